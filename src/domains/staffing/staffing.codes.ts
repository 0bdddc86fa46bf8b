// Code tables of quota, posts and appointments. The project's own words [P] until the district names a standard.
import { own } from "../../catalogue/index.ts";

export const quotaBases = own("QuotaBasis", "编制核定依据. What a school's quota was reckoned from.", {
  "pupil-ratio": "生师比",
  "class-ratio": "班师比",
});

export const quotaReserves = own("QuotaReserve", "预留编制用途. What places of a quota are kept for.", {
  pairing: "对口帮扶",
  "poverty-relief": "扶贫",
  "support-teaching": "支教",
});

export const postCategories = own("PostCategory", "岗位类别.", {
  management: "管理岗位",
  professional: "专业技术岗位",
  worker: "工勤技能岗位",
});

export const schemeStatuses = own(
  "PostSchemeStatus",
  "岗位设置方案状态. The school drafts, education reviews, HR approves.",
  { draft: "拟定", reviewed: "教育审核", approved: "人社核准" },
);

export const postStatuses = own("PostStatus", "岗位状态.", {
  vacant: "空缺",
  filled: "在聘",
  frozen: "冻结",
});

export const appraisalResults = own("AppraisalResult", "聘期考核结果.", {
  excellent: "优秀",
  qualified: "合格",
  "barely-qualified": "基本合格",
  unqualified: "不合格",
});
