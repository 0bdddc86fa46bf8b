// The plan of a child with a disability, in a school or in none: made by education, carried on by the school.
import { commands } from "../../../catalogue/index.ts";

const ofPlan = {
  on: "IndividualPlan",
  source: "三(八); 残疾人教育条例20",
  duties: ["三(八)-16", "三(八)-17"],
} as const;

export const individualPlanCommands = commands({
  makeIndividualPlan: {
    ...ofPlan,
    kind: "create",
    term: "制定一人一案",
    description: "Makes the plan of a child for a school year, with the placement that a committee advised.",
    required: ["childId", "schoolYear", "disabilityCategory", "placement", "committee", "steps"],
    optional: ["disabilityGrade", "assessment", "reviewOn"],
  },
  reviewIndividualPlan: {
    ...ofPlan,
    kind: "update",
    term: "复评一人一案",
    description: "Writes down what a review has changed.",
    optional: [
      "disabilityCategory",
      "disabilityGrade",
      "assessment",
      "placement",
      "committee",
      "steps",
      "reviewOn",
    ],
  },
  adjustIndividualPlan: {
    ...ofPlan,
    kind: "update",
    term: "调整一人一案措施",
    description: "The school changes the steps of teaching and support, or the day of the next review.",
    optional: ["steps", "reviewOn"],
  },
});
