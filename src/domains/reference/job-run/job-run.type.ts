import { Column, Entity } from "../../../catalogue/index.ts";
import { jobRun } from "./job-run.table.ts";

@Entity({
  table: jobRun,
  plural: "jobRuns",
  term: "作业记录",
  description: "A run of one part of a day's work: what happened, never whose rows it concerned.",
  owner: "administration",
  classification: "L2",
  sharing: "none",
  source: "GB/T 22239",
  orderings: { DAY: "day" },
  roots: ["list"],
})
export class JobRun {
  @Column(jobRun.job, { term: "作业", description: "Which part of the day's work." })
  job!: string;
  @Column(jobRun.day, { term: "所属日期", description: "Civil day whose work it was." })
  day!: string;
  @Column(jobRun.startedAt, { term: "开始时间", description: "When it began." })
  startedAt!: string;
  @Column(jobRun.finishedAt, { term: "结束时间", description: "When it ended." })
  finishedAt!: string;
  @Column(jobRun.outcome, { term: "结果", description: "Done or failed; what failed is done again." })
  outcome!: string;
  @Column(jobRun.rowsChanged, { term: "变更行数", description: "Rows it changed.", unit: "rows" })
  rowsChanged!: number;
  @Column(jobRun.errorCode, {
    term: "错误代码",
    description: "SQLSTATE of the failure; null where it was done.",
  })
  errorCode!: string;
}
