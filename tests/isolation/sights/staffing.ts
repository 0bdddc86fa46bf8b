// Quota, posts and appointments: who sees which cell of them. Anyone: ratios and published plans. Places are facts of a
// school, appointments and appraisals a person's.
import { type Holder, idList, type Sight, see } from "./sight.ts";

const ratioColumns =
  "id school_kind senior_permille middle_permille junior_permille rural_uplift_permille document_id valid_from valid_to";
const standardColumns = "id stage pupils_per_ten_staff staff_per_ten_classes document_id valid_from valid_to";
const planColumns = "id school_id township_id school_year subject stage planned published_on";
const resultColumns = "applicants qualified hired";
const totalColumns = "id district_id total document_id valid_from valid_to";
const numberColumns = "id school_id township_id school_year quota";
const quotaColumns = `${numberColumns} teacher_quota administrative_quota support_quota worker_quota basis reserved
  occupied non_quota seconded`;
const transferColumns = "id from_school_id to_school_id school_year category amount requested_on approved_on";
const schemeColumns =
  "id school_id township_id edition school_year status drafted_on reviewed_on approved_on flag_reason";
const lineColumns = "id scheme_id school_id category grade post_count";
const postColumns =
  "id line_id scheme_id school_id township_id post_no category grade subject status vacant_since";
const termColumns = "id post_id school_id township_id valid_from valid_to";
const appointmentColumns = `${termColumns} teacher_id contract_no competed_on confirmed_on`;
const appraisalColumns =
  "id appointment_id teacher_id school_id township_id result appraised_on confirmed_on";

const published: readonly Sight[] = [
  see("post_structure_ratio", "true", ratioColumns),
  see("staffing_standard", "true", standardColumns),
  see("recruitment_plan", "published_on is not null", planColumns),
];

const personnelWork = (rows: string): readonly Sight[] => [
  see("post_scheme", rows, schemeColumns),
  see("post_scheme_line", rows, lineColumns),
  see("post", rows, postColumns),
  see("appointment", rows, appointmentColumns),
  see("term_appraisal", rows, appraisalColumns),
  see("recruitment_plan", rows, `${planColumns} ${resultColumns}`),
];

const total = see("staffing_total", "true", totalColumns);
const quotas = see("school_quota", "true", quotaColumns);
const numbers = see("school_quota", "true", numberColumns);
const transfers = see("quota_transfer", "true", transferColumns);

const staffingOffice: readonly Sight[] = [
  total,
  quotas,
  transfers,
  see("post", "true", postColumns),
  see("appointment", "true", `${termColumns} teacher_id`),
  see("recruitment_plan", "true", `${planColumns} ${resultColumns}`),
];

function education(duties: readonly string[]): readonly Sight[] {
  const personnel = duties.includes("personnel");
  return [
    ...(personnel || duties.includes("basic-education") ? [total, quotas] : []),
    ...(personnel ? [transfers, ...personnelWork("true")] : []),
  ];
}

function registrar(duties: readonly string[], ids: readonly string[]): readonly Sight[] {
  if (!duties.includes("head") && !duties.includes("personnel")) return [];
  const own = `school_id = any (${idList(ids)})`;
  return [
    see("school_quota", own, quotaColumns),
    see("quota_transfer", `from_${own} or to_${own}`, transferColumns),
    ...personnelWork(own),
  ];
}

function inspector({ duties, ids }: Holder["assignments"][number], purpose?: string): readonly Sight[] {
  if (!duties.includes("staffing-inspection")) return [];
  const own = `school_id = any (${idList(ids)})`;
  return [
    see("school_quota", own, quotaColumns),
    see("post", own, postColumns),
    see("appointment", own, `${termColumns} competed_on confirmed_on`),
    see("recruitment_plan", own, `${planColumns} ${resultColumns}`),
    ...(purpose === "inspection" ? [see("appointment", own, "id teacher_id")] : []),
  ];
}

function teacher(ids: readonly string[]): readonly Sight[] {
  const mine = `teacher_id = any (${idList(ids)})`;
  return [
    see("appointment", mine, appointmentColumns),
    see("term_appraisal", mine, appraisalColumns),
    see(
      "post",
      `id in (select post_id from appointment where ${mine})`,
      "id school_id township_id category grade subject",
    ),
  ];
}

const administrators = ["system-administrator", "data-steward", "audit-administrator"];

export function staffingSights({ role, purpose, assignments }: Holder): readonly Sight[] {
  if (administrators.includes(role)) return [];
  const own = assignments.flatMap((assignment): readonly Sight[] => {
    switch (role) {
      case "staffing-officer":
        return staffingOffice;
      case "hr-officer":
        return [numbers, ...personnelWork("true")];
      case "education-officer":
        return education(assignment.duties);
      case "school-registrar":
        return registrar(assignment.duties, assignment.ids);
      case "finance-officer":
        return [total, numbers];
      case "inspector":
        return inspector(assignment, purpose);
      case "district-leader":
        return [total, quotas];
      case "teacher":
        return teacher(assignment.ids);
      default:
        return [];
    }
  });
  return [...published, ...own];
}
