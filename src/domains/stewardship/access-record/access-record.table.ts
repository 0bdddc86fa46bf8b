// A line of the access log (访问日志), unpacked from its sealed batch: who asked for what, in which role, and what came of it.
// Its words are taken as they were said: none that is odd keeps a line from being read. Partitioned by month (drizzle has no word for
// it: see the migration). It keeps no key to other tables: it outlives what it tells of.
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { uuidv7 } from "uuidv7";
import { codeColumn, columnChecks, rules } from "../../../catalogue/index.ts";
import { instant, keyedText, rowColumns } from "../../../database/columns.ts";
import { accessKinds, accessOutcomes } from "./access-record.codes.ts";

export const accessRecord = pgTable(
  "access_record",
  {
    ...rowColumns(),
    /** Unique with the instant, by which the table is partitioned. */
    id: uuid("id").notNull().$defaultFn(uuidv7),
    at: instant("at").notNull(),
    kind: codeColumn("kind", accessKinds).notNull(),
    /** Null of the public. */
    personId: uuid("person_id"),
    /** As the account was called then; of guardians none. */
    account: keyedText("account"),
    role: keyedText("role").notNull(),
    /** By the policy version of the line; null where it knows no such role. */
    department: keyedText("department"),
    purpose: keyedText("purpose"),
    policyVersion: integer("policy_version").notNull(),
    /** Hash of the operation; null where none was read. */
    operation: keyedText("operation"),
    /** Of a command its name. */
    command: keyedText("command"),
    /** Which coordinates it showed: the rows of `shown_field` that have it; null where there were none. */
    setId: uuid("set_id"),
    /** Persons whose records were shown. */
    subjects: integer("subjects").notNull(),
    rows: integer("rows").notNull(),
    milliseconds: integer("milliseconds").notNull(),
    outcome: codeColumn("outcome", accessOutcomes).notNull(),
    errorCode: keyedText("error_code"),
    approvalId: uuid("approval_id"),
    request: keyedText("request").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("access_record_counts", sql`${t.subjects} >= 0 and ${t.rows} >= 0 and ${t.milliseconds} >= 0`),
    primaryKey({ columns: [t.at, t.id] }),
    index("access_record_person").on(t.personId, t.at, t.id),
    index("access_record_role").on(t.role, t.at, t.id),
    index("access_record_purpose").on(t.purpose, t.at, t.id),
    index("access_record_set").on(t.setId, t.at, t.id),
    index("access_record_outcome").on(t.outcome, t.at, t.id),
    index("access_record_id").on(t.id),
    index("access_record_approval").on(t.approvalId, t.at).where(sql`${t.approvalId} is not null`),
  ],
);

export const accessRecordRules = rules({
  access_record_at_id_pk: {
    clause: "未成年人网络保护条例36",
    fields: ["at", "request"],
    zh: "标识只用一次。",
    en: "An id is used once.",
  },
  access_record_never_changes: {
    clause: "未成年人网络保护条例36",
    fields: ["at", "person_id", "role", "outcome", "record_access.child_id", "shown_field.coordinate"],
    zh: "访问记录只能追加，不得修改、删除或清空。",
    en: "Records of access are added to, never changed, deleted or emptied.",
  },
});
