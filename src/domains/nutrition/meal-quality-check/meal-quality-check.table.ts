// A check of meals at a school, with the week's menu. What is found on a school is never a person's fact.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { mealCheckers } from "../nutrition.codes.ts";

export const mealQualityCheck = pgTable(
  "meal_quality_check",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    checkedOn: date("checked_on").notNull(),
    menuDays: integer("menu_days").notNull(),
    menu: text("menu"),
    findings: text("findings"),
    passed: boolean("passed").notNull(),
    checkedBy: codeColumn("checked_by", mealCheckers).notNull(),
    checker: text("checker").notNull(),
    publishedOn: date("published_on"),
  },
  (t) => [
    ...columnChecks(t, { checkedBy: "meal_quality_check_by" }),
    check("meal_quality_check_days", sql`${t.menuDays} between 0 and 7`),
    check("meal_quality_check_findings", sql`${t.passed} or ${t.findings} is not null`),
    check(
      "meal_quality_check_published",
      sql`${t.publishedOn} is null or ${t.publishedOn} >= ${t.checkedOn}`,
    ),
    uniqueIndex("meal_quality_check_natural").on(t.schoolId, t.checkedOn),
    index("meal_quality_check_school").on(t.schoolId, t.id),
    index("meal_quality_check_township").on(t.townshipId, t.id),
    index("meal_quality_check_on").on(t.checkedOn, t.id),
  ],
);
