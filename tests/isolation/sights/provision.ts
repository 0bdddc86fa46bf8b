// Schools' conditions, networks, projects, large classes and the references: who sees which cell of them.
import { type Holder, idList, type Sight, see } from "./sight.ts";

const period = "valid_from valid_to";
const ofSchool = "id school_id township_id";
const project = `${ofSchool} kind stage places batch site approval_no land_status land_parcel_no
  planned_on approved_on started_on accepted_on delivered_on opened_on`;
const conditions = `${ofSchool} school_year teaching_area_dm2 sports_area_dm2 dorm_area_dm2 beds canteen_area_dm2
  teacher_flats equipment_fen books computers multimedia_rooms music_rooms art_rooms bandwidth_mbps weak_school
  weak_basis published_on`;
const charters = `${ofSchool} kind title edition approved_on replaced_on text_reference`;
const courses = `${ofSchool} school_year semester grade subject periods_per_week required_periods`;
const reviews = `${ofSchool} school_year standard_id item score confirmed_on`;
const cases = `${ofSchool} school_year found_on size_then latest_size responsible_post cleared_on assessment`;
const measures = `${ofSchool} case_id kind to_school_id pupils due_on done_on`;
const duties = `id case_no township_id name developer developer_uscc households school_duty places project_id
  housing_planned_on housing_permit_on housing_started_on housing_delivered_on housing_verified_on
  school_planned_on school_permit_on school_started_on school_delivered_on`;
const opinion = "education_opinion opinion_on";

/** L1, and what becomes L1 by a date of its own. */
const published: readonly Sight[] = [
  see("policy_document", "true", "id number title issuer issued_on superseded_by_id"),
  see(
    "parameter",
    "true",
    `id key township_id owner_department integer_value text_value unit document_id ${period}`,
  ),
  see("workday_calendar", "true", "id day is_workday document_id"),
  see("target", "true", "id clause name baseline value unit due_year formula"),
  see("school_stage", "true", `${ofSchool} stage grade_from grade_to ${period}`),
  see("school_cluster", "true", `id name kind lead_school_id agreement_id ${period}`),
  see("cluster_member", "true", `${ofSchool} cluster_id ${period}`),
  see("catchment", "true", `${ofSchool} school_year stage document_id`),
  see("catchment_division", "true", "id catchment_id village_id township_id school_year stage part_text"),
  see("enrolment_plan", "true", `${ofSchool} school_year stage planned capped cap_reason`),
  see(
    "school_closure",
    "true",
    `${ofSchool} proposed_on reason travel_plan receiving_school_id decision_id decided_on status`,
  ),
  see("closure_hearing", "true", "id closure_id held_on votes_for votes_against votes_abstained"),
  see("charter", "approved_on is not null", charters),
  see("school_condition", "published_on is not null", conditions),
  see("construction_project", "approved_on is not null", `${project} investment_fen`),
];

const ledger = (rows: string): readonly Sight[] => [
  see("large_class_case", rows, `${cases} class_id assessment_note`),
  see("large_class_measure", rows, `${measures} to_class_id`),
];

const wholeProject = see(
  "construction_project",
  "true",
  `${project} investment_fen need priority funds_confirmed_on`,
);

function registrar(assignments: Holder["assignments"]): readonly Sight[] {
  return assignments.flatMap(({ duties: held, ids }) => {
    const own = `school_id = any (${idList(ids)})`;
    return [
      see("school_condition", own, conditions),
      see("management_review", own, `${reviews} evidence improvement due_on`),
      see("curriculum_offering", own, courses),
      see("charter", own, charters),
      see("construction_project", own, `${project} investment_fen need funds_confirmed_on`),
      ...ledger(own),
      ...(held.includes("head")
        ? [see("party_organisation", own, `${ofSchool} kind secretary_name members ${period}`)]
        : []),
    ];
  });
}

function inspector(assignments: Holder["assignments"]): readonly Sight[] {
  return assignments
    .filter(({ duties: held }) => held.includes("enrolment-inspection"))
    .flatMap(({ ids }) => {
      const own = `school_id = any (${idList(ids)})`;
      return [
        see("school_class", own, "id school_id township_id school_year grade class_no type cap"),
        see("school_condition", own, conditions),
        see("curriculum_offering", own, courses),
        ...ledger(own),
      ];
    });
}

const leader: readonly Sight[] = [
  see("school_condition", "true", conditions),
  see("management_review", "true", reviews),
  see("curriculum_offering", "true", courses),
  see("party_organisation", "true", `${ofSchool} kind ${period}`),
  wholeProject,
  see("residential_development", "true", `${duties} ${opinion}`),
  see("large_class_case", "true", cases),
  see("large_class_measure", "true", measures),
];

const education: readonly Sight[] = [
  ...leader,
  see("management_review", "true", "evidence improvement due_on"),
  see("party_organisation", "true", "secretary_name members"),
  see("charter", "true", charters),
  see("school_age_count", "true", "id township_id school_year stage children as_of"),
  ...ledger("true"),
];

export function provisionSights({ role, assignments }: Holder): readonly Sight[] {
  switch (role) {
    case "system-administrator":
    case "data-steward":
    case "audit-administrator":
      return [];
    case "education-officer":
      return [...published, ...education];
    case "school-registrar":
      return [...published, ...registrar(assignments)];
    case "development-officer":
      return [...published, wholeProject, see("residential_development", "true", duties)];
    case "planning-officer":
      return [
        ...published,
        see("construction_project", "true", `${project} need`),
        see("residential_development", "true", `${duties} ${opinion}`),
      ];
    case "finance-officer":
      return [...published, see("construction_project", "approved_on is not null", "funds_confirmed_on")];
    case "township-officer":
      return [
        ...published,
        see(
          "school_age_count",
          `township_id = any (${idList(assignments.flatMap(({ ids }) => ids))})`,
          "id township_id school_year stage children as_of",
        ),
      ];
    case "inspector":
      return [...published, ...inspector(assignments)];
    case "district-leader":
      return [...published, ...leader];
    default:
      return published;
  }
}
