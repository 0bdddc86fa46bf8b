// Code lists of care: left-behind children, difficulty, assistance, visits, counselling, individual plans. The project's
// own words [P]; never a rule.
import { own } from "../../catalogue/index.ts";

export const leftBehindReasons = own("LeftBehindReason", "留守原因.", {
  "both-away": "父母双方外出",
  "one-away": "一方外出另一方无监护能力",
});

export const guardianshipGrades = own(
  "GuardianshipGrade",
  "监护等级. The five grades of the ledger's form of 2016.",
  {
    none: "无人监护",
    incapable: "监护人无监护能力",
    insufficient: "委托监护不到位",
    fair: "监护一般",
    good: "监护较好",
  },
);

export const careRisks = own("CareRisk", "风险等级.", { low: "低", medium: "中", high: "高" });

export const leftBehindEndings = own("LeftBehindEnding", "留守终止原因.", {
  "parent-back": "父母返回",
  "age-16": "年满16周岁",
  moved: "迁出",
  other: "其他",
});

export const checkMethods = own("CheckMethod", "排查方式.", { visit: "入户", phone: "电话", school: "学校" });

export const careActors = own("CareActor", "关爱主体.", {
  village: "村(居)委会",
  township: "乡镇街道",
  school: "学校",
  "womens-federation": "妇联",
  "youth-league": "共青团",
});

export const checkFindings = own("CheckFinding", "排查发现.", {
  none: "无异常",
  care: "照护不到位",
  health: "健康",
  schooling: "就学",
  safety: "安全",
});

export const urgingKinds = own("UrgingKind", "督促方式.", {
  call: "电话提醒",
  letter: "书面督促",
  order: "督促令",
});

export const urgingResults = own("UrgingResult", "督促结果.", {
  reached: "已联系",
  promised: "已承诺",
  refused: "拒绝",
  unreachable: "未联系上",
});

export const difficultyCategories = own("DifficultyCategory", "困境类别.", {
  orphan: "孤儿",
  unsupported: "事实无人抚养儿童",
  destitute: "特困",
  "low-income": "低保",
  illness: "重病",
  disability: "残疾",
  "no-guardian": "监护缺失",
  migrant: "流动",
  other: "其他",
});

export const parentSituations = own(
  "ParentSituation",
  "父母情况. What makes a child unattended in fact (民发〔2019〕62号).",
  {
    able: "能够履行监护",
    dead: "死亡",
    missing: "失踪",
    "severe-disability": "重残",
    "grave-illness": "重病",
    imprisoned: "服刑或被限制人身自由六个月以上",
    "no-contact": "失联六个月以上",
    revoked: "被撤销监护资格",
    deported: "被遣送(驱逐)出境",
  },
);

export const difficultyStatuses = own("DifficultyStatus", "认定状态.", {
  applied: "已申请",
  confirmed: "已认定",
  refused: "未认定",
  ended: "已终止",
});

export const assistanceKinds = own("AssistanceKind", "救助种类.", {
  living: "基本生活",
  medical: "医疗",
  temporary: "临时",
  education: "教育",
});

export const candidateReasons = own("CandidateReason", "民政关注缘由.", {
  listed: "在册",
  referred: "申请或转介",
  reported: "强制报告",
  "left-behind": "留守",
});

export const visitKinds = own("CareVisitKind", "走访方式.", { home: "入户", phone: "电话", school: "到校" });

export const activityKinds = own("CareActivityKind", "关爱活动.", {
  festival: "节日慰问",
  tutoring: "课业辅导",
  companionship: "亲情陪伴",
  safety: "安全教育",
});

export const counsellingTopics = own("CounsellingTopic", "辅导主题.", {
  learning: "学习",
  family: "家庭",
  peers: "同伴",
  emotion: "情绪",
  safety: "安全",
});

export const disabilityCategories = own("DisabilityCategory", "残疾类别.", {
  sight: "视力",
  hearing: "听力",
  speech: "言语",
  limbs: "肢体",
  intellect: "智力",
  mind: "精神",
  multiple: "多重",
});

export const planPlacements = own("PlanPlacement", "安置方式.", {
  inclusive: "随班就读",
  "special-school": "特殊教育学校",
  "home-teaching": "送教上门",
  deferred: "缓学",
});

export const deadlineKinds = own("DeadlineKind", "时限种类.", {
  "left-behind-check": "留守儿童排查",
  "first-action": "强制报告首次处置",
});

export const deadlineUnits = own("DeadlineUnit", "时限单位.", { days: "日", hours: "小时" });
