import { Column, Entity } from "../../../catalogue/index.ts";
import { lasting } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../../teachers/index.ts";
import { housingGuarantee, teacherHonour } from "./teacher-benefit.table.ts";

@Entity({
  duties: ["三(六)-7"],
  table: teacherHonour,
  plural: "teacherHonours",
  term: "教师荣誉",
  description: "An honour given to a teacher.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(六)",
  orderings: { AWARDED_ON: "awardedOn" },
  shares: [
    ofSchool({ description: "School at which it was earned." }),
    ofTeacher({
      inverse: {
        name: "honours",
        usual: 5,
        term: "荣誉",
        description: "Honours given.",
        classification: "L2",
      },
    }),
  ],
})
export class TeacherHonour {
  @Column(teacherHonour.kind, { term: "荣誉类型", description: "Kind of honour." })
  kind!: string;
  @Column(teacherHonour.awardedOn, { term: "授予日期", description: "Day it was given." })
  awardedOn!: string;
}

@Entity({
  duties: ["二-12", "三(二)-4", "三(六)-11"],
  table: housingGuarantee,
  plural: "housingGuarantees",
  term: "住房保障",
  description: "Housing, or money for it, given to a teacher over a period. Never an address.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(六)",
  shares: [
    ofSchool({ description: "School it is given for." }),
    ofTeacher({
      inverse: {
        name: "housingGuarantees",
        usual: 3,
        term: "住房保障",
        description: "Housing given, by period.",
      },
    }),
    lasting,
  ],
})
export class HousingGuarantee {
  @Column(housingGuarantee.kind, {
    term: "保障类型",
    description: "Turnover flat, public rental or allowance.",
  })
  kind!: string;
}
