// Housing and the school it owes: planning keeps the case, education says what is owed, and no permit goes before that (四(三)).
import { commands } from "../../../catalogue/index.ts";

const development = { on: "ResidentialDevelopment", kind: "update", source: "四(三)" } as const;

export const residentialDevelopmentCommands = commands({
  registerDevelopment: {
    ...development,
    kind: "create",
    term: "登记住宅项目",
    description: "Planning opens the case of a development with the school that it owes.",
    duties: ["三(一)-5", "四(三)-16"],
    required: [
      "caseNo",
      "townshipId",
      "name",
      "developer",
      "developerUscc",
      "households",
      "schoolDuty",
      "places",
    ],
    optional: ["projectId", "housingPlannedOn", "schoolPlannedOn"],
  },
  recordDevelopmentProgress: {
    ...development,
    term: "登记住宅项目进展",
    description: "Planning keeps the case: what is owed, and the days of housing and school.",
    duties: ["三(一)-6", "三(一)-7"],
    optional: [
      "households",
      "schoolDuty",
      "places",
      "projectId",
      "housingPlannedOn",
      "housingStartedOn",
      "housingDeliveredOn",
      "schoolPlannedOn",
      "schoolPermitOn",
      "schoolStartedOn",
      "schoolDeliveredOn",
    ],
  },
  giveDevelopmentOpinion: {
    ...development,
    term: "出具配建意见",
    description: "Education says how many places a development owes, as of today.",
    duties: ["三(一)-5", "四(三)-16"],
    required: ["educationOpinion", "agreedPlaces"],
    derives: { opinionOn: "today", opinionById: "person" },
    before: "housingPermitOn",
  },
  permitDevelopment: {
    ...development,
    term: "核发规划许可",
    description:
      "Planning permits the housing as of today; the school that it owes is permitted before, and no other homes of the developer wait for theirs.",
    duties: ["四(三)-17"],
    derives: { housingPermitOn: "today", permittedById: "person" },
    before: "housingPermitOn",
    otherThan: ["giveDevelopmentOpinion"],
  },
  verifyDevelopment: {
    ...development,
    term: "规划核实",
    description: "Planning verifies the housing as of today; the school that it owes is handed over before.",
    duties: ["四(三)-18"],
    derives: { housingVerifiedOn: "today" },
    before: "housingVerifiedOn",
  },
});
