// What the refusals of school spending mean: those that school-spending.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolSpendingRules = rules({
  school_spending_month: {
    fields: ["month", "fiscal_year"],
    zh: "月份以当月第一天表示，且属于该年度。",
    en: "The month is named by its first day and lies in the fiscal year.",
  },
});
