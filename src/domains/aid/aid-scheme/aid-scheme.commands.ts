// Schemes of pupils' aid: education's.
import { commands } from "../../../catalogue/index.ts";

const scheme = { on: "AidScheme", source: "三(八)", duties: ["三(八)-5"] } as const;

export const aidSchemeCommands = commands({
  setAidScheme: {
    ...scheme,
    kind: "create",
    term: "制定资助项目",
    description: "Sets what a kind of aid gives a pupil for a term, and whom.",
    required: ["kind", "stage", "name", "amountPerTermFen", "eligibility", "validFrom"],
    optional: ["documentNumber", "validTo"],
    derives: { districtId: "district" },
    succeeds: { by: ["kind", "stage"] },
  },
  endAidScheme: {
    ...scheme,
    kind: "update",
    term: "终止资助项目",
    description: "Ends a scheme on a day.",
    required: ["validTo"],
  },
});
