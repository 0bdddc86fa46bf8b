import { Column, Entity, Secret } from "../../../catalogue/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofChild } from "../of-child.ts";
import { student } from "./student.table.ts";

@Entity({
  table: student,
  plural: "students",
  term: "学籍",
  description: "The school record of one child.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  orderings: { SINCE: "since" },
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
}
