// Divisions, schools, children and enrolments under change.
import { type PartChanges, rotate } from "./part-changes.ts";

/** No other placement of the pupil is near enough for a day more to meet it. */
const alone = `not exists (select from enrolment o where o.student_id = enrolment.student_id and o.id <> enrolment.id
  and daterange(o.valid_from - 2, o.valid_to + 2) && daterange(enrolment.valid_from - 2, enrolment.valid_to + 2))`;

export const schoolsAndChildrenChanges: PartChanges = {
  particular: {
    // One number is one person.
    "child.id_number_index": "reverse(id_number_index)",
    "guardian.id_number_index": "reverse(id_number_index)",
    "child.gender": rotate("gender", ["0", "1", "2", "9"]),
    "enrolment.kind": rotate("kind", ["catchment", "migrant", "transfer", "allotted"]),
    "enrolment.valid_from": `valid_from - case when ${alone} then 1 else 0 end`,
    "enrolment.valid_to": `valid_to + case when ${alone} then 1 else 0 end`,
    "school_class.exception_reason": "'改' || exception_reason",
    "guardianship.kind": rotate("kind", ["parent", "kin", "entrusted", "institution", "state"]),
    "guardianship.status": rotate("status", ["active", "suspended", "revoked"]),
    "guardianship.valid_from": "valid_from - 3",
    "guardianship.valid_to": "valid_to + 3",
    "school_class.class_no": "class_no + 50",
    "school_class.grade": "grade",
    "school_headcount.grade": "grade",
    "school_headcount.stage": "stage",
    "school_headcount.as_of": "as_of + 400",
    "school_headcount.boarders": "greatest(students - 1, 0)",
    "school_headcount.students": "students + 3",
    "school.uscc": "'91350203M0001QAY9B'",
    "child_location.kind": "kind",
    "child_location.valid_from":
      "case when valid_from + 1 < least(coalesce(valid_to, tc.today()), tc.today()) then valid_from + 1 else valid_from end",
    "child_location.valid_to": "valid_to",
    "child_location.village_id": "null::uuid",
    "child_location.outside_code": "case when outside_code is null then null else '340100' end",
    "student_flag.kind": rotate("kind", ["left-behind-one", "left-behind-both"]).replace(
      " end)",
      " else kind end)",
    ),
    "student_flag.definition": `case definition when 'migrant.plan' then 'migrant.register' when 'migrant.register' then 'migrant.plan' else definition end`,
    "student_flag.valid_from": "valid_from - 3",
    "student_flag.valid_to": "valid_to + 3",
    "child.ethnicity": "'07'",
    "pupil_registration.ethnicity": "'07'",
    // A township asks for no school record.
    "pupil_registration.student_no_index": `case when township_id is null then coalesce(reverse(student_no_index), '') || '改' || left(md5(id::text), 5) end`,
    // Whether the number of what is submitted is on record.
    "pupil_registration.child_id": `case when status <> 'submitted' then child_id when child_id is null then (select id from child order by id limit 1) end`,
  },
  kept: [
    // What became of a registration, and what a transfer is of, hang together.
    ...[
      "school_id",
      "township_id",
      "village_id",
      "place_kind",
      "category",
      "status",
      "decided_on",
      "decision_reason",
      "moves_on",
    ].map((name) => `pupil_registration.${name}`),
    ...["student_id", "child_id", "from_school_id", "to_school_id", "destination", "class_id", "grade"].map(
      (name) => `pupil_transfer.${name}`,
    ),
    ...["status", "accepted_on", "decided_on", "decision_reason"].map((name) => `pupil_transfer.${name}`),
    "student.child_id",
    "enrolment.student_id",
    "student_flag.student_id",
    "student_flag.child_id",
    "school_class.campus_id",
    "child_location.child_id",
    "guardianship.child_id",
    "guardian.entered_township_id",
    "school_class.school_id",
    "school_class.township_id",
    // A placement tells the year of its class.
    "school_class.school_year",
    "enrolment.school_year",
    "school_headcount.school_id",
    "school_headcount.township_id",
    "school_headcount.certified_on",
    "school.district_id",
    // Of an archived school, whose cells alone are denied: what keeps it a branch in its place.
    "school.official_code",
    "school.kind",
    "school.status",
    "school.state_since",
    "school.opened_on",
    "school.closed_on",
    "school.township_id",
    "school.village_id",
    "school.parent_school_id",
    "school_state.school_id",
    "school_state.township_id",
    "school_state.parent_school_id",
    "school_state.valid_from",
    "school_state.valid_to",
    "school_state.revised_on",
    "child.district_id",
    "student.district_id",
  ],
  derived: [
    "child.hukou_township_id",
    "child.residence_township_id",
    "child.school_id",
    "child.enrolled",
    "student.hukou_township_id",
    "student.residence_township_id",
    "student.school_id",
    "guardianship.hukou_township_id",
    "guardianship.residence_township_id",
    "guardianship.school_id",
    "student_flag.hukou_township_id",
    "student_flag.residence_township_id",
    "student_flag.school_id",
    "enrolment.hukou_township_id",
    "enrolment.residence_township_id",
    "child_location.protective",
  ],
  // The cubes tell closed years from closed figures.
  frozen: { school_headcount: "certified_on is not null", closed_figure: "true" },
  // Nor is a count, or a placement, held to the days of its year.
  off: [
    ...["school_state.kept", "school_state.states", "school.zz_kept"],
    ...["school_headcount.of_year", "enrolment.of_year"],
    // What is decided stays, and what is submitted says what was found.
    "pupil_registration.b_decides",
  ],
  childRows: [
    { table: "enrolment", of: "(select s.child_id from student s where s.id = enrolment.student_id)" },
    { table: "student_flag", of: "student_flag.child_id" },
    { table: "student", of: "student.child_id" },
    { table: "guardianship", of: "guardianship.child_id" },
    { table: "child_location", of: "child_location.child_id" },
  ],
  quiet: [
    "guardianship.protective",
    // It changes epochs alone, which no answer shows.
    "guardianship.ties",
    "child_location.child_scopes",
    "student.child_scopes",
    "enrolment.child_scopes",
    "enrolment.keeps_boarder_aid",
    // Who is moved among the classes of a school is not counted against their caps.
    "enrolment.school_operates_updated",
  ],
  after: `select tc.refresh_protective(array(select id from child));
    select tc.refresh_child_scopes(array(select id from child))`,
};
