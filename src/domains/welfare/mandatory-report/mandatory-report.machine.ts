// The way of a report, and of each recipient's part of it. From filed to responding it goes by itself, with the first recipient
// that acts: recipients work in parallel, and none waits for another. From then on civil affairs is one of them.
import { machine } from "../../../catalogue/index.ts";

const clause = "三(十)";

export const mandatoryReportMachine = machine({
  on: "MandatoryReport",
  field: "status",
  initial: "filed",
  steps: {
    assessReport: {
      from: ["responding", "assessed"],
      to: "assessed",
      clause,
      holds: "a recipient has acted; the assessment comes with it",
    },
    reopenReport: { from: ["assessed"], to: "responding", clause, holds: "it was not released" },
    closeReport: { from: ["assessed"], to: "closed", clause, holds: "every recipient has acted" },
  },
  derived: {
    first_action_taken: { steps: [["filed", "responding"]], clause, holds: "the first recipient acts" },
  },
});

export const reportRecipientMachine = machine({
  on: "ReportRecipient",
  field: "status",
  initial: "received",
  steps: {
    acceptReport: { from: ["received"], to: "accepted", clause },
    actOnReport: {
      from: ["received", "accepted"],
      to: "acting",
      clause,
      holds: "an emergency is acted on at once",
    },
    closeReportPart: { from: ["acting"], to: "closed", clause },
  },
});
