// Nutrition coverage and pupils' aid under change. Figures that a declared cube counts change among themselves: what is
// hidden behind a cube may be anything that gives the same cube.
import { type PartChanges, rotate } from "./part-changes.ts";

/** Every row takes the value of the next one of its group: the group as a whole stays. */
const shifted = (table: string, column: string, group: string, where = "true"): string =>
  `coalesce((select n.value from (select id, coalesce(lead(${column}) over w, first_value(${column}) over w) as value
      from ${table} where ${where} window w as (partition by ${group} order by md5(id::text)
        rows between unbounded preceding and unbounded following)) n
    where n.id = ${table}.id), ${table}.${column})`;

const scopes = (table: string): readonly string[] =>
  ["child_id", "hukou_township_id", "residence_township_id", "school_id"].map(
    (column) => `${table}.${column}`,
  );

export const nutritionChanges: PartChanges = {
  particular: {
    // Within the step of the uncovered, which is published.
    "nutrition_school_month.eligible": "eligible - case when (eligible - covered) % 5 > 0 then 1 else 0 end",
    "nutrition_school_month.meal_days": "least(meal_days + 1, tc.school_days(month))",
    "nutrition_school_month.meals_served": "meals_served - least(meals_served, 1)",
    "nutrition_school_month.mode": rotate("mode", ["company", "household"]).replace(
      " end)",
      " else mode end)",
    ),
    "nutrition_school_month.subsidy_spent_fen": "subsidy_spent_fen / 2",
    "meal_quality_check.menu_days": "(menu_days + 1) % 8",
    "meal_quality_check.checked_by": rotate("checked_by", ["school", "education"]),
    // The share of food is published.
    "canteen_account.food_fen": "food_fen * 2",
    "canteen_account.staff_fen": "staff_fen * 2",
    "canteen_account.other_fen": "other_fen * 2",
    "canteen_account.subsidy_fen": "least(food_fen, income_fen, subsidy_fen + 7)",
    "nutrition_pupil_term.reason_uncovered": shifted(
      "nutrition_pupil_term",
      "reason_uncovered",
      "term_school_id, school_year, term",
      "reason_uncovered is not null",
    ),
    "growth_record.status": shifted("growth_record", "status", "measuring_school_id, school_year"),
    "student_aid_grant.amount_fen": "amount_fen - 1",
    "student_aid_grant.applied_on": "applied_on - 17",
    "student_aid_grant.proposed_on":
      "case when applied_on is null then proposed_on - 17 else proposed_on end",
    "student_aid_grant.posted_on": "posted_on - 17",
    "student_aid_grant.decided_on": "decided_on - 1",
    "student_aid_grant.decided_by": "decided_by || '改'",
    "student_aid_grant.decision_reason": "decision_reason || '改'",
    "student_aid_grant.basis_category": rotate("basis_category", [
      "subsistence-allowance",
      "destitute",
      "orphan",
      "de-facto-unsupported",
      "disability",
      "serious-illness",
      "returned-to-poverty-risk",
      "other",
    ]),
  },
  kept: [
    // Periods and keys that may not overlap.
    "nutrition_programme.district_id",
    "nutrition_programme.kind",
    "nutrition_programme.valid_from",
    "nutrition_programme.valid_to",
    "aid_scheme.district_id",
    "aid_scheme.kind",
    "aid_scheme.stage",
    "aid_scheme.valid_from",
    "aid_scheme.valid_to",
    "nutrition_school_month.school_id",
    "nutrition_school_month.programme_id",
    "nutrition_school_month.month",
    "nutrition_school_month.covered",
    "nutrition_school_month.certified_on",
    "nutrition_school_month.published_on",
    "meal_quality_check.school_id",
    "meal_quality_check.published_on",
    "canteen_account.school_id",
    "canteen_account.month",
    "canteen_account.published_on",
    // What the cubes count by.
    "nutrition_pupil_term.student_id",
    "nutrition_pupil_term.term_school_id",
    "nutrition_pupil_term.school_year",
    "nutrition_pupil_term.term",
    "nutrition_pupil_term.eligible",
    "nutrition_pupil_term.covered",
    "growth_record.student_id",
    "growth_record.measuring_school_id",
    "growth_record.school_year",
    "student_aid_grant.student_id",
    "student_aid_grant.term_school_id",
    "student_aid_grant.scheme_id",
    "student_aid_grant.school_year",
    "student_aid_grant.term",
    "student_aid_grant.decision",
    "student_aid_grant.batch_id",
    "student_aid_grant.payee_account_id",
  ],
  derived: [
    "nutrition_school_month.township_id",
    "nutrition_school_month.enrolled",
    "nutrition_school_month.amount_per_day_fen",
    "nutrition_school_month.uncovered",
    "nutrition_school_month.coverage_permille",
    "nutrition_school_month.subsidy_due_fen",
    "nutrition_school_month.subsidy_balance_fen",
    "nutrition_school_month.uncovered_about",
    "meal_quality_check.township_id",
    "canteen_account.township_id",
    "canteen_account.balance_fen",
    "canteen_account.food_share_permille",
    ...scopes("nutrition_pupil_term"),
    ...scopes("growth_record"),
    ...scopes("student_aid_grant"),
    "student_aid_grant.kind",
    "student_aid_grant.due_fen",
    "student_aid_grant.reviewed_on",
    "student_aid_grant.sent_on",
    "student_aid_grant.account_cipher",
    "student_aid_grant.payable",
  ],
  frozen: {
    nutrition_school_month: "certified_on is not null",
    student_aid_grant: "batch_id is not null",
  },
  childRows: [
    { table: "nutrition_pupil_term", of: "nutrition_pupil_term.child_id" },
    { table: "growth_record", of: "growth_record.child_id" },
    { table: "student_aid_grant", of: "student_aid_grant.child_id" },
  ],
  stays: [
    "select child_id from nutrition_pupil_term",
    "select child_id from growth_record",
    "select child_id from student_aid_grant where batch_id is not null",
  ],
};
