// What a teacher is given beside pay: honours (荣誉) and housing (住房). Never an address.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../../teachers/index.ts";
import { honourKinds, housingKinds } from "../subsidies.codes.ts";

export const teacherHonour = pgTable(
  "teacher_honour",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** The school at which it was earned. */
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    kind: codeColumn("kind", honourKinds).notNull(),
    awardedOn: date("awarded_on").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    uniqueIndex("teacher_honour_natural").on(t.teacherId, t.kind, t.awardedOn),
    index("teacher_honour_teacher").on(t.teacherId, t.id),
    index("teacher_honour_school").on(t.schoolId, t.id),
    index("teacher_honour_awarded").on(t.awardedOn, t.id),
  ],
);

export const housingGuarantee = pgTable(
  "housing_guarantee",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** The school that it is given for. */
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    kind: codeColumn("kind", housingKinds).notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("housing_guarantee_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("housing_guarantee_teacher").on(t.teacherId, t.id),
    index("housing_guarantee_school").on(t.schoolId, t.id),
  ],
);
