// Code tables of the shared references.
import { own } from "../codes/index.ts";

export const departments = own("Department", "部门. Departments of the joint conference (四(三)).", {
  education: "教育",
  development: "发展改革",
  finance: "财政",
  police: "公安",
  "civil-affairs": "民政",
  "staffing-office": "机构编制",
  hr: "人力社保",
  planning: "规划和自然资源",
});

/** Levels of the declared cubes that show places and classes. */
export const cubeLevels = own("CubeLevel", "汇总层级.", { district: "全区", township: "乡镇街道" });
