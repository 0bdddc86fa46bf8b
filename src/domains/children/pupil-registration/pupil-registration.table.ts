// A child that somebody asks to put on record (建立学籍, 建档): whether its numbers are on record already, education hears and nobody else.
import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsForm } from "../../../catalogue/index.ts";
import { identityColumns, rebuildableColumns, rowColumns, signedBy } from "../../../database/columns.ts";
import { genders, idTypes, township, village } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { child } from "../child/child.table.ts";
import { locationKinds, registrationStatuses, studentCategories } from "../children.codes.ts";

/**
 * Its numbers are sealed as those of the child and of the school record that it may become, whose ids are its own, and are gone
 * once it is decided.
 */
export const pupilRegistration = pgTable(
  "pupil_registration",
  {
    ...rowColumns(),
    /** The school that asks; null where education or a township does. */
    schoolId: uuid("school_id").references(() => school.id),
    /** The township that asks, of a child in no school: where it has its hukou or lives. */
    townshipId: uuid("township_id").references(() => township.id),
    villageId: uuid("village_id"),
    placeKind: codeColumn("place_kind", locationKinds),
    name: text("name").notNull(),
    idType: codeColumn("id_type", idTypes).notNull(),
    ...identityColumns(),
    gender: codeColumn("gender", genders).notNull(),
    birthDate: date("birth_date").notNull(),
    ethnicity: text("ethnicity"),
    ...rebuildableColumns("studentNo", "student_no"),
    category: codeColumn("category", studentCategories),
    since: date("since").notNull(),
    status: codeColumn("status", registrationStatuses).notNull(),
    submittedOn: date("submitted_on").notNull(),
    decidedOn: date("decided_on"),
    decisionReason: text("decision_reason"),
    /** Kept by trigger: the child whose number it says, found as it was submitted; from the decision on, the one that it became or is. */
    childId: uuid("child_id").references(() => child.id),
    /** Of a child that was matched: from which day it has its place in the township that asked. */
    movesOn: date("moves_on"),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t),
    check("pupil_registration_ethnicity", holdsForm(t.ethnicity, "ethnicity")),
    check(
      "pupil_registration_decided",
      sql`(${t.decidedOn} is null) = (${t.status} = 'submitted') and (${t.status} <> 'rejected' or ${t.decisionReason} is not null)
        and (${t.status} not in ('admitted', 'matched') or ${t.childId} is not null)`,
    ),
    // A school record, or a place in the township that asks.
    check(
      "pupil_registration_of",
      sql`(${t.townshipId} is null) = (${t.category} is not null) and (${t.townshipId} is null) = (${t.placeKind} is null)
        and (${t.townshipId} is null or (${t.schoolId} is null and ${t.studentNoIndex} is null))
        and (${t.townshipId} is not null or ${t.villageId} is null)`,
    ),
    check(
      "pupil_registration_moves",
      sql`${t.movesOn} is null or coalesce(${t.status} = 'matched' and ${t.townshipId} is not null, false)`,
    ),
    foreignKey({
      name: "pupil_registration_village_in_township",
      columns: [t.villageId, t.townshipId],
      foreignColumns: [village.id, village.townshipId],
    }).onUpdate("cascade"),
    index("pupil_registration_school").on(t.schoolId, t.id),
    index("pupil_registration_township").on(t.townshipId, t.id),
    index("pupil_registration_child").on(t.childId, t.id),
    index("pupil_registration_submitted").on(t.submittedOn, t.id),
  ],
);
