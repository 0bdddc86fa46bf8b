import { sql } from "drizzle-orm";
import { Column, Computed, Entity } from "../../../catalogue/index.ts";
import { inSchoolYear, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../of-school.ts";
import { schoolHeadcount } from "./school-headcount.table.ts";

@Entity({
  duties: ["三(五)-1"],
  table: schoolHeadcount,
  plural: "schoolHeadcounts",
  term: "核定人数",
  description:
    "A headcount of one school, school year and grade on a reference day. A stored fact, exact however small: funds, posts and meals depend on it.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { AS_OF: "asOf", STUDENTS: "students" },
  shares: [
    ofSchool({
      inverse: { name: "headcounts", usual: 50, term: "核定人数", description: "Certified headcounts." },
    }),
    ofTownship(),
    inSchoolYear,
  ],
})
export class SchoolHeadcount {
  @Column(schoolHeadcount.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(schoolHeadcount.grade, { term: "年级", description: "Grade 1 to 9." })
  grade!: number;
  @Column(schoolHeadcount.asOf, { term: "统计日期", description: "Reference day." })
  asOf!: string;
  @Computed({
    term: "统计日人数",
    description:
      "Whether it is of the school year's counting day (definition `counting-day.school-year`), the day of official figures; a later count is not.",
    scalar: "boolean",
    expression: ({ column, rows }) => {
      const pc = rows("Parameter", "pc");
      const from = sql`make_date(${column("schoolYear")}, 9, 1)`;
      return sql`exists (select from ${pc} where ${pc.column("key")} = 'counting-day.school-year' and ${pc.column("townshipId")} is null
        and ${pc.column("validFrom")} <= ${from} and (${pc.column("validTo")} is null or ${pc.column("validTo")} > ${from})
        and ${column("asOf")} = (${column("schoolYear")} || '-' || ${pc.column("textValue")})::date and ${pc.visible})`;
    },
  })
  official!: boolean;
  @Column(schoolHeadcount.students, {
    term: "学生数",
    description:
      "Pupils on the reference day; officially 1 September (definitions `enrolled.counted`, `counting-day.school-year`).",
    unit: "pupils",
  })
  students!: number;
  @Column(schoolHeadcount.boarders, { term: "寄宿生数", description: "Boarders among them.", unit: "pupils" })
  boarders!: number;
  @Column(schoolHeadcount.classes, { term: "班数", description: "Classes.", unit: "classes" })
  classes!: number;
  @Column(schoolHeadcount.certifiedOn, {
    term: "核定日期",
    description: "Day of certification; null while only reported.",
  })
  certifiedOn!: string;
}
