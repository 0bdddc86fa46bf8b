// Mandatory reports and their recipients (三(十); 未保法11). The narrative is bound to the purpose of responding.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { mandatoryReport, reportRecipient } from "./mandatory-report.table.ts";

const protectedRecord = {
  owner: "civil-affairs",
  classification: "L4",
  sharing: "none",
  source: "三(十); 未保法11",
  roots: ["record", "list"],
  isProtected: true,
} as const;

@Entity({
  ...protectedRecord,
  duties: ["三(十)-7", "三(十)-11"],
  table: mandatoryReport,
  plural: "mandatoryReports",
  term: "强制报告",
  description: "A report that a child is or may be harmed. Invisible to every guardian.",
  roots: ["record", "list"],
  orderings: { REPORTED_AT: "reportedAt" },
  shares: [
    ofSchool({ description: "School concerned." }),
    ofTownship({ term: "发生地乡镇", description: "Township where it happened." }),
    ofChild({
      description: "Child; null while not known.",
      inverse: {
        name: "mandatoryReports",
        usual: 5,
        term: "强制报告",
        description: "Reports about the child. Invisible to every guardian.",
        owner: "civil-affairs",
        sharing: "none",
      },
    }),
  ],
})
export class MandatoryReport {
  @Column(mandatoryReport.reportNo, { term: "报告编号", description: "Number of the report." })
  reportNo!: string;
  @Column(mandatoryReport.contactId, {
    term: "关爱联系标识",
    description: "Contact by which the child was named, where whoever did so may not know its id.",
  })
  contactId!: string;
  @Column(mandatoryReport.category, { term: "类别", description: "Category." })
  category!: string;
  @Column(mandatoryReport.eventAt, { term: "发生时间", description: "When it happened." })
  eventAt!: string;
  @Column(mandatoryReport.knownAt, { term: "知悉时间", description: "When the reporter came to know." })
  knownAt!: string;
  @Column(mandatoryReport.reportedAt, { term: "报告时间", description: "When it was reported." })
  reportedAt!: string;
  @Column(mandatoryReport.reporterKind, {
    term: "报告人类型",
    description: "Kind of reporter.",
  })
  reporterKind!: string;
  @Column(mandatoryReport.reporterSchoolId, { term: "报告学校标识", description: "School that reported." })
  reporterSchoolId!: string;
  @Column(mandatoryReport.reporterTownshipId, {
    term: "报告乡镇标识",
    description: "Township that reported.",
  })
  reporterTownshipId!: string;
  @Column(mandatoryReport.reporterVillageId, {
    term: "报告村(居)标识",
    description: "Village that reported.",
  })
  reporterVillageId!: string;
  @Column(mandatoryReport.reporterTeacherId, { term: "报告教师标识", description: "Teacher who reported." })
  reporterTeacherId!: string;
  @Secret(
    { cipher: mandatoryReport.narrativeCipher },
    { term: "情况描述", description: "What was reported." },
  )
  narrative!: string;
  @Column(mandatoryReport.status, {
    term: "状态",
    description: "From filed to closed.",
  })
  status!: string;
  @Column(mandatoryReport.closedOn, { term: "办结日期", description: "Day it was closed." })
  closedOn!: string;
}

@Entity({
  ...protectedRecord,
  duties: ["三(十)-11"],
  table: reportRecipient,
  plural: "reportRecipients",
  term: "接报记录",
  description: "What one department received and when it first acted.",
  roots: ["record", "list"],
  orderings: { DUE_AT: "dueAt" },
})
export class ReportRecipient {
  @Column(reportRecipient.reportId, { term: "报告标识", description: "Report." })
  reportId!: string;
  @Column(reportRecipient.department, {
    term: "部门",
    description: "Recipient department.",
  })
  department!: string;
  @Column(reportRecipient.receivedAt, { term: "接报时间", description: "When it received the report." })
  receivedAt!: string;
  @Column(reportRecipient.acceptedAt, {
    term: "受理时间",
    description: "When it accepted it as its own to handle.",
  })
  acceptedAt!: string;
  @Column(reportRecipient.firstActionAt, { term: "首次处置时间", description: "When it first acted." })
  firstActionAt!: string;
  @Column(reportRecipient.closedAt, { term: "办结时间", description: "When it had done its part." })
  closedAt!: string;
  @Column(reportRecipient.status, {
    term: "处置状态",
    description: "How far its own part is, whatever the others do.",
  })
  status!: string;
  @Column(reportRecipient.dueAt, {
    term: "首次处置时限",
    description: "When its first action is due, by the rule in force on receipt.",
  })
  dueAt!: string;
  @Computed({
    term: "首次处置用时",
    description: "Whole hours from receipt to first action; null before it.",
    unit: "hours",
    scalar: "int",
    expression: ({ column }) =>
      sql`floor(extract(epoch from ${column("firstActionAt")} - ${column("receivedAt")}) / 3600)::int`,
  })
  firstActionHours!: number;
  @Computed({
    term: "逾期未处置",
    description: "No first action, and the hour it was due at has passed.",
    scalar: "boolean",
    expression: ({ column, now }) =>
      sql`coalesce(${column("firstActionAt")} is null and ${column("dueAt")} < ${now}, false)`,
  })
  overdue!: boolean;
  @ToOne("MandatoryReport", "reportId", {
    term: "报告",
    description: "Report.",
    inverse: { name: "recipients", usual: 10, term: "接报部门", description: "Recipients." },
  })
  report!: unknown;
}
