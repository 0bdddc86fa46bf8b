// A building project through the departments: each sets its own part (四(三)).
import { commands } from "../../../catalogue/index.ts";

const project = { on: "ConstructionProject", kind: "update", source: "四(三)" } as const;
const building = ["三(一)-3", "三(一)-4", "三(二)-2", "三(四)-9", "三(八)-12"] as const;

export const constructionProjectCommands = commands({
  proposeProject: {
    ...project,
    kind: "create",
    term: "提出建设项目",
    description: "Education asks for a building, with its need and site.",
    source: "三(一)",
    duties: building,
    required: ["schoolId", "kind", "stage", "places", "plannedOn"],
    optional: ["batch", "need", "site"],
    derives: { landStatus: { code: "none" }, writtenByIds: "person" },
  },
  reviseProject: {
    ...project,
    term: "修改建设项目",
    description: "Education changes what it asks for, until development has approved it.",
    source: "三(一)",
    duties: building,
    optional: ["places", "batch", "need", "site"],
    derives: { writtenByIds: "person" },
    before: "approvedOn",
  },
  withdrawProject: {
    ...project,
    kind: "archive",
    term: "撤回建设项目",
    description: "Education takes back what is not approved.",
    source: "三(一)",
    duties: ["三(一)-11"],
    before: "approvedOn",
  },
  approveProject: {
    ...project,
    term: "批复建设项目",
    description: "Development approves a project as of today, with its number, investment and priority.",
    duties: ["三(一)-3", "四(三)-4", "四(三)-5"],
    required: ["approvalNo", "investmentFen", "priority"],
    derives: { approvedOn: "today", approvedById: "person" },
    before: "approvedOn",
    otherThan: ["proposeProject", "reviseProject"],
  },
  setProjectPriority: {
    ...project,
    term: "调整项目次序与投资",
    description:
      "Development changes a project's place in the investment plan, or its investment: finance confirms that anew.",
    duties: ["四(三)-5"],
    optional: ["priority", "investmentFen"],
  },
  recordProjectLand: {
    ...project,
    term: "登记项目用地",
    description: "Planning says how far the land is, and which parcel it is.",
    source: "四(三)",
    duties: ["四(三)-15"],
    required: ["landStatus"],
    optional: ["landParcelNo"],
  },
  confirmProjectFunds: {
    ...project,
    term: "确认项目资金",
    description: "Finance confirms the funds of an approved project as of today.",
    source: "四(二)",
    duties: ["四(三)-5"],
    derives: { fundsConfirmedOn: "today", fundsConfirmedById: "person" },
    before: "fundsConfirmedOn",
    otherThan: ["proposeProject", "reviseProject", "approveProject"],
  },
  recordProjectProgress: {
    ...project,
    term: "登记项目进展",
    description:
      "Education puts down the days on which it was begun, accepted, handed over and opened, in order.",
    source: "三(一)",
    duties: [...building, "三(一)-6"],
    optional: ["startedOn", "acceptedOn", "deliveredOn", "openedOn"],
  },
});
