// The wires to PostgreSQL: plain ones and those over TLS, of one kind to the driver.
import { isIP, Socket } from "node:net";
import { Duplex } from "node:stream";
import { connect } from "node:tls";
import { databaseTls, isLent } from "../config.ts";
import { lentWire } from "./lent-wire.ts";

/** As the driver tells it. */
interface Address {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

/**
 * A connection that breaks is to the driver an error and then an end; what it is asked between the two, it sends into the void and
 * never forgets: the next answer on that connection would be taken for the answer to it. Told that it has ended without an error, it
 * refuses whatever waits there. Of several hosts the next one is dialled once one is not reached. TLS is made here, for what the driver
 * would make itself tells it of an error. `watch` sees what goes over the wire, whatever a pooler makes of it.
 */
export function socketOpener(
  url: string,
  watch: (wire: Duplex) => Duplex = (wire) => wire,
): (address: Address) => Duplex {
  const open = wireOpener(url);
  return isLent(url)
    ? (address) => endingWell(lentWire(watch(open(address))))
    : (address) => watch(open(address));
}

function wireOpener(url: string): (address: Address) => Duplex {
  const tls = databaseTls(url);
  let dialled = 0;
  return ({ host: hosts, port: ports, path }) => {
    const turn = dialled;
    const at = turn % Math.max(hosts.length, 1);
    const host = hosts[at] ?? "127.0.0.1";
    const wire = new Socket();
    let reached = false;
    wire.once("connect", () => {
      reached = true;
    });
    wire.once("error", () => {
      if (!reached && dialled === turn) dialled += 1;
    });
    if (path) wire.connect(path);
    else wire.connect(ports[at] ?? 5432, host);
    if (tls === null || path) return endingWell(wire);
    const name = isIP(host) === 0 ? { servername: host } : { host };
    return endingWell(connect({ ...tls, ...name, socket: new Agreed(wire) }));
  };
}

/** Once it has ended the driver listens no more, and what was still being written may fail only then. */
function endingWell<S extends Duplex>(stream: S): S {
  const emit = stream.emit.bind(stream);
  stream.emit = (event: string | symbol, ...told: unknown[]) => {
    if (event === "error" && stream.listenerCount(event) === 0) return false;
    return event === "close" ? emit(event, false) : emit(event, ...told);
  };
  return stream;
}

/** PostgreSQL's SSLRequest. */
const askForTls = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const willingly = "S".charCodeAt(0);

/** What TLS is spoken over: asks the server first whether it speaks it, and holds back until it has agreed. */
class Agreed extends Duplex {
  private readonly wire: Socket;
  private agreed = false;
  private held: (() => void) | null = null;

  constructor(wire: Socket) {
    super();
    this.wire = wire;
    wire.once("connect", () => wire.write(askForTls));
    wire.on("data", (chunk) => {
      if (!this.agreed) this.hear(chunk);
      else if (!this.push(chunk)) wire.pause();
    });
    wire.on("end", () => this.push(null));
    wire.on("error", (error) => this.destroy(error));
    wire.on("close", () => this.destroy());
  }

  /** More than the one letter was never said by the server: it came from between. */
  private hear(answer: Buffer): void {
    if (answer.length !== 1 || answer[0] !== willingly) {
      this.destroy(new Error("the database does not speak TLS"));
      return;
    }
    this.agreed = true;
    this.held?.();
    this.held = null;
  }

  override _read(): void {
    this.wire.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const send = () => this.wire.write(chunk, done);
    if (this.agreed) send();
    else this.held = send;
  }

  override _final(done: () => void): void {
    this.wire.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.wire.destroy();
    done(error);
  }
}
