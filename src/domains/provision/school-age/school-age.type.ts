// Places against residents of school age (三(一)): exact counts for who keeps them, a suppressed cube for the others.
import { Column, Entity } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { schoolAgeCount } from "./school-age.table.ts";
import { schoolAgeCube } from "./school-age-cube.view.ts";

const schoolYearFacts = {
  term: "入学学年",
  description: "School year in which they come of age (first year).",
} as const;
const stageFacts = { term: "学段", description: "Grade 1 of primary or grade 7." } as const;

@Entity({
  duties: ["二-3", "三(一)-1"],
  table: schoolAgeCount,
  plural: "schoolAgeCounts",
  term: "适龄人口",
  description:
    "Children living in a township who come of age for grade 1 or 7 in a school year, counted on a reference day. Exact however small.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(一)",
  roots: ["list", "aggregate"],
  shares: [ofTownship({ description: "Township of residence." })],
})
export class SchoolAgeCount {
  @Column(schoolAgeCount.schoolYear, schoolYearFacts)
  schoolYear!: number;
  @Column(schoolAgeCount.stage, stageFacts)
  stage!: string;
  @Column(schoolAgeCount.children, { term: "适龄人数", description: "Children.", unit: "children" })
  children!: number;
  @Column(schoolAgeCount.asOf, { term: "统计日期", description: "Reference day." })
  asOf!: string;
}

@Entity({
  duties: ["三(一)-1", "三(一)-8"],
  table: schoolAgeCube,
  plural: "schoolAgeCube",
  term: "学位与适龄人口",
  description:
    "Places planned for entrants beside the residents who come of age, by school year, stage and township, with the district's totals. A township's children come in steps of five by the middle of the step (7, 12, …), null (suppressed) below five; the district's number is the sum of the steps, those below five taken as 2.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(一); 四(三)",
  roots: ["list"],
  shares: [ofTownship({ description: "Township; null for the district's total." })],
})
export class SchoolAgeCubeCell {
  @Column(schoolAgeCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(schoolAgeCube.level, {
    term: "层级",
    description: "District total or township.",
  })
  level!: string;
  @Column(schoolAgeCube.schoolYear, schoolYearFacts)
  schoolYear!: number;
  @Column(schoolAgeCube.stage, stageFacts)
  stage!: string;
  @Column(schoolAgeCube.places, {
    term: "计划学位",
    description: "Places that the township's schools plan for entrants.",
    unit: "places",
  })
  places!: number;
  @Column(schoolAgeCube.children, {
    term: "适龄人数",
    description: "Residents who come of age, in steps of five; null where suppressed.",
    unit: "children",
  })
  children!: number;
  @Column(schoolAgeCube.suppressed, { term: "已隐去", description: "Whether the number is withheld." })
  suppressed!: boolean;
  @Column(schoolAgeCube.asOf, { term: "统计日期", description: "Reference day of the children." })
  asOf!: string;
}
