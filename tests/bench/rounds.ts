// The timed part: in every round each system answers each case for a while, one after the other, so that whatever else
// the machine does meets all of them.
import type { Sql } from "postgres";
import type { Together } from "./asking.ts";
import type { System } from "./cases.ts";
import { openCpuMeter } from "./cpu.ts";
import { type LoadResult, startLoadGenerator } from "./load.ts";
import { forgetWritten } from "./writing.ts";

/** A request whose answer has been compared, and how long that answer is. */
export interface Checked {
  readonly name: string;
  readonly system: System;
  readonly asking: Together;
  readonly bytes: number;
}

export interface Sample extends LoadResult {
  /** Processor milliseconds per request; null where the system does not tell. */
  readonly cpu: { readonly app: number; readonly database: number } | null;
}

const warmUpMs = 1500;

/** Samples by `<case> <system>`, one of each round, in order. */
export async function runRounds(
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  askings: readonly Checked[],
  processOf: (system: System) => number,
  admin: Sql,
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, Sample[]>();
  const generator = startLoadGenerator();
  const meter = await openCpuMeter(admin);
  try {
    for (let round = 0; round <= rounds; round += 1) {
      // Round 0 warms up and does not count; the order turns, so that nobody always follows the same neighbour.
      const milliseconds = round === 0 ? warmUpMs : seconds * 1000;
      for (const { name, system, asking, bytes } of round % 2 === 0 ? askings : askings.toReversed()) {
        const before = await meter.read(processOf(system));
        const result = await generator.run({ ...asking, bytes, milliseconds });
        const after = await meter.read(processOf(system));
        if (asking.anew !== undefined) await forgetWritten(admin);
        if (round === 0) continue;
        const cpu =
          before === null || after === null
            ? null
            : {
                app: (after.app - before.app) / result.requests,
                database: (after.database - before.database) / result.requests,
              };
        process.stderr.write(
          `round ${round} ${name} ${system}: ${result.rps.toFixed(0)}/s, p50 ${result.p50Ms.toFixed(1)} ms\n`,
        );
        samples.set(`${name} ${system}`, [...(samples.get(`${name} ${system}`) ?? []), { ...result, cpu }]);
      }
    }
  } finally {
    generator.stop();
  }
  return samples;
}
