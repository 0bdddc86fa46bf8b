// Meals of a school's month: the canteen reports, education certifies and publishes.
import { commands } from "../../../catalogue/index.ts";

const month = {
  on: "NutritionSchoolMonth",
  source: "三(八)",
  duties: ["三(八)-7", "三(八)-8"],
} as const;
const served = [
  "eligible",
  "covered",
  "mealDays",
  "mealsServed",
  "mode",
  "costFen",
  "subsidySpentFen",
] as const;

export const nutritionSchoolMonthCommands = commands({
  reportMeals: {
    ...month,
    kind: "create",
    term: "填报供餐情况",
    description:
      "Reports the meals of a month. How many pupils there are, and what a day is paid, the database knows.",
    required: ["programmeId", "month", ...served],
    optional: ["schoolId"],
    derives: { schoolId: { only: "school" }, reportedOn: "today" },
  },
  correctMeals: {
    ...month,
    kind: "update",
    term: "更正供餐情况",
    description: "Corrects a month that is not certified.",
    optional: served,
    derives: { reportedOn: "today" },
    before: "certifiedOn",
  },
  certifyMeals: {
    ...month,
    kind: "update",
    term: "核定供餐情况",
    description: "Certifies the month as of today: money is reckoned by it from now on.",
    derives: { certifiedOn: "today" },
    before: "certifiedOn",
  },
  publishMeals: {
    ...month,
    kind: "update",
    term: "公开供餐情况",
    description: "Publishes the coverage of a certified month.",
    derives: { publishedOn: "today" },
    before: "publishedOn",
  },
});
