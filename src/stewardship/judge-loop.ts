// Asks every second whether a change of the rights waits to be judged, and whether an urgent one has no end yet. Beside the loop that
// applies, on a connection of its own: counting many rows holds up nothing that is due. Of several processes each may judge: what one
// found of a version of a change is written once.
import { draftExpiries } from "./draft-expiries.ts";
import { type Judging, judgeSubmitted } from "./judge-changes.ts";

export interface JudgeOptions {
  readonly judging: Judging;
  readonly alarm: (message: string, error: unknown) => void;
  readonly everyMs?: number;
}

export interface Judge {
  /** What is being judged is, or is judged by whoever asks next. */
  close(): Promise<void>;
}

const usualMs = 1_000;

export function startJudge({ judging, alarm, everyMs = usualMs }: JudgeOptions): Judge {
  let closed = false;
  let told: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const once = async (): Promise<void> => {
    try {
      await judgeSubmitted(judging);
      await draftExpiries(judging);
      told = null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== told && !closed)
        alarm("a change of the rights is not judged: it is tried again", error);
      told = message;
    }
    if (!closed) timer = setTimeout(go, everyMs).unref();
  };
  const go = (): void => {
    looking = once();
  };
  go();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
