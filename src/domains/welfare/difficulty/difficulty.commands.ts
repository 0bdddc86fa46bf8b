// Children in difficulty: a township takes the application, civil affairs decides and grants assistance.
import { commands } from "../../../catalogue/index.ts";

const ofDifficulty = {
  on: "DifficultyRecord",
  source: "三(八); 四(三)",
  duties: ["三(八)-4", "四(三)-10"],
} as const;
const ofAssistance = {
  on: "Assistance",
  source: "三(八); 四(三)",
  duties: ["三(八)-4", "三(十)-6", "四(三)-11"],
} as const;

export const difficultyCommands = commands({
  applyForDifficulty: {
    ...ofDifficulty,
    kind: "create",
    term: "受理困境儿童申请",
    description:
      "Takes the application that a child is listed under a category of difficulty, from today where no day is said.",
    required: ["childId", "category"],
    optional: ["acceptedTownshipId", "fatherSituation", "motherSituation", "validFrom"],
    derives: { acceptedTownshipId: { only: "township" }, writtenByIds: "person", validFrom: "today" },
  },
  confirmDifficulty: {
    ...ofDifficulty,
    kind: "update",
    term: "认定困境儿童",
    description: "Confirms the category, with what is known of the parents.",
    optional: ["fatherSituation", "motherSituation"],
    derives: { decidedById: "person" },
    otherThan: ["applyForDifficulty"],
  },
  refuseDifficulty: {
    ...ofDifficulty,
    kind: "update",
    term: "不予认定",
    description: "Refuses the application as of a day, and says why.",
    required: ["validTo", "refusalReason"],
    derives: { decidedById: "person" },
    otherThan: ["applyForDifficulty"],
  },
  endDifficulty: {
    ...ofDifficulty,
    kind: "update",
    term: "终止困境认定",
    description: "Says the day from which the category does not hold any more.",
    required: ["validTo"],
  },
  grantAssistance: {
    ...ofAssistance,
    kind: "create",
    term: "给予救助",
    description: "Grants a child assistance by the month.",
    required: ["childId", "kind", "amountFen", "validFrom"],
    optional: ["householdFinances", "acceptedTownshipId", "validTo"],
  },
  endAssistance: {
    ...ofAssistance,
    kind: "update",
    term: "终止救助",
    description: "Says the day from which the assistance is not given any more.",
    required: ["validTo"],
  },
});
