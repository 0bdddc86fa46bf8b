// What the access log's batches are unpacked by: which of them wait, and when each person last used what. No login reads or writes
// these tables: functions of the owner's do (src/domains/stewardship/access-record).
import { bigint, date, index, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../database/columns.ts";
import { tc } from "../identity/identity.table.ts";

/** Batches that are sealed and not yet unpacked: put here with the batch, taken away with what it says. */
export const accessWaiting = tc.table(
  "access_waiting",
  {
    process: uuid("process").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: instant("at").notNull(),
    /** SQLSTATE of what stood against it: it waits for the day's work, and holds up no other. */
    fault: text("fault"),
  },
  (t) => [primaryKey({ columns: [t.process, t.seq] })],
);

/** On which day a person last used a role for a set of coordinates (`shown_field`), or, without one, for anything that is logged. */
export const accessUse = tc.table(
  "access_use",
  {
    personId: uuid("person_id").notNull(),
    role: text("role").notNull(),
    /** All zeros: none was shown. */
    setId: uuid("set_id").notNull(),
    lastOn: date("last_on").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.role, t.setId] }), index("access_use_set").on(t.setId)],
);
