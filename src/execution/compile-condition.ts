// Policy conditions into SQL. NULL denies by itself: nothing is wrapped in coalesce, so that indexes stay usable.
import { type SQL, sql } from "drizzle-orm";
import { type EntityType, isArchivable } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import { tiedView } from "../database/index.ts";
import { type Cell, tableNameOf } from "../planning/index.ts";
import { type Bound, byLiveness, type Condition, type Guard } from "../policy/index.ts";
import {
  type Compiling,
  conjunction,
  constantOrParam,
  type Footing,
  fromTable,
  hiddenParam,
  type RowColumns,
  today,
} from "./compiling.ts";

/** Any alternative of the guard; `true` where it always holds, `false` where there is none. */
export function compileGuard(compiling: Compiling, entity: EntityType, row: RowColumns, guard: Guard): SQL {
  if (guard.always) return sql`true`;
  const footing = { compiling, entity, row };
  return compileAlternatives(guard.anyOf, row, (bounds) =>
    merged(bounds).map(({ group, condition }) => compileCondition(footing, condition, group)),
  );
}

/** That a row is live is asked once, before what the alternatives ask: a scope stays an index range. */
function compileAlternatives(
  anyOf: readonly Bound[],
  row: RowColumns,
  compile: (bounds: readonly Bound[]) => readonly SQL[],
): SQL {
  const { live, whatever } = byLiveness(anyOf);
  const parts = [...compile(whatever)];
  if (live.length > 0) {
    const all = live.some(({ condition }) => condition.kind === "always");
    const within = all ? [] : [anyPart(compile(live))];
    const alive = conjunction([liveRow(row), ...within]);
    parts.unshift(within.length === 0 ? alive : sql`(${alive})`);
  }
  return anyPart(parts);
}

function anyPart(parts: readonly SQL[]): SQL {
  const [only] = parts;
  if (only === undefined) return sql`false`;
  return parts.length === 1 ? only : sql`(${sql.join([...parts], sql` or `)})`;
}

const liveRow = (row: RowColumns): SQL => sql`${row("archivedAt")} is null`;

/** Of related rows, live ones alone say anything of this one. */
const joined = (target: EntityType, related: RowColumns, parts: readonly SQL[]): SQL =>
  conjunction(isArchivable(target) ? [...parts.slice(0, 1), liveRow(related), ...parts.slice(1)] : parts);

/**
 * The guard where nothing else says which rows to begin with: a list or a count that hangs on no parent. Several
 * alternatives there name the rows by their keys, gathered once, since PostgreSQL would ask every row of the table
 * whether one of several `exists` holds.
 */
export function compileRootGuard(
  compiling: Compiling,
  entity: EntityType,
  row: RowColumns,
  guard: Guard,
): SQL {
  if (guard.always) return sql`true`;
  const footing = { compiling, entity, row };
  return compileAlternatives(guard.anyOf, row, (bounds) => {
    const parts = merged(bounds);
    const compile = parts.length < 2 ? compileCondition : compileNamed;
    return parts.map(({ group, condition }) => compile(footing, condition, group));
  });
}

function compileNamed(footing: Footing, condition: Condition, group: number): SQL {
  const { compiling, entity, row } = footing;
  if (condition.kind === "all" || condition.kind === "any") {
    const of = condition.of.map((part) => compileNamed(footing, part, group));
    return sql`(${sql.join(of, sql.raw(condition.kind === "all" ? " and " : " or "))})`;
  }
  if (condition.kind !== "exists") return compileCondition(footing, condition, group);
  const relation = compiling.catalogue.relation(entity.name, condition.relation);
  const target = compiling.catalogue.entity(relation.target);
  const { from, row: related } = fromTable(compiling, target);
  const where = compileNamed({ compiling, entity: target, row: related }, condition.where, group);
  const [own, theirs] =
    relation.kind === "toOne"
      ? [row(relation.via), related("id")]
      : [row(relation.local ?? "id"), related(relation.via)];
  return sql`${own} = any(array(select ${theirs} from ${from} where ${joined(target, related, [where])}))`;
}

