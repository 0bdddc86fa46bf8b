// Meals of one school in one month: the fact that the programme's money is reckoned by. Certified rows are frozen; the
// headcount and the daily amount are copied when the row is written (nutrition-school-month.rules.sql), never looked up later.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { mealModes } from "../nutrition.codes.ts";
import { nutritionProgramme } from "../nutrition-programme/nutrition-programme.table.ts";

export const nutritionSchoolMonth = pgTable(
  "nutrition_school_month",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    programmeId: uuid("programme_id")
      .notNull()
      .references(() => nutritionProgramme.id),
    month: date("month").notNull(),
    /** Copied: pupils of the certified headcount in force when the row was written. */
    enrolled: integer("enrolled").notNull(),
    eligible: integer("eligible").notNull(),
    covered: integer("covered").notNull(),
    mealDays: integer("meal_days").notNull(),
    mealsServed: integer("meals_served").notNull(),
    mode: codeColumn("mode", mealModes).notNull(),
    /** Copied from the programme. */
    amountPerDayFen: integer("amount_per_day_fen").notNull(),
    costFen: integer("cost_fen").notNull(),
    subsidySpentFen: integer("subsidy_spent_fen").notNull(),
    reportedOn: date("reported_on").notNull(),
    certifiedOn: date("certified_on"),
    publishedOn: date("published_on"),
    uncovered: integer("uncovered").notNull().generatedAlwaysAs(sql`eligible - covered`),
    /** Rounded down: a thousand means every eligible pupil. */
    coveragePermille: integer("coverage_permille").generatedAlwaysAs(
      sql`case when eligible > 0 then covered * 1000 / eligible end`,
    ),
    subsidyDueFen: integer("subsidy_due_fen")
      .notNull()
      .generatedAlwaysAs(sql`meals_served * amount_per_day_fen`),
    subsidyBalanceFen: integer("subsidy_balance_fen")
      .notNull()
      .generatedAlwaysAs(sql`meals_served * amount_per_day_fen - subsidy_spent_fen`),
    /** What may be told of the uncovered: the middle of their step of five, null below five (政府信息公开条例15). */
    uncoveredAbout: integer("uncovered_about").generatedAlwaysAs(
      sql`case when eligible - covered >= 5 then (eligible - covered) / 5 * 5 + 2 end`,
    ),
    ...signedBy("certified"),
  },
  (t) => [
    ...columnChecks(t),
    check("nutrition_school_month_first", sql`extract(day from ${t.month}) = 1`),
    check(
      "nutrition_school_month_pupils",
      sql`${t.covered} >= 0 and ${t.covered} <= ${t.eligible} and ${t.eligible} <= ${t.enrolled}`,
    ),
    check(
      "nutrition_school_month_days",
      sql`${t.mealDays} >= 0 and ${t.mealDays} <= extract(day from ${t.month} + interval '1 month' - interval '1 day')`,
    ),
    check(
      "nutrition_school_month_meals",
      sql`${t.mealsServed} >= 0 and ${t.mealsServed}::bigint <= ${t.covered}::bigint * ${t.mealDays}`,
    ),
    check(
      "nutrition_school_month_money",
      sql`${t.costFen} >= 0 and ${t.subsidySpentFen} between 0 and ${t.costFen}`,
    ),
    check(
      "nutrition_school_month_steps",
      sql`(${t.certifiedOn} is null or ${t.certifiedOn} >= ${t.reportedOn}) and (${t.publishedOn} is null or (${t.certifiedOn} is not null and ${t.publishedOn} >= ${t.certifiedOn}))`,
    ),
    uniqueIndex("nutrition_school_month_natural").on(t.schoolId, t.month),
    index("nutrition_school_month_school").on(t.schoolId, t.id),
    index("nutrition_school_month_township").on(t.townshipId, t.id),
    index("nutrition_school_month_programme").on(t.programmeId, t.id),
    index("nutrition_school_month_month").on(t.month, t.id),
    index("nutrition_school_month_coverage").on(t.coveragePermille, t.id),
  ],
);
