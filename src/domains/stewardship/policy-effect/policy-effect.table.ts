// What a change of rights would do (变更影响), right by right: found by the judge before it bites, written by nobody else.
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { instant, rowColumns } from "../../../database/columns.ts";
import { policyChange } from "../policy-change/policy-change.table.ts";
import { policyEffectChanges, policyUses } from "../stewardship.codes.ts";

export const policyEffect = pgTable(
  "policy_effect",
  {
    ...rowColumns(),
    changeId: uuid("change_id")
      .notNull()
      .references(() => policyChange.id),
    role: text("role").notNull(),
    department: text("department").notNull(),
    coordinate: text("coordinate").notNull(),
    use: codeColumn("use", policyUses).notNull(),
    change: codeColumn("change", policyEffectChanges).notNull(),
    /** Null where rows are not counted: of commands. */
    rowsCounted: integer("rows_counted"),
    /** Null where the rows are of nobody. */
    personsCounted: integer("persons_counted"),
    protected: boolean("protected").notNull(),
    /** When its change came into force: its department reads it from then on. */
    inForceAt: instant("in_force_at"),
  },
  (t) => [
    ...columnChecks(t),
    check("policy_effect_counts", sql`${t.rowsCounted} >= 0 and ${t.personsCounted} >= 0`),
    uniqueIndex("policy_effect_natural").on(t.changeId, t.role, t.coordinate, t.use, t.change),
    index("policy_effect_role").on(t.role, t.id),
    index("policy_effect_change").on(t.changeId, t.id),
  ],
);
