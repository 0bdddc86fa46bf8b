// Posts, who was appointed to them, and the appraisal of each term. A post is no person; an appointment is one's.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { schoolSubjects, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../../teachers/index.ts";
import { postScheme, postSchemeLine } from "../post-scheme/post-scheme.table.ts";
import { appraisalResults, postCategories, postStatuses } from "../staffing.codes.ts";

/** 岗位, the n-th of a scheme's line. Scheme, school, category and grade are copied by trigger from the line. */
export const post = pgTable(
  "post",
  {
    ...rowColumns(),
    lineId: uuid("line_id")
      .notNull()
      .references(() => postSchemeLine.id),
    schemeId: uuid("scheme_id")
      .notNull()
      .references(() => postScheme.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    postNo: integer("post_no").notNull(),
    category: codeColumn("category", postCategories).notNull(),
    grade: integer("grade").notNull(),
    subject: codeColumn("subject", schoolSubjects),
    status: codeColumn("status", postStatuses).notNull(),
    /** Kept by trigger, from the event that made it: the set-up, the end of the last term, the end of a freeze. */
    vacantSince: date("vacant_since"),
    thawedOn: date("thawed_on"),
  },
  (t) => [
    ...columnChecks(t),
    check("post_no", sql`${t.postNo} > 0`),
    check("post_vacant_since", sql`(${t.status} = 'vacant') = (${t.vacantSince} is not null)`),
    uniqueIndex("post_natural").on(t.lineId, t.postNo),
    index("post_of_line").on(t.lineId, t.id),
    index("post_of_scheme").on(t.schemeId, t.id),
    index("post_school").on(t.schoolId, t.id),
    index("post_township").on(t.townshipId, t.id),
    index("post_vacant").on(t.vacantSince, t.id),
  ],
);

/** 聘任, dated; at most one of a post on any day. School and township are copied by trigger from the post. */
export const appointment = pgTable(
  "appointment",
  {
    ...rowColumns(),
    postId: uuid("post_id")
      .notNull()
      .references(() => post.id),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    contractNo: text("contract_no").notNull(),
    competedOn: date("competed_on"),
    confirmedOn: date("confirmed_on"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to").notNull(),
    ...signedBy("confirmed"),
  },
  (t) => [
    ...columnChecks(t),
    check("appointment_period", sql`${t.validFrom} < ${t.validTo}`),
    check("appointment_competed", sql`${t.competedOn} is null or ${t.competedOn} <= ${t.validFrom}`),
    index("appointment_post").on(t.postId, t.id),
    index("appointment_teacher").on(t.teacherId, t.id),
    index("appointment_school").on(t.schoolId, t.id),
    index("appointment_township").on(t.townshipId, t.id),
    index("appointment_ends").on(t.validTo, t.id),
  ],
);

/** 聘期考核: one per appointment. Teacher, school and township are copied by trigger from the appointment. */
export const termAppraisal = pgTable(
  "term_appraisal",
  {
    ...rowColumns(),
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointment.id),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    result: codeColumn("result", appraisalResults).notNull(),
    appraisedOn: date("appraised_on").notNull(),
    confirmedOn: date("confirmed_on"),
    ...signedBy("confirmed"),
  },
  (t) => [
    ...columnChecks(t),
    check("term_appraisal_dates", sql`${t.confirmedOn} is null or ${t.appraisedOn} <= ${t.confirmedOn}`),
    uniqueIndex("term_appraisal_appointment").on(t.appointmentId),
    index("term_appraisal_teacher").on(t.teacherId, t.id),
    index("term_appraisal_school").on(t.schoolId, t.id),
    index("term_appraisal_township").on(t.townshipId, t.id),
    index("term_appraisal_on").on(t.appraisedOn, t.id),
  ],
);
