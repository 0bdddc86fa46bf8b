// What the refusals of follow up mean: those that follow-up.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const followUpRules = rules({
  emergency_response_after_event: {
    clause: "四(三)",
    fields: ["responded_at", "mandatory_report.event_at"],
    zh: "应急处置不早于事件发生。",
    en: "No response comes before the event.",
  },
});
