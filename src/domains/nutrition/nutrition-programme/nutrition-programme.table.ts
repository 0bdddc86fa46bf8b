// A nutrition programme and what it pays a day, dated. Amount and days are parameters of a document, never constants.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { district } from "../../reference/index.ts";
import { nutritionProgrammeKinds } from "../nutrition.codes.ts";

/** One programme of a kind on any day: nutrition-programme.rules.sql. */
export const nutritionProgramme = pgTable(
  "nutrition_programme",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    kind: codeColumn("kind", nutritionProgrammeKinds).notNull(),
    name: text("name").notNull(),
    /** Finance's to set; without it no meals are reported. */
    amountPerDayFen: integer("amount_per_day_fen"),
    daysPerYear: integer("days_per_year").notNull(),
    eligibilityRule: text("eligibility_rule").notNull(),
    documentNumber: text("document_number"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("nutrition_programme_amount", sql`${t.amountPerDayFen} between 1 and 10000`),
    check("nutrition_programme_days", sql`${t.daysPerYear} between 1 and 366`),
    check("nutrition_programme_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("nutrition_programme_from").on(t.validFrom, t.id),
    index("nutrition_programme_district").on(t.districtId, t.id),
  ],
);
