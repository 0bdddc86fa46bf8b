// What the refusals of guardian consent mean: the check of its table, and its key.
import { rules } from "../../../catalogue/index.ts";

export const guardianConsentRules = rules({
  guardian_consent_withdrawn: {
    clause: "三(八)(十); PIPL 15",
    fields: ["status", "withdrawn_on"],
    zh: "撤回的同意写明撤回日期，且不早于同意之日。",
    en: "A consent that is taken back has the day of it, not before it was given.",
  },
  guardian_consent_once: {
    clause: "三(八)(十); PIPL 31",
    fields: ["guardian_id", "child_id", "matter"],
    zh: "同一事项已同意的，不重复登记。",
    en: "What is agreed to is agreed to once.",
  },
});
