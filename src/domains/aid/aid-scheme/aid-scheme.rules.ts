// What the refusals of aid scheme mean: those that aid-scheme.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const aidSchemeRules = rules({
  aid_scheme_no_overlap: {
    clause: "三(六)",
    fields: ["district_id", "kind", "stage", "valid_from", "valid_to"],
    zh: "同一类别、同一学段的资助方案，有效期不得重叠。",
    en: "Schemes of one kind and stage do not overlap in time.",
  },
});
