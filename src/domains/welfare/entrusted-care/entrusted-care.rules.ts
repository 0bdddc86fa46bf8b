// What the refusals of entrusted care mean: those that entrusted-care.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const entrustedCareRules = rules({
  entrusted_care_named: {
    clause: "三(十); 未保法22",
    fields: ["carer_id", "carer_name"],
    zh: "委托照护须写明受托人。",
    en: "Who entrusts a child names the carer.",
  },
});
