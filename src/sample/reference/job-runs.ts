// The sample's day was done: copies and counts are written as of it. One job of it failed at first.
import { jobNames } from "../../domains/reference/index.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelledAt, labelledId } from "../writing/ids.ts";
import type { ReferenceTables } from "./tables.ts";

export function addJobRuns({ jobRun }: ReferenceTables, { today }: SampleCalendar): void {
  for (const [minute, job] of jobNames.stored.entries()) {
    const startedAt = new Date(Date.parse(`${today}T00:00:00+08:00`) + minute * 60_000);
    const run = (outcome: "done" | "failed", rowsChanged: number, after: number) =>
      jobRun.add({
        id: labelledId(`${outcome} ${job}`),
        createdAt: labelledAt,
        job,
        day: today,
        startedAt: new Date(startedAt.getTime() + after),
        finishedAt: new Date(startedAt.getTime() + after + 250 * (minute + 1)),
        outcome,
        rowsChanged,
        errorCode: outcome === "failed" ? "57014" : null,
      });
    if (job === "subsidy-dues") run("failed", 0, 0);
    run("done", minute * 3, 20_000);
  }
}
