// TeachingPlacement and PlacementSubject: where, how and what is taught. Pupils per teacher count these, quota does not.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { lasting, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../of-teacher.ts";
import { placementSubject, teachingPlacement } from "./teaching-placement.table.ts";

const personal = {
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(三); 三(五)",
} as const;

@Entity({
  ...personal,
  duties: ["三(三)-7", "三(四)-11", "三(五)-16", "三(五)-19"],
  table: teachingPlacement,
  plural: "teachingPlacements",
  term: "任教",
  description: "The work of a teacher at a school over a period, at home or away.",
  orderings: { VALID_FROM: "validFrom" },
  shares: [
    ofSchool({
      term: "任教学校",
      description: "School taught at.",
      inverse: {
        name: "placements",
        usual: 50,
        term: "任教",
        description: "Placements at the school, own staff and visitors.",
        source: "三(三)",
      },
    }),
    ofTownship({ description: "Township of the school taught at." }),
    ofTeacher({
      inverse: {
        name: "placements",
        usual: 5,
        term: "任教",
        description: "Placements, past and in force.",
        source: "三(五)",
      },
    }),
    lasting,
  ],
})
export class TeachingPlacement {
  @Column(teachingPlacement.homeSchoolId, {
    term: "人事关系学校标识",
    description: "School of the teacher's personnel relation in force.",
  })
  homeSchoolId!: string;
  @Column(teachingPlacement.kind, {
    duties: ["三(五)-20"],
    term: "任教方式",
    description: "At home, by rotation, in support, at several schools, or seconded.",
  })
  kind!: string;
  @Column(teachingPlacement.stage, { term: "任课学段", description: "Stage taught." })
  stage!: string;
  @Computed({
    term: "周课时",
    description: "Periods a week over all subjects.",
    unit: "periods",
    scalar: "int",
    expression: ({ column, rows }) => {
      const ps = rows("PlacementSubject", "ps");
      return sql`(select coalesce(sum(${ps.column("periodsPerWeek")}), 0)::int from ${ps} where ${ps.column("placementId")} = ${column("id")} and ${ps.visible})`;
    },
  })
  periodsPerWeek!: number;
  @ToOne("School", "homeSchoolId", {
    term: "人事关系学校",
    description: "School of the teacher's personnel relation in force.",
  })
  homeSchool!: unknown;
}

@Entity({
  ...personal,
  duties: ["三(五)-13", "三(五)-19"],
  table: placementSubject,
  plural: "placementSubjects",
  term: "任教学科",
  description: "Periods a week of one subject within a placement.",
  shares: [ofSchool({ term: "任教学校", description: "School taught at." }), ofTeacher()],
})
export class PlacementSubject {
  @Column(placementSubject.placementId, { term: "任教标识", description: "Placement." })
  placementId!: string;
  @Column(placementSubject.townshipId, {
    term: "乡镇标识",
    description: "Township of the school taught at.",
  })
  townshipId!: string;
  @Column(placementSubject.homeSchoolId, {
    term: "人事关系学校标识",
    description: "School of the teacher's personnel relation in force.",
  })
  homeSchoolId!: string;
  @Column(placementSubject.subject, { term: "学科", description: "Subject." })
  subject!: string;
  @Column(placementSubject.periodsPerWeek, {
    term: "周课时",
    description: "Periods a week.",
    unit: "periods",
  })
  periodsPerWeek!: number;
  @ToOne("TeachingPlacement", "placementId", {
    term: "任教",
    description: "Placement.",
    inverse: {
      name: "subjects",
      usual: 5,
      term: "任教学科",
      description: "Subjects taught, with their periods.",
    },
  })
  placement!: unknown;
}
