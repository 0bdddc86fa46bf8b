// A plan into one prepared statement: the scope first, then policy version and epoch in force, then one JSON text per
// root field. One statement is one snapshot; a denied column is nowhere in it.
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Catalogue } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import type { OperationPlan, RootPlan, Value } from "../planning/index.ts";
import { compileAggregate } from "./compile-aggregate.ts";
import { compileGuard } from "./compile-condition.ts";
import { compilePage } from "./compile-page.ts";
import { compileSelection } from "./compile-selection.ts";
import { type Compiling, fromTable, param } from "./compiling.ts";
import { concat } from "./json-text.ts";

export interface CompiledOperation {
  readonly plan: OperationPlan;
  readonly text: string;
  readonly params: readonly Value[];
  /** Per root field of the response: the statement's column it comes from, or null where memory answers. */
  readonly columns: readonly (string | null)[];
  /** Whether the response holds placeholders to splice. */
  readonly spliced: boolean;
}

const dialect = new PgDialect();

export function compileOperation(catalogue: Catalogue, plan: OperationPlan): CompiledOperation {
  const compiling: Compiling = { catalogue, plan, aliases: { next: 0 } };
  const columns = plan.roots.map((root, index) => (isStored(root) ? `r${index}` : null));
  const roots = plan.roots.flatMap((root, index) => {
    const value = compileRoot(compiling, root);
    return value === null ? [] : [sql`${value} as ${sql.raw(`r${index}`)}`];
  });
  const statement = sql`select ${sql.join([...preamble(), ...roots], sql`, `)}`;
  const query = dialect.sqlToQuery(statement);
  const { text, params } = shareParameters(query.sql, query.params as Value[]);
  const spliced = params.some((value) => value.slot.from === "nonce");
  return { plan, text, params, columns, spliced };
}

/** Equal values are one parameter: for a plan without values PostgreSQL must see that two conditions are the same. */
function shareParameters(text: string, values: readonly Value[]): { text: string; params: readonly Value[] } {
  const numbers = new Map<string, number>();
  const params: Value[] = [];
  const shared = values.map((value) => {
    const key = JSON.stringify(value);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    params.push(value);
    numbers.set(key, params.length);
    return params.length;
  });
  return { params, text: text.replace(/\$(\d+)/g, (_, number: string) => `$${shared[Number(number) - 1]}`) };
}

/**
 * The scope must be set before any row is read: target lists are evaluated from left to right, and the row policies
 * read the setting when their scan begins. Late means no rows, never too many.
 */
function preamble(): SQL[] {
  const person = param({ slot: { from: "person" }, codec: "uuid" });
  const scope = sql`set_config('tongchou.scope', ${param({ slot: { from: "scopeSetting" }, codec: "text" })}, true)`;
  const version = sql`(select version from tc.policy_state)`;
  const epoch = sql`coalesce((select epoch from tc.person where id = ${person}), 0)`;
  return [sql`concat_ws(' ', left(${scope}, 0), ${version}, ${epoch}) as state`];
}

const isStored = (root: RootPlan): boolean => root.kind !== "typename" && root.kind !== "memory";

function compileRoot(compiling: Compiling, root: RootPlan): SQL | null {
  switch (root.kind) {
    case "typename":
    case "memory":
      return null;
    case "record": {
      const { entity } = root.selection;
      const { from, row } = fromTable(compiling, entity);
      const visible = compileGuard(compiling, entity, row, root.rows);
      return sql`(select ${concat(compileSelection(compiling, row, root.selection))} from ${from} where ${row("id")} = ${param(root.id)} and ${visible})`;
    }
    case "page":
      return concat(compilePage(compiling, root.page, compileSelection));
    case "aggregate":
      return compileAggregate(compiling, root.aggregate);
    default:
      return assertNever(root);
  }
}
