// What follows from a report: the police respond, civil affairs intervenes in guardianship. An assessment comes with the step of
// its report.
import { commands } from "../../../catalogue/index.ts";

export const followUpCommands = commands({
  recordEmergencyResponse: {
    on: "EmergencyResponse",
    kind: "create",
    term: "登记应急处置",
    description: "Records how public security answers a report, at this moment.",
    source: "三(十); 未保法91",
    duties: ["三(十)-12"],
    required: ["reportId", "station", "measure"],
    derives: { respondedAt: "now" },
  },
  interveneInGuardianship: {
    on: "GuardianshipIntervention",
    kind: "create",
    term: "登记监护干预",
    description:
      "Records a decision on the guardianship of a report's child. It takes effect on the bond from its day on.",
    source: "三(十); 未保法108",
    duties: ["三(十)-14"],
    required: ["reportId", "decision", "decidedOn", "validFrom"],
    optional: ["guardianId", "court", "validTo"],
  },
});
