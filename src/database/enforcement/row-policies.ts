// Which rows of a type a login may see at all: the rows of every grant that is read, united. Duties and purposes do not
// narrow here: this is the role's ceiling inside its scope, never the decision about one person.
import { getTableName } from "drizzle-orm";
import type { Catalogue, EntityType } from "../../catalogue/index.ts";
import type { Condition, RolePolicy } from "../../policy/index.ts";
import { quoteName } from "./quoting.ts";
import { readableByLiveness, readableRows } from "./readable-rows.ts";
import { compileAlive, compileCondition, compileScopePresence, compileUntied } from "./row-condition.ts";

/**
 * The expression of the row policy, or null where the role reads nothing of the type. Sessions that are no server's are
 * told while PostgreSQL plans: see `tc.is_server`.
 */
export function compileRowPolicy(catalogue: Catalogue, role: RolePolicy, entity: EntityType): string | null {
  const rows = compileRows(catalogue, role, entity);
  if (rows === null) return null;
  return [`tc.is_server() and (${rows})`, ...compileUntied(catalogue, role, entity)].join(" and ");
}

function compileRows(catalogue: Catalogue, role: RolePolicy, entity: EntityType): string | null {
  const row = { entity, name: quoteName(getTableName(entity.table)), depth: 0 };
  const opened = (rows: Condition): string => {
    const present = compileScopePresence(role.scope);
    if (rows.kind === "always") return present;
    const condition = compileCondition({ catalogue, role }, row, rows);
    return needsScope(rows) ? condition : `${present} and ${condition}`;
  };
  const alive = compileAlive(row);
  const all = readableRows(role, entity.name);
  if (all === null) return null;
  if (alive === null) return opened(all);
  const { live, archived } = readableByLiveness(role, entity.name);
  const parts = [
    ...(live === null ? [] : [`${alive} and ${opened(live)}`]),
    ...(archived === null ? [] : [opened(archived)]),
  ];
  return parts.length === 1 ? String(parts[0]) : parts.map((part) => `(${part})`).join(" or ");
}

/** A policy that asks a table whose policy asks back never ends: PostgreSQL would find out at the first query. */
export function assertNoPolicyCircle(catalogue: Catalogue, role: RolePolicy): void {
  const visit = (type: string, path: readonly string[]): void => {
    if (path.includes(type))
      throw new Error(`${role.role}: row policies in a circle: ${[...path, type].join(" → ")}`);
    const rows = readableRows(role, type);
    if (rows === null) return;
    const parents = (catalogue.ofPersons.get(type)?.through ?? []).map(
      (relation) => catalogue.relation(type, relation).target,
    );
    for (const next of new Set([...askedTypes(catalogue, type, rows), ...parents]))
      visit(next, [...path, type]);
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

/** Whether the condition is never true without the setting: a related row is itself one that its policy shows. */
function needsScope(condition: Condition): boolean {
  switch (condition.kind) {
    case "inScope":
    case "exists":
      return true;
    case "all":
      return condition.of.some(needsScope);
    case "any":
      return condition.of.every(needsScope);
    default:
      return false;
  }
}
