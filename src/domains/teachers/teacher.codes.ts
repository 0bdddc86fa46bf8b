// Code tables of the teaching staff: JY/T 1001 where the standard has one, own words elsewhere. No rule hangs on a term.
import { own, standard } from "../../catalogue/index.ts";

export const staffKinds = own(
  "StaffKind",
  "用人方式. How the person is employed; only quota counts in the total.",
  {
    quota: "在编",
    "special-post": "特岗教师",
    general: "全科教师",
    contract: "合同制",
    substitute: "代课",
  },
);

export const staffDuties = standard("StaffDuty", "岗位职业 (JY/T 1001 GWZY).", {
  TEACHER: ["10", "教师"],
  TEACHER_AND_ADMINISTRATION: ["20", "教师兼行政"],
  GRADE_HEAD: ["22", "年级主任（组长）"],
  HOMEROOM_TEACHER: ["23", "班主任"],
  ADMINISTRATION: ["30", "行政"],
  SCHOOL_LEADER: ["31", "校领导"],
  OFFICE_HEAD: ["32", "行政处室负责人"],
  OFFICE_WORK: ["33", "行政处室工作"],
  ADMINISTRATION_AND_TEACHING: ["34", "行政兼教学工作"],
  TEACHING_SUPPORT: ["40", "教辅"],
  LABORATORY: ["41", "实习实验工作与管理"],
  LIBRARY: ["45", "图书教材工作与管理"],
  WORKER: ["60", "工勤"],
  HEALTH_CARE: ["61", "医护保健工作与管理"],
  ACCOUNTS: ["62", "财务统计工作与管理"],
  CATERING: ["65", "餐饮服务与管理"],
  BOARDING_CARE: ["66", "生活服务与管理"],
  OTHER: ["80", "其他工作"],
});

export const educationLevels = standard("EducationLevel", "学历 (JY/T 1001 XL).", {
  DOCTOR: ["11", "博士研究生毕业"],
  MASTER: ["14", "硕士研究生毕业"],
  POSTGRADUATE_CLASS: ["17", "研究生班毕业"],
  BACHELOR: ["21", "大学本科毕业"],
  GENERAL_UNIVERSITY_CLASS: ["28", "大学普通班毕业"],
  COLLEGE: ["31", "大学专科毕业"],
  SECONDARY_SPECIALISED: ["41", "中等专科毕业"],
  VOCATIONAL: ["44", "职业高中毕业"],
  TECHNICAL: ["47", "技工学校毕业"],
  SENIOR_HIGH: ["61", "普通高中毕业"],
  JUNIOR_HIGH: ["71", "初中毕业"],
  OTHER: ["90", "其他"],
});

export const politicalStatuses = standard("PoliticalStatus", "政治面貌 (JY/T 1001 ZZMM).", {
  CPC_MEMBER: ["01", "中国共产党党员"],
  CPC_PROBATIONARY: ["02", "中国共产党预备党员"],
  LEAGUE_MEMBER: ["03", "中国共产主义青年团团员"],
  RCCK: ["04", "中国国民党革命委员会会员"],
  CDL: ["05", "中国民主同盟盟员"],
  CDNCA: ["06", "中国民主建国会会员"],
  CAPD: ["07", "中国民主促进会会员"],
  CPWDP: ["08", "中国农工民主党党员"],
  ZGP: ["09", "中国致公党党员"],
  JIUSAN: ["10", "九三学社社员"],
  TDSL: ["11", "台湾民主自治同盟盟员"],
  NON_PARTISAN: ["12", "无党派民主人士"],
  MASSES: ["13", "群众"],
});

export const teachingStages = standard("TeachingStage", "任课学段 (JY/T 1001 RKXD).", {
  PRESCHOOL: ["1", "学前教育"],
  PRIMARY: ["2", "小学"],
  JUNIOR: ["3", "普通初中"],
  SENIOR: ["4", "普通高中"],
  SPECIAL: ["A", "特殊教育"],
  OTHER: ["Z", "其他"],
});

export const backboneLevels = own("BackboneLevel", "骨干教师级别.", {
  none: "非骨干",
  school: "校级骨干",
  county: "区县级骨干",
  city: "市级骨干",
  national: "国家级骨干",
});

export const employingUnits = own(
  "EmployingUnit",
  "人事关系所在. A school, or the township's shared pool (三(五)).",
  {
    school: "学校",
    pool: "乡镇统筹",
  },
);

export const placementKinds = own("PlacementKind", "任教方式. Only home goes with the personnel relation.", {
  home: "本校任教",
  rotation: "轮岗交流",
  support: "支教",
  "several-schools": "走校",
  secondment: "借调",
});

export const titleLevels = own("TitleLevel", "职称等级.", {
  "full-senior": "正高级教师",
  senior: "高级教师",
  first: "一级教师",
  second: "二级教师",
  third: "三级教师",
});

export const presenceStatuses = own("PresenceStatus", "在岗状态.", {
  present: "在岗",
  leave: "请假",
  study: "进修",
  seconded: "借出",
  absent: "缺岗",
});

export const leaveCauses = own("LeaveCause", "请假原因.", {
  sick: "病假",
  maternity: "产假",
  bereavement: "丧假",
  personal: "事假",
});

export const trainingKinds = own("TrainingKind", "培训类别.", {
  national: "国培",
  city: "市级培训",
  county: "区县级培训",
  school: "校本研修",
  information: "信息技术应用能力",
});

export const rotationReasons = own(
  "RotationReason",
  "交流条件认定结果. The first rule that keeps the teacher out.",
  {
    eligible: "符合条件",
    "not-quota": "非在编",
    "not-teacher": "非专任教师",
    "no-school": "不在学校编制",
    age: "超过年龄",
    years: "同校任教年限不足",
  },
);

export const rotationBases = own("RotationBase", "交流比例分母.", {
  town: "城镇学校和优质学校符合条件教师",
  all: "全区符合条件教师",
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

/** Of them those that occupy quota. */
export const quotaCategories = staffCategories.only("1", "2", "3", "4");
