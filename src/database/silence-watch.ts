// A database that does not answer (a process that is stopped, a wire that leads nowhere) breaks no connection: whoever waits for it
// would wait for ever. A connection that owes an answer and says nothing for longer than any statement may take is cut off.
import type { Duplex } from "node:stream";

/** Counts messages of one direction by their first byte, over chunks that end anywhere. */
class Messages {
  private readonly wanted: ReadonlySet<number>;
  private readonly header = Buffer.alloc(5);
  private inHeader = 0;
  private skip = 0;

  constructor(types: string) {
    this.wanted = new Set(Buffer.from(types));
  }

  in(chunk: Uint8Array): number {
    let found = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.skip > 0) {
        const taken = Math.min(this.skip, chunk.length - at);
        this.skip -= taken;
        at += taken;
        continue;
      }
      this.header[this.inHeader] = chunk[at] ?? 0;
      this.inHeader += 1;
      at += 1;
      if (this.inHeader < 5) continue;
      if (this.wanted.has(this.header[0] ?? 0)) found += 1;
      this.skip = this.header.readUInt32BE(1) - 4;
      this.inHeader = 0;
    }
    return found;
  }
}

const quiet = new WeakMap<Duplex, () => boolean>();

/** Whether nothing is asked on it and nothing is on its way. */
export const owesNothing = (stream: Duplex): boolean => quiet.get(stream)?.() ?? false;

/** Destroys the stream once it has owed an answer for so long without a byte. What it is told first is the greeting. */
export function watchSilence<S extends Duplex>(stream: S, silentMs: number): S {
  const asked = new Messages("SQ");
  const answered = new Messages("Z");
  // The greeting is answered like a statement, and has no type.
  let owed = 1;
  let greeted = false;
  // Also of a question that the driver asks before the statement (what its parameters are): nothing counts its answer.
  let waiting = false;
  let timer: NodeJS.Timeout | undefined;
  let heardAt = performance.now();
  const cut = () => {
    const since = heardAt;
    // A process that was itself stopped for a while finds its timers due before what came meanwhile.
    setImmediate(() => {
      if (waiting && heardAt === since) stream.destroy();
    });
  };
  const wait = () => {
    clearTimeout(timer);
    if (waiting) timer = setTimeout(cut, silentMs).unref();
  };
  quiet.set(stream, () => greeted && !waiting && owed === 0);
  const write = stream.write.bind(stream) as (chunk: Uint8Array, ...rest: unknown[]) => boolean;
  stream.write = ((chunk: Uint8Array, ...rest: unknown[]) => {
    if (greeted) owed += asked.in(chunk);
    greeted = true;
    if (!waiting) {
      waiting = true;
      wait();
    }
    return write(chunk, ...rest);
  }) as typeof stream.write;
  const emit = stream.emit.bind(stream);
  stream.emit = (event: string | symbol, ...told: unknown[]) => {
    if (event === "data") {
      owed = Math.max(0, owed - answered.in(told[0] as Uint8Array));
      heardAt = performance.now();
      waiting = owed > 0;
      wait();
    } else if (event === "close") clearTimeout(timer);
    return emit(event, ...told);
  };
  return stream;
}
