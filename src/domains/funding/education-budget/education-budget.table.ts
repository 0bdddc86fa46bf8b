import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { district } from "../../reference/index.ts";

/** The district's budget and what of it goes into education, once published; one row a fiscal year. */
export const educationBudget = pgTable(
  "education_budget",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    fiscalYear: integer("fiscal_year").notNull(),
    generalBudgetFen: bigint("general_budget_fen", { mode: "number" }).notNull(),
    educationFen: bigint("education_fen", { mode: "number" }).notNull(),
    perPupilPrimaryFen: bigint("per_pupil_primary_fen", { mode: "number" }).notNull(),
    perPupilJuniorFen: bigint("per_pupil_junior_fen", { mode: "number" }).notNull(),
    performanceScore: integer("performance_score"),
    note: text("note"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "education_budget_amounts",
      sql`${t.educationFen} >= 0 and ${t.perPupilPrimaryFen} >= 0 and ${t.perPupilJuniorFen} >= 0
        and ${t.educationFen} <= ${t.generalBudgetFen}`,
    ),
    check(
      "education_budget_score",
      sql`${t.performanceScore} is null or ${t.performanceScore} between 0 and 100`,
    ),
    uniqueIndex("education_budget_natural").on(t.districtId, t.fiscalYear),
    index("education_budget_year").on(t.fiscalYear, t.id),
  ],
);

/** Average pay of teachers beside that of civil servants: averages over many, never anybody's pay. */
export const payComparison = pgTable(
  "pay_comparison",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    fiscalYear: integer("fiscal_year").notNull(),
    teachersAverageFen: bigint("teachers_average_fen", { mode: "number" }).notNull(),
    civilServantsAverageFen: bigint("civil_servants_average_fen", { mode: "number" }).notNull(),
    teachers: integer("teachers").notNull(),
    civilServants: integer("civil_servants").notNull(),
    confirmedOn: date("confirmed_on"),
    ...signedBy("confirmed"),
  },
  (t) => [
    ...columnChecks(t),
    check("pay_comparison_amounts", sql`${t.teachersAverageFen} > 0 and ${t.civilServantsAverageFen} > 0`),
    // An average over a few would be somebody's pay.
    check("pay_comparison_many", sql`${t.teachers} >= 20 and ${t.civilServants} >= 20`),
    uniqueIndex("pay_comparison_natural").on(t.districtId, t.fiscalYear),
    index("pay_comparison_year").on(t.fiscalYear, t.id),
  ],
);
