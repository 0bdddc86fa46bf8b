// Where a member of the staff belongs (人事关系): exactly one unit at a time, and at most one place of the quota.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../teacher/teacher.table.ts";

/** Dated: no two relations of one person overlap. Teaching elsewhere (placements) does not move the relation. */
export const personnelRelation = pgTable(
  "personnel_relation",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    unit: text("unit").notNull(),
    schoolId: uuid("school_id").references(() => school.id),
    /** The school's township, copied by trigger; said by the row itself for a township's pool. */
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    quotaCategory: text("quota_category"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    confirmedOn: date("confirmed_on"),
  },
  (t) => [
    check("personnel_relation_unit", sql`${t.unit} in ('school', 'pool')`),
    check("personnel_relation_school", sql`(${t.unit} = 'school') = (${t.schoolId} is not null)`),
    check("personnel_relation_quota", sql`${t.quotaCategory} in ('1', '2', '3', '4')`),
    check("personnel_relation_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("personnel_relation_teacher").on(t.teacherId, t.id),
    index("personnel_relation_school").on(t.schoolId, t.id),
    index("personnel_relation_unconfirmed").on(t.schoolId, t.id).where(sql`${t.confirmedOn} is null`),
    index("personnel_relation_township").on(t.townshipId, t.id),
    index("personnel_relation_from").on(t.validFrom, t.id),
  ],
);
