import { sql } from "drizzle-orm";
import { Column, Computed, Entity, type ExpressionContext, ToOne } from "../../../catalogue/index.ts";
import { firstOfSchoolYear, inSchoolYear, meetsTarget, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { rotationCube, staffCube } from "./staff-cube.view.ts";

/** Each way of counting has targets of its own. */
const ofWay = ({ column }: ExpressionContext, figure: string) =>
  sql`'rotation.' || ${column("way")} || ${sql.raw(`'.${figure}'`)}`;

const counts = {
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  roots: ["list", "aggregate"],
} as const;

@Entity({
  ...counts,
  duties: ["二-11"],
  table: staffCube,
  plural: "staffCube",
  term: "教职工统计",
  description: "Staff with a relation in force today, by school (or township's pool), category and kind.",
  source: "三(五)",
  shares: [
    ofSchool({ description: "School; null for a township's pool." }),
    ofTownship({ description: "Township." }),
  ],
})
export class StaffCubeCell {
  @Column(staffCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(staffCube.category, { term: "编制类别", description: "Kind of post." })
  category!: string;
  @Column(staffCube.staffKind, { term: "用人方式", description: "Kind of employment." })
  staffKind!: string;
  @Column(staffCube.staff, { term: "人数", description: "Persons.", unit: "persons" })
  staff!: number;
  @Column(staffCube.seconded, {
    term: "借调人数",
    description: "Those of them who are seconded elsewhere.",
    unit: "persons",
  })
  seconded!: number;
}

@Entity({
  ...counts,
  duties: ["二-11", "三(三)-8"],
  table: rotationCube,
  plural: "rotationCube",
  term: "轮岗交流统计",
  description:
    "Teachers eligible for rotation and those who rotate in a school year, in the plan's way and in the national way.",
  source: "三(三)",
  shares: [ofTownship({ description: "Township; null for the district's total." }), inSchoolYear],
})
export class RotationCubeCell {
  @Column(rotationCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(rotationCube.level, { term: "层级", description: "District, township or school." })
  level!: string;
  @Column(rotationCube.way, {
    term: "口径",
    description:
      "From town schools and strong ones (`SchoolCondition.strongSchool`) to rural ones (plan; definition `rural.rotation`), or from any school to any other (national).",
  })
  way!: string;
  @Column(rotationCube.schoolId, {
    term: "学校标识",
    description: "School of the relation; null for totals.",
  })
  schoolId!: string;
  @Column(rotationCube.eligible, {
    term: "符合条件人数",
    description: "Teachers eligible for rotation.",
    unit: "persons",
  })
  eligible!: number;
  @Column(rotationCube.rotated, { term: "交流人数", description: "Teachers who rotate.", unit: "persons" })
  rotated!: number;
  @Column(rotationCube.rotatedBackbone, {
    term: "骨干交流人数",
    description: "Those of them who are backbone teachers of the county or above.",
    unit: "persons",
  })
  rotatedBackbone!: number;
  @Column(rotationCube.rotatedPermille, {
    term: "交流比例",
    description: "Rotating teachers of the eligible ones, rounded down; null where none is eligible.",
    unit: "‰",
    overall: { of: "rotated", per: { field: "eligible", scale: 1000 } },
  })
  rotatedPermille!: number;
  @Column(rotationCube.backbonePermille, {
    duties: ["三(三)-9"],
    term: "骨干占比",
    description: "Backbone teachers of the rotating ones, rounded down; null where none rotates.",
    unit: "‰",
    overall: { of: "rotatedBackbone", per: { field: "rotated", scale: 1000 } },
  })
  backbonePermille!: number;
  @Computed({
    duties: ["三(三)-8"],
    term: "交流比例达标",
    description:
      "Whether the exact share of rotating teachers meets its way's target (`rotation.plan.share`, `rotation.national.share`); null where none is eligible.",
    scalar: "boolean",
    expression: (context) =>
      meetsTarget(
        context,
        { key: ofWay(context, "share"), day: firstOfSchoolYear(context) },
        context.column("rotated"),
        context.column("eligible"),
      ),
  })
  rotatedMet!: boolean;
  @Computed({
    duties: ["三(三)-9"],
    term: "骨干占比达标",
    description:
      "Whether the exact share of backbone teachers meets its way's target (`rotation.plan.backbone`, `rotation.national.backbone`); null where none rotates.",
    scalar: "boolean",
    expression: (context) =>
      meetsTarget(
        context,
        { key: ofWay(context, "backbone"), day: firstOfSchoolYear(context) },
        context.column("rotatedBackbone"),
        context.column("rotated"),
      ),
  })
  backboneMet!: boolean;
  @ToOne("School", "schoolId", { term: "学校", description: "School; null for totals." })
  school!: unknown;
}
