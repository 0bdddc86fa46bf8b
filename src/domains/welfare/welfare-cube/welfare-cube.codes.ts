import { own } from "../../../catalogue/index.ts";

export const welfareMeasures = own("WelfareMeasure", "关爱统计口径.", {
  "left-behind-checked": "留守儿童（排查未逾期）",
  "left-behind-unchecked": "留守儿童（逾期未排查）",
  difficulty: "困境儿童",
});

export const welfareCubeLevels = own("WelfareCubeLevel", "汇总层级.", {
  district: "全区",
  township: "乡镇街道",
});
