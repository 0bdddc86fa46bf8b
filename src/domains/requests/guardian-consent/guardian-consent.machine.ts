// Given by a guardian, and taken back by the same one.
import { machine } from "../../../catalogue/index.ts";

export const guardianConsentMachine = machine({
  on: "GuardianConsent",
  field: "status",
  initial: "given",
  steps: { withdrawConsent: { from: ["given"], to: "withdrawn", clause: "三(八)(十); PIPL 15" } },
});
