// How many rows come or go where a right changes, and of how many persons: counted by the tables' owner over all scopes of the role,
// which no asker sees at once. Gives counts and nothing of a row. What takes too long is not counted.
import { getTableColumns } from "drizzle-orm";
import type { Sql } from "postgres";
import type { Catalogue, EntityType } from "../../catalogue/index.ts";
import type { Condition, RolePolicy } from "../../policy/index.ts";
import { quoteName, quoteTable } from "./quoting.ts";
import { compileAlive, compileCondition } from "./row-condition.ts";
import { columnOf, linkOf } from "./table-columns.ts";

/** What of a grant says which rows it opens. */
export interface OpensRows {
  readonly rows: Condition;
  readonly archived?: true;
}

export interface Opened {
  readonly role: RolePolicy;
  readonly grants: readonly OpensRows[];
}

export interface RowsBetween {
  readonly type: string;
  readonly opened: Opened;
  /** Rows that this opens too are not counted. */
  readonly but: Opened;
}

export interface RowCounts {
  readonly rows: number;
  /** Null where the rows are of nobody. */
  readonly persons: number | null;
}

const patienceMs = 5_000;
const cancelled = "57014";
/** What `integer` holds: a count beyond it says as much as this. */
const most = 2_147_483_647;

/** Null where it takes too long. */
export async function countRows(
  sql: Sql,
  catalogue: Catalogue,
  between: RowsBetween,
): Promise<RowCounts | null> {
  const text = countStatement(catalogue, between);
  try {
    return await sql.begin("read only", async (tx) => {
      await tx`select set_config('statement_timeout', ${String(patienceMs)}, true)`;
      const [row] = await tx.unsafe(text);
      const count = (value: unknown): number => Math.min(Number(value), most);
      return { rows: count(row?.rows), persons: row?.persons == null ? null : count(row.persons) };
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === cancelled) return null;
    throw error;
  }
}

/** Why the database could not keep a grant's rows; null where it can. */
export function rowsProblem(
  catalogue: Catalogue,
  role: RolePolicy,
  { type, rows }: { readonly type: string; readonly rows: Condition },
): string | null {
  try {
    const entity = catalogue.entities.get(type);
    if (entity !== undefined) compileCondition({ catalogue, role }, { entity, name: "t", depth: 0 }, rows);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function countStatement(catalogue: Catalogue, { type, opened, but }: RowsBetween): string {
  const entity = catalogue.entity(type);
  const persons = personsOf(catalogue, entity, "t", 2);
  const counted =
    persons.length === 0
      ? "null::integer"
      : `(select count(distinct p) from hit t cross join lateral unnest(array[${persons.join(", ")}]) p where p is not null)`;
  return `with hit as materialized (select t.* from ${quoteTable(entity.table)} as t
    where (${conditionOf(catalogue, entity, opened)}) is true and (${conditionOf(catalogue, entity, but)}) is not true)
    select (select count(*) from hit) as rows, ${counted} as persons`;
}

function conditionOf(catalogue: Catalogue, entity: EntityType, { role, grants }: Opened): string {
  if (grants.length === 0) return "false";
  const row = { entity, name: "t", depth: 0 };
  const parts = grants.map(({ rows, archived }) => {
    const condition = compileCondition({ catalogue, role, whole: true }, row, overAllScopes(rows));
    const alive = archived === true ? null : compileAlive(row);
    return alive === null ? condition : `${condition} and ${alive}`;
  });
  return [...new Set(parts)].map((part) => `(${part})`).join(" or ");
}

/** Some assignment may name any id that a row has. */
function overAllScopes(condition: Condition): Condition {
  switch (condition.kind) {
    case "inScope":
      return { kind: "present", column: condition.column, present: true };
    case "exists":
      return { ...condition, where: overAllScopes(condition.where) };
    case "not":
      return { kind: "not", of: overAllScopes(condition.of) };
    case "all":
    case "any":
      return { kind: condition.kind, of: condition.of.map(overAllScopes) };
    default:
      return condition;
  }
}

/** SQL of the persons that a row is of: named by its own columns, or by those of what it belongs to. */
function personsOf(
  catalogue: Catalogue,
  entity: EntityType,
  name: string,
  levels: number,
): readonly string[] {
  const of = catalogue.ofPersons.get(entity.name);
  if (of === undefined || levels === 0) return [];
  const own = of.columns.map((key) => `${name}.${quoteName(columnOf(entity, key).name)}`);
  const through = of.through.flatMap((relation) => {
    const { target, here, there } = linkOf(catalogue, entity, catalogue.relation(entity.name, relation));
    if (getTableColumns(target.table).id === undefined) return [];
    const parent = `p${levels}`;
    return personsOf(catalogue, target, parent, levels - 1).map(
      (person) =>
        `(select ${person} from ${quoteTable(target.table)} as ${parent} where ${parent}.${quoteName(there.name)} = ${name}.${quoteName(here.name)} limit 1)`,
    );
  });
  return [...own, ...through];
}
