// The ledger of left-behind children (三(十)). Whether a record is open follows from its days, never from a stored flag.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { leftBehindCheck, leftBehindRecord } from "./left-behind.table.ts";

const care = { owner: "township", classification: "L4", sharing: "conditional", source: "三(十)" } as const;

@Entity({
  ...care,
  duties: ["三(十)-2", "三(十)-4", "三(十)-5"],
  table: leftBehindRecord,
  plural: "leftBehindRecords",
  term: "留守儿童台账",
  description: "A period in which a child below sixteen is left behind. At most one is open.",
  orderings: { OPENED_ON: "openedOn", DUE_ON: "dueOn" },
  shares: [
    ofChild({
      inverse: {
        name: "leftBehindRecords",
        usual: 5,
        term: "留守台账",
        description: "Periods in which the child was left behind.",
        owner: "township",
      },
    }),
  ],
})
export class LeftBehindRecord {
  @Column(leftBehindRecord.schoolId, {
    term: "在读学校标识",
    description: "School of the open enrolment; null without one.",
  })
  schoolId!: string;
  @Column(leftBehindRecord.carerId, { term: "照护人标识", description: "Adult who cares for the child." })
  carerId!: string;
  @Column(leftBehindRecord.definition, {
    duties: ["三(十)-1"],
    term: "口径版本",
    description:
      "Key of the definition (`definitions`) the child was listed under: civil affairs' is not the register's.",
  })
  definition!: string;
  @Column(leftBehindRecord.reason, {
    term: "留守原因",
    description: "Which parents are away.",
  })
  reason!: string;
  @Column(leftBehindRecord.risk, { duties: ["三(十)-7"], term: "风险等级", description: "Risk as assessed." })
  risk!: string;
  @Column(leftBehindRecord.guardianshipGrade, {
    term: "监护等级",
    description: "Guardianship in the five grades of the form of 2016.",
  })
  guardianshipGrade!: string;
  @Column(leftBehindRecord.incomeSources, {
    duties: ["三(十)-5"],
    term: "收入来源",
    description:
      "Sources of the household's income, parted by commas: work, farming, business, aid, kin, other.",
  })
  incomeSources!: string;
  @Column(leftBehindRecord.validFrom, { term: "建档日期", description: "Day the record was opened." })
  openedOn!: string;
  @Column(leftBehindRecord.validTo, {
    term: "止于",
    description: "Closing day or sixteenth birthday, whichever comes first; the record is open before it.",
  })
  endsOn!: string;
  @Column(leftBehindRecord.closedOn, { term: "销档日期", description: "Day it was closed; null before." })
  closedOn!: string;
  @Column(leftBehindRecord.closeReason, {
    term: "销档原因",
    description: "Why it was closed.",
  })
  closeReason!: string;
  @Column(leftBehindRecord.verifiedOn, {
    term: "民政核实日期",
    description: "Day civil affairs verified the record.",
    owner: "civil-affairs",
  })
  verifiedOn!: string;
  @Column(leftBehindRecord.dueOn, {
    term: "下次排查期限",
    description: "Last day for the next check, by the rule in force for the risk.",
  })
  dueOn!: string;
  @Computed({
    term: "在档",
    description: "Whether the child is left behind today.",
    scalar: "boolean",
    expression: ({ column, today }) =>
      sql`(${column("openedOn")} <= ${today} and ${column("endsOn")} > ${today})`,
  })
  open!: boolean;
  @Computed({
    duties: ["三(十)-1"],
    term: "学籍口径留守",
    description:
      "Whether the child is left behind today as the school register counts (definition `left-behind.register`): a parent is away for the parameter's months already, since the record was opened, and the child has a place in a school. `open` is civil affairs' definition.",
    scalar: "boolean",
    expression: ({ column, today, rows }) => {
      const pr = rows("Parameter", "pr");
      return sql`(${column("endsOn")} > ${today} and ${column("schoolId")} is not null and exists (select from ${pr}
        where ${pr.column("key")} = 'left-behind.register.months' and ${pr.column("townshipId")} is null
          and ${pr.column("validFrom")} <= ${today} and (${pr.column("validTo")} is null or ${pr.column("validTo")} > ${today})
          and ${column("openedOn")} + ${pr.column("numberValue")} * interval '1 month' <= (${today})::timestamp and ${pr.visible}))`;
    },
  })
  openByRegister!: boolean;
  @Computed({
    term: "最近排查日期",
    description: "Day of the latest check.",
    scalar: "date",
    expression: ({ column, rows }) => {
      const lc = rows("LeftBehindCheck", "lc");
      return sql`(select max(${lc.column("checkedOn")}) from ${lc} where ${lc.column("recordId")} = ${column("id")} and ${lc.visible})`;
    },
  })
  lastCheckedOn!: string;
  @Computed({
    term: "逾期未排查",
    description: "Open, and the day for the next check has passed.",
    scalar: "boolean",
    expression: ({ column, today }) =>
      sql`coalesce(${column("openedOn")} <= ${today} and ${column("endsOn")} > ${today} and ${column("dueOn")} < ${today}, false)`,
  })
  overdue!: boolean;
  @ToOne("School", "schoolId", { term: "在读学校", description: "School of the open enrolment." })
  school!: unknown;
  @ToOne("Guardian", "carerId", { term: "照护人", description: "Adult who cares for the child." })
  carer!: unknown;
}

@Entity({
  ...care,
  duties: ["三(十)-4"],
  table: leftBehindCheck,
  plural: "leftBehindChecks",
  term: "留守排查",
  description: "The check of a left-behind child in one period.",
  shares: [ofChild({ description: "Child of the record." })],
})
export class LeftBehindCheck {
  @Column(leftBehindCheck.recordId, { term: "台账标识", description: "Record." })
  recordId!: string;
  @Column(leftBehindCheck.periodStart, { term: "排查期", description: "First day of the period." })
  periodStart!: string;
  @Column(leftBehindCheck.checkedOn, { term: "排查日期", description: "Day of the check." })
  checkedOn!: string;
  @Column(leftBehindCheck.method, {
    term: "排查方式",
    description: "Visit, telephone or school.",
  })
  method!: string;
  @Column(leftBehindCheck.checker, { term: "排查人", description: "Who checked." })
  checker!: string;
  @Column(leftBehindCheck.finding, { term: "发现", description: "What was found." })
  finding!: string;
  @ToOne("LeftBehindRecord", "recordId", {
    term: "台账",
    description: "Record.",
    inverse: { name: "checks", usual: 10, term: "排查", description: "Checks of this record." },
  })
  record!: unknown;
}
