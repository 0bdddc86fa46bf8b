// One plan a child and school year (一人一案) for pupils with a disability. The assessment is ciphertext.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, keyedText, rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { disabilityCategories, planPlacements } from "../care.codes.ts";

export const individualPlan = pgTable(
  "individual_plan",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    schoolYear: integer("school_year").notNull(),
    disabilityCategory: codeColumn("disability_category", disabilityCategories).notNull(),
    /** Severity, one the gravest. */
    disabilityGrade: integer("disability_grade"),
    assessmentCipher: keyedText("assessment_cipher"),
    placement: codeColumn("placement", planPlacements).notNull(),
    /** The committee that advised on the placement. */
    committee: text("committee").notNull(),
    steps: text("steps").notNull(),
    reviewOn: date("review_on"),
  },
  (t) => [
    ...columnChecks(t, { disabilityCategory: "individual_plan_category" }),
    check("individual_plan_grade", sql`${t.disabilityGrade} between 1 and 4`),
    uniqueIndex("individual_plan_year").on(t.childId, t.schoolYear),
    index("individual_plan_child").on(t.childId, t.id),
    index("individual_plan_school").on(t.schoolId, t.id),
    index("individual_plan_review").on(t.reviewOn, t.id),
  ],
);
