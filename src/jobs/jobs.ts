// The day's work as values: each job by name, in order, with what asks for it, when it has something to do, and why then. Its
// SQL is `tc.job_<name>(since, day)` beside the tables that it keeps; what it may be repeated for stands there, too.
import type { jobNames } from "../domains/reference/index.ts";

export type JobName = (typeof jobNames)["stored"][number];

export interface Job {
  readonly name: JobName;
  /** Clauses of the plan, or the law, that would be broken without it. */
  readonly clauses: readonly string[];
  /** Days on which it finds something to do; it is asked on every day. */
  readonly when: string;
  readonly why: string;
}

const begins = "rows that begin or end on the day";

/** In this order: what stands on a copy comes after what makes it. */
export const jobs: readonly Job[] = [
  {
    name: "child-scopes",
    clauses: ["三(八)", "三(九)", "三(十)"],
    when: begins,
    why: "township and school on a child's rows are what row policies ask for",
  },
  {
    name: "teacher-scopes",
    clauses: ["三(三)", "三(五)"],
    when: begins,
    why: "school and township on a teacher's rows are what row policies ask for",
  },
  {
    name: "posts",
    clauses: ["三(五)"],
    when: begins,
    why: "a post is vacant from the day its term is over",
  },
  {
    name: "staffing",
    clauses: ["三(五)"],
    when: begins,
    why: "places are counted by who is there on the day",
  },
  {
    name: "class-sizes",
    clauses: ["三(四)"],
    when: begins,
    why: "a class is on the ledger from the day it is large",
  },
  {
    name: "closed-periods",
    clauses: ["四(四)"],
    when: "1 September; so many days after a term, month or fiscal year as its parameter says",
    why: "a period that is over answers for ever what it answered when it was closed",
  },
  {
    name: "left-behind",
    clauses: ["三(十)"],
    when: "sixteenth birthdays",
    why: "a record ends with the day on which the child is sixteen",
  },
  {
    name: "care-contacts",
    clauses: ["三(十)"],
    when: "begins, ends, moves and birthdays",
    why: "villages see who is in their care on the day, by the age of the day",
  },
  {
    name: "school-age",
    clauses: ["三(一)"],
    when: "every day",
    why: "places are planned by the residents of the day",
  },
  {
    name: "rotation-eligibility",
    clauses: ["三(三)"],
    when: "every day of September, and of the first month of all",
    why: "a year's conditions are those of its first day, entered in its first month, or as the district begins",
  },
  {
    name: "subsidy-dues",
    clauses: ["三(六)"],
    when: "every day for its month; on the first for the month before",
    why: "what is due follows the days at a school",
  },
  {
    name: "payee-accounts",
    clauses: ["三(六)", "PIPL 6"],
    when: "batches that ran out, accounts that ended",
    why: "a number is open for as long as it is paid to",
  },
  {
    name: "access-log",
    clauses: ["未成年人网络保护条例36", "PIPL 44"],
    when: "batches that no server has unpacked, reports that were released the day before",
    why: "who has seen a child's record is found by person and by child; what was withheld for a report is told once that is released",
  },
  {
    name: "spent-rows",
    clauses: ["PIPL 19"],
    when: "every day",
    why: "counts of look-ups are kept for a month, calls of commands for a day, uploads that nobody attached for an hour; the next month's history has its place",
  },
];
