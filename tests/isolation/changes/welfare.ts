// Care and protection under change. What decides whether a row shows stays: ends, status, addressees, notices given.
import { type PartChanges, rotate } from "./part-changes.ts";

const actors = ["village", "township", "school", "womens-federation", "youth-league"];
const scoped = [
  "left_behind_record",
  "left_behind_check",
  "entrusted_care",
  "parent_urging",
  "difficulty_record",
  "assistance",
  "civil_affairs_candidate",
  "care_contact",
  "care_visit",
  "care_activity",
  "individual_plan",
];
const ofReport = (table: string): string =>
  `(select m.child_id from mandatory_report m where m.id = ${table}.report_id)`;

/** Dead or missing stays one of the two, as an orphan's record asks. */
const situation = (column: string): string =>
  `case when ${column} in ('dead', 'missing') then (${rotate(column, ["dead", "missing"])}) else (${rotate(column, ["imprisoned", "no-contact", "revoked", "deported", "grave-illness", "severe-disability"])}) end`;

export const welfareChanges: PartChanges = {
  quiet: [
    "report_release.b_stays",
    "report_recipient.after_report",
    "report_recipient.answered",
    "emergency_response.after_event",
    "mandatory_report.before_answers",
    "mandatory_report.answered",
    "mandatory_report.addressees",
    "mandatory_report.stays_grave",
    "left_behind_check.since_opening",
    "left_behind_record.before_checks",
  ],
  particular: {
    "left_behind_record.definition": `coalesce((select d.key from definition d where d.word = 'left-behind' and d.key <> left_behind_record.definition
      order by d.key limit 1), definition)`,
    "left_behind_record.income_sources": "case income_sources when 'kin' then 'other' else 'kin' end",
    "left_behind_record.reason": rotate("reason", ["both-away", "one-away"]),
    "left_behind_record.close_reason": rotate("close_reason", ["parent-back", "age-16", "moved", "other"]),
    "left_behind_check.method": rotate("method", ["visit", "phone", "school"]),
    "left_behind_check.checker": rotate("checker", ["village", "township", "school"]),
    "left_behind_check.finding": rotate("finding", ["none", "care", "health", "schooling", "safety"]),
    "left_behind_check.period_start": "period_start - 400",
    "entrusted_care.notice_to_school_on": "notice_to_school_on - 17",
    "entrusted_care.notice_to_village_on": "notice_to_village_on - 17",
    "parent_urging.urged_by": rotate("urged_by", actors),
    "parent_urging.kind": rotate("kind", ["call", "letter", "order"]),
    "parent_urging.result": rotate("result", ["reached", "promised", "refused", "unreachable"]),
    // What the parents' situation must fit is changed into what it need not.
    "difficulty_record.category": `case category when 'orphan' then 'other' when 'unsupported' then 'migrant'
      else (${rotate("category", ["destitute", "low-income", "illness", "disability", "no-guardian", "migrant", "other"])}) end`,
    "difficulty_record.father_situation": situation("father_situation"),
    "difficulty_record.mother_situation": situation("mother_situation"),
    "assistance.kind": rotate("kind", ["living", "medical", "temporary", "education"]),
    "care_visit.kind": rotate("kind", ["home", "phone", "school"]),
    "care_activity.kind": rotate("kind", ["festival", "tutoring", "companionship", "safety"]),
    "care_activity.participants": "case when child_id is null then participants + 7 else participants end",
    "counselling_session.topic": rotate("topic", ["learning", "family", "peers", "emotion", "safety"]),
    "individual_plan.disability_category": rotate("disability_category", [
      "sight",
      "hearing",
      "speech",
      "limbs",
      "intellect",
      "mind",
      "multiple",
    ]),
    "individual_plan.disability_grade": "5 - disability_grade",
    // Home teaching needs an enrolment, so nothing becomes it.
    "individual_plan.placement":
      "case placement when 'inclusive' then 'special-school' when 'special-school' then 'inclusive' else placement end",
    // Half of them reach the police by law.
    "mandatory_report.category": `case when to_police then ${rotate("category", [
      ...["abuse", "neglect", "sexual", "bullying", "abandonment", "missing", "self-harm", "other"],
    ])} else ${rotate("category", ["neglect", "bullying", "self-harm", "other"])} end`,
    "emergency_response.measure": rotate("measure", ["removed", "medical", "placement", "warning", "none"]),
    "report_assessment.need": rotate("need", ["none", "support", "guidance", "placement"]),
    "report_assessment.review_on": "review_on",
    "report_release.outcome": rotate("outcome", ["no-finding", "support", "measures"]),
  },
  kept: [
    // Due days follow from these, and are seen by who does not see them.
    "left_behind_record.risk",
    "left_behind_record.valid_from",
    "left_behind_check.checked_on",
    "left_behind_record.closed_on",
    "left_behind_record.child_id",
    "left_behind_check.record_id",
    "entrusted_care.valid_from",
    "entrusted_care.valid_to",
    "difficulty_record.status",
    "difficulty_record.valid_from",
    "difficulty_record.valid_to",
    "assistance.valid_to",
    "care_visit.visited_by",
    "individual_plan.school_year",
    "mandatory_report.reporter_kind",
    "mandatory_report.status",
    "mandatory_report.closed_on",
    "report_recipient.department",
    // A report that is assessed or closed rests on it.
    "report_assessment.assessed_on",
    // A decision that took effect stays.
    ...["guardian_id", "decision", "valid_from", "valid_to"].map(
      (column) => `guardianship_intervention.${column}`,
    ),
  ],
  derived: [
    ...scoped.flatMap((table) =>
      ["hukou_township_id", "residence_township_id", "school_id"].map((column) => `${table}.${column}`),
    ),
    "left_behind_record.valid_to",
    "left_behind_record.due_on",
    "left_behind_check.child_id",
    "entrusted_care.village_id",
    ...["village_id", "carer_id", "name", "given_name", "age_band", "due_on", "valid_from", "valid_to"].map(
      (column) => `care_contact.${column}`,
    ),
    ...["child_id", "reason", "valid_from", "valid_to"].map((column) => `civil_affairs_candidate.${column}`),
    "mandatory_report.to_police",
    "mandatory_report.to_civil_affairs",
    "mandatory_report.to_education",
    "report_recipient.township_id",
    "report_recipient.due_at",
    "report_recipient.status",
    "emergency_response.township_id",
    "guardianship_intervention.child_id",
    "report_release.child_id",
  ],
  untouched: { welfare_deadline: "due days that are seen follow from it" },
  childRows: [
    { table: "left_behind_check", of: "left_behind_check.child_id" },
    { table: "left_behind_record", of: "left_behind_record.child_id" },
    { table: "entrusted_care", of: "entrusted_care.child_id" },
    { table: "parent_urging", of: "parent_urging.child_id" },
    { table: "assistance", of: "assistance.child_id" },
    { table: "difficulty_record", of: "difficulty_record.child_id" },
    { table: "care_visit", of: "care_visit.child_id" },
    { table: "care_activity", of: "care_activity.child_id" },
    { table: "counselling_session", of: "counselling_session.child_id" },
    { table: "individual_plan", of: "individual_plan.child_id" },
    { table: "report_release", of: "report_release.child_id" },
    { table: "guardianship_intervention", of: "guardianship_intervention.child_id" },
    { table: "report_assessment", of: ofReport("report_assessment") },
    { table: "emergency_response", of: ofReport("emergency_response") },
    { table: "report_recipient", of: ofReport("report_recipient") },
    { table: "mandatory_report", of: "mandatory_report.child_id" },
    { table: "care_contact", of: "care_contact.child_id" },
    { table: "civil_affairs_candidate", of: "civil_affairs_candidate.child_id" },
  ],
  // The suppressed counts are over these.
  stays: ["select child_id from left_behind_record", "select child_id from difficulty_record"],
};
