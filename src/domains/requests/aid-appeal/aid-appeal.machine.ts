// Made by a guardian, decided by education.
import { machine } from "../../../catalogue/index.ts";

const decision = { from: ["submitted"], clause: "三(八)" } as const;

export const aidAppealMachine = machine({
  on: "AidAppeal",
  field: "status",
  initial: "submitted",
  steps: {
    withdrawAidAppeal: decision,
    upholdAidRefusal: { ...decision, to: "upheld", holds: "by somebody else than who refused" },
    returnAidDecision: {
      ...decision,
      to: "returned",
      holds: "by somebody else than who refused; the aid is decided anew",
    },
  },
});
