// A school reviews its management and drafts its charter; education confirms, approves, and keeps the party organisations.
import { sql } from "drizzle-orm";
import { commands } from "../../../catalogue/index.ts";

const review = { on: "ManagementReview", source: "三(二)", duties: ["三(二)-12", "三(二)-13"] } as const;
const charter = { on: "Charter", source: "三(七)", duties: ["三(七)-13", "三(七)-15"] } as const;
const party = { on: "PartyOrganisation", source: "四(一)", duties: ["四(一)-4", "四(一)-5"] } as const;
const ownSchool = { schoolId: { only: "school" } } as const;

export const schoolGovernanceCommands = commands({
  recordManagementReview: {
    ...review,
    kind: "create",
    term: "填报管理自评",
    description: "Enters an item of the year's self-review against the management standard.",
    duties: ["三(二)-12", "三(二)-13", "二-6"],
    required: ["schoolYear", "standardId", "item", "score"],
    optional: ["schoolId", "evidence", "improvement", "dueOn"],
    derives: { ...ownSchool, writtenByIds: "person" },
  },
  reviseManagementReview: {
    ...review,
    kind: "update",
    term: "修改管理自评",
    description: "Changes an item that education has not confirmed.",
    optional: ["score", "evidence", "improvement", "dueOn"],
    derives: { writtenByIds: "person" },
    before: "confirmedOn",
  },
  confirmManagementReview: {
    ...review,
    kind: "update",
    term: "确认管理自评",
    description: "Confirms an item as of today.",
    derives: { confirmedOn: "today", confirmedById: "person" },
    before: "confirmedOn",
    otherThan: ["recordManagementReview", "reviseManagementReview"],
  },
  draftCharter: {
    ...charter,
    kind: "create",
    term: "起草章程制度",
    description: "Drafts an edition of the school's charter or of one of its rules.",
    duties: ["三(七)-13", "三(七)-15", "三(七)-14"],
    required: ["kind", "title", "edition", "textReference"],
    optional: ["schoolId"],
    derives: { ...ownSchool, writtenByIds: "person" },
  },
  reviseCharter: {
    ...charter,
    kind: "update",
    term: "修改章程制度草案",
    description: "Changes a draft that education has not approved.",
    optional: ["title", "textReference"],
    derives: { writtenByIds: "person" },
    before: "approvedOn",
  },
  recordCharterVote: {
    ...charter,
    kind: "update",
    term: "登记教职工大会表决",
    description:
      "Puts down how the staff congress voted on the text as it is; another text is voted on anew.",
    required: ["adoptedOn", "votesFor", "votesAgainst"],
    derives: { writtenByIds: "person" },
    before: "approvedOn",
  },
  approveCharter: {
    ...charter,
    kind: "update",
    term: "核准章程制度",
    description:
      "Puts an edition in force as of today that the staff voted for; the one in force is replaced by it.",
    duties: ["三(七)-13", "三(七)-15", "三(七)-14", "四(五)-2"],
    derives: { approvedOn: "today", approvedById: "person" },
    before: "approvedOn",
    requires: {
      charter_adopted: ({ column }) => sql`${column("votesFor")} > ${column("votesAgainst")}`,
    },
    otherThan: ["draftCharter", "reviseCharter"],
  },
  formPartyOrganisation: {
    ...party,
    kind: "create",
    term: "设立党组织",
    description: "Puts down a school's party organisation from a day on; the one before ends with it.",
    required: ["schoolId", "kind", "members", "validFrom"],
    optional: ["secretaryName"],
    succeeds: { by: ["schoolId"] },
  },
  updatePartyOrganisation: {
    ...party,
    kind: "update",
    term: "更新党组织",
    description: "Changes its secretary or the number of its members.",
    duties: ["四(一)-4", "四(一)-5", "四(一)-7"],
    optional: ["secretaryName", "members"],
  },
});
