// Loading the sample with someone watching: a bar on a terminal, a line per tenth in a log file, both on standard error.
import { type Clock, civilDate } from "../core/dates.ts";
import type { KeyRing } from "../database/secrets/key-ring.ts";
import { type LoadOptions, loadSample, type SampleSummary } from "./load-sample.ts";

/** What a first start loads. */
export const defaultScale = 0.02;

interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function openBar(): Promise<Progress> {
  const { SingleBar } = (await import("cli-progress")).default;
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {value}/{total} students | {duration_formatted}",
    hideCursor: true,
    stopOnComplete: true,
  });
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function openLines(): Progress {
  let tenths = 0;
  return {
    update(done, total) {
      const reached = Math.floor((done * 10) / total);
      if (reached > tenths) say(`${done} of ${total} students`);
      tenths = reached;
    },
    stop: () => undefined,
  };
}

export async function loadSampleWithProgress(
  adminUrl: string,
  keyRing: KeyRing,
  clock: Clock,
  options: Partial<Pick<LoadOptions, "scale" | "replace">> = {},
): Promise<SampleSummary> {
  say("loading the sample district");
  const progress = process.stderr.isTTY ? await openBar() : openLines();
  try {
    const summary = await loadSample(adminUrl, keyRing, {
      scale: defaultScale,
      ...options,
      today: civilDate(clock()),
      onProgress: progress.update,
    });
    progress.stop();
    say(
      `loaded ${summary.students} students, ${summary.children} children, ${summary.guardians} guardians, ` +
        `${summary.schools} schools, ${summary.persons} people in ${summary.seconds.toFixed(1)} s`,
    );
    return summary;
  } finally {
    progress.stop();
  }
}
