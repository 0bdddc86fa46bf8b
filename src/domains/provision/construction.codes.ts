// Code tables of construction projects and housing developments.
import { own } from "../../catalogue/index.ts";

export const projectKinds = own("ProjectKind", "建设项目类型.", {
  new: "新建",
  expand: "改扩建",
  "weak-school": "薄弱学校改造",
  boarding: "寄宿制学校建设",
});

export const landStatuses = own("LandStatus", "用地状态.", {
  none: "未落实",
  reserved: "已预留",
  supplied: "已供地",
  permitted: "已核发规划许可",
});

export const schoolDuties = own("SchoolDuty", "配建学校义务.", {
  none: "无",
  primary: "小学",
  junior: "初中",
  both: "小学和初中",
});
