// Programmes of nutrition: education's, with the amount a day that finance sets.
import { commands } from "../../../catalogue/index.ts";

const programme = { on: "NutritionProgramme", source: "三(八)", duties: ["三(八)-7"] } as const;

export const nutritionProgrammeCommands = commands({
  planNutritionProgramme: {
    ...programme,
    kind: "create",
    term: "设立营养改善计划",
    description:
      "Sets up a programme: whom it feeds, and on how many days. Its meals are reported once finance has set the amount.",
    required: ["kind", "name", "daysPerYear", "eligibilityRule", "validFrom"],
    optional: ["documentNumber", "validTo"],
    derives: { districtId: "district" },
    succeeds: { by: "kind" },
  },
  setMealAmount: {
    ...programme,
    kind: "update",
    term: "核定餐费标准",
    description:
      "Sets what a programme pays a pupil's day. It stands: another amount is another programme's, from its first day on.",
    required: ["amountPerDayFen"],
    before: "amountPerDayFen",
  },
  endNutritionProgramme: {
    ...programme,
    kind: "update",
    term: "终止营养改善计划",
    description: "Ends a programme on a day.",
    required: ["validTo"],
  },
});
