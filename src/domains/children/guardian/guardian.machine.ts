// The state of a bond: decisions on guardianship alone move it, no command does.
import { machine } from "../../../catalogue/index.ts";

const clause = "三(十)";

export const guardianshipMachine = machine({
  on: "Guardianship",
  field: "status",
  initial: "active",
  steps: {},
  derived: {
    intervention_takes_effect: {
      steps: [
        ["active", "suspended"],
        ["active", "revoked"],
        ["suspended", "revoked"],
        ["suspended", "active"],
        ["revoked", "active"],
      ],
      begins: ["suspended", "revoked"],
      clause,
      holds: "a decision takes effect",
    },
    intervention_taken_back: {
      steps: [
        ["suspended", "active"],
        ["revoked", "active"],
        ["revoked", "suspended"],
      ],
      clause,
      holds: "a decision was entered by mistake",
    },
  },
});
