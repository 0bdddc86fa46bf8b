// The staff: who sees which cell of persons, relations, placements, classes taught, titles, training and presence.
import { type Holder, idList, lasting, type Sight, see } from "./sight.ts";

const post = "id name school_id township_id category duty staff_kind";
const certificate = "certificate_stage certificate_subject certificate_no";
const file = `${post} gender birth_date education ${certificate} backbone`;
const checked = "offence_check_on offence_check_passed";
const relation = "id teacher_id unit school_id township_id quota_category valid_from valid_to confirmed_on";
const placement = "id teacher_id school_id township_id home_school_id kind stage valid_from valid_to";
const line = "id placement_id teacher_id school_id township_id home_school_id subject periods_per_week";
const teaching =
  "id class_id teacher_id school_id township_id school_year subject homeroom valid_from valid_to";
const title = "id teacher_id school_id level subject granted_on rural_track";
const training = "id teacher_id school_id kind course hours held_on";
const eligibility = "id teacher_id school_id rule_id school_year eligible reason confirmed_on";
const presence = "id teacher_id school_id month status periods";
const rule = see(
  "staff_rule",
  "true",
  `id document_number rotation_years rotation_age_men rotation_age_women rotation_backbone_from rotation_plan_of
   absent_months training_hours valid_from valid_to`,
);

const without = (columns: string, ...left: readonly string[]): string =>
  columns
    .split(" ")
    .filter((column) => !left.includes(column))
    .join(" ");

function education(duties: readonly string[]): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  const sights: Sight[] = [rule];
  if (has("basic-education", "personnel", "safety"))
    sights.push(see("teacher", "true", "id name school_id township_id"));
  if (has("personnel", "safety")) sights.push(see("teacher", "true", checked));
  if (has("basic-education", "personnel")) sights.push(see("class_teaching", "true", teaching));
  if (!has("personnel")) return sights;
  return [
    ...sights,
    see("teacher", "true", `${file} id_type political_status duplicate_person id_number_tail phone_tail`),
    see("personnel_relation", "true", relation),
    see("teaching_placement", "true", placement),
    see("placement_subject", "true", line),
    see("title_grant", "true", title),
    see("teacher_training", "true", training),
    see("rotation_eligibility", "true", eligibility),
    see("presence_month", "true", presence),
  ];
}

const here = (ids: readonly string[], ...columns: readonly string[]): string =>
  `(${columns.map((column) => `${column} = any (${idList(ids)})`).join(" or ")})`;

/** Who belongs here, or comes to teach here today. */
const staffOrVisitor = (ids: readonly string[]): string =>
  `(teacher.school_id = any (${idList(ids)}) or teacher.id in
    (select p.teacher_id from teaching_placement p where p.school_id = any (${idList(ids)}) and ${lasting}))`;

function registrar(duties: readonly string[], ids: readonly string[]): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  const own = here(ids, "school_id");
  const either = here(ids, "school_id", "home_school_id");
  const sights: Sight[] = [rule];
  if (has("head", "enrolment", "personnel")) sights.push(see("class_teaching", own, teaching));
  if (has("head", "enrolment", "personnel", "accounts"))
    sights.push(see("teacher", staffOrVisitor(ids), "id name school_id"));
  if (has("personnel")) sights.push(see("teacher", own, "id_number_tail"));
  if (!has("head", "personnel")) return sights;
  return [
    ...sights,
    see("teacher", staffOrVisitor(ids), "category duty"),
    see("teacher", own, `${file} id_type phone_cipher ${checked}`),
    see("personnel_relation", own, relation),
    see("teaching_placement", either, placement),
    see("placement_subject", either, line),
    see("title_grant", own, title),
    see("teacher_training", own, training),
    see("rotation_eligibility", own, eligibility),
    see("presence_month", own, `${presence} leave_cause`),
  ];
}

