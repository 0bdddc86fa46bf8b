// TitleGrant and TeacherTraining: what a person was granted and has attended.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../of-teacher.ts";
import { teacherTraining, titleGrant } from "./title-grant.table.ts";

const copiedSchool = "School of the person's relation in force.";

@Entity({
  duties: ["三(五)-8", "三(六)-8"],
  table: titleGrant,
  plural: "titleGrants",
  term: "职称",
  description: "A title granted to a teacher.",
  owner: "hr",
  classification: "L3",
  sharing: "conditional",
  source: "三(五)",
  orderings: { GRANTED_ON: "grantedOn" },
  shares: [
    ofTeacher({ inverse: { name: "titleGrants", usual: 5, term: "职称", description: "Titles granted." } }),
  ],
})
export class TitleGrant {
  @Column(titleGrant.schoolId, { term: "学校标识", description: copiedSchool, owner: "education" })
  schoolId!: string;
  @Column(titleGrant.level, { term: "职称等级", description: "Level." })
  level!: string;
  @Column(titleGrant.subject, { term: "学科", description: "Subject." })
  subject!: string;
  @Column(titleGrant.grantedOn, { term: "取得日期", description: "Day it was granted." })
  grantedOn!: string;
  @Column(titleGrant.ruralTrack, {
    duties: ["三(五)-9", "三(六)-10"],
    term: "乡村教师通道",
    description: "Granted under the rules for long rural service.",
    source: "三(六)",
  })
  ruralTrack!: boolean;
  @ToOne("School", "schoolId", { term: "学校", description: copiedSchool })
  school!: unknown;
}

@Entity({
  duties: ["三(三)-5", "三(六)-8"],
  table: teacherTraining,
  plural: "teacherTrainings",
  term: "教师培训",
  description: "A course that a teacher attended.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(三)",
  orderings: { HELD_ON: "heldOn" },
  shares: [
    ofSchool({ description: copiedSchool }),
    ofTeacher({
      inverse: {
        name: "trainings",
        usual: 10,
        term: "培训",
        description: "Training attended.",
        source: "三(五)",
      },
    }),
  ],
})
export class TeacherTraining {
  @Column(teacherTraining.kind, { term: "培训类别", description: "Kind of training." })
  kind!: string;
  @Column(teacherTraining.course, { term: "课程", description: "Course." })
  course!: string;
  @Column(teacherTraining.hours, { term: "学时", description: "Hours.", unit: "hours" })
  hours!: number;
  @Column(teacherTraining.heldOn, { term: "完成日期", description: "Last day of the course." })
  heldOn!: string;
}
