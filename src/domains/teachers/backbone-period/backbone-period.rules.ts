// What the refusals of backbone period mean: those that backbone-period.rules.sql declares.
import { rules } from "../../../catalogue/index.ts";

export const backbonePeriodRules = rules({
  backbone_period_no_overlap: {
    clause: "四(四)",
    fields: ["teacher_id", "valid_from", "valid_to"],
    zh: "教师在任何一天只有一个骨干级别。",
    en: "A teacher is of one backbone level on any day.",
  },
  backbone_period_today: {
    clause: "四(四)",
    fields: ["level", "valid_from", "valid_to"],
    zh: "骨干级别的起止不晚于当日，持续至今的与教师现级别一致。",
    en: "No level begins or ends after today, and the one that lasts is the teacher's.",
  },
});
