import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { subsidyCube } from "./subsidy-cube.view.ts";

@Entity({
  table: subsidyCube,
  plural: "subsidyCube",
  term: "补助发放统计",
  description:
    "Teachers, money due and money sent by month, tier and township, with the district's totals. Teachers come in steps of five by the middle of the step (7, 12, …), money in steps of five full monthly amounts of the tier likewise, null (suppressed) for fewer than five teachers; totals are sums of what townships show, teachers below five taken as 2. No sum is one person's pay.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(六), 四(二)",
  roots: ["list"],
  shares: [ofTownship({ description: "Township; null for the district's total." })],
})
export class SubsidyCubeCell {
  @Column(subsidyCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(subsidyCube.level, {
    term: "层级",
    description: "District total or township.",
  })
  level!: string;
  @Column(subsidyCube.month, { term: "月份", description: "Month, by its first day." })
  month!: string;
  @Column(subsidyCube.tierId, { term: "档次标识", description: "Tier." })
  tierId!: string;
  @Column(subsidyCube.teachers, {
    term: "教师数",
    description:
      "Teachers who are due or were sent money, or are told why not, in steps of five; null where suppressed.",
    unit: "teachers",
  })
  teachers!: number;
  @Column(subsidyCube.dueFen, {
    term: "应发合计",
    description: "Sum due, in steps of five full amounts; null where suppressed.",
    unit: "fen (分)",
  })
  dueFen!: number;
  @Column(subsidyCube.paidFen, {
    term: "已发合计",
    description: "Sum sent for the month, in steps of five full amounts; null where suppressed.",
    unit: "fen (分)",
  })
  paidFen!: number;
  @Column(subsidyCube.suppressed, { term: "已隐去", description: "Whether the figures are withheld." })
  suppressed!: boolean;
  @ToOne("SubsidyTier", "tierId", { term: "补助档次", description: "Tier." })
  tier!: unknown;
}
