// What the refusals of student flag mean: those that student-flag.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const studentFlagRules = rules({
  student_flag_no_overlap: {
    clause: "三(八)",
    fields: ["student_id", "kind", "definition", "valid_from", "valid_to"],
    zh: "同一学生同一类别、同一口径的标记，期间不得重叠。",
    en: "A pupil has one mark of a kind and definition on any day.",
  },
  student_flag_defined: {
    clause: "三(九)(十)",
    fields: ["kind", "definition"],
    zh: "留守、随迁标记须注明所依口径，其他标记不注。",
    en: "A mark as left behind or migrant names a definition of that word, and no other mark does.",
  },
});
