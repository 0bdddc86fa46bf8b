import { own } from "../../../catalogue/index.ts";

export const rotationCubeLevels = own("RotationCubeLevel", "汇总层级.", {
  district: "全区",
  township: "乡镇街道",
  school: "学校",
});

export const rotationWays = own(
  "RotationWay",
  "交流比例口径. The plan counts moves from town to country, the national way every move.",
  { plan: "方案口径", national: "国家口径" },
);
