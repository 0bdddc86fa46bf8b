// Work that keeps this thread for long, in steps: between two of them others are served.
import { setImmediate } from "node:timers/promises";

/** Yields wherever it may be interrupted. */
export type Steps<T> = Generator<void, T, void>;

/** Ends once others were served. */
export type Rest = () => Promise<void>;

/** Milliseconds in one go: less than what an ordinary operation takes of this thread, everything together. */
const sliceMs = 1;

export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

export async function withRests<T>(steps: Steps<T>, rest: Rest = setImmediate): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < sliceMs) continue;
    await rest();
    since = performance.now();
  }
}

/** The same items, each a promise: what waits for one goes on with it before the next is there, and after some comes a rest. */
export function handedOut<T>(items: readonly T[], rest: Rest = setImmediate): Promise<T>[] {
  const promised = items.map(() => Promise.withResolvers<T>());
  const handOut = async (): Promise<void> => {
    // Whoever takes the list first begins to wait.
    await null;
    let since = performance.now();
    for (const [index, item] of items.entries()) {
      promised[index]?.resolve(item);
      // Whoever waits for it goes on.
      await null;
      if (performance.now() - since < sliceMs) continue;
      await rest();
      since = performance.now();
    }
  };
  handOut().catch((error: unknown) => {
    for (const { reject } of promised) reject(error);
  });
  return promised.map(({ promise }) => promise);
}
