// What happens to a running server when this process ends without having let go of it. Leaves the signals to
// whoever else listens to them: a server that drains lets go by itself.

export interface Hold {
  /** Before the end, when there is time to wait. */
  release(): Promise<void>;
  /** At the very end: nothing asynchronous happens any more. */
  abandon(): void;
}

const held = new Set<Hold>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function abandonAll(): void {
  for (const hold of held) hold.abandon();
}

/** Afterwards the signal does its usual work, so that the exit status tells the truth. */
async function releaseOnSignal(signal: NodeJS.Signals): Promise<void> {
  if (process.listenerCount(signal) > 1) return;
  await Promise.allSettled([...held].map((hold) => hold.release()));
  process.removeListener(signal, releaseOnSignal);
  process.kill(process.pid, signal);
}

/** Returns how to let go. */
export function holdUntilEnd(hold: Hold): () => void {
  if (held.size === 0) {
    process.on("exit", abandonAll);
    for (const signal of signals) process.on(signal, releaseOnSignal);
  }
  held.add(hold);
  return () => {
    if (!held.delete(hold) || held.size > 0) return;
    process.off("exit", abandonAll);
    for (const signal of signals) process.off(signal, releaseOnSignal);
  };
}
