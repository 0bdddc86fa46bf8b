// What happened to rows: who changed what, when, by which command; what waits to be told to others; and which calls of a
// command were made. No login reads or writes these tables: functions of the owner's do (database/rules/writing.rules.sql).
import { bigint, customType, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../database/columns.ts";
import { tc } from "../identity/identity.table.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Between two of them there is room for changes that happened before, and are told after: see `tc.told_within`. */
const apart = { increment: 32 } as const;

/**
 * Every change of every row, added by generated triggers (database/rules/history.ts). Partitioned by month (drizzle has no
 * word for it: see the migration). It keeps no key to other tables: it outlives what it tells of.
 */
export const history = tc.table(
  "history",
  {
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(apart),
    at: instant("at").notNull(),
    tableName: text("table_name").notNull(),
    rowId: uuid("row_id").notNull(),
    operation: text("operation", { enum: ["insert", "update", "delete"] }).notNull(),
    /** The database login of the session. */
    login: text("login").notNull(),
    /** Null where no person did it: the day's work, the administrator. */
    personId: uuid("person_id"),
    role: text("role"),
    /** The command, or `job:` and the job; null of the administrator. */
    command: text("command"),
    requestId: uuid("request_id"),
    purpose: text("purpose"),
    /** By column name: what was; of an update, of what changed. A secret is never here: it says `changed`. */
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [
    primaryKey({ columns: [t.at, t.id] }),
    // Of one row the changes follow one another by `id`: `at` is when the transaction began, and one may have waited for another.
    index("history_row").on(t.rowId, t.id),
    index("history_person").on(t.personId, t.at),
  ],
);

/** Committed changes that wait to be told: no values. Of one row in the order in which they were committed. */
export const outbox = tc.table("outbox", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(apart),
  at: instant("at").notNull(),
  kind: text("kind").notNull(),
  operation: text("operation").notNull(),
  rowId: uuid("row_id").notNull(),
  version: integer("version"),
  command: text("command"),
});

/** Calls of commands by the key that a person gave them: said again within a day, a call tells what it did and does nothing. */
export const commandKey = tc.table(
  "command_key",
  {
    personId: uuid("person_id").notNull(),
    command: text("command").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of the input. */
    digest: bytes("digest").notNull(),
    /** Ids and versions, never values: what is answered is read anew. */
    result: jsonb("result").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.command, t.key] }), index("command_key_at").on(t.at)],
);
