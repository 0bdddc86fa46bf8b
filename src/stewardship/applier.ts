// Asks every second whether a change of the rights is due, with a login of its own that serves nobody: of several processes one puts
// it into force, the others find it there. What fails for want of a lock or a connection is tried again, and is an alarm once.
import { setTimeout as pause } from "node:timers/promises";
import { type Applying, knowInForce } from "../database/index.ts";
import { type Approved, dropEnded, type Put, putDueChanges } from "./put-due.ts";

export interface ApplierOptions {
  readonly applying: Applying;
  readonly approved: Approved;
  readonly alarm: (message: string, error: unknown) => void;
  readonly tell: (message: string, put: Put) => void;
  /** Another connection: what was waited for on this one failed, or never came. */
  readonly renew: () => void;
  readonly everyMs?: number;
}

export interface Applier {
  /** Looks at once, instead of at its time. */
  wake(): void;
  /** What is being put into force is, or is undone by the database with the end of its connection. */
  close(): Promise<void>;
}

const usualMs = 1_000;
/** Longer than a database that is not stuck takes. */
const patienceMs = 60_000;
/** As long as one change takes, and longer. */
const graceMs = 5_000;
/** How often it is looked for grants that have ended, which the planner gives no more anyway. */
const endedEveryMs = 60_000;

export function startApplier({
  applying,
  approved,
  alarm,
  tell,
  renew,
  everyMs = usualMs,
}: ApplierOptions): Applier {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let endedLookedAt = Number.NEGATIVE_INFINITY;
  let told: string | null = null;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    await knowInForce(applying);
    for (const put of await putDueChanges(applying, approved)) tell("other rights are in force", put);
    if (performance.now() - endedLookedAt < endedEveryMs) return;
    endedLookedAt = performance.now();
    const put = await dropEnded(applying);
    if (put !== null) tell("rights that had ended were taken out", put);
  };
  const once = async (): Promise<void> => {
    try {
      await within(patienceMs, look());
      told = null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== told) alarm("a change of the rights is due and not in force: it is tried again", error);
      told = message;
      renew();
    }
  };
  const go = (): void => {
    clearTimeout(timer);
    if (closed) return;
    looking = looking.then(once).then(() => {
      clearTimeout(timer);
      if (!closed) timer = setTimeout(go, everyMs).unref();
    });
  };
  go();
  return {
    wake: go,
    async close() {
      closed = true;
      clearTimeout(timer);
      await Promise.race([looking, pause(graceMs, undefined, { ref: false })]);
    },
  };
}

/** A driver may forget whom it has to tell that a connection has broken. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database has not answered for ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
