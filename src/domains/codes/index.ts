// Code tables that several domains use: stored codes of JY/T 1001 and GB/T 2261.1, or the project's own words.
import type { CodeTable } from "../../catalogue/index.ts";

/** Own lists are stored in lower case and shown in upper case. */
export const own = (
  name: string,
  description: string,
  terms: Readonly<Record<string, string>>,
): CodeTable => ({
  name,
  description,
  values: Object.fromEntries(
    Object.entries(terms).map(([code, term]) => [code.toUpperCase().replaceAll("-", "_"), { code, term }]),
  ),
});

export const standard = (
  name: string,
  description: string,
  rows: Readonly<Record<string, [string, string]>>,
): CodeTable => ({
  name,
  description,
  values: Object.fromEntries(Object.entries(rows).map(([value, [code, term]]) => [value, { code, term }])),
});

export const stages = own("Stage", "学段. Stage of compulsory education.", {
  primary: "小学",
  junior: "初中",
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

export const studentCategories = standard("StudentCategory", "学生类别 (JY/T 1001 XSLB).", {
  PRIMARY: ["21100", "普通小学生"],
  JUNIOR: ["31100", "普通初中学生"],
  VOCATIONAL_JUNIOR: ["31200", "职业初中学生"],
  SPECIAL_VISUAL: ["51100", "视力残疾学生"],
  SPECIAL_HEARING: ["51200", "听力残疾学生"],
  SPECIAL_INTELLECTUAL: ["51300", "智力残疾学生"],
  SPECIAL_OTHER: ["51400", "其他残疾学生"],
});

export const locationKinds = own("LocationKind", "住所类型.", { hukou: "户籍地", residence: "居住地" });

export const guardianshipKinds = own("GuardianshipKind", "监护类型.", {
  parent: "父母",
  kin: "其他亲属",
  entrusted: "受委托照护人",
  institution: "机构",
  state: "国家监护",
});

export const guardianshipStatuses = own("GuardianshipStatus", "监护状态.", {
  active: "有效",
  suspended: "中止",
  revoked: "撤销",
});

export const enrolmentKinds = own("EnrolmentKind", "入学方式.", {
  catchment: "划片入学",
  migrant: "随迁入学",
  transfer: "转入",
  allotted: "调剂",
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

/** Kinds of staff posts; 1 to 4 occupy quota. */
export const staffCategories = standard("StaffCategory", "中小学编制类别 (JY/T 1001 ZXXBZLB).", {
  TEACHER: ["1", "专任教师"],
  ADMINISTRATIVE: ["2", "行政人员"],
  TEACHING_SUPPORT: ["3", "教辅人员"],
  WORKER: ["4", "工勤人员"],
  SCHOOL_ENTERPRISE: ["5", "校办企业职工"],
  SUBSTITUTE: ["6", "代课教师"],
  PART_TIME: ["7", "兼任（职）教师"],
  OTHER: ["9", "其他"],
});
