// The teaching staff as persons: who they are, and the copies their row rules need. Never pay, health or the content
// of the yearly offence check.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { identityColumns, rowColumns, secretColumns } from "../../../database/columns.ts";
import { district, genders, idTypes, schoolSubjects } from "../../reference/index.ts";
import {
  backboneLevels,
  educationLevels,
  politicalStatuses,
  staffCategories,
  staffDuties,
  staffKinds,
  teachingStages,
} from "../teacher.codes.ts";

/** A member of the staff (教职工), teachers and others. */
export const teacher = pgTable(
  "teacher",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    /** Copied by trigger: school and township of the personnel relation in force; no school in a township's pool. */
    schoolId: uuid("school_id"),
    townshipId: uuid("township_id"),
    name: text("name").notNull(),
    idType: codeColumn("id_type", idTypes).notNull(),
    ...identityColumns(),
    gender: codeColumn("gender", genders).notNull(),
    birthDate: date("birth_date").notNull(),
    education: codeColumn("education", educationLevels).notNull(),
    politicalStatus: codeColumn("political_status", politicalStatuses),
    staffKind: codeColumn("staff_kind", staffKinds).notNull(),
    category: codeColumn("category", staffCategories).notNull(),
    duty: codeColumn("duty", staffDuties).notNull(),
    certificateStage: codeColumn("certificate_stage", teachingStages),
    certificateSubject: codeColumn("certificate_subject", schoolSubjects),
    certificateNo: text("certificate_no"),
    backbone: codeColumn("backbone", backboneLevels).notNull().default("none"),
    ...secretColumns("phone", "phone"),
    offenceCheckOn: date("offence_check_on"),
    offenceCheckPassed: boolean("offence_check_passed"),
    /** Copied by trigger: another person record of the same number also has a relation in force (never whose). */
    duplicatePerson: boolean("duplicate_person").notNull().default(false),
    /** Kept by trigger and day: whom a finding of places without their persons may be about. */
    suspectedAway: boolean("suspected_away").notNull().default(false),
  },
  (t) => [
    ...columnChecks(t),
    check("teacher_offence_check", sql`(${t.offenceCheckOn} is null) = (${t.offenceCheckPassed} is null)`),
    index("teacher_school").on(t.schoolId, t.id),
    index("teacher_township").on(t.townshipId, t.id),
    index("teacher_duplicate").on(t.schoolId, t.id).where(sql`${t.duplicatePerson}`),
    index("teacher_away").on(t.schoolId, t.id).where(sql`${t.suspectedAway}`),
    index("teacher_name").on(t.name, t.id),
    index("teacher_birth").on(t.birthDate, t.id),
    index("teacher_id_number").on(t.idNumberIndex),
    index("teacher_identity_code").on(t.identityCode),
  ],
);
