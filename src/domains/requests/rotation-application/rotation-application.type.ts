import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { inSchoolYear } from "../../reference/index.ts";
import { ofTeacher } from "../../teachers/index.ts";
import { rotationApplication } from "./rotation-application.table.ts";

@Entity({
  duties: ["三(三)-7", "三(三)-8"],
  table: rotationApplication,
  plural: "rotationApplications",
  term: "轮岗申请",
  description: "A teacher's application to be sent to another school, for rotation or support.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(三)",
  orderings: { DUE_ON: "dueOn" },
  shares: [ofTeacher({ description: "Teacher who applies." }), inSchoolYear],
})
export class RotationApplication {
  @Column(rotationApplication.kind, { term: "轮岗方式", description: "Rotation or support." })
  kind!: string;
  @Column(rotationApplication.toSchoolId, {
    term: "意向学校标识",
    description: "School that the teacher wishes to go to; null where none is named.",
  })
  toSchoolId!: string;
  @Column(rotationApplication.reason, { term: "申请理由", description: "Why." })
  reason!: string;
  @Column(rotationApplication.status, { term: "办理状态", description: "Submitted, approved or declined." })
  status!: string;
  @Column(rotationApplication.submittedOn, { term: "申请日期", description: "Day it was made." })
  submittedOn!: string;
  @Column(rotationApplication.dueOn, {
    term: "办理期限",
    description:
      "Last day of the decision, by the working days of the parameter `rotation.workdays` of the day it was made.",
  })
  dueOn!: string;
  @Column(rotationApplication.decidedOn, {
    term: "决定日期",
    description: "Day of the decision; null until then.",
  })
  decidedOn!: string;
  @Column(rotationApplication.decisionReason, {
    term: "决定理由",
    description: "Why it was declined, or what is said beside a consent.",
  })
  decisionReason!: string;
  @Computed({
    term: "逾期未办理",
    description: "Not decided, and its last day has passed.",
    scalar: "boolean",
    expression: ({ column, today }) =>
      sql`coalesce(${column("status")} = 'submitted' and ${column("dueOn")} < ${today}, false)`,
  })
  overdue!: boolean;
  @ToOne("School", "toSchoolId", { term: "意向学校", description: "School wished for." })
  toSchool!: unknown;
}
