// What the refusals of growth record mean: those that growth-record.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const growthRecordRules = rules({
  growth_record_on: {
    fields: ["measured_on", "school_year"],
    zh: "测量日期须在该学年之内。",
    en: "The day of measuring lies in the school year.",
  },
});
