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

const queryMessage = (sql: string): Buffer => {
  const message = Buffer.alloc(6 + Buffer.byteLength(sql));
  message.write("Q");
  message.writeUInt32BE(message.length - 1, 1);
  message.write(sql, 5);
  return message;
};
const commit = queryMessage("commit");

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

function literal(text: string): string {
  // Until they are said, a session may have any rules for quotes.
  if (/['\\]/.test(text)) throw new Error("a setting with a quote does not go through a pooler");
  return `'${text}'`;
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
  const set = settings.map(
    ([name, value]) => `pg_catalog.set_config(${literal(name)}, ${literal(value)}, true)`,
  );
  return queryMessage(`begin ${modes.join(", ")}; select ${set.length === 0 ? "1" : set.join(", ")}`);
}

/** Of each statement the server answers three: the beginning, itself, and the commit. */
const [ofBeginning, ofStatement, ofCommit] = [0, 1, 2] as const;

const code = (letter: string): number => letter.charCodeAt(0);
const [query, sync, terminate, error, ready] = ["Q", "S", "X", "E", "Z"].map(code);
/** Before the first statement: passwords. */
const password = code("p");

class LentWire extends Duplex {
  private readonly wire: Duplex;
  private begin: Buffer | null = null;
  private said: Buffer = Buffer.alloc(0);
  private heard: Buffer = Buffer.alloc(0);
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
    let rest = this.said.length === 0 ? chunk : Buffer.concat([this.said, chunk]);
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const message = rest.subarray(0, rest.readUInt32BE(1) + 1);
      rest = rest.subarray(message.length);
      const [type] = message;
      if (!this.inStatement && type !== terminate && type !== password) {
        this.inStatement = true;
        if (this.begin !== null) out.push(this.begin);
      }
      out.push(message);
      if (type !== query && type !== sync) continue;
      this.inStatement = false;
      out.push(commit);
    }
    this.said = rest;
    return out.length === 1 && out[0] !== undefined ? out[0] : Buffer.concat(out);
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
    let rest = this.heard.length === 0 ? chunk : Buffer.concat([this.heard, chunk]);
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const message = rest.subarray(0, rest.readUInt32BE(1) + 1);
      rest = rest.subarray(message.length);
      if (this.isForDriver(message[0])) out.push(message);
    }
    this.heard = rest;
    return out.length === 1 && out[0] !== undefined ? out[0] : Buffer.concat(out);
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
