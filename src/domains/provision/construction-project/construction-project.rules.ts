// What the refusals of construction project mean: those that construction-project.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const constructionProjectRules = rules({
  construction_project_approval: {
    fields: ["approved_on", "approval_no"],
    zh: "已批准的项目须有批准文号。",
    en: "An approved project has its number.",
  },
  construction_project_order: {
    fields: ["planned_on", "approved_on"],
    zh: "项目各阶段的日期依次不早于前一阶段。",
    en: "The steps of a project follow one another.",
  },
});