/** Alternatives over one relation become one `exists`: PostgreSQL can join on it, but not on several joined by `or`. */
function merged(bounds: readonly Bound[]): readonly Bound[] {
  const byRelation = new Map<string, Bound>();
  for (const bound of bounds) {
    const { group, condition } = bound;
    if (condition.kind !== "exists") {
      byRelation.set(JSON.stringify(bound), bound);
      continue;
    }
    const key = `${group} ${condition.relation}`;
    const known = byRelation.get(key)?.condition;
    const of = known?.kind === "exists" ? (known.where.kind === "any" ? known.where.of : [known.where]) : [];
    const where: Condition =
      of.length === 0 ? condition.where : { kind: "any", of: [...of, condition.where] };
    byRelation.set(key, { group, condition: { ...condition, where } });
  }
  return [...byRelation.values()];
}

/** Every guard of a cell; null where the cell always shows. */
export function compileCell(
  compiling: Compiling,
  entity: EntityType,
  row: RowColumns,
  cell: Cell,
): SQL | null {
  const guards = cell.filter((guard) => !guard.always);
  if (guards.length === 0) return null;
  return sql`(${conjunction(guards.map((guard) => compileGuard(compiling, entity, row, guard)))})`;
}

function compileCondition(footing: Footing, condition: Condition, group: number): SQL {
  const { compiling, entity, row } = footing;
  const inner = (part: Condition): SQL => compileCondition(footing, part, group);
  switch (condition.kind) {
    case "always":
      return sql`true`;
    case "inScope": {
      const slot = { from: "scope", group } as const;
      return compiling.plan.scopes[group] === "one"
        ? sql`${row(condition.column)} = ${hiddenParam({ slot, codec: "uuid" })}`
        : sql`${row(condition.column)} = any(${hiddenParam({ slot, codec: "uuid", list: true })}::uuid[])`;
    }
    case "equals":
      return sql`${row(condition.column)} = ${constant(condition.value)}`;
    case "live":
      return liveRow(row);
    case "untied":
      return compileUntied(footing, condition);
    case "present":
      return sql`${row(condition.column)} is ${sql.raw(condition.present ? "not null" : "null")}`;
    case "current":
      return sql`(${row("validFrom")} <= ${today} and (${row("validTo")} is null or ${row("validTo")} > ${today}))`;
    case "within":
      return compileWithin(condition);
    case "exists": {
      const relation = compiling.catalogue.relation(entity.name, condition.relation);
      const target = compiling.catalogue.entity(relation.target);
      const { from, row: related } = fromTable(compiling, target);
      const join = joinOf(relation, row, related);
      const where = compileCondition({ compiling, entity: target, row: related }, condition.where, group);
      return sql`exists (select 1 from ${from} where ${joined(target, related, [join, where])})`;
    }
    case "not":
      return sql`not (${inner(condition.of)})`;
    case "all":
      return sql`(${sql.join(condition.of.map(inner), sql` and `)})`;
    case "any":
      return sql`(${sql.join(condition.of.map(inner), sql` or `)})`;
    default:
      return assertNever(condition);
  }
}

/** By the database's clock, not this process's: a grant ends with the day of whoever holds the rows. Asked once a statement. */
function compileWithin({ from, until }: Condition & { kind: "within" }): SQL {
  const day = sql`(select tc.today())`;
  return conjunction([
    ...(from === null ? [] : [sql`${day} >= ${constant(from)}::date`]),
    ...(until === null ? [] : [sql`${day} < ${constant(until)}::date`]),
  ]);
}

/** One test a column, never null: a row may name nobody. */
function compileUntied({ entity, row }: Footing, { columns, closed }: Condition & { kind: "untied" }): SQL {
  const ties = hiddenParam({ slot: { from: "ties" }, codec: "uuid", list: true });
  const tests = columns.map((key) => sql`(${row(key)} = any(${ties}::uuid[])) is not true`);
  const view = sql.raw(tiedView(tableNameOf(entity)));
  if (closed) tests.push(sql`(${row("id")} = any(array(select id from ${view}))) is not true`);
  return conjunction(tests);
}

/** How a related row is tied to this one. */
export function joinOf(
  relation: { kind: "toOne" | "toMany"; via: string; local?: string },
  row: RowColumns,
  related: RowColumns,
): SQL {
  return relation.kind === "toOne"
    ? sql`${related("id")} = ${row(relation.via)}`
    : sql`${related(relation.via)} = ${row(relation.local ?? "id")}`;
}

function constant(value: string | number | boolean): SQL {
  const codec = typeof value === "string" ? "text" : typeof value === "number" ? "int" : "boolean";
  return constantOrParam({ slot: { from: "constant", value }, codec }, true);
}
