// The keys that rows of this database are sealed with, a proof of each, and which of them the processes of servers have.
import { sql } from "drizzle-orm";
import { check, customType, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const tc = pgSchema("tc");

/** `writes`: new rows are sealed with it; `reads`: rows may be, and what hangs on calls of the last day; `retired`: for good. */
export type KeyState = "writes" | "reads" | "retired";

export const columnKey = tc.table(
  "column_key",
  {
    id: text("id").primaryKey(),
    proof: bytes("proof").notNull(),
    since: instant("since").notNull().defaultNow(),
    state: text("state").$type<KeyState>().notNull().default("reads"),
    /** When another one took its place. */
    wroteUntil: instant("wrote_until"),
  },
  (t) => [
    check("column_key_state", sql`${t.state} in ('writes', 'reads', 'retired')`),
    uniqueIndex("column_key_writes").on(t.state).where(sql`${t.state} = 'writes'`),
  ],
);

/** Processes of servers, and the keys that each has: `<id>:<proof in hex>`, by commas. */
export const keyHolder = tc.table("key_holder", {
  process: uuid("process").primaryKey(),
  keys: text("keys").notNull(),
  at: instant("at").notNull(),
});
