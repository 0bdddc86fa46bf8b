import { Column, Entity } from "../../../catalogue/index.ts";
import { policyEdition } from "./policy-version.table.ts";

@Entity({
  table: policyEdition,
  plural: "policyVersions",
  term: "权限版本",
  description:
    "A time for which one version of the rights was in force. What it says is told by explanations, of one's own rights.",
  owner: "administration",
  classification: "L2",
  sharing: "none",
  source: "GB/T 22239",
  orderings: { IN_FORCE_FROM: "inForceFrom" },
})
export class PolicyVersion {
  @Column(policyEdition.number, { term: "版本号", description: "Number of the version." })
  number!: number;
  @Column(policyEdition.hash, { term: "哈希值", description: "SHA-256 of what it says." })
  hash!: string;
  @Column(policyEdition.previousHash, {
    term: "前一版本哈希值",
    description: "Of the version in force before; null of the first.",
  })
  previousHash!: string;
  @Column(policyEdition.approvedBy, { term: "批准人", description: "Who approved it, as of then." })
  approvedBy!: string;
  @Column(policyEdition.approvedAt, { term: "批准时间", description: "When it was approved." })
  approvedAt!: string;
  @Column(policyEdition.inForceFrom, { term: "生效时间", description: "From when it was in force." })
  inForceFrom!: string;
  @Column(policyEdition.inForceUntil, { term: "失效时间", description: "Until when; null: it is in force." })
  inForceUntil!: string;
}
