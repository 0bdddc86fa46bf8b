// Code tables of nutrition coverage and pupils' aid. Stored words are the project's own; no rule hangs on a label.
import { own, standard } from "../../catalogue/index.ts";

export const nutritionProgrammeKinds = own("NutritionProgrammeKind", "营养改善计划类型.", {
  national: "国家计划",
  local: "地方计划",
});

export const mealModes = own("MealMode", "供餐方式.", {
  canteen: "学校食堂供餐",
  company: "企业供餐",
  household: "家庭托餐",
});

export const uncoveredReasons = own("UncoveredReason", "未享受营养改善的原因.", {
  "eats-at-home": "走读在家用餐",
  medical: "过敏或疾病",
  refused: "自愿放弃",
  "not-arranged": "尚未安排",
  other: "其他",
});

export const growthStatuses = own("GrowthStatus", "生长状况.", {
  stunted: "生长迟缓",
  wasted: "消瘦",
  normal: "正常",
  overweight: "超重",
  obese: "肥胖",
});

export const schoolTerms = standard("SchoolTermNo", "学期. The two terms of a school year.", {
  AUTUMN: ["1", "秋季学期"],
  SPRING: ["2", "春季学期"],
});

export const mealCheckers = own("MealCheckedBy", "膳食检查主体.", {
  school: "学校自查",
  education: "教育部门检查",
});
