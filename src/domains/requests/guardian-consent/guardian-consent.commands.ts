// A guardian agrees, and may take it back: from then on nothing rests on it.
import { commands } from "../../../catalogue/index.ts";

const consent = { on: "GuardianConsent", source: "三(八)(十); PIPL 31; 残疾人教育条例20" } as const;

export const guardianConsentCommands = commands({
  giveConsent: {
    ...consent,
    kind: "create",
    term: "作出同意",
    description: "Agrees to a matter for the own child, as of today.",
    required: ["childId", "matter"],
    derives: { guardianId: { only: "guardian" }, givenOn: "today" },
  },
  withdrawConsent: {
    ...consent,
    kind: "update",
    term: "撤回同意",
    description: "Takes a consent back, as of today. What was done until then stands.",
    source: "三(八)(十); PIPL 15",
    derives: { withdrawnOn: "today" },
  },
});
