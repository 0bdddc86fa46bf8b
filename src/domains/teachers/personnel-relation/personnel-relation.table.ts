// Where a member of the staff belongs (人事关系): exactly one unit at a time, and at most one place of the quota.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../teacher/teacher.table.ts";
import { employingUnits, quotaCategories } from "../teacher.codes.ts";

/** Dated: no two relations of one person overlap. Teaching elsewhere (placements) does not move the relation. */
export const personnelRelation = pgTable(
  "personnel_relation",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    unit: codeColumn("unit", employingUnits).notNull(),
    schoolId: uuid("school_id").references(() => school.id),
    /** The school's township, copied by trigger; said by the row itself for a township's pool. */
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    quotaCategory: codeColumn("quota_category", quotaCategories),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    confirmedOn: date("confirmed_on"),
    ...signedBy("confirmed"),
  },
  (t) => [
    ...columnChecks(t, { quotaCategory: "personnel_relation_quota" }),
    check("personnel_relation_school", sql`(${t.unit} = 'school') = (${t.schoolId} is not null)`),
    check("personnel_relation_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("personnel_relation_teacher").on(t.teacherId, t.id),
    index("personnel_relation_school").on(t.schoolId, t.id),
    index("personnel_relation_unconfirmed").on(t.schoolId, t.id).where(sql`${t.confirmedOn} is null`),
    index("personnel_relation_township").on(t.townshipId, t.id),
    index("personnel_relation_from").on(t.validFrom, t.id),
  ],
);
