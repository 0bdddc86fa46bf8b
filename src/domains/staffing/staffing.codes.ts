// Code tables of quota, posts and appointments. The project's own words [P] until the district names a standard.
import type { CodeTable } from "../../catalogue/index.ts";
import { own, schoolSubjects } from "../codes/index.ts";

/** Stored codes of the subjects as SQL, for the checks of columns that hold one. */
export const subjectCodes = Object.values(schoolSubjects.values)
  .map(({ code }) => `'${code}'`)
  .join(", ");

export const quotaBases = own("QuotaBasis", "编制核定依据. What a school's quota was reckoned from.", {
  "pupil-ratio": "生师比",
  "class-ratio": "班师比",
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

export const appraisalResults: CodeTable = {
  name: "AppraisalResult",
  description: "聘期考核结果.",
  values: {
    EXCELLENT: { code: "excellent", term: "优秀" },
    QUALIFIED: { code: "qualified", term: "合格" },
    BARELY_QUALIFIED: { code: "barely-qualified", term: "基本合格" },
    UNQUALIFIED: { code: "unqualified", term: "不合格" },
  },
};
