// PersonnelRelation: where a person belongs and which kind of quota place is occupied; the real-name list is its rows.
import { Column, Entity } from "../../../catalogue/index.ts";
import { lasting, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../of-teacher.ts";
import { personnelRelation } from "./personnel-relation.table.ts";

@Entity({
  duties: ["三(五)-15"],
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
  shares: [
    ofSchool({ description: "School; null in a pool." }),
    ofTownship({ description: "Township of the school or of the pool." }),
    ofTeacher({
      term: "教职工",
      description: "The person.",
      inverse: {
        name: "personnelRelations",
        usual: 5,
        term: "人事关系",
        description: "Relations, past and in force.",
      },
    }),
    lasting,
  ],
})
export class PersonnelRelation {
  @Column(personnelRelation.unit, {
    duties: ["三(五)-18"],
    term: "所在单位类型",
    description: "A school, or the pool of a township.",
  })
  unit!: string;
  @Column(personnelRelation.quotaCategory, {
    term: "占用编制类别",
    description: "Kind of quota place occupied; null where none is.",
  })
  quotaCategory!: string;
  @Column(personnelRelation.confirmedOn, {
    term: "实名制确认日期",
    description: "Day the staffing office confirmed it in the real-name list; null before.",
    owner: "staffing-office",
  })
  confirmedOn!: string;
}
