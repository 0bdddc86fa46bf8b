// Ratios of posts are HR's; schemes are drafted by the school, reviewed by education, approved by HR.
import { commands } from "../../../catalogue/index.ts";

const step = { on: "PostScheme", kind: "update", source: "三(五)" } as const;

export const postSchemeCommands = commands({
  setPostStructureRatio: {
    on: "PostStructureRatio",
    kind: "create",
    term: "制定岗位结构比例",
    description: "Sets the shares of posts of a kind of school from a day on.",
    source: "三(五)(六)",
    duties: ["三(五)-5", "三(六)-9"],
    required: [
      "schoolKind",
      "seniorPermille",
      "middlePermille",
      "juniorPermille",
      "ruralUpliftPermille",
      "validFrom",
    ],
    optional: ["documentId"],
    succeeds: { by: ["schoolKind"] },
  },
  draftPostScheme: {
    on: "PostScheme",
    kind: "create",
    term: "拟定岗位设置方案",
    description: "Drafts an edition of the school's scheme with the posts of each category and grade.",
    source: "三(五)",
    duties: ["三(五)-7"],
    required: ["edition", "schoolYear"],
    optional: ["schoolId"],
    derives: { schoolId: { only: "school" }, writtenByIds: "person", draftedOn: "today" },
    lines: {
      lines: {
        on: "PostSchemeLine",
        by: "schemeId",
        term: "岗位",
        description: "Posts of a category and grade.",
        required: ["category", "grade", "postCount"],
        atLeast: 1,
        atMost: 40,
      },
    },
  },
  withdrawPostScheme: {
    on: "PostScheme",
    kind: "archive",
    term: "撤回岗位设置方案",
    description: "Takes a draft back: a scheme is changed by another edition.",
    source: "三(五)",
    duties: ["三(五)-7"],
    before: "reviewedOn",
  },
  reviewPostScheme: {
    ...step,
    term: "审核岗位设置方案",
    description: "Education reviews a school's draft.",
    duties: ["三(五)-7"],
    derives: { reviewedOn: "today", reviewedById: "person", returnReason: "none" },
    otherThan: ["draftPostScheme"],
  },
  returnPostScheme: {
    ...step,
    term: "退回岗位设置方案",
    description: "Gives a reviewed scheme back to the school, and says why.",
    duties: ["三(五)-7"],
    required: ["returnReason"],
    derives: { reviewedOn: "none", reviewedById: "none" },
  },
  approvePostScheme: {
    ...step,
    term: "核准岗位设置方案",
    description: "HR approves a reviewed scheme; where it passes the ratio of senior posts, with the reason.",
    duties: ["三(五)-5", "三(五)-7", "四(三)-13"],
    required: ["approvalNumber"],
    optional: ["flagReason"],
    derives: { approvedOn: "today", approvedById: "person" },
    otherThan: ["draftPostScheme", "reviewPostScheme"],
  },
});
