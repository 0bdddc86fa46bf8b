import { sql } from "drizzle-orm";
import { Column, Computed, Entity, Secret } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { ofTeacher } from "../../teachers/index.ts";
import { correctionRequest } from "./correction-request.table.ts";

@Entity({
  table: correctionRequest,
  plural: "correctionRequests",
  term: "更正申请",
  description:
    "What a guardian says is wrong in the child's record, or a teacher in the own one. The department whose correction is final answers.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(五)(八); PIPL 46",
  orderings: { DUE_ON: "dueOn" },
  shares: [
    ofChild({ description: "Child whose record it is about; null of a teacher's." }),
    ofTeacher({ description: "Teacher whose own record it is about; null of a child's." }),
  ],
})
export class CorrectionRequest {
  @Column(correctionRequest.guardianId, { term: "申请监护人标识", description: "Guardian who asks." })
  guardianId!: string;
  @Column(correctionRequest.matter, { term: "更正事项", description: "What it is about." })
  matter!: string;
  @Column(correctionRequest.department, { term: "答复部门", description: "Who answers." })
  department!: string;
  @Column(correctionRequest.townshipId, {
    term: "答复乡镇标识",
    description:
      "Township that answers: of the hukou about hukou, of the residence about residence; null where another department does. It stays once it has answered.",
  })
  townshipId!: string;
  @Secret(
    { cipher: correctionRequest.statementCipher },
    { term: "更正内容", description: "What is wrong, and what is right, in the words of whoever asks." },
  )
  statement!: string;
  @Column(correctionRequest.status, { term: "办理状态", description: "Submitted, corrected or declined." })
  status!: string;
  @Column(correctionRequest.submittedOn, { term: "申请日期", description: "Day it was asked for." })
  submittedOn!: string;
  @Column(correctionRequest.dueOn, {
    term: "答复期限",
    description:
      "Last day of the answer, by the working days of the parameter `correction.workdays` of the day it was asked for.",
  })
  dueOn!: string;
  @Column(correctionRequest.answeredOn, {
    term: "答复日期",
    description: "Day of the answer; null until then.",
  })
  answeredOn!: string;
  @Column(correctionRequest.answer, { term: "答复内容", description: "The answer, with its reason." })
  answer!: string;
  @Computed({
    term: "逾期未答复",
    description: "Not answered, and its last day has passed.",
    scalar: "boolean",
    expression: ({ column, today }) =>
      sql`coalesce(${column("status")} = 'submitted' and ${column("dueOn")} < ${today}, false)`,
  })
  overdue!: boolean;
}
