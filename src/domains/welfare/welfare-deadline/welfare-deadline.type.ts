// The rules on how soon a check or a first action is due (三(十)).
import { Column, Entity } from "../../../catalogue/index.ts";
import { inForce } from "../../reference/index.ts";
import { welfareDeadline } from "./welfare-deadline.table.ts";

@Entity({
  table: welfareDeadline,
  plural: "welfareDeadlines",
  term: "关爱时限",
  description: "How long a period of checks is, or how soon a first action is due, over a period.",
  owner: "civil-affairs",
  classification: "L1",
  sharing: "unconditional",
  source: "三(十)",
  roots: ["record", "list"],
  shares: [inForce],
})
export class WelfareDeadline {
  @Column(welfareDeadline.kind, { term: "种类", description: "What is due." })
  kind!: string;
  @Column(welfareDeadline.subject, {
    term: "适用对象",
    description: "Risk (checks) or recipient department (first actions).",
  })
  subject!: string;
  @Column(welfareDeadline.amount, { term: "时长", description: "Length in the unit." })
  amount!: number;
  @Column(welfareDeadline.unit, { term: "单位", description: "Days or hours." })
  unit!: string;
  @Column(welfareDeadline.documentNo, { term: "文号", description: "Document it rests on." })
  documentNo!: string;
}
