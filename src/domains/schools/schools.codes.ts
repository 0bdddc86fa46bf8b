// Code lists of schools and classes: JY/T 1001, and own words for their state.
import { own, standard } from "../../catalogue/index.ts";

export const schoolStatuses = own("SchoolStatus", "学校状态.", {
  planned: "规划",
  building: "在建",
  operating: "在办",
  idle: "闲置",
  merged: "已合并",
  closed: "已撤销",
});

export const schoolKinds = standard("SchoolKind", "办学类型 (JY/T 1001 BXLX).", {
  PRIMARY: ["211", "小学"],
  TEACHING_POINT: ["218", "小学教学点"],
  ATTACHED_PRIMARY_CLASS: ["219", "附设小学班"],
  JUNIOR: ["311", "初级中学"],
  NINE_YEAR: ["312", "九年一贯制学校"],
  ATTACHED_JUNIOR_CLASS: ["319", "附设普通初中班"],
  COMBINED_SECONDARY: ["341", "完全中学"],
  TWELVE_YEAR: ["345", "十二年一贯制学校"],
  SPECIAL: ["514", "其他特殊教育学校"],
});

export const runBy = standard("SchoolRunBy", "学校办别 (JY/T 1001 XXBB).", {
  EDUCATION_AND_COLLECTIVE: ["11", "教育部门和集体办"],
  SOCIAL: ["12", "社会力量办"],
  OTHER_DEPARTMENT: ["19", "其他部门办"],
  PUBLIC: ["21", "公办"],
  PRIVATE: ["22", "民办"],
  PRIVATE_WITH_PUBLIC_AID: ["23", "民办公助"],
  OTHER: ["29", "其他"],
});

export const locales = standard("Locale", "所在地城乡类型 (JY/T 1001 SZDCXLX).", {
  MAIN_URBAN: ["111", "主城区"],
  URBAN_FRINGE: ["112", "城乡结合区"],
  TOWN_CENTRE: ["121", "镇中心区"],
  TOWN_FRINGE: ["122", "镇乡结合区"],
  SPECIAL_AREA: ["123", "特殊区域"],
  TOWNSHIP_CENTRE: ["210", "乡中心区"],
  VILLAGE: ["220", "村庄"],
});

export const classTypes = standard("ClassType", "中小学班级类型 (JY/T 1001 ZXXBJLX).", {
  PRIMARY: ["10", "普通小学班"],
  PRIMARY_MULTIGRADE: ["12", "小学复式班"],
  PRIMARY_TEACHING_POINT: ["13", "小学教学点班"],
  JUNIOR: ["20", "普通初中班"],
  JUNIOR_MULTIGRADE: ["22", "初中复式班"],
});

export const closedMeasures = own("ClosedMeasure", "封存指标. What is kept of a closed period.", {
  closing: "封存及更正次数",
  "class-size": "班额 (学年末日)",
  "class-size-opening": "班额 (9月1日)",
  quota: "编制数",
  "quota-occupied": "在编人数",
  "quota-outside": "编外人数",
  "quota-seconded": "借出人数",
  "rotation-eligible": "符合交流条件人数",
  "rotation-rotated": "交流人数",
  "rotation-backbone": "骨干交流人数",
  classes: "班级数",
  "classes-found": "台账登记班数",
  "classes-large": "大班额班数",
  "classes-very-large": "超大班额班数",
  "pupils-schools": "学校数",
  pupils: "学生数",
  "funds-allocated": "下达经费 (分)",
  "funds-paid": "当年拨付 (分)",
  "funds-spent": "当年支出 (分)",
  "meals-eligible": "营养改善应享受人数",
  "meals-covered": "营养改善享受人数",
});

export const enrolmentCubeLevels = own("EnrolmentCubeLevel", "汇总层级.", {
  district: "全区",
  township: "乡镇街道",
});
