// The recipients of reports: what the police and civil affairs see of them, and civil affairs of its candidates.
import { idList, lasting, type Sight, see } from "./sight.ts";
import {
  checkColumns,
  counted,
  deadlines,
  listed,
  partColumns,
  recordAll,
  reportColumns,
  reporterColumns,
} from "./welfare-columns.ts";

export function police(ids: readonly string[], purpose: string | undefined): readonly Sight[] {
  const here = `township_id = any (${idList(ids)})`;
  const addressed = `to_police and ${here}`;
  const sights = [
    deadlines,
    see("mandatory_report", addressed, `${reportColumns} to_police`),
    see("report_recipient", `department = 'police' and ${here}`, `${partColumns} township_id`),
    see("emergency_response", here, "id report_id township_id station responded_at measure"),
    see(
      "child",
      `id in (select m.child_id from mandatory_report m where m.to_police and m.${here})`,
      "id name gender birth_date",
    ),
  ];
  return purpose === "report-response"
    ? [...sights, see("mandatory_report", addressed, `narrative_cipher ${reporterColumns}`)]
    : sights;
}

export function civilAffairs(purpose: string | undefined): readonly Sight[] {
  const candidates = `select k.child_id from civil_affairs_candidate k where k.valid_from <= tc.today() and (k.valid_to is null or k.valid_to > tc.today())`;
  const known = `${listed} union ${candidates}`;
  const sights = [
    deadlines,
    ...counted,
    see(
      "civil_affairs_candidate",
      lasting,
      "id child_id reason valid_from valid_to hukou_township_id residence_township_id school_id",
    ),
    // Townships and school stand on the candidate and on its records.
    see("child_location", `child_id in (${known})`, "child_id kind township_id valid_from valid_to"),
    see("student", `child_id in (${known})`, "child_id"),
    see(
      "enrolment",
      `student_id in (select s.id from student s where s.child_id in (${known}))`,
      "student_id class_id school_id valid_from valid_to",
    ),
    see("child", `id in (${candidates})`, "id name gender birth_date enrolled"),
    see(
      "guardianship",
      `child_id in (${candidates})`,
      "id child_id guardian_id kind status protective_flag valid_from valid_to",
    ),
    see(
      "guardian",
      `id in (select g.guardian_id from guardianship g where g.child_id in (${candidates}))`,
      "id name phone_cipher",
    ),
    see("left_behind_record", `child_id in (${candidates})`, recordAll),
    see("left_behind_check", `child_id in (${candidates})`, checkColumns),
    see(
      "difficulty_record",
      "true",
      "id child_id school_id category status accepted_township_id valid_from valid_to",
    ),
    see(
      "assistance",
      "true",
      "id child_id kind amount_fen household_finances_cipher accepted_township_id valid_from valid_to",
    ),
    see("mandatory_report", "to_civil_affairs", `${reportColumns} to_civil_affairs`),
    see("report_recipient", "department = 'civil-affairs'", partColumns),
    see(
      "emergency_response",
      "report_id in (select m.id from mandatory_report m where m.to_civil_affairs)",
      "id report_id station responded_at measure",
    ),
    see("report_assessment", "true", "id report_id assessed_on need review_on"),
    see(
      "guardianship_intervention",
      "true",
      "id report_id child_id court decision decided_on valid_from valid_to",
    ),
    see("report_release", "true", "id report_id child_id released_on outcome"),
  ];
  if (purpose !== "report-response") return sights;
  return [
    ...sights,
    see("mandatory_report", "to_civil_affairs", `narrative_cipher ${reporterColumns}`),
    see("report_assessment", "true", "plan_cipher"),
  ];
}
