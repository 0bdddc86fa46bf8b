// What the refusals of individual plan mean: those that individual-plan.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const individualPlanRules = rules({
  individual_plan_home_teaching_enrolled: {
    clause: "三(九)",
    fields: ["placement", "child_id"],
    zh: "送教上门的儿童须保留学籍和就读学校。",
    en: "Home teaching keeps an enrolment.",
  },
});
