// The state of a bond: decisions on guardianship alone move it (tc.intervention_takes_effect), no command does.
import { machine } from "../../../catalogue/index.ts";

export const guardianshipMachine = machine({
  on: "Guardianship",
  field: "status",
  initial: "active",
  steps: {},
});
