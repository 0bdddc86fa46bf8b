// Has the days' work done that is not: each job's days in their order, the jobs of a day in theirs. Whatever fails is told
// and left for the next time, and holds up nothing but its own later days. Which day it is, the database says.
import type { Sql } from "postgres";
import { type JobName, jobs } from "./jobs.ts";

export interface JobResult {
  readonly job: JobName;
  readonly day: string;
  /** `elsewhere`: another process does it now; `waits`: an earlier day of the job is not done. */
  readonly outcome: "done" | "failed" | "done-before" | "elsewhere" | "waits" | "ahead" | "unknown";
  readonly changed: number | null;
  readonly code: string | null;
}

export interface DaysToRun {
  /** Told of each run. */
  readonly tell: (result: JobResult) => void;
  /** Asked before each: false leaves the rest for another time. */
  readonly goesOn: (job: JobName) => boolean;
}

const dayMs = 86_400_000;
const next = (day: string): string => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);

export async function runJob(sql: Sql, job: JobName, day: string, again = false): Promise<JobResult> {
  const [row] = await sql<Omit<JobResult, "job" | "day">[]>`
    select outcome, changed, code from tc.run_job(${job}, ${day}, ${again})`;
  if (row === undefined) throw new Error("tc.run_job gave no row");
  return { job, day, ...row };
}

/** Every day up to today that a job has not been done for; of one that never ran, today alone. */
export async function runDueDays(sql: Sql, { tell, goesOn }: DaysToRun): Promise<void> {
  const known = await sql<{ job: JobName | null; doneTo: string | null; today: string }[]>`
    select job, done_to::text as "doneTo", today::text as today from tc.job_days()`;
  const today = known.find(({ job }) => job === null)?.today;
  if (today === undefined) throw new Error("the database does not take this process for a server");
  const from = new Map<JobName, string>();
  for (const { name } of jobs) {
    const doneTo = known.find(({ job }) => job === name)?.doneTo ?? null;
    from.set(name, doneTo === null ? today : next(doneTo));
  }
  const first = [...from.values()].sort()[0] ?? today;
  for (let day = first; day <= today; day = next(day)) {
    for (const { name } of jobs) {
      if (day < (from.get(name) ?? today) || !goesOn(name)) continue;
      const result = await runJob(sql, name, day);
      tell(result);
      // Its later days wait for this one.
      if (result.outcome !== "done" && result.outcome !== "done-before") from.set(name, "9999-12-31");
    }
  }
}
