// Which courses a school offers in a term, and with how many periods.
import { commands } from "../../../catalogue/index.ts";

const offering = { on: "CurriculumOffering", source: "三(三)", duties: ["三(三)-13"] } as const;

export const curriculumOfferingCommands = commands({
  recordCurriculumOffering: {
    ...offering,
    kind: "create",
    term: "填报课程开设",
    description: "Enters the periods of a subject and grade in a term, beside those that are required.",
    required: ["schoolYear", "semester", "grade", "subject", "periodsPerWeek", "requiredPeriods"],
    optional: ["schoolId"],
    derives: { schoolId: { only: "school" } },
  },
  changeCurriculumOffering: {
    ...offering,
    kind: "update",
    term: "调整课程开设",
    description: "Changes the periods of a subject and grade.",
    required: ["periodsPerWeek"],
  },
});
