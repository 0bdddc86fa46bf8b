// Code lists of protected records: mandatory reports and what follows from them. The project's own words [P].
import { own } from "../../catalogue/index.ts";

export const reportCategories = own("ReportCategory", "报告类别.", {
  abuse: "虐待",
  neglect: "忽视",
  sexual: "性侵害",
  bullying: "欺凌",
  abandonment: "遗弃",
  missing: "失踪",
  "self-harm": "自伤",
  other: "其他",
});

export const reporterKinds = own("ReporterKind", "报告人类型.", {
  school: "学校",
  township: "乡镇街道",
  village: "村(居)委会",
  "care-organisation": "群团",
  teacher: "教师",
  citizen: "公民",
  hospital: "医疗机构",
});

export const reportStatuses = own("ReportStatus", "报告状态.", {
  filed: "已报告",
  responding: "处置中",
  assessed: "已评估",
  closed: "已办结",
});

/** How far one recipient is with its part: said by the times on its row. */
export const partStatuses = own("ReportPartStatus", "接报处置状态.", {
  received: "已接报",
  accepted: "已受理",
  acting: "处置中",
  closed: "已办结",
});

export const recipientDepartments = own("ReportRecipientDepartment", "接报部门.", {
  police: "公安",
  "civil-affairs": "民政",
  education: "教育",
  procuratorate: "检察",
});

export const emergencyMeasures = own("EmergencyMeasure", "应急措施.", {
  removed: "带离危险环境",
  medical: "就医",
  placement: "临时安置",
  warning: "告诫",
  none: "未采取措施",
});

export const assessedNeeds = own("AssessedNeed", "评估需求.", {
  none: "无",
  support: "家庭支持",
  guidance: "监护指导",
  placement: "替代照护",
});

export const interventionDecisions = own("InterventionDecision", "监护干预决定.", {
  suspend: "中止监护",
  revoke: "撤销监护",
  restore: "恢复监护",
  order: "人身安全保护令",
});

export const releaseOutcomes = own("ReleaseOutcome", "告知结果.", {
  "no-finding": "未发现",
  support: "提供支持",
  measures: "采取措施",
});
