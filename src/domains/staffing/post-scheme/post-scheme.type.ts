// 结构比例 and 岗位设置方案: how many posts of which grade a school may have. Nothing of who holds them.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { inForce, ofDocument } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { postScheme, postSchemeLine, postStructureRatio } from "./post-scheme.table.ts";

const permille = { unit: "per mille" } as const;
const facts = { classification: "L2", sharing: "conditional", source: "三(五)" } as const;

@Entity({
  duties: ["三(五)-5", "四(三)-13"],
  table: postStructureRatio,
  plural: "postStructureRatios",
  term: "专业技术岗位结构比例",
  description: "Shares of professional posts by grade for one kind of school in [validFrom, validTo).",
  owner: "hr",
  classification: "L1",
  sharing: "unconditional",
  source: "三(五)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [ofDocument(), inForce],
})
export class PostStructureRatio {
  @Column(postStructureRatio.schoolKind, {
    term: "办学类型",
    description: "Kind of school.",
  })
  schoolKind!: string;
  @Column(postStructureRatio.seniorPermille, {
    ...permille,
    term: "高级岗位比例",
    description: "Share of grades 1 to 7.",
  })
  seniorPermille!: number;
  @Column(postStructureRatio.middlePermille, {
    ...permille,
    term: "中级岗位比例",
    description: "Share of grades 8 to 10.",
  })
  middlePermille!: number;
  @Column(postStructureRatio.juniorPermille, {
    ...permille,
    term: "初级岗位比例",
    description: "Share of grades 11 to 13.",
  })
  juniorPermille!: number;
  @Column(postStructureRatio.ruralUpliftPermille, {
    ...permille,
    duties: ["三(五)-9", "三(六)-9"],
    term: "乡村高级岗位上浮",
    description: "By how much the senior share may be higher in rural schools.",
    source: "三(六)",
  })
  ruralUpliftPermille!: number;
}

@Entity({
  ...facts,
  duties: ["三(五)-5", "三(五)-7", "四(三)-13"],
  table: postScheme,
  plural: "postSchemes",
  term: "岗位设置方案",
  description:
    "A school's scheme of posts, one edition: the school drafts, education reviews, HR approves. Never more posts than quota.",
  owner: "hr",
  orderings: { DRAFTED_ON: "draftedOn" },
  shares: [
    ofSchool({
      inverse: {
        name: "postSchemes",
        usual: 5,
        term: "岗位设置方案",
        description: "Schemes of posts, by edition.",
      },
    }),
  ],
})
export class PostScheme {
  @Column(postScheme.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(postScheme.edition, { term: "版次", description: "Number of the edition." })
  edition!: number;
  @Column(postScheme.schoolYear, { term: "学年", description: "School year whose quota it keeps within." })
  schoolYear!: number;
  @Column(postScheme.status, { term: "状态", description: "How far it has come." })
  status!: string;
  @Column(postScheme.approvalNumber, {
    term: "批复文号",
    description: "Official number of the approval, its year in 〔〕; null before.",
    owner: "hr",
  })
  approvalNumber!: string;
  @Column(postScheme.draftedOn, { term: "拟定日期", description: "Day of the draft.", owner: "school" })
  draftedOn!: string;
  @Column(postScheme.reviewedOn, {
    term: "审核日期",
    description: "Day education reviewed it.",
    owner: "education",
  })
  reviewedOn!: string;
  @Column(postScheme.approvedOn, { term: "核准日期", description: "Day HR approved it." })
  approvedOn!: string;
  @Column(postScheme.flagReason, {
    term: "超比例说明",
    description: "Why the share of senior posts passes the ratio; null where it does not.",
  })
  flagReason!: string;
  @Column(postScheme.returnReason, {
    term: "退回理由",
    description: "Why education gave it back to the school; null once it is reviewed.",
  })
  returnReason!: string;
}

@Entity({
  ...facts,
  duties: ["三(五)-7"],
  table: postSchemeLine,
  plural: "postSchemeLines",
  term: "岗位设置明细",
  description: "Number of posts of one category and grade in a scheme.",
  owner: "hr",
})
export class PostSchemeLine {
  @Column(postSchemeLine.schemeId, { term: "方案标识", description: "Scheme." })
  schemeId!: string;
  @Column(postSchemeLine.schoolId, { term: "学校标识", description: "School." })
  schoolId!: string;
  @Column(postSchemeLine.category, {
    term: "岗位类别",
    description: "Management, professional or worker.",
  })
  category!: string;
  @Column(postSchemeLine.grade, { term: "岗位等级", description: "Grade 1 to 13 within the category." })
  grade!: number;
  @Column(postSchemeLine.postCount, { term: "岗位数", description: "Posts of this grade.", unit: "posts" })
  postCount!: number;
  @ToOne("PostScheme", "schemeId", {
    term: "方案",
    description: "Scheme.",
    inverse: { name: "lines", usual: 10, term: "方案明细", description: "Posts by category and grade." },
  })
  scheme!: unknown;
}
