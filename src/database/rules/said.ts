// What dated records say of days that are over, they say for ever (四(四)): a figure, a finding or a decision rests on it. Of each
// such table the column of the day from which it is said, and what is said; the guard is `tc.keep_said`, of kept.rules.sql.
import { type Declaration, declare } from "./parse-declarations.ts";

/** Beside which declarations they stand. */
const path = "database/rules/kept.rules.sql";

/** From `valid_from` on it lasts, until `valid_to`; from another day on it is an event's. */
export const saidOf: Readonly<Record<string, readonly [string, ...string[]]>> = {
  appointment: ["valid_from", "teacher_id", "post_id"],
  assistance: ["valid_from", "child_id", "kind", "amount_fen"],
  care_activity: ["held_on", "child_id", "organisation", "kind"],
  care_visit: ["visited_on", "child_id", "kind"],
  child_location: ["valid_from", "child_id", "kind", "township_id", "village_id", "outside_code"],
  class_teaching: ["valid_from", "class_id", "teacher_id", "subject", "homeroom"],
  counselling_session: ["held_on", "child_id", "counsellor_teacher_id"],
  difficulty_record: ["valid_from", "child_id", "category"],
  entrusted_care: ["valid_from", "child_id", "guardian_id"],
  guardianship: ["valid_from", "child_id", "guardian_id", "kind"],
  housing_guarantee: ["valid_from", "teacher_id", "school_id", "kind"],
  left_behind_check: ["checked_on", "record_id", "period_start", "method", "finding"],
  parent_urging: ["urged_on", "child_id", "guardian_id", "kind"],
  purchased_service: ["valid_from", "school_id", "contract_no", "kind", "provider"],
  school_cluster: ["valid_from", "kind", "lead_school_id"],
  teacher_honour: ["awarded_on", "teacher_id", "kind"],
  teacher_training: ["held_on", "teacher_id", "kind", "course", "hours"],
  teaching_placement: ["valid_from", "teacher_id", "school_id", "kind", "stage"],
  term_appraisal: ["appraised_on", "appointment_id", "result"],
  title_grant: ["granted_on", "teacher_id", "level", "subject"],
};

/** A command writes none of it again but an end, and of which rows, its grants say; what follows from elsewhere are copies. */
const guard = ([table, [since, ...says]]: [string, readonly [string, ...string[]]]): Declaration => {
  const columns = [since, ...says];
  const of = since === "valid_from" ? [...columns, "valid_to"] : columns;
  return declare(
    path,
    `CREATE TRIGGER b_said BEFORE UPDATE OF ${of.join(", ")} ON "${table}" FOR EACH ROW
  WHEN (OLD.${since} < tc.today() AND OLD.archived_at IS NULL AND tc.command_person() IS NULL AND pg_trigger_depth() = 0) EXECUTE FUNCTION tc.keep_said('${since}', '{${columns.join(",")}}')`,
  );
};

export const saidRules: readonly Declaration[] = Object.entries(saidOf).map(guard);

/** What changes when all of them have to be made anew. */
export const saidText = saidRules.map(({ sql }) => sql).join("\n");
