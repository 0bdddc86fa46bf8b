// BackbonePeriod: what level a teacher was of, period by period.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTeacher } from "../of-teacher.ts";
import { backbonePeriod } from "./backbone-period.table.ts";

const copiedSchool = "School of the person's relation in force.";

@Entity({
  duties: ["三(三)-8", "三(五)-20"],
  table: backbonePeriod,
  plural: "backbonePeriods",
  term: "骨干教师沿革",
  description:
    "A period in which a teacher was of a backbone level: ask `asOf` for the level on a day. Rotation counts the level of its day.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(三); 四(四)",
  shares: [
    ofTeacher({
      inverse: {
        name: "backbonePeriods",
        usual: 5,
        term: "骨干教师沿革",
        description: "Backbone levels by period.",
      },
    }),
  ],
})
export class BackbonePeriod {
  @Column(backbonePeriod.schoolId, { term: "学校标识", description: copiedSchool })
  schoolId!: string;
  @Column(backbonePeriod.level, { term: "骨干级别", description: "Level in the period." })
  level!: string;
  @Column(backbonePeriod.validFrom, {
    term: "起始日期",
    description: "First day; null: as far back as is known.",
  })
  validFrom!: string;
  @Column(backbonePeriod.validTo, {
    term: "终止日期",
    description: "Day after the last; null while it lasts.",
  })
  validTo!: string;
  @ToOne("School", "schoolId", { term: "学校", description: copiedSchool })
  school!: unknown;
}
