import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { policyChange } from "./policy-change.table.ts";

@Entity({
  table: policyChange,
  plural: "policyChanges",
  term: "权限变更",
  description:
    "A change of what roles may do: drafted by one steward, judged before it bites, approved by another person, then in force.",
  owner: "administration",
  classification: "L2",
  sharing: "none",
  source: "GB/T 22239",
  orderings: { DRAFTED_AT: "draftedAt" },
})
export class PolicyChange {
  @Column(policyChange.kind, {
    term: "类型",
    description: "Ordinary; urgent: rights taken at once, for a time; or what ends an urgent one.",
  })
  kind!: string;
  @Column(policyChange.title, { term: "标题", description: "What it is about." })
  title!: string;
  @Column(policyChange.reason, { term: "理由", description: "Why rights are to change." })
  reason!: string;
  @Column(policyChange.status, { term: "状态", description: "How far it is." })
  status!: string;
  @Column(policyChange.createdAt, { term: "起草时间", description: "When it was begun." })
  draftedAt!: string;
  @Column(policyChange.effectiveAt, {
    term: "生效时间",
    description: "From when it is to hold; null: as soon as it is approved.",
  })
  effectiveAt!: string;
  @Column(policyChange.expiresAt, {
    term: "到期时间",
    description: "Of an urgent one: when the rights come back unless another steward keeps it.",
  })
  expiresAt!: string;
  @Column(policyChange.undoesId, {
    term: "所恢复的变更标识",
    description: "Of what ends an urgent change: that change.",
  })
  undoesId!: string;
  @Column(policyChange.baseHash, {
    term: "基准哈希值",
    description: "SHA-256 of the rights over which it was drafted or judged.",
  })
  baseHash!: string;
  @Column(policyChange.resultHash, {
    term: "结果哈希值",
    description: "SHA-256 of the rights that it would make: what a signature says. Null until it is judged.",
  })
  resultHash!: string;
  @Column(policyChange.problems, {
    term: "问题",
    description:
      "Why it cannot be approved, with the law or the rule that stands against it; null where nothing does.",
  })
  problems!: string;
  @Column(policyChange.touchesProtected, {
    term: "涉及敏感信息",
    description:
      "Whether a right to a coordinate of L4 changes: then two persons sign it. Null until it is judged.",
  })
  touchesProtected!: boolean;
  @Column(policyChange.draftedBy, { term: "起草人", description: "Name of who drafted it, as of then." })
  draftedBy!: string;
  @Column(policyChange.submittedAt, {
    term: "提交时间",
    description: "When it was submitted; null in a draft.",
  })
  submittedAt!: string;
  @Column(policyChange.judgedAt, { term: "评估时间", description: "When it was judged; null until then." })
  judgedAt!: string;
  @Column(policyChange.endorsedBy, {
    term: "会签人",
    description: "Name of the first of two who signed it, as of then; null where nobody did.",
  })
  endorsedBy!: string;
  @Column(policyChange.endorsedAt, {
    term: "会签时间",
    description: "When it was endorsed; null where it was not.",
  })
  endorsedAt!: string;
  @Column(policyChange.approvedBy, {
    term: "批准人",
    description: "Name of who approved it, as of then; null where nobody did.",
  })
  approvedBy!: string;
  @Column(policyChange.approvedAt, {
    term: "批准时间",
    description: "When it was approved; null where it was not.",
  })
  approvedAt!: string;
  @Column(policyChange.rejectedBy, {
    term: "驳回人",
    description: "Name of who rejected it, as of then; null where nobody did.",
  })
  rejectedBy!: string;
  @Column(policyChange.rejectedAt, {
    term: "驳回时间",
    description: "When it was rejected; null where it was not.",
  })
  rejectedAt!: string;
  @Column(policyChange.decisionReason, { term: "驳回理由", description: "Why it was rejected." })
  decisionReason!: string;
  @Column(policyChange.inForceAt, {
    term: "实际生效时间",
    description: "When it came into force; null where it did not.",
  })
  inForceAt!: string;
  @Column(policyChange.policyNumber, {
    term: "权限版本号",
    description: "Version of the rights that it made; null where it made none.",
  })
  policyNumber!: number;
  @Column(policyChange.failure, {
    term: "失败原因",
    description: "Why it could not be put into force; then nothing of it holds. Null otherwise.",
  })
  failure!: string;
  @ToOne("PolicyChange", "undoesId", {
    term: "所恢复的变更",
    description: "Of what ends an urgent change: that change.",
    inverse: {
      name: "undoneBy",
      usual: 1,
      term: "到期恢复",
      description: "What gives back the rights at its end.",
    },
  })
  undoes!: unknown;
}
