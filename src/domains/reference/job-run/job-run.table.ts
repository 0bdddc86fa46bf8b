// The record of the day's work (日常作业记录), kept by `tc.run_job` alone.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, rules } from "../../../catalogue/index.ts";
import { instant, rowColumns } from "../../../database/columns.ts";
import { jobNames, jobOutcomes } from "./job-run.codes.ts";

export const jobRun = pgTable(
  "job_run",
  {
    ...rowColumns(),
    job: codeColumn("job", jobNames).notNull(),
    /** The civil day whose work it was; later than that where the day was caught up. */
    day: date("day").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at").notNull(),
    outcome: codeColumn("outcome", jobOutcomes).notNull(),
    rowsChanged: integer("rows_changed").notNull(),
    errorCode: text("error_code"),
  },
  (t) => [
    ...columnChecks(t),
    check("job_run_ended", sql`${t.startedAt} <= ${t.finishedAt}`),
    check(
      "job_run_failed_says_why",
      sql`(${t.outcome} = 'failed') = (${t.errorCode} is not null) and ${t.rowsChanged} >= 0`,
    ),
    index("job_run_job").on(t.job, t.day, t.id),
    index("job_run_day").on(t.day, t.id),
  ],
);

export const jobRunRules = rules({
  job_run_derives: {
    clause: "四(四)",
    fields: [
      "job",
      "rural_subsidy_due.due_fen",
      "care_contact.name",
      "civil_affairs_candidate.reason",
      "rotation_eligibility.eligible",
      "school_age_count.children",
    ],
    zh: "由平台推算的数据只由推算写入，不得手工增改删。",
    en: "What the platform derives is written by its derivation alone, by nobody's hand.",
  },
  job_run_failed_says_why: {
    fields: ["outcome", "error_code", "rows_changed"],
    zh: "失败的作业记有错误代码，且只有失败的作业才有。",
    en: "A run that failed has an error's code, and no other has.",
  },
});
