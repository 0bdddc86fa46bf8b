// Aid to one pupil for one term: the school proposes, a named person of education decides, and it is paid in a batch.
import { commands } from "../../../catalogue/index.ts";

const grant = { on: "StudentAidGrant", source: "三(八)", duties: ["三(八)-5", "三(八)-6"] } as const;
const decided = { decidedOn: "today", decidedBy: "personName" } as const;

export const studentAidGrantCommands = commands({
  proposeAid: {
    ...grant,
    kind: "create",
    term: "推荐学生资助",
    description:
      "Proposes a pupil of the school for a scheme, by a status alone: never by a household's finances.",
    required: ["studentId", "schemeId", "schoolYear", "term", "basisCategory"],
    optional: ["termSchoolId"],
    derives: { termSchoolId: { only: "school" }, proposedOn: "today" },
  },
  withdrawAidProposal: {
    ...grant,
    kind: "archive",
    term: "撤回资助推荐",
    description: "Takes a proposal back that is not decided.",
  },
  grantAid: {
    ...grant,
    kind: "update",
    term: "认定学生资助",
    description: "Grants the aid, up to what the scheme gives. Who decides is named.",
    required: ["amountFen", "decisionReason"],
    derives: decided,
  },
  refuseAid: {
    ...grant,
    kind: "update",
    term: "不予认定资助",
    description: "Refuses the aid, and says why. Who decides is named.",
    required: ["decisionReason"],
    derives: decided,
  },
  payAidInBatch: {
    ...grant,
    kind: "update",
    term: "资助列入批次",
    description:
      "Puts a granted aid into a batch that is prepared, or, without one, takes it out; its money goes to the child's account.",
    optional: ["batchId", "payeeAccountId"],
  },
});
