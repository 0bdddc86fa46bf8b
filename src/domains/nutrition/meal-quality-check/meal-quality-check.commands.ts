// Checks of meals, with the week's menu: by the school each week, by education when it comes to see.
import { commands } from "../../../catalogue/index.ts";

const check = {
  on: "MealQualityCheck",
  source: "三(八)",
  duties: ["三(八)-9", "三(八)-10"],
} as const;
const found = ["menuDays", "menu", "findings", "passed"] as const;

export const mealQualityCheckCommands = commands({
  checkMeals: {
    ...check,
    kind: "create",
    term: "登记膳食检查",
    description: "Records a check of the meals and the menu of its week. Who checks is named.",
    required: ["checkedOn", "menuDays", "passed"],
    optional: ["schoolId", "menu", "findings"],
    derives: {
      schoolId: { only: "school" },
      checkedBy: { byScope: { school: "school", district: "education" } },
      checker: "personName",
    },
  },
  correctMealCheck: {
    ...check,
    kind: "update",
    term: "更正膳食检查",
    description: "Corrects a check that is not published.",
    optional: found,
    before: "publishedOn",
  },
  publishMealCheck: {
    ...check,
    kind: "update",
    term: "公开膳食检查",
    description: "Publishes a check with its menu.",
    derives: { publishedOn: "today" },
    before: "publishedOn",
  },
});
