import { Column, Entity } from "../../../catalogue/index.ts";
import { inSchoolYear } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { growthCube, uncoveredCube } from "./nutrition-cubes.view.ts";

const declared = {
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(八); PIPL 28",
  roots: ["list"] as const,
} as const;

const hidden = "null where suppressed";
const steps =
  "Each number comes in steps of five by the middle of the step (7, 12, …), null (suppressed) below five; the total is the sum of the steps, those below five taken as 2.";

@Entity({
  ...declared,
  duties: ["三(八)-10"],
  table: growthCube,
  plural: "growthCube",
  term: "学生生长状况统计",
  description: `Pupils measured by school, school year and finding. ${steps}`,
  shares: [ofSchool({ description: "School that measured." }), inSchoolYear],
})
export class GrowthCubeCell {
  @Column(growthCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(growthCube.status, { term: "生长状况", description: "Finding." })
  status!: string;
  @Column(growthCube.measured, {
    term: "体检人数",
    description: `Pupils measured at the school in the year, the sum of the steps; null where each finding is suppressed.`,
    unit: "pupils",
  })
  measured!: number;
  @Column(growthCube.pupils, {
    term: "人数",
    description: `Pupils with the finding, in steps of five; ${hidden}.`,
    unit: "pupils",
  })
  pupils!: number;
  @Column(growthCube.sharePermille, {
    term: "占比",
    description: `Share of the measured, reckoned from the steps and rounded down; ${hidden}.`,
    unit: "‰",
  })
  sharePermille!: number;
  @Column(growthCube.suppressed, { term: "已隐去", description: "Whether the number is withheld." })
  suppressed!: boolean;
}

@Entity({
  ...declared,
  table: uncoveredCube,
  plural: "uncoveredCube",
  term: "未享受原因统计",
  description: `Eligible pupils who were not fed, by school, term and reason. ${steps}`,
  shares: [ofSchool({ description: "School that arranged the meals of the term." }), inSchoolYear],
})
export class UncoveredCubeCell {
  @Column(uncoveredCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(uncoveredCube.term, { term: "学期", description: "Autumn or spring." })
  term!: string;
  @Column(uncoveredCube.reason, { term: "未享受原因", description: "Reason." })
  reason!: string;
  @Column(uncoveredCube.uncovered, {
    term: "未享受人数",
    description: `Uncovered pupils of the school in the term, the sum of the steps; null where each reason is suppressed.`,
    unit: "pupils",
  })
  uncovered!: number;
  @Column(uncoveredCube.pupils, {
    term: "人数",
    description: `Uncovered pupils with the reason, in steps of five; ${hidden}.`,
    unit: "pupils",
  })
  pupils!: number;
  @Column(uncoveredCube.suppressed, { term: "已隐去", description: "Whether the number is withheld." })
  suppressed!: boolean;
}
