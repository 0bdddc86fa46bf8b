// What the refusals of welfare deadline mean: those that welfare-deadline.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const welfareDeadlineRules = rules({
  welfare_deadline_no_overlap: {
    clause: "三(十)",
    fields: ["kind", "subject", "valid_from", "valid_to"],
    zh: "同一事项的期限，有效期不得重叠。",
    en: "Deadlines of one kind and subject do not overlap in time.",
  },
  welfare_deadline_kind: {
    clause: "三(十)",
    fields: ["kind", "unit", "subject"],
    zh: "期限的单位和对象与其类别一致。",
    en: "A deadline's unit and subject are those of its kind.",
  },
});
