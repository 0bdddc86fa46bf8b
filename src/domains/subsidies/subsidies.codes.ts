// Code tables of subsidies and batches: the project's own words.
import { own } from "../../catalogue/index.ts";

export const batchKinds = own("PaymentBatchKind", "发放批次类型.", {
  "rural-subsidy": "乡村教师生活补助",
  "student-aid": "学生资助",
});

export const batchStatuses = own("PaymentBatchStatus", "批次状态. Only moves forwards, one step at a time.", {
  prepared: "已编制",
  reviewed: "已复核",
  approved: "已审批",
  sent: "已发放",
  settled: "已结清",
});

export const payeeRelations = own("PayeeRelation", "账户持有人与受益人的关系.", {
  self: "本人",
  parent: "父母",
  guardian: "其他监护人",
});

export const midMonthRules = own(
  "MidMonthRule",
  "不足整月的计发办法. How a month counts that a placement only touches.",
  {
    "any-day": "当月任教即按整月",
    "first-day": "当月首日在岗按整月",
    "half-month": "当月十五日在岗按整月",
    "by-day": "按日折算",
  },
);

export const dueReasons = own("RuralSubsidyReason", "应发依据. Why this tier, or why nothing.", {
  home: "本校任教",
  rotation: "交流轮岗满一学期",
  support: "支教满一学期",
  "several-schools": "走校任教",
  seconded: "借调离岗",
  "too-short": "交流支教未满一学期",
  "not-due": "当月不在发放范围",
});

export const paymentKinds = own("RuralSubsidyPaymentKind", "发放类型.", {
  regular: "当月发放",
  arrears: "补发",
  recovery: "追回",
});

export const honourKinds = own("TeacherHonourKind", "荣誉类型.", {
  "rural-10-years": "乡村从教十年",
  "rural-20-years": "乡村从教二十年",
  "rural-30-years": "乡村从教三十年",
  outstanding: "优秀教师",
  "head-teacher": "优秀班主任",
});

export const housingKinds = own("HousingGuaranteeKind", "住房保障类型.", {
  "turnover-flat": "周转房",
  "public-rental": "公租房",
  allowance: "住房补贴",
});

export const subsidyCubeLevels = own("SubsidyCubeLevel", "汇总层级.", {
  district: "全区",
  township: "乡镇街道",
});