const staffingOffice: readonly Sight[] = [
  rule,
  see("teacher", "true", `${post} duplicate_person id_number_tail`),
  see("personnel_relation", "true", relation),
];

function hr(purpose: string | undefined): readonly Sight[] {
  const sights = [
    rule,
    see("teacher", "true", `${file} id_number_tail`),
    see("personnel_relation", "true", relation),
    see("teaching_placement", "true", placement),
    see("placement_subject", "true", line),
    see("title_grant", "true", title),
    see("rotation_eligibility", "true", eligibility),
    see("presence_month", "true", without(presence, "periods")),
  ];
  if (purpose !== "title-certificate") return sights;
  return [...sights, see("teacher", "true", "id_number_cipher id_number_index")];
}

function inspector(
  duties: readonly string[],
  ids: readonly string[],
  purpose: string | undefined,
): readonly Sight[] {
  if (!duties.includes("staffing-inspection")) return [rule];
  const own = here(ids, "school_id");
  const either = here(ids, "school_id", "home_school_id");
  const sights = [
    rule,
    see("personnel_relation", own, without(relation, "teacher_id")),
    see("teaching_placement", either, without(placement, "teacher_id")),
    see("placement_subject", either, without(line, "teacher_id")),
    see("rotation_eligibility", own, without(eligibility, "teacher_id")),
  ];
  if (purpose !== "inspection") return sights;
  return [
    ...sights,
    see("personnel_relation", own, "teacher_id"),
    see("teaching_placement", either, "teacher_id"),
    see("teacher", staffOrVisitor(ids), "id name school_id"),
  ];
}

/** The own file, and of pupils whom one teaches today: name and grade, as homeroom teacher the guardian's telephone. */
function teacher(ids: readonly string[]): readonly Sight[] {
  const self = here(ids, "teacher_id");
  const classes = (where: string) => `select class_id from class_teaching where ${self} and ${where}`;
  const pupils = (where: string) =>
    `select student_id from enrolment where valid_to is null and class_id in (${classes(where)})`;
  const children = (where: string) => `select child_id from student where id in (${pupils(where)})`;
  const bond = `status = 'active' and valid_to is null and child_id in (${children(`${lasting} and homeroom`)})`;
  return [
    rule,
    see(
      "teacher",
      here(ids, "id"),
      `${file} id_type political_status ${checked} id_number_tail phone_cipher`,
    ),
    see("personnel_relation", self, relation),
    see("teaching_placement", self, placement),
    see("placement_subject", self, line),
    see("class_teaching", self, teaching),
    see("title_grant", self, title),
    see("teacher_training", self, training),
    see("rotation_eligibility", self, eligibility),
    see("presence_month", self, `${presence} leave_cause`),
    see(
      "school_class",
      `school_class.id in (${classes("true")})`,
      "id school_id township_id school_year grade class_no type",
    ),
    see(
      "enrolment",
      `valid_to is null and class_id in (${classes(lasting)})`,
      "id student_id class_id school_year valid_to",
    ),
    see("student", `student.id in (${pupils(lasting)})`, "id child_id"),
    see("child", `child.id in (${children(lasting)})`, "id name"),
    see("guardianship", bond, "id child_id guardian_id kind status valid_to"),
    see(
      "guardian",
      `guardian.id in (select guardian_id from guardianship where ${bond})`,
      "id name phone_cipher",
    ),
  ];
}

export function teachersSights({ role, purpose, assignments }: Holder): readonly Sight[] {
  return assignments.flatMap(({ duties, ids }): readonly Sight[] => {
    switch (role) {
      case "education-officer":
        return education(duties);
      case "school-registrar":
        return registrar(duties, ids);
      case "staffing-officer":
        return staffingOffice;
      case "hr-officer":
        return hr(purpose);
      case "inspector":
        return inspector(duties, ids, purpose);
      case "district-leader":
        return [rule];
      case "teacher":
        return teacher(ids);
      default:
        return [];
    }
  });
}
