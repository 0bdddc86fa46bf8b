import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { schoolSubjects, stages, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";

/** 教师招聘: what a school was to hire, and how many qualified teachers there were: the evidence for 有编不补 (三(五)). */
export const recruitmentPlan = pgTable(
  "recruitment_plan",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    subject: codeColumn("subject", schoolSubjects).notNull(),
    stage: codeColumn("stage", stages).notNull(),
    planned: integer("planned").notNull(),
    applicants: integer("applicants"),
    qualified: integer("qualified"),
    hired: integer("hired"),
    publishedOn: date("published_on"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "recruitment_plan_counts",
      sql`${t.planned} > 0 and ${t.applicants} >= 0 and ${t.qualified} between 0 and ${t.applicants}
        and ${t.hired} between 0 and least(${t.planned}, ${t.qualified})`,
    ),
    check("recruitment_plan_known", sql`num_nonnulls(${t.applicants}, ${t.qualified}, ${t.hired}) in (0, 3)`),
    uniqueIndex("recruitment_plan_natural").on(t.schoolId, t.schoolYear, t.subject, t.stage),
    index("recruitment_plan_school").on(t.schoolId, t.id),
    index("recruitment_plan_township").on(t.townshipId, t.id),
    index("recruitment_plan_published").on(t.publishedOn, t.id),
  ],
);
