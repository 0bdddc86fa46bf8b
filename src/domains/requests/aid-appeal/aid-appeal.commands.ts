// A guardian appeals against a refusal of aid; another person of education looks at it.
import { commands } from "../../../catalogue/index.ts";

const appeal = { on: "AidAppeal", source: "三(八)", duties: ["三(八)-5", "三(八)-6"] } as const;
const decided = { decidedOn: "today", decidedById: "person" } as const;

export const aidAppealCommands = commands({
  appealAid: {
    ...appeal,
    kind: "create",
    term: "资助申诉",
    description: "Appeals against a refusal of aid for the own child, and says why.",
    required: ["aidGrantId", "ground"],
    derives: { guardianId: { only: "guardian" }, submittedOn: "today", writtenByIds: "person" },
  },
  withdrawAidAppeal: {
    ...appeal,
    kind: "archive",
    term: "撤回资助申诉",
    description: "Takes an appeal back that is not decided.",
  },
  upholdAidRefusal: {
    ...appeal,
    kind: "update",
    term: "维持不予认定",
    description: "Says that the refusal stands, and why. Not by whoever refused.",
    required: ["decisionReason"],
    derives: decided,
    otherThan: ["appealAid"],
  },
  returnAidDecision: {
    ...appeal,
    kind: "update",
    term: "退回重新认定",
    description: "Takes the refusal back, and says why: the aid is decided anew. Not by whoever refused.",
    required: ["decisionReason"],
    derives: decided,
    otherThan: ["appealAid"],
  },
});
