// Nutrition: a programme and its amount, meals from the report to the publication, checks, measurements and accounts.
import { plantedSchools } from "../../../src/sample/schools/planted.ts";
import { type Case, education, finance, last, month, nextYear, now, one, registrar } from "./giving.ts";

const { street, mountain } = plantedSchools;

const section = education("student-aid");
const canteen = registrar(street, "canteen");
const welfare = registrar(street, "welfare");
const pupil = (table: string, which: string) => async () => ({
  studentId: (
    await one(`select s.id from student s join child c on c.id = s.child_id where c.school_id = '${street.id}'
      and not exists (select from ${table} r where r.student_id = s.id and ${which}) order by s.id limit 1`)
  ).id,
  schoolYear: nextYear - 1,
});
const term = pupil("nutrition_pupil_term", `r.school_year = ${nextYear - 1} and r.term = '2'`);
const growth = pupil("growth_record", `r.school_year = ${nextYear - 1}`);

export const nutritionCases: readonly Case[] = [
  [
    "planNutritionProgramme",
    {
      by: section,
      say: {
        kind: "LOCAL",
        name: "示例地方计划",
        daysPerYear: 200,
        eligibilityRule: "示例",
        validFrom: month,
      },
      wrong: [{ daysPerYear: 400 }, "nutrition_programme_days"],
      shows: { amountPerDayFen: null },
    },
  ],
  [
    "reportMeals",
    {
      by: canteen,
      say: () => ({
        programmeId: last("NutritionProgramme").id,
        month,
        eligible: 9,
        covered: 8,
        mealDays: 5,
        mealsServed: 40,
        mode: "CANTEEN",
        costFen: 20_000,
        subsidySpentFen: 20_000,
      }),
      refused: "nutrition_school_month_programme_in_force",
    },
  ],
  [
    "setMealAmount",
    {
      by: finance,
      say: { amountPerDayFen: 500 },
      wrong: [{ amountPerDayFen: 20_000 }, "nutrition_programme_amount"],
      shows: { amountPerDayFen: 500 },
      once: true,
    },
  ],
  [
    "reportMeals",
    {
      by: canteen,
      say: () => ({
        programmeId: last("NutritionProgramme").id,
        month,
        eligible: 9,
        covered: 8,
        mealDays: 5,
        mealsServed: 40,
        mode: "CANTEEN",
        costFen: 20_000,
        subsidySpentFen: 20_000,
      }),
      wrong: [{ covered: 10 }, "nutrition_school_month_pupils"],
      shows: { amountPerDayFen: 500, reportedOn: now, subsidyDueFen: 20_000 },
    },
  ],
  [
    "correctMeals",
    { by: canteen, say: { mealsServed: 39 }, wrong: [{ mealsServed: 41 }, "nutrition_school_month_meals"] },
  ],
  ["publishMeals", { by: section, refused: "nutrition_school_month_steps" }],
  ["certifyMeals", { by: section, shows: { certifiedOn: now }, once: true }],
  ["correctMeals", { by: canteen, say: { mealsServed: 38 }, refused: "correctMeals_before" }],
  ["publishMeals", { by: section, shows: { publishedOn: now }, once: true }],
  [
    "endNutritionProgramme",
    {
      by: section,
      say: { validTo: `${nextYear}-09-01` },
      wrong: [{ validTo: month }, "nutrition_programme_period"],
    },
  ],
  [
    "recordMealCoverage",
    {
      by: welfare,
      say: async () => ({ ...(await term()), term: "SPRING", eligible: true, covered: true }),
      wrong: [{ covered: false }, "nutrition_pupil_term_uncovered"],
      shows: { termSchoolId: street.id },
    },
  ],
  [
    "changeMealCoverage",
    {
      by: canteen,
      say: { covered: false, reasonUncovered: "REFUSED" },
      wrong: [{ reasonUncovered: null }, "nutrition_pupil_term_uncovered"],
      shows: { covered: false },
    },
  ],
  [
    "checkMeals",
    {
      by: canteen,
      say: { checkedOn: now, menuDays: 5, menu: "示例菜单", passed: true },
      wrong: [{ passed: false }, "meal_quality_check_findings"],
      shows: { checkedBy: "SCHOOL", schoolId: street.id },
    },
  ],
  [
    "correctMealCheck",
    { by: canteen, say: { menuDays: 4 }, wrong: [{ menuDays: 8 }, "meal_quality_check_days"] },
  ],
  ["publishMealCheck", { by: education("safety"), refused: "absent" }],
  ["publishMealCheck", { by: canteen, shows: { publishedOn: now }, once: true }],
  ["correctMealCheck", { by: canteen, say: { menuDays: 3 }, refused: "correctMealCheck_before" }],
  [
    "checkMeals",
    {
      by: education("safety"),
      say: { schoolId: mountain.id, checkedOn: now, menuDays: 5, passed: false, findings: "示例问题" },
      shows: { checkedBy: "EDUCATION", checker: "教育经办（示例，safety）" },
    },
  ],
  [
    "recordGrowth",
    {
      by: welfare,
      say: async () => ({
        ...(await growth()),
        measuredOn: now,
        heightMm: 1300,
        weightG: 28_000,
        status: "NORMAL",
      }),
      wrong: [{ heightMm: 13 }, "growth_record_height"],
    },
  ],
  [
    "correctGrowth",
    {
      by: welfare,
      say: { weightG: 29_000 },
      wrong: [{ weightG: 29 }, "growth_record_weight"],
      shows: { weightG: 29_000 },
    },
  ],
  [
    "recordCanteenAccount",
    {
      by: registrar(street, "accounts"),
      say: { month, incomeFen: 50_000, subsidyFen: 20_000, foodFen: 40_000, staffFen: 1_000, otherFen: 0 },
      wrong: [{ foodFen: 10_000 }, "canteen_account_food_only"],
      shows: { schoolId: street.id, balanceFen: 9_000 },
    },
  ],
  [
    "correctCanteenAccount",
    { by: canteen, say: { otherFen: 1_000 }, wrong: [{ incomeFen: 10_000 }, "canteen_account_income"] },
  ],
  ["publishCanteenAccount", { by: registrar(street, "accounts"), shows: { publishedOn: now }, once: true }],
  ["correctCanteenAccount", { by: canteen, say: { otherFen: 0 }, refused: "correctCanteenAccount_before" }],
];
