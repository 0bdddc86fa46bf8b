// The documents of the graph: L1 facts that anyone may know.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { policyDocument } from "./policy-document.table.ts";

@Entity({
  duties: ["三(一)-2", "三(二)-12", "三(十)-1"],
  table: policyDocument,
  plural: "policyDocuments",
  term: "文件",
  description: "A document that parameters, standards and decisions rest on.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "四(五)",
  orderings: { ISSUED_ON: "issuedOn" },
})
export class PolicyDocument {
  @Column(policyDocument.number, {
    term: "文号",
    description: "Number in its normalised form, the year in 〔〕.",
  })
  number!: string;
  @Column(policyDocument.title, { term: "标题", description: "Title." })
  title!: string;
  @Column(policyDocument.issuer, { term: "发文机关", description: "Who issued it." })
  issuer!: string;
  @Column(policyDocument.issuedOn, { term: "发文日期", description: "Day of issue." })
  issuedOn!: string;
  @Column(policyDocument.supersededById, {
    term: "替代文件标识",
    description: "Document that replaced it; null while in force.",
  })
  supersededById!: string;
  @ToOne("PolicyDocument", "supersededById", {
    term: "替代文件",
    description: "Document that replaced it; null while in force.",
  })
  supersededBy!: unknown;
}
