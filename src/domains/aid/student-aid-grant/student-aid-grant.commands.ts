// Aid to one pupil for one term: a guardian applies or the school proposes, a named person of education decides, and it is paid in a batch.
import { sql } from "drizzle-orm";
import { commands } from "../../../catalogue/index.ts";

const grant = { on: "StudentAidGrant", source: "三(八)", duties: ["三(八)-5", "三(八)-6"] } as const;
const decided = { decidedOn: "today", decidedBy: "personName", decidedById: "person" } as const;

export const studentAidGrantCommands = commands({
  applyForAid: {
    ...grant,
    kind: "create",
    begins: "applied",
    term: "申请学生资助",
    description:
      "A guardian applies for a scheme for the own child, by a status alone. The school of the child forwards it; education decides.",
    required: ["studentId", "schemeId", "schoolYear", "term", "basisCategory"],
    derives: { appliedOn: "today", writtenByIds: "person" },
  },
  withdrawAidApplication: {
    ...grant,
    kind: "archive",
    term: "撤回资助申请",
    description: "Takes an application back that the school has not forwarded.",
  },
  forwardAidApplication: {
    ...grant,
    kind: "update",
    term: "推荐资助申请",
    description: "The school forwards a guardian's application, with the category that it has found.",
    required: ["basisCategory"],
    derives: { proposedOn: "today", writtenByIds: "person" },
  },
  proposeAid: {
    ...grant,
    kind: "create",
    list: true,
    term: "推荐学生资助",
    description:
      "Proposes a pupil of the school for a scheme, by a status alone: never by a household's finances.",
    required: ["studentId", "schemeId", "schoolYear", "term", "basisCategory"],
    optional: ["termSchoolId"],
    derives: { termSchoolId: { only: "school" }, writtenByIds: "person", proposedOn: "today" },
  },
  withdrawAidProposal: {
    ...grant,
    kind: "archive",
    term: "撤回资助推荐",
    description: "Takes the school's own proposal back that is not decided.",
    requires: { student_aid_grant_application_stays: ({ column }) => sql`${column("appliedOn")} is null` },
  },
  postAidProposal: {
    ...grant,
    kind: "update",
    list: true,
    term: "公示资助推荐",
    description: "Posts a proposal as of today: it is granted five working days later at the earliest.",
    derives: { postedOn: "today" },
    before: "postedOn",
  },
  grantAid: {
    ...grant,
    kind: "update",
    list: true,
    term: "认定学生资助",
    description: "Grants the aid, up to what the scheme gives. Who decides is named.",
    required: ["amountFen", "decisionReason"],
    derives: decided,
    otherThan: ["proposeAid", "applyForAid", "forwardAidApplication"],
    requires: {
      student_aid_grant_posted: ({ column, today }) => sql`${column("postedOn")} <= ${today} - 5`,
    },
  },
  refuseAid: {
    ...grant,
    kind: "update",
    term: "不予认定资助",
    description: "Refuses the aid, and says why. Who decides is named.",
    required: ["decisionReason"],
    derives: decided,
    otherThan: ["proposeAid", "applyForAid", "forwardAidApplication"],
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
