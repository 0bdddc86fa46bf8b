import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { lasting } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofChild } from "../of-child.ts";
import { studentFlag } from "./student-flag.table.ts";

@Entity({
  duties: ["三(九)-4", "三(九)-5", "三(十)-4", "三(十)-5"],
  table: studentFlag,
  plural: "studentFlags",
  term: "学籍标记",
  description:
    "What the school register marks a pupil as over a period. The ledgers of townships and of civil affairs count by themselves.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)(九)(十)",
  shares: [
    ofSchool({ term: "在读学校", description: "School of the open enrolment; null without one." }),
    ofChild(),
    lasting,
  ],
})
export class StudentFlag {
  @Column(studentFlag.studentId, { term: "学籍标识", description: "School record." })
  studentId!: string;
  @Column(studentFlag.childId, { term: "儿童标识", description: "Child of the school record." })
  childId!: string;
  @Column(studentFlag.kind, { term: "标记类别", description: "What the pupil is marked as." })
  kind!: string;
  @Column(studentFlag.definition, {
    term: "口径",
    description:
      "Key of the definition (`definitions`) by which the pupil is left behind or a migrant; null of other marks.",
  })
  definition!: string;
  @ToOne("Student", "studentId", {
    term: "学籍",
    description: "School record.",
    inverse: { name: "flags", usual: 5, term: "学籍标记", description: "Its marks, past and present." },
  })
  student!: unknown;
}
