// 岗位: category, grade, subject and whether it is vacant. Who holds it is an appointment's.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { post } from "../appointment/appointment.table.ts";

@Entity({
  duties: ["三(五)-6"],
  table: post,
  plural: "posts",
  term: "岗位",
  description: "A post set up by an approved scheme: at most one appointment on any day.",
  owner: "hr",
  classification: "L2",
  sharing: "conditional",
  source: "三(五)",
  orderings: { VACANT_SINCE: "vacantSince" },
  shares: [
    ofSchool({
      inverse: { name: "posts", usual: 50, term: "岗位", description: "Posts, filled, vacant and frozen." },
    }),
    ofTownship(),
  ],
})
export class Post {
  @Column(post.lineId, { term: "方案明细标识", description: "Line of the scheme that set it up." })
  lineId!: string;
  @Column(post.schemeId, { term: "方案标识", description: "Scheme that set it up." })
  schemeId!: string;
  @Column(post.postNo, { term: "序号", description: "Number within the line." })
  postNo!: number;
  @Column(post.category, {
    term: "岗位类别",
    description: "Management, professional or worker.",
  })
  category!: string;
  @Column(post.grade, { term: "岗位等级", description: "Grade 1 to 13 within the category." })
  grade!: number;
  @Column(post.subject, {
    duties: ["三(五)-13"],
    term: "学科",
    description: "Subject taught; null where none is.",
  })
  subject!: string;
  @Column(post.status, { term: "状态", description: "Vacant, filled or frozen." })
  status!: string;
  @Column(post.vacantSince, {
    term: "空缺起始日期",
    description: "First day without a holder; null unless vacant.",
  })
  vacantSince!: string;
  @Computed({
    duties: ["三(五)-14"],
    term: "空缺天数",
    description: "Days since the post fell vacant, on the day of asking; null unless vacant.",
    unit: "days",
    scalar: "int",
    expression: ({ column, today }) => sql`(${today} - ${column("vacantSince")})`,
  })
  vacancyDays!: number;
  @Computed({
    duties: ["三(五)-14"],
    term: "合格来源",
    description:
      "Qualified applicants not hired in the school's latest recruitment for the subject, all stages together; null where there was none or it is not over. Posts of one school and subject share it: it does not add up.",
    unit: "persons",
    scalar: "int",
    expression: ({ column, rows }) => {
      const [schoolId, subject] = [column("schoolId"), column("subject")];
      const rp = rows("RecruitmentPlan", "rp");
      const ry = rows("RecruitmentPlan", "ry");
      return sql`(select sum(${rp.column("qualified")} - ${rp.column("hired")})::int from ${rp}
        where ${rp.column("schoolId")} = ${schoolId} and ${rp.column("subject")} = ${subject} and ${rp.visible}
          and ${rp.column("schoolYear")} = (select max(${ry.column("schoolYear")}) from ${ry}
            where ${ry.column("schoolId")} = ${schoolId} and ${ry.column("subject")} = ${subject} and ${ry.visible}))`;
    },
  })
  qualifiedApplicants!: number;
  @ToOne("PostScheme", "schemeId", {
    term: "方案",
    description: "Scheme that set it up.",
    inverse: { name: "posts", term: "岗位", description: "Posts set up by the scheme." },
  })
  scheme!: unknown;
  @ToOne("PostSchemeLine", "lineId", {
    term: "方案明细",
    description: "Line of the scheme that set it up.",
    inverse: { name: "posts", usual: 10, term: "岗位", description: "Posts of this line." },
  })
  line!: unknown;
}
