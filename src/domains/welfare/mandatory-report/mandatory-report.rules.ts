// What the refusals of mandatory report mean: those that mandatory-report.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const mandatoryReportRules = rules({
  mandatory_report_names_child: {
    clause: "三(十)",
    fields: ["child_id"],
    zh: "报告写明儿童后，方可干预或解除。",
    en: "An intervention and a release need a report that names its child.",
  },
  guardianship_intervention_after_event: {
    clause: "三(十)",
    fields: ["decided_on", "mandatory_report.event_at"],
    zh: "监护干预不早于事件发生。",
    en: "No intervention comes before the event.",
  },
  report_release_of_assessed: {
    clause: "三(十)",
    fields: ["released_on", "mandatory_report.status"],
    zh: "经评估的报告方可解除，且不早于报告。",
    en: "Only an assessed report is released, and not before it was made.",
  },
  mandatory_report_released_stays: {
    clause: "三(十)",
    fields: ["child_id", "status"],
    zh: "已解除的报告不得更换儿童，也不得退回评估之前。",
    en: "A released report keeps its child and stays assessed.",
  },
  report_recipient_after_report: {
    clause: "三(十), 四(三)",
    fields: ["received_at", "mandatory_report.reported_at"],
    zh: "接收不早于报告。",
    en: "A report is not received before it is made.",
  },
  report_recipient_times: {
    clause: "三(十)",
    fields: ["received_at", "accepted_at", "first_action_at", "closed_at"],
    zh: "接报之后方可受理和处置，处置之后方可办结。",
    en: "A report is accepted and acted on once received, and a part closed once it was acted on.",
  },
  mandatory_report_before_answers: {
    clause: "三(十), 四(三)",
    fields: ["event_at", "reported_at"],
    zh: "事件和报告不晚于接收和处置。",
    en: "A report and its event come before receipt and response.",
  },
  mandatory_report_answered: {
    clause: "三(十), 四(三)",
    fields: ["status", "report_recipient.first_action_at"],
    zh: "有接收部门处置的报告方可评估或关闭。",
    en: "A report that nobody has acted on is neither assessed nor closed.",
  },
  mandatory_report_assessed: {
    clause: "三(十)",
    duties: ["三(十)-11", "三(十)-13"],
    fields: ["status", "closed_on", "report_assessment.assessed_on"],
    zh: "已评估和已办结的报告须有评估记录，评估不早于报告、不晚于办结。",
    en: "A report that is assessed or closed has its assessment, made since the report and by the closing day.",
  },
  mandatory_report_all_answered: {
    clause: "三(十), 四(三)",
    duties: ["三(十)-11"],
    fields: ["status", "report_recipient.first_action_at"],
    zh: "全部接收部门处置后方可办结，且不得为将来之日。",
    en: "A report closes once every recipient has acted, and not ahead of the day.",
  },
  mandatory_report_has_recipient: {
    clause: "三(十), 四(三)",
    duties: ["三(十)-11"],
    fields: ["report_recipient.department"],
    zh: "报告须至少送公安、民政、教育中的一个部门。",
    en: "A report goes to the police, civil affairs or education, whoever is told beside them.",
  },
  mandatory_report_reaches_police: {
    clause: "三(十), 四(三)",
    duties: ["三(十)-11", "三(十)-12"],
    fields: ["category", "to_police"],
    zh: "虐待、性侵害、遗弃和失踪的报告须送公安。",
    en: "A report of abuse, sexual harm, abandonment or a missing child reaches the police.",
  },
  mandatory_report_closed: {
    clause: "三(十)",
    fields: ["status", "closed_on"],
    zh: "已关闭的报告有关闭日期，其他报告没有。",
    en: "A report has a closing day exactly where it is closed.",
  },
  mandatory_report_reporter: {
    clause: "未保法11",
    fields: [
      "reporter_kind",
      "reporter_school_id",
      "reporter_township_id",
      "reporter_village_id",
      "reporter_teacher_id",
    ],
    zh: "报告人的单位与报告人类别一致。",
    en: "The reporting unit is the one that the kind of reporter says.",
  },
});
