// Which rows of a type a login may see at all: the rows of every grant that is read, united. Duties and purposes do not
// narrow here: this is the role's ceiling inside its scope, never the decision about one person.
import { getTableName } from "drizzle-orm";
import type { Catalogue, EntityType } from "../../catalogue/index.ts";
import type { Condition, RolePolicy } from "../../policy/index.ts";
import { quoteName } from "./quoting.ts";
import { compileCondition, compileScopePresence } from "./row-condition.ts";

/** The expression of the row policy, or null where the role reads nothing of the type. */
export function compileRowPolicy(catalogue: Catalogue, role: RolePolicy, entity: EntityType): string | null {
  const rows = readableRows(role, entity.name);
  if (rows === null) return null;
  const present = compileScopePresence(role.scope);
  if (rows.kind === "always") return present;
  const row = { entity, name: quoteName(getTableName(entity.table)), depth: 0 };
  return `${present} and ${compileCondition(catalogue, role.scope, row, rows)}`;
}

export function readableRows(role: RolePolicy, type: string): Condition | null {
  const reading = role.grants.filter((grant) => grant.type === type && grant.uses.includes("read"));
  return reading.length === 0 ? null : unite(reading.map(({ rows }) => rows));
}

/** A policy that asks a table whose policy asks back never ends: PostgreSQL would find out at the first query. */
export function assertNoPolicyCircle(catalogue: Catalogue, role: RolePolicy): void {
  const visit = (type: string, path: readonly string[]): void => {
    if (path.includes(type))
      throw new Error(`${role.role}: row policies in a circle: ${[...path, type].join(" → ")}`);
    const rows = readableRows(role, type);
    if (rows === null) return;
    for (const next of askedTypes(catalogue, type, rows)) visit(next, [...path, type]);
  };
  for (const type of new Set(role.grants.map((grant) => grant.type))) visit(type, []);
}

function askedTypes(catalogue: Catalogue, type: string, condition: Condition): Set<string> {
  switch (condition.kind) {
    case "exists": {
      const { target } = catalogue.relation(type, condition.relation);
      return new Set([target, ...askedTypes(catalogue, target, condition.where)]);
    }
    case "not":
      return askedTypes(catalogue, type, condition.of);
    case "all":
    case "any":
      return new Set(condition.of.flatMap((part) => [...askedTypes(catalogue, type, part)]));
    default:
      return new Set();
  }
}

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
