// What the refusals of care visit mean: those that care-visit.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const careVisitRules = rules({
  care_activity_one_child: {
    clause: "三(十)",
    fields: ["child_id", "participants"],
    zh: "写明儿童的关爱活动只有一名参加者。",
    en: "An activity that names a child has one participant.",
  },
});
