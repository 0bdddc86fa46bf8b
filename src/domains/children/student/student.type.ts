import { type SQL, sql } from "drizzle-orm";
import { Column, Computed, Entity, type ExpressionRows, Secret } from "../../../catalogue/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofChild } from "../of-child.ts";
import { student } from "./student.table.ts";

const lasts = ({ column }: ExpressionRows, today: SQL): SQL =>
  sql`${column("validFrom")} <= ${today} and (${column("validTo")} is null or ${column("validTo")} > ${today})`;

@Entity({
  table: student,
  plural: "students",
  term: "学籍",
  description: "The school record of one child.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  orderings: { SINCE: "since", CHILD_NAME: "child.name" },
  shares: [
    ofSchool({
      term: "在读学校",
      description: "School of the open enrolment; null without one.",
      inverse: {
        name: "students",
        usual: 50,
        term: "在校生",
        description: "Students with an open enrolment here.",
      },
    }),
    ofChild({
      description: "The child as a person.",
      inverse: { name: "students", usual: 1, term: "学籍", description: "School record: none or one." },
    }),
  ],
})
export class Student {
  @Secret(
    { cipher: student.studentNoCipher, index: student.studentNoIndex },
    {
      form: "studentNo",
      term: "全国学籍号",
      description:
        "National student number (G, J or L form). It holds the identity number, so no part of it is shown; in lists children are told apart by `Child.identityCode`.",
      rebuiltFrom: ["Child.birthDate", "Child.idNumber", "Guardianship.validFrom"],
    },
  )
  studentNo!: string;
  @Column(student.category, {
    term: "学生类别",
    description: "Category of student.",
  })
  category!: string;
  @Column(student.since, { term: "建籍日期", description: "Day the record was opened." })
  since!: string;
  @Computed({
    duties: ["三(九)-3", "三(九)-5"],
    term: "随迁（规划口径）",
    description:
      "Whether the pupil sits today in a class as a migrant child by the plan (definition `migrant.plan`): moves inside the district count.",
    source: "三(九)",
    scalar: "boolean",
    expression: ({ column, today, rows }) => {
      const em = rows("Enrolment", "em");
      return sql`exists (select from ${em} where ${em.column("studentId")} = ${column("id")} and ${em.column("kind")} = 'migrant'
        and ${lasts(em, today)} and ${em.visible})`;
    },
  })
  migrantByPlan!: boolean;
  @Computed({
    duties: ["三(九)-3", "三(九)-5"],
    term: "随迁（学籍口径）",
    description:
      "Whether the pupil sits today in a school of the district while the hukou lies outside it (definition `migrant.register`): moves inside the district do not count.",
    source: "三(九)",
    scalar: "boolean",
    expression: ({ column, today, rows }) => {
      const hl = rows("ChildLocation", "hl");
      return sql`(${column("schoolId")} is not null and exists (select from ${hl} where ${hl.column("childId")} = ${column("childId")}
        and ${hl.column("kind")} = 'hukou' and ${hl.column("outsideCode")} is not null and ${lasts(hl, today)} and ${hl.visible}))`;
    },
  })
  migrantByRegister!: boolean;
}
