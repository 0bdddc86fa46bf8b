// The teaching staff as persons: who they are, and the copies their row rules need. Never pay, health or the content
// of the yearly offence check.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { rowColumns, secretColumns } from "../../../database/columns.ts";
import { schoolSubjects } from "../../codes/index.ts";
import { district } from "../../reference/index.ts";
import {
  codesOf,
  educationLevels,
  politicalStatuses,
  staffDuties,
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
    idType: text("id_type").notNull(),
    ...secretColumns("idNumber", "id_number"),
    gender: text("gender").notNull(),
    birthDate: date("birth_date").notNull(),
    education: text("education").notNull(),
    politicalStatus: text("political_status"),
    staffKind: text("staff_kind").notNull(),
    category: text("category").notNull(),
    duty: text("duty").notNull(),
    certificateStage: text("certificate_stage"),
    certificateSubject: text("certificate_subject"),
    certificateNo: text("certificate_no"),
    backbone: text("backbone").notNull().default("none"),
    ...secretColumns("phone", "phone"),
    offenceCheckOn: date("offence_check_on"),
    offenceCheckPassed: boolean("offence_check_passed"),
    /** Copied by trigger: another person record of the same number also has a relation in force (never whose). */
    duplicatePerson: boolean("duplicate_person").notNull().default(false),
  },
  (t) => [
    check("teacher_gender", sql`${t.gender} in ('0', '1', '2', '9')`),
    check(
      "teacher_staff_kind",
      sql`${t.staffKind} in ('quota', 'special-post', 'general', 'contract', 'substitute')`,
    ),
    check("teacher_category", sql`${t.category} in ('1', '2', '3', '4', '5', '6', '7', '9')`),
    check("teacher_education", sql`${t.education} in (${codesOf(educationLevels)})`),
    check("teacher_political_status", sql`${t.politicalStatus} in (${codesOf(politicalStatuses)})`),
    check("teacher_duty", sql`${t.duty} in (${codesOf(staffDuties)})`),
    check("teacher_certificate_stage", sql`${t.certificateStage} in (${codesOf(teachingStages)})`),
    check("teacher_certificate_subject", sql`${t.certificateSubject} in (${codesOf(schoolSubjects)})`),
    check("teacher_backbone", sql`${t.backbone} in ('none', 'school', 'county', 'city', 'national')`),
    check("teacher_offence_check", sql`(${t.offenceCheckOn} is null) = (${t.offenceCheckPassed} is null)`),
    index("teacher_school").on(t.schoolId, t.id),
    index("teacher_township").on(t.townshipId, t.id),
    index("teacher_duplicate").on(t.schoolId, t.id).where(sql`${t.duplicatePerson}`),
    index("teacher_name").on(t.name, t.id),
    index("teacher_birth").on(t.birthDate, t.id),
    index("teacher_id_number").on(t.idNumberIndex),
  ],
);
