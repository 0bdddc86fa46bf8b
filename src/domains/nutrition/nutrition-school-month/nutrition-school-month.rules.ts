// What the refusals of nutrition school month mean: those that nutrition-school-month.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const nutritionSchoolMonthRules = rules({
  nutrition_school_month_headcount_certified: {
    clause: "三(八)",
    fields: ["school_id", "enrolled"],
    zh: "学校须有已核定的在校人数。",
    en: "The school has a certified headcount.",
  },
  nutrition_school_month_programme_in_force: {
    clause: "三(八)",
    fields: ["programme_id", "month"],
    zh: "营养改善项目须在该月有效。",
    en: "The programme is in force in the month.",
  },
  nutrition_school_month_frozen: {
    clause: "三(八)",
    fields: ["certified_on", "published_on"],
    zh: "已核定月份的数据不得更改或删除，只能公布。",
    en: "A certified month is frozen: only its publication may change.",
  },
  nutrition_school_month_food_only: {
    clause: "三(八)",
    fields: ["subsidy_spent_fen", "canteen_account.food_fen", "canteen_account.subsidy_fen"],
    zh: "营养膳食补助资金只能用于食品。",
    en: "Programme money goes to food only.",
  },
  nutrition_school_month_school_days: {
    clause: "三(八)",
    fields: ["meal_days", "month"],
    zh: "供餐天数不超过当月的上学天数。",
    en: "There are no more days with meals than school days of the month.",
  },
  nutrition_school_month_days: {
    fields: ["meal_days", "month"],
    zh: "供餐天数不超过当月天数。",
    en: "There are no more days with meals than days of the month.",
  },
  nutrition_school_month_meals: {
    clause: "三(八)",
    fields: ["meals_served", "covered", "meal_days"],
    zh: "供餐份数不超过享受人数乘以供餐天数。",
    en: "No more meals are served than covered pupils times days.",
  },
  nutrition_school_month_steps: {
    fields: ["reported_on", "certified_on", "published_on"],
    zh: "先上报，再核定，后公布。",
    en: "A month is reported, then certified, then published.",
  },
});
