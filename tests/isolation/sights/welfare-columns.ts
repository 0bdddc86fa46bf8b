// The words that the sights of care and protected records share: columns by what they tell of, and what several roles see.
import { type Sight, see } from "./sight.ts";

export const recordColumns = "id child_id school_id valid_from valid_to";
export const recordAll = `${recordColumns} carer_id definition reason risk closed_on close_reason verified_on due_on
  hukou_township_id residence_township_id`;
export const checkColumns = "id record_id child_id period_start checked_on method checker finding";
export const partColumns = "id report_id department received_at first_action_at due_at";
export const reportColumns = `id report_no child_id school_id township_id category event_at known_at reported_at reporter_kind
  status closed_on`;
export const reporterColumns = "reporter_school_id reporter_township_id reporter_village_id";
export const planColumns = "id child_id school_id school_year placement steps review_on";
export const filedColumns = "id report_no category reported_at status closed_on";

export const deadlines = see(
  "welfare_deadline",
  "true",
  "id kind subject amount unit document_no valid_from valid_to",
);
export const listed = "select child_id from left_behind_record union select child_id from difficulty_record";

/** The places and ages that the suppressed counts rest on. */
export const counted: readonly Sight[] = [
  see("child", `id in (${listed})`, "birth_date"),
  see("child_location", `child_id in (${listed})`, "child_id kind township_id valid_from valid_to"),
];
