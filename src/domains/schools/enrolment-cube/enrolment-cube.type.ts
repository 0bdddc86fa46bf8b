import { Column, Entity } from "../../../catalogue/index.ts";
import { inSchoolYear, ofTownship } from "../../reference/index.ts";
import { enrolmentCube } from "./enrolment-cube.view.ts";

@Entity({
  table: enrolmentCube,
  plural: "enrolmentCube",
  term: "在校生统计",
  description:
    "Certified pupils by school year, stage and township, with the district's totals. Each school's pupils enter in steps of five by the middle of the step (2, 7, 12, …), so totals are sums of what is shown, and exact to about two pupils a school; a sum below five is null (suppressed). No school's number can be told closer than its step, even by who knows all other schools.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "四(五); 政府信息公开条例15",
  roots: ["list"],
  shares: [ofTownship({ description: "Township; null for the district's total." }), inSchoolYear],
})
export class EnrolmentCubeCell {
  @Column(enrolmentCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(enrolmentCube.level, { term: "层级", description: "District total or township." })
  level!: string;
  @Column(enrolmentCube.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(enrolmentCube.schools, {
    term: "学校数",
    description: "Schools that stand there and teach the stage.",
    unit: "schools",
  })
  schools!: number;
  @Column(enrolmentCube.students, {
    term: "学生数",
    description:
      "Certified pupils, summed over schools in steps of five; 0 only where no school teaches the stage; null where suppressed.",
    unit: "pupils",
  })
  students!: number;
  @Column(enrolmentCube.suppressed, { term: "已隐去", description: "Whether the number is withheld." })
  suppressed!: boolean;
}
