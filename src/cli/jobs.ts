// `jobs`: the day's work by hand, on the jobs' own login. Needs no administrator, and does nothing that a server would not.
import { parseArgs } from "node:util";
import type { Config } from "../config.ts";
import { isCivilDay } from "../core/dates.ts";
import { openDatabase, openJobsPool } from "../database/index.ts";
import { type JobResult, jobs, runDueDays, runJob } from "../jobs/index.ts";
import { logToStandardError } from "./database.ts";

export const usage = `usage: jobs [--date yyyy-mm-dd] [--job name] [--again]
  without a date: every day that is not done
  --date   the jobs of this day that are not done
  --job    this job alone: ${jobs.map(({ name }) => name).join(", ")}
  --again  also what is done already, from all rows`;

export async function runJobs(argv: readonly string[], config: Config): Promise<void> {
  const { date, job, again } = parseOptions(argv);
  const database = await openDatabase(config, logToStandardError);
  try {
    const sql = openJobsPool(database.runtimeUrl, database.logins);
    try {
      const results: JobResult[] = [];
      const tell = (result: JobResult) => {
        results.push(result);
        process.stdout.write(`${lineOf(result)}\n`);
      };
      const chosen = jobs.filter(({ name }) => job === undefined || name === job);
      if (date === undefined)
        await runDueDays(sql, { tell, goesOn: (name) => chosen.some((one) => one.name === name) });
      else for (const { name } of chosen) tell(await runJob(sql, name, date, again));
      const failed = results.filter(({ outcome }) => !["done", "done-before"].includes(outcome));
      if (failed.length > 0) throw new Error(`not done: ${failed.map((one) => one.job).join(", ")}`);
    } finally {
      await sql.end({ timeout: 5 });
    }
  } finally {
    await database.close();
  }
}

const lineOf = ({ job, day, outcome, changed, code }: JobResult): string =>
  [day, job, outcome, changed ?? "", code ?? ""].join("\t").trimEnd();

function parseOptions(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { date: { type: "string" }, job: { type: "string" }, again: { type: "boolean" } },
    });
    const { date, job, again = false } = values;
    if (date !== undefined && !isCivilDay(date)) throw new Error("--date is no civil day");
    if (again && date === undefined) throw new Error("--again needs a --date");
    if (job !== undefined && !jobs.some(({ name }) => name === job))
      throw new Error(`no job is called ${job}`);
    return { date, job, again };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
