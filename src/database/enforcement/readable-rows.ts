// The rows of a type that a role's grants open to reading, as one condition in as few words as possible. Exact: every
// step keeps the same rows.
import { type Condition, type Grant, type RolePolicy, rowsInForce } from "../../policy/index.ts";

/** What the grants say of rows, archived or not; null where the role reads nothing of the type. */
export const readableRows = (role: RolePolicy, type: string): Condition | null => united(reading(role, type));

/** The same in two: of grants that open live rows alone, and of those that open archived ones, too. */
export function readableByLiveness(
  role: RolePolicy,
  type: string,
): { readonly live: Condition | null; readonly archived: Condition | null } {
  const grants = reading(role, type);
  return {
    live: united(grants.filter(({ archived }) => archived !== true)),
    archived: united(grants.filter(({ archived }) => archived === true)),
  };
}

const reading = (role: RolePolicy, type: string): readonly Grant[] =>
  role.grants.filter((grant) => grant.type === type && grant.uses.includes("read"));

const united = (grants: readonly Grant[]): Condition | null =>
  grants.length === 0 ? null : unite(grants.map(rowsInForce));

/**
 * The same rows in fewer words: alternatives once each, one sub-query per relation (`∃A or ∃B` is `∃(A or B)`), and no
 * `A and B` beside an `A`. Fewer sub-plans, and an index can serve what remains.
 */
function unite(conditions: readonly Condition[]): Condition {
  const flat = conditions.flatMap((condition) => (condition.kind === "any" ? condition.of : [condition]));
  const relations = new Map<string, Condition[]>();
  const plain: Condition[] = [];
  for (const condition of flat) {
    if (condition.kind === "any") return unite(flat);
    if (condition.kind === "always") return condition;
    if (condition.kind !== "exists") plain.push(condition);
    else relations.set(condition.relation, [...(relations.get(condition.relation) ?? []), condition.where]);
  }
  const merged = [...relations].map(
    ([relation, of]): Condition => ({ kind: "exists", relation, where: unite(of) }),
  );
  const byKey = new Map([...plain, ...merged].map((condition) => [JSON.stringify(condition), condition]));
  const kept = [...byKey.values()].filter(
    (condition) => condition.kind !== "all" || !condition.of.some((part) => byKey.has(JSON.stringify(part))),
  );
  const [only] = kept;
  return kept.length === 1 && only !== undefined ? only : { kind: "any", of: kept };
}

/** Whether every row of `rows` is surely one of `wanted`: each alternative of the one stands among the other's. */
export function impliesRows(rows: Condition, wanted: Condition): boolean {
  const alternatives = (condition: Condition) => (condition.kind === "any" ? condition.of : [condition]);
  const open = new Set(alternatives(unite([wanted])).map((part) => JSON.stringify(part)));
  return open.has('{"kind":"always"}') || alternatives(rows).every((part) => open.has(JSON.stringify(part)));
}
