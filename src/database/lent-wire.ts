// The wire through a pooler that lends a connection for one transaction (pgbouncer): start-up parameters do not reach PostgreSQL, and
// what a session sets is the next client's. Beneath the driver each statement becomes a transaction that begins by saying for itself
// what the driver said at the start, and that ends with it; so nothing stays behind. The driver hears that a statement has ended
// once its transaction has.
import { Duplex } from "node:stream";

/** What poolers hand on by themselves. */
const handedOn = new Set(["user", "database", "client_encoding", "application_name"]);
/** Said by the driver or by the URL, and nothing to PostgreSQL. */
const unsaid = new Set(["pooler", "tongchou.greeting"]);
const protocol3 = 196_608;

/** A message of a letter and what it holds. */
function message(letter: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : part)),
  );
  const head = Buffer.alloc(5, letter);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const count16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);

function count32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A statement whose values are no part of its text: whoever sees what a login asks (`pg_stat_activity`) sees none of them. */
function statement(sql: string, values: readonly string[] = []): Buffer {
  const bound = values.flatMap((value) => [count32(Buffer.byteLength(value)), Buffer.from(value)]);
  return Buffer.concat([
    message("P", "", sql, count16(0)),
    message("B", "", "", count16(0), count16(values.length), ...bound, count16(0)),
    message("E", "", count32(0)),
  ]);
}
const commit = message("Q", "commit");

/** Whether the message is a greeting that names a user: nothing else is changed. */
const isStartup = (first: Buffer): boolean => first.length > 8 && first.readUInt32BE(4) === protocol3;

function readStartup(message: Buffer): ReadonlyMap<string, string> {
  const words = message.toString("utf8", 8, message.length - 2).split("\0");
  return new Map(
    Array.from({ length: words.length / 2 }, (_, at) => [words[2 * at] ?? "", words[2 * at + 1] ?? ""]),
  );
}

function startupMessage(said: ReadonlyMap<string, string>): Buffer {
  const words = [...said].filter(([name]) => handedOn.has(name)).flat();
  const body = Buffer.from(`${words.map((word) => `${word}\0`).join("")}\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.writeUInt32BE(protocol3, 4);
  return Buffer.concat([head, body]);
}

/** Of transactions themselves there are words of their own: those settings are of the next one. */
function beginning(said: ReadonlyMap<string, string>): Buffer {
  const isolation = said.get("default_transaction_isolation");
  const readOnly = said.get("default_transaction_read_only");
  const modes = [
    ...(isolation === undefined ? [] : [`isolation level ${isolation}`]),
    ...(readOnly === undefined ? [] : [readOnly === "off" ? "read write" : "read only"]),
    "not deferrable",
  ];
  const settings = [...said].filter(
    ([name]) => !handedOn.has(name) && !unsaid.has(name) && !name.startsWith("default_transaction_"),
  );
  const set = settings.map((_, at) => `pg_catalog.set_config($${2 * at + 1}, $${2 * at + 2}, true)`);
  return Buffer.concat([
    statement(`begin ${modes.join(", ")}`),
    ...(set.length === 0 ? [] : [statement(`select ${set.join(", ")}`, settings.flat())]),
    message("S"),
  ]);
}

/** Of each statement the server answers three: the beginning, itself, and the commit. */
const [ofBeginning, ofStatement, ofCommit] = [0, 1, 2] as const;

const code = (letter: string): number => letter.charCodeAt(0);
const [query, sync, terminate, error, ready] = ["Q", "S", "X", "E", "Z"].map(code);
/** Before the first statement: passwords. */
const password = code("p");

/** Takes what comes in pieces apart into messages. Of a long one the pieces are put together once. */
class Messages {
  private pieces: Buffer[] = [];
  private held = 0;
  private wanted = 5;

  *of(chunk: Buffer): Generator<Buffer> {
    this.pieces.push(chunk);
    this.held += chunk.length;
    if (this.held < this.wanted) return;
    let rest = this.pieces.length === 1 ? chunk : Buffer.concat(this.pieces, this.held);
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const end = rest.readUInt32BE(1) + 1;
      yield rest.subarray(0, end);
      rest = rest.subarray(end);
    }
    this.pieces = rest.length === 0 ? [] : [rest];
    this.held = rest.length;
    this.wanted = rest.length < 5 ? 5 : rest.readUInt32BE(1) + 1;
  }
}

const joined = (out: readonly Buffer[]): Buffer =>
  out.length === 1 && out[0] !== undefined ? out[0] : Buffer.concat(out);

class LentWire extends Duplex {
  private readonly wire: Duplex;
  private begin: Buffer | null = null;
  private readonly said = new Messages();
  private readonly heard = new Messages();
  private greeted = false;
  private plain = false;
  private inStatement = false;
  private answer: number = ofBeginning;
  private serving = false;
  private faulty = false;

  constructor(wire: Duplex) {
    super();
    this.wire = wire;
    wire.on("data", (chunk: Buffer) => {
      const told = this.plain ? chunk : this.hear(chunk);
      if (told.length > 0 && !this.push(told)) wire.pause();
    });
    wire.on("end", () => this.push(null));
    wire.on("error", (fault) => this.destroy(fault));
    wire.on("close", () => this.destroy());
  }

  /** As the driver asks a socket. */
  get readyState(): string {
    return (this.wire as { readonly readyState?: string }).readyState ?? "open";
  }

  /** The driver's messages, each statement between its beginning and its commit. */
  private say(chunk: Buffer): Buffer {
    if (!this.greeted) return this.greet(chunk);
    const out: Buffer[] = [];
    for (const said of this.said.of(chunk)) {
      const [type] = said;
      if (!this.inStatement && type !== terminate && type !== password) {
        this.inStatement = true;
        if (this.begin !== null) out.push(this.begin);
      }
      out.push(said);
      if (type !== query && type !== sync) continue;
      this.inStatement = false;
      out.push(commit);
    }
    return joined(out);
  }

  private greet(first: Buffer): Buffer {
    this.greeted = true;
    // A wish to cancel.
    this.plain = !isStartup(first);
    if (this.plain) return first;
    const length = first.readUInt32BE(0);
    const said = readStartup(first.subarray(0, length));
    this.begin = beginning(said);
    return Buffer.concat([startupMessage(said), this.say(first.subarray(length))]);
  }

  /** The server's messages, without those about beginnings and commits. */
  private hear(chunk: Buffer): Buffer {
    const out: Buffer[] = [];
    for (const heard of this.heard.of(chunk)) if (this.isForDriver(heard[0])) out.push(heard);
    return joined(out);
  }

  private isForDriver(type: number | undefined): boolean {
    if (!this.serving) {
      this.serving = type === ready;
      return true;
    }
    if (type === ready) {
      const ended = this.answer === ofCommit;
      this.answer = ended ? ofBeginning : this.answer + 1;
      if (ended) this.faulty = false;
      return ended;
    }
    if (type !== error) return this.answer === ofStatement;
    // The first one says why; what comes of it says nothing.
    const first = !this.faulty;
    this.faulty = true;
    return first;
  }

  override _read(): void {
    this.wire.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const message = this.plain ? chunk : this.say(chunk);
    if (message.length === 0) done();
    else this.wire.write(message, done);
  }

  override _final(done: () => void): void {
    this.wire.end(done);
  }

  override _destroy(fault: Error | null, done: (error: Error | null) => void): void {
    this.wire.destroy();
    done(fault);
  }
}

export const lentWire = (wire: Duplex): Duplex => new LentWire(wire);
