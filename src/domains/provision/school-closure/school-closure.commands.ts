// Education proposes, hears and decides; a hearing counts its votes and names nobody.
import { commands } from "../../../catalogue/index.ts";

const closure = {
  on: "SchoolClosure",
  kind: "update",
  source: "三(八)",
  duties: ["三(八)-13"],
} as const;

export const schoolClosureCommands = commands({
  proposeClosure: {
    ...closure,
    kind: "create",
    term: "提出撤并",
    description: "Proposes that a school ends, idles, loses grades or is no rural one any more.",
    duties: ["三(八)-13", "三(八)-14"],
    required: ["schoolId", "aim", "reason"],
    optional: ["gradeFrom", "gradeTo", "travelPlan", "receivingSchoolId"],
    derives: { proposedOn: "today", writtenByIds: "person" },
  },
  reviseClosure: {
    ...closure,
    term: "修改撤并方案",
    description: "Changes the reason, how the pupils travel, or who takes them, until it is decided.",
    optional: ["reason", "travelPlan", "receivingSchoolId"],
    derives: { writtenByIds: "person" },
    before: "decidedOn",
  },
  openClosureHearing: { ...closure, term: "启动听证", description: "Takes a proposal to its hearings." },
  recordClosureHearing: {
    ...closure,
    on: "ClosureHearing",
    kind: "create",
    term: "登记听证",
    description: "Puts down a hearing with its votes.",
    required: ["closureId", "heldOn", "votesFor", "votesAgainst", "votesAbstained"],
  },
  decideClosure: {
    ...closure,
    term: "决定撤并",
    description: "Decides a proposal as of today, by a document.",
    duties: ["三(八)-13", "二-4"],
    required: ["decisionId"],
    derives: { decidedOn: "today", decidedById: "person" },
    otherThan: ["proposeClosure", "reviseClosure"],
  },
  withdrawClosure: { ...closure, term: "撤回撤并", description: "Takes a proposal back." },
});
