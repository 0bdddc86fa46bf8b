// What the refusals of post scheme mean: those that post-scheme.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const postSchemeRules = rules({
  post_scheme_within_kind: {
    clause: "三(五)",
    duties: ["三(五)-5"],
    fields: [
      "school_id",
      "school_year",
      "post_scheme_line.category",
      "school_quota.teacher_quota",
      "school_quota.administrative_quota",
    ],
    zh: "每类岗位不超过相应类别的编制：管理对行政，专业技术对教师和教辅，工勤对工勤。",
    en: "A scheme has of each kind of posts no more than the quota has places of that kind.",
  },
  post_scheme_approval_number: {
    clause: "三(五)",
    fields: ["approval_number", "approved_on"],
    zh: "批复文号随批准登记，年份用六角括号。",
    en: "An approval has its official number, with the year in 〔〕, and nothing else has one.",
  },
  post_scheme_within_quota: {
    clause: "三(五)",
    fields: ["school_id", "school_year", "post_scheme_line.post_count"],
    zh: "岗位总数不超过该学年的编制。",
    en: "A scheme counts no more posts than its quota.",
  },
  post_scheme_senior_ratio: {
    clause: "三(五)(六)",
    fields: ["status", "flag_reason", "post_scheme_line.post_count"],
    zh: "批准的方案，高级岗位比例超过规定的须写明原因。",
    en: "An approved scheme keeps to the ratio of senior posts, or says why.",
  },
  post_scheme_line_holds_posts: {
    clause: "三(五)",
    fields: ["post_count"],
    zh: "条目的岗位数不少于已设的岗位。",
    en: "A line counts no fewer posts than it has.",
  },
  post_scheme_status: {
    clause: "三(五)",
    fields: ["status", "reviewed_on", "approved_on"],
    zh: "方案的状态与审核、批准日期一致。",
    en: "A scheme's status is what its days say.",
  },
  post_scheme_dates: {
    clause: "三(五)",
    fields: ["drafted_on", "reviewed_on", "approved_on"],
    zh: "先拟订，再审核，后批准。",
    en: "A scheme is drafted, then reviewed, then approved.",
  },
  post_structure_ratio_no_overlap: {
    clause: "三(五)",
    fields: ["school_kind", "valid_from", "valid_to"],
    zh: "同一类学校的岗位结构比例，有效期不得重叠。",
    en: "Ratios of one kind of school do not overlap in time.",
  },
  post_structure_ratio_shares: {
    clause: "三(五)",
    fields: ["senior_permille", "middle_permille", "junior_permille"],
    zh: "高、中、初级比例均不为负，合计为千分之一千。",
    en: "The shares are not negative and add up to the whole.",
  },
  post_structure_ratio_uplift: {
    clause: "三(六)",
    fields: ["rural_uplift_permille", "senior_permille"],
    zh: "乡村上浮后，高级比例不超过全部。",
    en: "With the uplift the senior share is at most the whole.",
  },
});
