import { Column, Entity } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../of-school.ts";
import { closedFigure } from "./closed-figure.table.ts";

@Entity({
  table: closedFigure,
  plural: "closedFigures",
  term: "封存数据",
  description:
    "A figure of a period that is closed (school year, its first term, month, fiscal year), as it stood then, of schools, townships and the district: year beside year it is the trend. A correction is a revision with its reason; the figure before it stays.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "四(四)",
  roots: ["list"],
  orderings: { PERIOD_FROM: "periodFrom" },
  shares: [
    ofSchool({ description: "School; null for totals." }),
    ofTownship({ description: "Township of the school in that year; null for the district's total." }),
  ],
})
export class ClosedFigure {
  @Column(closedFigure.measure, { term: "指标", description: "What is counted." })
  measure!: string;
  @Column(closedFigure.rowId, { term: "对象标识", description: "Class, quota or cell of a cube it is of." })
  rowId!: string;
  @Column(closedFigure.part, {
    term: "分项",
    description: "Stage, way of counting rotation, item of money or category of spending.",
  })
  part!: string;
  @Column(closedFigure.periodFrom, { term: "期间起始", description: "First day of the period." })
  periodFrom!: string;
  @Column(closedFigure.periodTo, { term: "期间终止", description: "Day after its last." })
  periodTo!: string;
  @Column(closedFigure.value, {
    term: "数值",
    description: "The figure, of money in fen; null where it was withheld, or is no more.",
  })
  value!: number;
  @Column(closedFigure.revision, { term: "更正次数", description: "0 as it was closed; then one more each." })
  revision!: number;
  @Column(closedFigure.latest, { term: "现行", description: "Whether no later revision is there." })
  latest!: boolean;
  @Column(closedFigure.reason, {
    term: "更正原因",
    description: "Why it was corrected; null as it was closed. No person is named.",
  })
  reason!: string;
  @Column(closedFigure.recordedOn, { term: "登记日期", description: "Day it was closed or corrected." })
  recordedOn!: string;
}
