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
    list: true,
    term: "填报供餐情况",
    description:
      "Reports the meals of a month. How many pupils there are, and what a day is paid, the database knows.",
    required: ["programmeId", "month", ...served],
    optional: ["schoolId"],
    derives: { schoolId: { only: "school" }, writtenByIds: "person", reportedOn: "today" },
  },
  correctMeals: {
    ...month,
    kind: "update",
    term: "更正供餐情况",
    description: "Corrects a month that is not certified.",
    optional: served,
    derives: { reportedOn: "today", writtenByIds: "person" },
    before: "certifiedOn",
  },
  certifyMeals: {
    ...month,
    kind: "update",
    list: true,
    term: "核定供餐情况",
    description: "Certifies the month as of today: money is reckoned by it from now on.",
    derives: { certifiedOn: "today", certifiedById: "person" },
    before: "certifiedOn",
    otherThan: ["reportMeals", "correctMeals"],
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
