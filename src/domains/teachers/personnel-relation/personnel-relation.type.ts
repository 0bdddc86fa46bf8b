// PersonnelRelation: where a person belongs and which kind of quota place is occupied; the real-name list is its rows.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { personnelRelation } from "./personnel-relation.table.ts";

@Entity({
  table: personnelRelation,
  plural: "personnelRelations",
  term: "人事关系",
  description:
    "The bond of a person to a school or a township's pool over a period: exactly one at a time, occupying at most one place of the quota.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(五)",
  orderings: { VALID_FROM: "validFrom" },
})
export class PersonnelRelation {
  @Column(personnelRelation.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(personnelRelation.teacherId, { term: "教职工标识", description: "The person." })
  teacherId!: string;
  @Column(personnelRelation.unit, {
    term: "所在单位类型",
    description: "A school, or the pool of a township.",
  })
  unit!: string;
  @Column(personnelRelation.schoolId, { term: "学校标识", description: "School; null in a pool." })
  schoolId!: string;
  @Column(personnelRelation.townshipId, {
    term: "乡镇标识",
    description: "Township of the school or of the pool.",
  })
  townshipId!: string;
  @Column(personnelRelation.quotaCategory, {
    term: "占用编制类别",
    description: "Kind of quota place occupied; null where none is.",
  })
  quotaCategory!: string;
  @Column(personnelRelation.validFrom, { term: "起始日期", description: "First day." })
  validFrom!: string;
  @Column(personnelRelation.validTo, {
    term: "终止日期",
    description: "Day after the last; null while it lasts.",
  })
  validTo!: string;
  @Column(personnelRelation.confirmedOn, {
    term: "实名制确认日期",
    description: "Day the staffing office confirmed it in the real-name list; null before.",
    owner: "staffing-office",
  })
  confirmedOn!: string;
  @ToOne("Teacher", "teacherId", {
    term: "教职工",
    description: "The person.",
    inverse: {
      name: "personnelRelations",
      usual: 5,
      term: "人事关系",
      description: "Relations, past and in force.",
    },
  })
  teacher!: unknown;
  @ToOne("School", "schoolId", { term: "学校", description: "School; null in a pool." })
  school!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township of the school or of the pool." })
  township!: unknown;
}
