// What dated records say of days that are over, they say for ever (四(四)): a figure, a finding or a decision rests on it. Of each
// such table the columns of the days on which it was said, each with what was said then; the guard is `tc.keep_said`, of
// kept.rules.sql.
import { type Declaration, declare } from "./parse-declarations.ts";

/** Beside which declarations they stand. */
const path = "database/rules/kept.rules.sql";

/** The column of the day or instant, and what is said from it on. */
export type Said = readonly [since: string, ...says: string[]];

const filed = [
  "report_no",
  "child_id",
  "school_id",
  "township_id",
  "category",
  "event_at",
  "known_at",
  "narrative_cipher",
  "reporter_kind",
] as const;
const reporter = ["reporter_school_id", "reporter_township_id", "reporter_village_id", "reporter_teacher_id"];
const permitted = ["case_no", "name", "developer", "developer_uscc", "households", "school_duty", "places"];
const approved = ["school_id", "kind", "stage", "places", "batch", "need", "site", "approval_no"] as const;

/**
 * From `valid_from` on it lasts, until `valid_to`; from another day on it is an event's, or a step's: what was known when the
 * step was taken is said with it.
 */
export const saidOf: Readonly<Record<string, readonly [Said, ...Said[]]>> = {
  aid_appeal: [
    ["submitted_on", "aid_grant_id", "guardian_id", "ground_cipher"],
    ["decided_on", "decided_by_id", "decision_reason"],
  ],
  appointment: [["valid_from", "teacher_id", "post_id", "contract_no"], ["competed_on"]],
  assistance: [["valid_from", "child_id", "kind", "amount_fen", "household_finances_cipher"]],
  care_activity: [["held_on", "child_id", "organisation", "kind"]],
  care_visit: [["visited_on", "child_id", "kind"]],
  charter: [
    ["adopted_on", "kind", "title", "edition", "votes_for", "votes_against", "text_reference"],
    ["approved_on", "approved_by_id"],
    ["replaced_on"],
  ],
  child_location: [
    ["valid_from", "child_id", "kind", "township_id", "village_id", "outside_code", "address_cipher"],
  ],
  class_teaching: [["valid_from", "class_id", "teacher_id", "subject", "homeroom"]],
  construction_project: [
    ["planned_on"],
    ["approved_on", "approved_by_id", ...approved, "investment_fen", "priority"],
    ["funds_confirmed_on", "funds_confirmed_by_id"],
    ["started_on", "land_status", "land_parcel_no"],
    ["accepted_on"],
    ["delivered_on"],
    ["opened_on"],
  ],
  correction_request: [
    ["submitted_on", "child_id", "guardian_id", "teacher_id", "matter", "statement_cipher"],
    ["answered_on", "answered_by_id", "answer"],
  ],
  counselling_session: [["held_on", "child_id", "counsellor_teacher_id"]],
  difficulty_record: [["valid_from", "child_id", "category"]],
  entrusted_care: [
    ["valid_from", "child_id", "guardian_id", "carer_id"],
    ["notice_to_school_on"],
    ["notice_to_village_on"],
  ],
  fund_standard_proposal: [
    ["proposed_on", "item", "amount_fen", "from_day", "reason", "proposed_by"],
    ["decided_on", "decided_by_id", "decided_by", "decision_note"],
  ],
  guardian_consent: [["given_on", "child_id", "guardian_id", "matter"], ["withdrawn_on"]],
  guardianship: [["valid_from", "child_id", "guardian_id", "kind"]],
  housing_guarantee: [["valid_from", "teacher_id", "school_id", "kind"]],
  left_behind_check: [["checked_on", "record_id", "period_start", "method", "finding"]],
  left_behind_record: [
    ["valid_from", "child_id", "reason"],
    ["verified_on", "verified_by_id"],
    ["closed_on"],
  ],
  mandatory_report: [["reported_at", ...filed, ...reporter], ["closed_on"]],
  parent_urging: [["urged_on", "child_id", "guardian_id", "kind"]],
  pay_comparison: [["confirmed_on", "confirmed_by_id"]],
  payee_account: [["revoked_on"]],
  personnel_relation: [["confirmed_on", "confirmed_by_id"]],
  performance_pay_total: [["confirmed_on", "confirmed_by_id"]],
  post_scheme: [
    ["drafted_on"],
    ["reviewed_on", "reviewed_by_id"],
    ["approved_on", "approved_by_id", "edition", "school_year", "flag_reason"],
  ],
  purchased_service: [
    ["valid_from", "school_id", "contract_no", "kind", "provider", "posts", "amount_fen"],
    ["awarded_on"],
  ],
  recruitment_plan: [["published_on", "school_id", "school_year", "subject", "stage", "planned"]],
  report_assessment: [["assessed_on", "report_id", "need", "plan_cipher"]],
  report_recipient: [
    ["received_at", "report_id", "department"],
    ["accepted_at"],
    ["first_action_at"],
    ["closed_at"],
  ],
  residential_development: [
    ["opinion_on", "opinion_by_id", "education_opinion", "agreed_places"],
    ["housing_planned_on"],
    ["housing_permit_on", "permitted_by_id", ...permitted],
    ["housing_started_on"],
    ["housing_delivered_on"],
    ["housing_verified_on"],
    ["school_planned_on"],
    ["school_permit_on"],
    ["school_started_on"],
    ["school_delivered_on"],
  ],
  rotation_application: [
    ["submitted_on", "teacher_id", "school_year", "kind", "to_school_id", "reason"],
    ["decided_on", "decided_by_id", "decision_reason"],
  ],
  school_closure: [
    ["proposed_on"],
    [
      "decided_on",
      "decided_by_id",
      "reason",
      "travel_plan",
      "receiving_school_id",
      "decision_id",
      "aim",
      "school_id",
    ],
  ],
  school_cluster: [["valid_from", "kind", "lead_school_id", "agreement_id"]],
  student_aid_grant: [
    ["proposed_on"],
    ["decided_on", "decided_by_id", "kind", "decision_reason"],
    ["reviewed_on"],
    ["sent_on"],
    ["posted_on"],
  ],
  student_flag: [["valid_from", "student_id", "kind", "definition"]],
  teacher_honour: [["awarded_on", "teacher_id", "kind"]],
  teacher_training: [["held_on", "teacher_id", "kind", "course", "hours"]],
  teaching_placement: [["valid_from", "teacher_id", "school_id", "kind", "stage"]],
  term_appraisal: [["appraised_on", "appointment_id", "result"]],
  title_grant: [["granted_on", "teacher_id", "level", "subject", "rural_track"]],
};

