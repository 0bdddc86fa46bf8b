// Which courses a school offers in a term, and with how many periods.
import { commands } from "../../../catalogue/index.ts";

const offering = { on: "CurriculumOffering", source: "三(三)", duties: ["三(三)-13"] } as const;

export const curriculumOfferingCommands = commands({
  recordCurriculumOffering: {
    ...offering,
    kind: "create",
    duties: ["三(三)-13", "三(三)-17"],
    list: true,
    term: "填报课程开设",
    description:
      "Enters the periods of a subject and grade in a term. How many are required, education says.",
    required: ["schoolYear", "semester", "grade", "subject", "periodsPerWeek"],
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
  requireCoursePeriods: {
    ...offering,
    kind: "update",
    list: true,
    term: "核定应开课时",
    description: "Education says how many periods the curriculum asks for.",
    required: ["requiredPeriods"],
  },
});
