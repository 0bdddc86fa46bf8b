// What the refusals of rotation application mean: the checks of its table that no form says, and its key.
import { rules } from "../../../catalogue/index.ts";

export const rotationApplicationRules = rules({
  rotation_application_decided: {
    clause: "三(三)",
    fields: ["status", "decided_on", "decision_reason"],
    zh: "已办理的轮岗申请写明日期，不予同意的写明理由。",
    en: "A decision has its day, and a refusal its reason.",
  },
  rotation_application_year: {
    clause: "三(三)",
    fields: ["school_year", "submitted_on"],
    zh: "轮岗申请为本学年或下一学年。",
    en: "A teacher applies for the present school year or the next one.",
  },
  rotation_application_one: {
    clause: "三(三)",
    fields: ["teacher_id", "school_year", "kind"],
    zh: "同一学年同一方式的轮岗申请不重复提交。",
    en: "Of one kind and school year there is one application.",
  },
});
