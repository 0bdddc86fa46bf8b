// What the refusals of staffing total mean: those that staffing-total.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const staffingTotalRules = rules({
  staffing_total_holds_quotas: {
    clause: "三(五)",
    fields: ["total", "valid_from", "valid_to", "school_quota.quota"],
    zh: "各校编制之和在任何一天都不超过全区编制总量。",
    en: "On every day the quotas of all schools stay within the total.",
  },
  staffing_total_no_overlap: {
    clause: "三(五)",
    fields: ["district_id", "valid_from", "valid_to"],
    zh: "编制总量的有效期不得重叠。",
    en: "Totals do not overlap in time.",
  },
  staffing_standard_no_overlap: {
    clause: "三(五)",
    fields: ["stage", "valid_from", "valid_to"],
    zh: "同一学段的编制标准，有效期不得重叠。",
    en: "Standards of one stage do not overlap in time.",
  },
});
