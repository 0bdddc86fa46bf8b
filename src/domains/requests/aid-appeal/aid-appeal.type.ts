import { sql } from "drizzle-orm";
import { Column, Computed, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { aidAppeal } from "./aid-appeal.table.ts";

@Entity({
  duties: ["三(八)-5", "三(八)-6"],
  table: aidAppeal,
  plural: "aidAppeals",
  term: "资助申诉",
  description: "A guardian's appeal against a refusal of aid, decided by somebody else than who refused.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  orderings: { DUE_ON: "dueOn" },
  shares: [ofChild()],
})
export class AidAppeal {
  @Column(aidAppeal.aidGrantId, { term: "资助标识", description: "Aid that was refused." })
  aidGrantId!: string;
  @Column(aidAppeal.guardianId, { term: "申诉监护人标识", description: "Guardian who appeals." })
  guardianId!: string;
  @Secret(
    { cipher: aidAppeal.groundCipher },
    { term: "申诉理由", description: "Why, in the guardian's words." },
  )
  ground!: string;
  @Column(aidAppeal.status, { term: "办理状态", description: "Submitted, upheld or returned." })
  status!: string;
  @Column(aidAppeal.submittedOn, { term: "申诉日期", description: "Day it was made." })
  submittedOn!: string;
  @Column(aidAppeal.dueOn, {
    term: "办理期限",
    description:
      "Last day of the decision, by the working days of the parameter `appeal.workdays` of the day it was made.",
  })
  dueOn!: string;
  @Column(aidAppeal.decidedOn, { term: "决定日期", description: "Day of the decision; null until then." })
  decidedOn!: string;
  @Column(aidAppeal.decisionReason, { term: "决定理由", description: "Why it was decided so." })
  decisionReason!: string;
  @Computed({
    term: "逾期未办理",
    description: "Not decided, and its last day has passed.",
    scalar: "boolean",
    expression: ({ column, today }) =>
      sql`coalesce(${column("status")} = 'submitted' and ${column("dueOn")} < ${today}, false)`,
  })
  overdue!: boolean;
  @ToOne("StudentAidGrant", "aidGrantId", { term: "资助认定", description: "Aid that was refused." })
  aidGrant!: unknown;
}
