// Applied for by a guardian and forwarded by the school, or proposed by the school; then granted or refused by a named person of education.
import { machine } from "../../../catalogue/index.ts";

const decision = { from: ["proposed"], clause: "三(八)" } as const;

export const studentAidGrantMachine = machine({
  on: "StudentAidGrant",
  field: "decision",
  initial: "proposed",
  steps: {
    grantAid: {
      ...decision,
      to: "granted",
      holds:
        "posted for as many working days as the parameter says; no more than the scheme gives for a term",
    },
    withdrawAidProposal: decision,
    withdrawAidApplication: { from: ["applied"], clause: "三(八)" },
    forwardAidApplication: { from: ["applied"], to: "proposed", clause: "三(八)" },
    postAidProposal: decision,
    payAidInBatch: {
      from: ["granted"],
      clause: "三(八)",
      holds: "the batch is prepared, and of the same money",
    },
    // Also of an application that the school has not forwarded: none waits for ever.
    refuseAid: { ...decision, from: ["applied", "proposed"], to: "refused" },
  },
  derived: {
    aid_appeal_returned: {
      steps: [
        ["refused", "applied"],
        ["refused", "proposed"],
      ],
      clause: "三(八)",
      holds: "an appeal against the refusal is returned: it is decided anew",
    },
  },
});
