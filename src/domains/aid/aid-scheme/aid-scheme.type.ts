import { Column, Entity } from "../../../catalogue/index.ts";
import { inForce } from "../../reference/index.ts";
import { aidScheme } from "./aid-scheme.table.ts";

@Entity({
  duties: ["三(八)-5"],
  table: aidScheme,
  plural: "aidSchemes",
  term: "资助项目与标准",
  description:
    "What a scheme of aid gives a pupil for a term, over a period. One of a kind and stage on any day.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(八)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [inForce],
})
export class AidScheme {
  @Column(aidScheme.kind, { term: "类型", description: "Kind of aid." })
  kind!: string;
  @Column(aidScheme.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(aidScheme.name, { term: "名称", description: "Name of the scheme." })
  name!: string;
  @Column(aidScheme.amountPerTermFen, {
    term: "每学期标准",
    description: "What it gives for a term.",
    unit: "fen (分)",
  })
  amountPerTermFen!: number;
  @Column(aidScheme.eligibility, {
    term: "资助对象",
    description: "Which categories of difficulty it is for.",
  })
  eligibility!: string;
  @Column(aidScheme.documentNumber, { term: "依据文号", description: "Number of the document it rests on." })
  documentNumber!: string;
}
