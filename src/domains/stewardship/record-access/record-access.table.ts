// Whose record a line of the access log showed (记录被查阅情况): a row for each person and line. Partitioned by month, as the lines are
// (see the migration). Its id is made of what the line itself says, and of no place in the log: so nothing tells of a line left out.
import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { uuidv7 } from "uuidv7";
import { codeColumn, columnChecks, rules } from "../../../catalogue/index.ts";
import { instant, keyedText, rowColumns } from "../../../database/columns.ts";
import { withheldReasons } from "./record-access.codes.ts";

export const recordAccess = pgTable(
  "record_access",
  {
    ...rowColumns(),
    /** Unique with the instant, by which the table is partitioned. */
    id: uuid("id").notNull().$defaultFn(uuidv7),
    at: instant("at").notNull(),
    accessId: uuid("access_id").notNull(),
    childId: uuid("child_id"),
    teacherId: uuid("teacher_id"),
    guardianId: uuid("guardian_id"),
    role: keyedText("role").notNull(),
    department: keyedText("department"),
    purpose: keyedText("purpose"),
    /** Terms of the records that were shown, of those that whoever it is about may know of; null where there are none. */
    kinds: keyedText("kinds"),
    /** Of a guardian who reads, which: to this one alone it is told. */
    byGuardianId: uuid("by_guardian_id"),
    /** Whether it tells that the child has a school or a home here. */
    tellsPlace: boolean("tells_place").notNull(),
    /** Null: it is told. */
    withheld: codeColumn("withheld", withheldReasons),
    /** Of what was withheld and is told since a report was released: the row that it repeats. */
    repeatsId: uuid("repeats_id"),
  },
  (t) => [
    ...columnChecks(t),
    check("record_access_of_one", sql`num_nonnulls(${t.childId}, ${t.teacherId}, ${t.guardianId}) = 1`),
    primaryKey({ columns: [t.at, t.id] }),
    index("record_access_access").on(t.accessId, t.id),
    index("record_access_child").on(t.childId, t.at, t.id).where(sql`${t.childId} is not null`),
    index("record_access_teacher").on(t.teacherId, t.at, t.id).where(sql`${t.teacherId} is not null`),
    index("record_access_guardian").on(t.guardianId, t.at, t.id).where(sql`${t.guardianId} is not null`),
  ],
);

export const recordAccessRules = rules({
  record_access_at_id_pk: {
    clause: "未成年人网络保护条例36",
    fields: ["at", "access_id"],
    zh: "标识只用一次。",
    en: "An id is used once.",
  },
  record_access_of_one: {
    clause: "未成年人网络保护条例36",
    fields: ["child_id", "teacher_id", "guardian_id"],
    zh: "每条查阅情况只涉及一人。",
    en: "A row tells of one person's record.",
  },
});
