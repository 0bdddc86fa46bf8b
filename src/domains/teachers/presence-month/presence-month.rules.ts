// What the refusals of presence month mean: those that presence-month.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const presenceMonthRules = rules({
  presence_month_cause: {
    clause: "三(三)",
    fields: ["status", "leave_cause"],
    zh: "只有请假才有请假事由。",
    en: "Only a leave has a cause.",
  },
});
