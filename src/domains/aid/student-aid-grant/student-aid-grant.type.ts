import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { inSchoolYear } from "../../reference/index.ts";
import { payeeAccount } from "../../subsidies/index.ts";
import { studentAidGrant } from "./student-aid-grant.table.ts";

const money = { unit: "fen (分)" } as const;

@Entity({
  duties: ["三(八)-5", "三(八)-6"],
  table: studentAidGrant,
  plural: "studentAidGrants",
  term: "学生资助认定",
  description:
    "Aid to one pupil for one term: applied for by a guardian or proposed by the school, decided by a named person of education, paid in a batch. The basis is a status, never a household's finances.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  orderings: { DECIDED_ON: "decidedOn" },
  shares: [
    ofChild({
      description: "The child as a person.",
      inverse: { name: "aidGrants", usual: 4, term: "资助认定", description: "Aid in school, term by term." },
    }),
    inSchoolYear,
  ],
})
export class StudentAidGrant {
  @Column(studentAidGrant.studentId, { term: "学籍标识", description: "School record." })
  studentId!: string;
  @Column(studentAidGrant.termSchoolId, {
    term: "推荐学校标识",
    description: "School that proposed it, or by which it was applied for.",
  })
  termSchoolId!: string;
  @Column(studentAidGrant.schemeId, { term: "资助项目标识", description: "Scheme." })
  schemeId!: string;
  @Column(studentAidGrant.kind, { term: "类型", description: "Kind of the scheme." })
  kind!: string;
  @Column(studentAidGrant.term, { term: "学期", description: "Autumn or spring." })
  term!: string;
  @Column(studentAidGrant.basisCategory, {
    term: "依据类别",
    description: "Category of difficulty it rests on: the status alone.",
  })
  basisCategory!: string;
  @Column(studentAidGrant.dueFen, {
    ...money,
    term: "应补助金额",
    description: "What the scheme gives for a term.",
  })
  dueFen!: number;
  @Column(studentAidGrant.amountFen, {
    ...money,
    term: "认定金额",
    description: "What was granted; at most what the scheme gives.",
  })
  amountFen!: number;
  @Column(studentAidGrant.decision, {
    term: "认定结果",
    description: "Applied for, proposed, granted or refused.",
  })
  decision!: string;
  @Column(studentAidGrant.appliedOn, {
    term: "申请日期",
    description: "Day a guardian applied; null where the school proposed it by itself.",
  })
  appliedOn!: string;
  @Column(studentAidGrant.proposedOn, {
    term: "推荐日期",
    description: "Day the school proposed it, or forwarded the application; null before.",
  })
  proposedOn!: string;
  @Column(studentAidGrant.postedOn, {
    term: "公示日期",
    description: "Day from which the proposal is posted; null until it is.",
    owner: "school",
  })
  postedOn!: string;
  @Column(studentAidGrant.decidedOn, { term: "认定日期", description: "Day of the decision." })
  decidedOn!: string;
  @Column(studentAidGrant.decidedBy, { term: "认定人", description: "The named person who decided." })
  decidedBy!: string;
  @Column(studentAidGrant.decisionReason, { term: "认定理由", description: "Reason given for the decision." })
  decisionReason!: string;
  @Column(studentAidGrant.batchId, { term: "批次标识", description: "Batch it is paid in." })
  batchId!: string;
  @Column(studentAidGrant.payeeAccountId, {
    term: "收款账户标识",
    description: "Account of the child that the line goes to.",
  })
  payeeAccountId!: string;
  @Secret(
    {
      cipher: studentAidGrant.accountCipher,
      copyOf: { cipher: payeeAccount.accountCipher, row: "payeeAccountId" },
    },
    {
      term: "账号",
      description:
        "The number in full of the account it goes to, while the batch is approved and not settled, and not without end once it was sent: for payment and no longer. Its last four characters stand on the account.",
      source: "三(八); 四(二); PIPL 28",
    },
  )
  account!: string;
  @Column(studentAidGrant.reviewedOn, {
    term: "批次复核日期",
    description: "Day the batch was reviewed; the line is frozen from then on.",
  })
  reviewedOn!: string;
  @Column(studentAidGrant.sentOn, {
    term: "发放日期",
    description: "Day the batch was sent; null while unpaid.",
  })
  sentOn!: string;
  @ToOne("Student", "studentId", {
    term: "学籍",
    description: "School record.",
    inverse: { name: "aidGrants", usual: 4, term: "资助认定", description: "Aid term by term." },
  })
  student!: unknown;
  @ToOne("School", "termSchoolId", { term: "推荐学校", description: "School that proposed it." })
  termSchool!: unknown;
  @ToOne("AidScheme", "schemeId", {
    term: "资助项目",
    description: "Scheme.",
    inverse: { name: "grants", term: "资助认定", description: "Grants under the scheme." },
  })
  scheme!: unknown;
  @ToOne("PaymentBatch", "batchId", {
    term: "发放批次",
    description: "Batch it is paid in.",
    inverse: {
      name: "aidGrants",
      term: "资助发放明细",
      description: "Its lines of pupils' aid.",
      source: "三(六)",
    },
  })
  batch!: unknown;
  @ToOne("PayeeAccount", "payeeAccountId", {
    term: "收款账户",
    description: "Account of the child that the line goes to.",
  })
  payeeAccount!: unknown;
}
