// What the refusals of recruitment plan mean: those that recruitment-plan.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const recruitmentPlanRules = rules({
  recruitment_plan_counts: {
    clause: "三(五)",
    fields: ["planned", "applicants", "qualified", "hired"],
    zh: "计划数大于零；聘用不多于合格，合格不多于报名。",
    en: "Hired are at most the qualified and the planned, qualified at most the applicants.",
  },
  recruitment_plan_known: {
    clause: "三(五)",
    fields: ["applicants", "qualified", "hired"],
    zh: "报名、合格、聘用人数同时填写或同时空缺。",
    en: "Applicants, qualified and hired are known together.",
  },
});
