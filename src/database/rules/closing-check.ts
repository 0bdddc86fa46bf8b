// The last word of every migration: the objects in the database are those that the rule files declared, no more and no
// less, as they were made. It shares no list with what made them, and never repairs: it refuses.
import type { TransactionSql } from "postgres";
import { listDatabaseObjects } from "./database-objects.ts";

/** An extension more is the operator's business: it is no rule. */
const mayStray = (identity: string): boolean => identity.startsWith("extension ");

export async function checkRules(tx: TransactionSql): Promise<void> {
  const recorded = await tx<{ identity: string; made: string }[]>`select identity, made from tc.rule_object`;
  const declared = new Map(recorded.map(({ identity, made }) => [identity, made]));
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const { identity, made } of await listDatabaseObjects(tx)) {
    const expected = declared.get(identity);
    if (expected === undefined ? !mayStray(identity) : seen.has(identity))
      wrong.push(`${identity}: no rule file declares it`);
    else if (expected !== undefined && expected !== made) wrong.push(`${identity}: altered by hand`);
    seen.add(identity);
  }
  for (const identity of declared.keys()) if (!seen.has(identity)) wrong.push(`${identity}: missing`);
  if (wrong.length > 0)
    throw new Error(`the database's rules are not those of the rule files:\n  ${wrong.sort().join("\n  ")}`);
}
