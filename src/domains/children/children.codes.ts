// Code lists of children, their records and their guardians.
import { own, standard } from "../../catalogue/index.ts";

export const studentCategories = standard("StudentCategory", "学生类别 (JY/T 1001 XSLB).", {
  PRIMARY: ["21100", "普通小学生"],
  JUNIOR: ["31100", "普通初中学生"],
  VOCATIONAL_JUNIOR: ["31200", "职业初中学生"],
  SPECIAL_VISUAL: ["51100", "视力残疾学生"],
  SPECIAL_HEARING: ["51200", "听力残疾学生"],
  SPECIAL_INTELLECTUAL: ["51300", "智力残疾学生"],
  SPECIAL_OTHER: ["51400", "其他残疾学生"],
});

/** Codes by the two-digit edition [P]. */
export const healthStatuses = standard("HealthStatus", "健康状况 (GB/T 2261.3).", {
  GOOD: ["10", "健康或良好"],
  WEAK: ["20", "一般或较弱"],
  CHRONIC_ILLNESS: ["30", "有慢性病"],
  DISABLED: ["60", "残疾"],
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

export const studentFlagKinds = own(
  "StudentFlagKind",
  "学籍标记类别. What the school register marks a pupil as.",
  {
    "left-behind-one": "留守（一方外出）",
    "left-behind-both": "留守（双方外出）",
    migrant: "随迁",
    orphan: "孤儿",
    inclusive: "随班就读",
    "bought-place": "政府购买学位",
  },
);

export const registrationStatuses = own("RegistrationStatus", "建籍办理状态.", {
  submitted: "比对中",
  admitted: "已建籍",
  matched: "比对一致",
  rejected: "不予建籍",
});

export const transferStatuses = own("TransferStatus", "转学办理状态.", {
  requested: "已申请",
  accepted: "同意接收",
  approved: "已核准",
  refused: "不予转学",
});

/** Ages at which rules change. Reckoned from the day of birth, never stored. */
export const ageBands = standard(
  "AgeBand",
  "年龄段. Ages at which rules change: school entry at 6, sensitive data below 14, left-behind below 16.",
  {
    UNDER_6: ["under-6", "未满6周岁"],
    FROM_6_TO_13: ["6-13", "6至13周岁"],
    FROM_14_TO_15: ["14-15", "14至15周岁"],
    FROM_16: ["16+", "满16周岁"],
  },
);
