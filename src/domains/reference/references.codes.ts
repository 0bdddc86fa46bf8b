// Code lists of the shared references, and those that several areas use.
import { own, standard } from "../../catalogue/index.ts";

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

export const definedWords = own("DefinedWord", "有口径的词语.", {
  rural: "乡村",
  urban: "城镇",
  "small-school": "小规模学校",
  enrolled: "在读",
  "left-behind": "留守",
  migrant: "随迁",
  "counting-day": "统计日",
});

export const targetComparators = own(
  "TargetComparator",
  "目标方向. On which side of its value a target is met.",
  {
    "at-least": "不低于",
    "at-most": "不高于",
  },
);

/** Levels of the declared cubes that show places and classes. */
export const cubeLevels = own("CubeLevel", "汇总层级.", { district: "全区", township: "乡镇街道" });

export const stages = own("Stage", "学段. Stage of compulsory education.", {
  primary: "小学",
  junior: "初中",
});

export const genders = standard("Gender", "性别 (GB/T 2261.1).", {
  UNKNOWN: ["0", "未知的性别"],
  MALE: ["1", "男性"],
  FEMALE: ["2", "女性"],
  UNSPECIFIED: ["9", "未说明的性别"],
});

export const idTypes = standard("IdType", "身份证件类型 (JY/T 1001 SFZJLX).", {
  RESIDENT_ID: ["1", "居民身份证"],
  HONG_KONG: ["6", "香港特区护照/身份证明"],
  MACAO: ["7", "澳门特区护照/身份证明"],
  TAIWAN: ["8", "台湾居民来往大陆通行证"],
  PASSPORT: ["A", "护照"],
  HOUSEHOLD_REGISTER: ["B", "户口簿"],
  OTHER: ["Z", "其他"],
});

/** Shared by timetables, posts, recruitment and teaching. */
export const schoolSubjects = standard("SchoolSubject", "中小学课程 (JY/T 1001 ZXXKC).", {
  MORAL_AND_LIFE: ["11", "品德与生活（社会）"],
  MORAL_EDUCATION: ["12", "思想品德（政治）"],
  CHINESE: ["13", "语文"],
  MATHEMATICS: ["14", "数学"],
  SCIENCE: ["15", "科学"],
  PHYSICS: ["16", "物理"],
  CHEMISTRY: ["17", "化学"],
  BIOLOGY: ["18", "生物"],
  HISTORY_AND_SOCIETY: ["19", "历史与社会"],
  GEOGRAPHY: ["20", "地理"],
  HISTORY: ["21", "历史"],
  PHYSICAL_EDUCATION: ["22", "体育与健康"],
  ARTS: ["23", "艺术"],
  MUSIC: ["24", "音乐"],
  FINE_ARTS: ["25", "美术"],
  FOREIGN_LANGUAGE: ["40", "外语"],
  ENGLISH: ["41", "英语"],
  JAPANESE: ["42", "日语"],
  RUSSIAN: ["43", "俄语"],
  OTHER_FOREIGN_LANGUAGE: ["49", "其他外国语"],
  INTEGRATED_PRACTICE: ["60", "综合实践活动"],
  INFORMATION_TECHNOLOGY: ["61", "信息技术"],
  LABOUR_AND_TECHNOLOGY: ["62", "劳动与技术"],
});

export const townshipKinds = own("TownshipKind", "乡级区划类型.", {
  street: "街道",
  town: "镇",
  township: "乡",
});

export const villageKinds = own("VillageKind", "村级区划类型.", { village: "村", community: "社区" });

export const codeSystems = standard(
  "CodeSystem",
  "区划代码体系. Two bodies give the same digits to different townships.",
  {
    NBS: ["NBS", "国家统计局统计用区划代码"],
    MCA: ["MCA", "民政部行政区划代码"],
  },
);
