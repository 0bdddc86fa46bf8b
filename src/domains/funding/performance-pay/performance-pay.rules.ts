// What the refusals of performance pay mean: those that performance-pay.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const performancePayRules = rules({
  performance_pay_total_weighs: {
    clause: "三(六)",
    duties: ["三(六)-5"],
    fields: ["comparison_id", "fiscal_year", "pay_comparison.confirmed_on", "pay_comparison.fiscal_year"],
    zh: "核定绩效工资总量所依据的工资比较须为以前年度，且已经财政确认。",
    en: "The comparison that a total was set beside is one of an earlier year, which finance has confirmed.",
  },
});
