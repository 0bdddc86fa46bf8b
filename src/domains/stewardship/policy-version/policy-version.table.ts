// Which rights came into force when (权限版本). The content stays in `tc.policy_version`, to which no role's login has a way; each
// time that a version comes into force is a row here, put down by trigger.
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { columnChecks } from "../../../catalogue/index.ts";
import { instant, keyedText, rowColumns } from "../../../database/columns.ts";

export const policyEdition = pgTable(
  "policy_edition",
  {
    ...rowColumns(),
    number: integer("number").notNull(),
    hash: keyedText("hash").notNull(),
    previousHash: keyedText("previous_hash"),
    approvedBy: text("approved_by").notNull(),
    approvedAt: instant("approved_at").notNull(),
    inForceFrom: instant("in_force_from").notNull(),
    inForceUntil: instant("in_force_until"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "policy_edition_order",
      sql`${t.inForceFrom} <= ${t.inForceUntil} and ${t.approvedAt} <= ${t.inForceFrom}`,
    ),
    index("policy_edition_number").on(t.number, t.id),
  ],
);
