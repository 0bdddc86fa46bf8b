// The parameters of staff rules, dated, and who is eligible for rotation under them. No number of a rule is in the code.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { teacher } from "../teacher/teacher.table.ts";
import { backboneLevels, rotationBases, rotationReasons } from "../teacher.codes.ts";

/** One row per period, without overlap: the numbers are [P], values a district decides. */
export const staffRule = pgTable(
  "staff_rule",
  {
    ...rowColumns(),
    documentNumber: text("document_number"),
    rotationYears: integer("rotation_years").notNull(),
    rotationAgeMen: integer("rotation_age_men").notNull(),
    rotationAgeWomen: integer("rotation_age_women").notNull(),
    /** Least level of a backbone teacher that counts as 优质师资, and whose teachers are the plan's denominator. */
    rotationBackboneFrom: codeColumn(
      "rotation_backbone_from",
      backboneLevels.only("school", "county", "city", "national"),
    ).notNull(),
    rotationPlanOf: codeColumn("rotation_plan_of", rotationBases).notNull(),
    absentMonths: integer("absent_months").notNull(),
    secondmentMonths: integer("secondment_months").notNull(),
    leaveMonths: integer("leave_months").notNull(),
    trainingHours: integer("training_hours").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t, { rotationBackboneFrom: "staff_rule_backbone", rotationPlanOf: "staff_rule_plan_of" }),
    check(
      "staff_rule_numbers",
      sql`${t.rotationYears} >= 0 and ${t.rotationAgeMen} > 0 and ${t.rotationAgeWomen} > 0 and ${t.absentMonths} > 0 and ${t.secondmentMonths} > 0 and ${t.leaveMonths} > 0 and ${t.trainingHours} >= 0`,
    ),
    check("staff_rule_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("staff_rule_from").on(t.validFrom, t.id),
  ],
);

/** Filled by tc.compute_rotation_eligibility; a row that education has confirmed is never computed anew. */
export const rotationEligibility = pgTable(
  "rotation_eligibility",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** Copied by trigger: the school of the teacher's relation in force. */
    schoolId: uuid("school_id"),
    ruleId: uuid("rule_id")
      .notNull()
      .references(() => staffRule.id),
    schoolYear: integer("school_year").notNull(),
    eligible: boolean("eligible").notNull(),
    reason: codeColumn("reason", rotationReasons).notNull(),
    confirmedOn: date("confirmed_on"),
  },
  (t) => [
    ...columnChecks(t),
    check("rotation_eligibility_says", sql`${t.eligible} = (${t.reason} = 'eligible')`),
    uniqueIndex("rotation_eligibility_natural").on(t.teacherId, t.schoolYear),
    index("rotation_eligibility_school").on(t.schoolId, t.id),
    index("rotation_eligibility_rule").on(t.ruleId, t.id),
  ],
);
