// What the refusals of counselling mean: those that counselling.rules.sql declares.
import { rules } from "../../../catalogue/index.ts";

export const counsellingRules = rules({
  counselling_session_not_ahead: {
    clause: "三(十)",
    fields: ["held_on"],
    zh: "辅导完成后方可登记。",
    en: "A session is written down once it was held.",
  },
});
