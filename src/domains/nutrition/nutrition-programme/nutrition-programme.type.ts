import { Column, Entity } from "../../../catalogue/index.ts";
import { inForce } from "../../reference/index.ts";
import { nutritionProgramme } from "./nutrition-programme.table.ts";

@Entity({
  duties: ["三(八)-7"],
  table: nutritionProgramme,
  plural: "nutritionProgrammes",
  term: "营养改善计划",
  description:
    "A nutrition programme over a period: whom it feeds and what it pays a day. One of a kind on any day.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(八)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [inForce],
})
export class NutritionProgramme {
  @Column(nutritionProgramme.kind, {
    term: "类型",
    description: "National or local.",
  })
  kind!: string;
  @Column(nutritionProgramme.name, { term: "名称", description: "Name of the programme." })
  name!: string;
  @Column(nutritionProgramme.amountPerDayFen, {
    term: "每日补助标准",
    description: "What the programme pays for one pupil's meals of one day.",
    unit: "fen (分)",
    owner: "finance",
  })
  amountPerDayFen!: number;
  @Column(nutritionProgramme.daysPerYear, {
    term: "每年供餐天数",
    description: "Days a year that are paid for.",
    unit: "days",
  })
  daysPerYear!: number;
  @Column(nutritionProgramme.eligibilityRule, {
    term: "享受范围",
    description: "Which pupils the programme feeds, in the words of its document.",
  })
  eligibilityRule!: string;
  @Column(nutritionProgramme.documentNumber, {
    term: "依据文号",
    description: "Number of the document it rests on.",
  })
  documentNumber!: string;
}
