// What the refusals of school state mean: those that school-state.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolStateRules = rules({
  school_state_no_overlap: {
    clause: "四(四)",
    fields: ["school_id", "valid_from", "valid_to"],
    zh: "学校在任何一天只有一种有效的状态。",
    en: "A school has one state that counts on any day.",
  },
  school_state_kept: {
    clause: "四(四)",
    fields: ["name", "kind", "locale", "township_id", "parent_school_id", "valid_from", "valid_to"],
    zh: "已过的学校状态不得改写或删除，更正另立新行。",
    en: "What a school was is neither overwritten nor deleted: a correction is a new row.",
  },
  school_state_reason: {
    clause: "四(四)",
    fields: ["reason", "valid_from"],
    zh: "更正已结束学年的学校状态须写明原因。",
    en: "A correction of a closed school year gives its reason.",
  },
  school_state_covered: {
    clause: "四(四)",
    fields: ["revised_on", "valid_from", "valid_to"],
    zh: "被更正的期间须由新的状态完整替代。",
    en: "What is found wrong is replaced for every day of it.",
  },
  school_state_today: {
    clause: "四(四)",
    fields: ["valid_to", "name", "kind", "locale", "township_id", "parent_school_id"],
    zh: "持续至今的状态与学校现状一致。",
    en: "The state that lasts is what the school is.",
  },
  school_since: {
    clause: "四(四)",
    fields: ["state_since"],
    zh: "变更自本学年内、不晚于今天、晚于上次变更的一天起生效。",
    en: "A change holds from a day of this school year, not after today, and after the change before it.",
  },
});
