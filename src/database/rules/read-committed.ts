// Rules that look at other rows lock them and look again, which tells the truth at READ COMMITTED alone: at a higher level a
// transaction goes on seeing what was, and half of these rules can be passed by two writers at once. So every table that has
// a trigger of a rule takes writes at that level only. Derived from the declarations; no list is kept.
import { type Declaration, declare } from "./parse-declarations.ts";

/** Whose function the triggers call. */
const path = "database/rules/refuse.rules.sql";

export const isolationGuard = (table: string): string =>
  `CREATE TRIGGER read_committed BEFORE INSERT OR UPDATE OR DELETE ON ${table.includes(".") ? table : `"${table}"`}
  FOR EACH STATEMENT WHEN (current_setting('transaction_isolation') <> 'read committed')
  EXECUTE FUNCTION tc.refuse_isolation()`;

export function readCommitted(declared: readonly Declaration[]): readonly Declaration[] {
  const tables = new Set(declared.flatMap(({ identity }) => /^trigger (.+)\.\w+$/.exec(identity)?.[1] ?? []));
  return [...tables].map((table) => declare(path, isolationGuard(table)));
}