/** Of a table the first has the short name. */
export const saidTrigger = (table: string, since: string): string =>
  saidOf[table]?.[0][0] === since ? "b_said" : `b_said_${since}`;

const dayOf = (since: string): string =>
  since.endsWith("_at") ? `(OLD.${since} AT TIME ZONE 'Asia/Shanghai')::date` : `OLD.${since}`;

/**
 * A command writes none of it again but an end, and of which rows, its grants say; what follows from elsewhere, by rules, are
 * copies. What is archived says what it said: else it would be archived, changed and brought back.
 */
const guard = (table: string, [since, ...says]: Said): Declaration => {
  const columns = [since, ...says];
  const of = since === "valid_from" ? [...columns, "valid_to"] : columns;
  return declare(
    path,
    `CREATE TRIGGER ${saidTrigger(table, since)} BEFORE UPDATE OF ${of.join(", ")} ON "${table}" FOR EACH ROW
  WHEN (${dayOf(since)} < tc.today() AND NOT tc.in_command() AND NOT tc.within_rules()) EXECUTE FUNCTION tc.keep_said('${since}', '{${columns.join(",")}}')`,
  );
};

export const saidRules: readonly Declaration[] = Object.entries(saidOf).flatMap(([table, groups]) =>
  groups.map((group) => guard(table, group)),
);

/** What changes when all of them have to be made anew. */
export const saidText = saidRules.map(({ sql }) => sql).join("\n");
