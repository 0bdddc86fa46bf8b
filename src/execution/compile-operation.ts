// A plan into one prepared statement: the ticket first, then policy version and epoch in force, then the response's own
// text, in one column wherever nothing but the database has to do with it. One statement is one snapshot; a denied column
// is nowhere in it.
import { type SQL, sql } from "drizzle-orm";
import type { Catalogue } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import type { Steps } from "../core/steps.ts";
import { ticketSettingName } from "../database/index.ts";
import type { OperationPlan, RootPlan, Value } from "../planning/index.ts";
import type { Persons } from "../policy/index.ts";
import { compileAggregate } from "./compile-aggregate.ts";
import { compileGuard } from "./compile-condition.ts";
import { compileKeyed, compileNode, compileRecord } from "./compile-node.ts";
import { compilePage } from "./compile-page.ts";
import { compilePredicate } from "./compile-predicate.ts";
import { compileSelection } from "./compile-selection.ts";
import { type Compiling, conjunction, fromTable, param } from "./compiling.ts";
import { countsARange } from "./counts-a-range.ts";
import { concat, type JsonText, name } from "./json-text.ts";
import type { MarkSlot } from "./marking.ts";
import { writeSql } from "./write-sql.ts";

export interface CompiledOperation {
  readonly plan: OperationPlan;
  readonly text: string;
  readonly params: readonly Value[];
  /** What the response's text is made of, in order. */
  readonly body: readonly Segment[];
  /** What the marks in the response say: see compile-marks.ts. */
  readonly marks: readonly MarkSlot[];
  /** Whether the response holds placeholders to splice. */
  readonly spliced: boolean;
  /** Whether PostgreSQL shall plan it anew for the values of each use: see counts-a-range.ts. */
  readonly planAnew: boolean;
}

export type Segment =
  | { readonly kind: "text"; readonly bytes: Buffer }
  /** The statement's next column; `limited` where it may be the mark of too many groups instead. */
  | { readonly kind: "column"; readonly limited: boolean }
  /** The root field of this response key is answered from memory. */
  | { readonly kind: "memory"; readonly key: string };

/**
 * Between the root fields of the plan, and before the text is written, it may be interrupted. `persons`: of whom rows are, as far as
 * the role reads it; null where what is found is shown to nobody.
 */
export function* compileInSteps(
  catalogue: Catalogue,
  plan: OperationPlan,
  persons: Persons | null,
): Steps<CompiledOperation> {
  const slots: MarkSlot[] = [];
  const marking = persons && { persons, slots, selections: { next: 0 }, protectedWay: false };
  const compiling: Compiling = { catalogue, plan, aliases: { next: 0 }, marking };
  const { body, columns } = yield* compileBody(compiling, plan);
  const statement = sql`select ${sql.join([...preamble(compileHit(compiling, plan)), ...columns], sql`, `)}`;
  const { text, params } = writeSql(statement);
  const spliced = params.some((value) => value.slot.from === "nonce");
  return { plan, text, params, body, marks: slots, spliced, planAnew: countsARange(plan) };
}

/** Neighbouring pieces become one column, so that what the driver receives can go out as it came. */
function* compileBody(
  compiling: Compiling,
  plan: OperationPlan,
): Steps<{ readonly body: readonly Segment[]; readonly columns: readonly SQL[] }> {
  const body: Segment[] = [];
  const columns: SQL[] = [];
  const add = (value: SQL, limited: boolean): void => {
    columns.push(sql`${value} as ${sql.raw(`r${columns.length}`)}`);
    body.push({ kind: "column", limited });
  };
  let run: JsonText = ['{"data":{'];
  const flush = (): void => {
    if (run.some((piece) => typeof piece !== "string")) add(concat(run), false);
    else if (run.length > 0) body.push({ kind: "text", bytes: Buffer.from(run.join("")) });
    run = [];
  };
  for (const [index, root] of plan.roots.entries()) {
    run = [...run, `${index === 0 ? "" : ","}${name(root.key)}:`];
    if (root.kind === "memory") {
      flush();
      body.push({ kind: "memory", key: root.key });
    } else if (root.kind === "aggregate") {
      flush();
      add(compileAggregate(compiling, root.aggregate), true);
    } else {
      run = [...run, ...compileRoot(compiling, root)];
    }
    yield;
  }
  run = [...run, "}}"];
  flush();
  return { body, columns };
}

/**
 * The ticket must be shown before any row is read: target lists are evaluated from left to right, and the row policies
 * look for it when their scan begins. Late means no rows, never too many. A ticket that does not count has no epoch.
 */
function preamble(hit: SQL): SQL[] {
  const shown = sql`set_config(${sql.raw(`'${ticketSettingName}'`)}, ${param({ slot: { from: "ticket" }, codec: "text" })}, true)`;
  const version = sql`(select version from tc.policy_state)`;
  const epoch = sql`(select epoch from tc.caller)`;
  return [sql`concat_ws(' ', left(${shown}, 0), ${version}${hit}, ${epoch}) as state`];
}

/** Whether the operation's look-up finds a row that shows, whatever of it was asked for: what the log is told. */
function compileHit(compiling: Compiling, { lookup, pages }: OperationPlan): SQL {
  const page = lookup === null ? undefined : pages[lookup.page];
  if (page === undefined) return sql``;
  const { entity, rows, where } = page;
  const { from, row } = fromTable(compiling, entity);
  const conditions = [
    ...(rows.always ? [] : [compileGuard(compiling, entity, row, rows)]),
    ...(where === null ? [] : [compilePredicate(compiling, entity, row, where)]),
  ];
  return sql`, (select count(*) from (select 1 from ${from} where ${conjunction(conditions)} limit 1) found)`;
}

type StatedRoot = Exclude<RootPlan, { readonly kind: "memory" | "aggregate" }>;

function compileRoot(compiling: Compiling, root: StatedRoot): JsonText {
  switch (root.kind) {
    case "typename":
      return [name(root.name)];
    case "record":
      return [sql`coalesce(${compileRecord(compiling, root, param(root.id))}, 'null')`];
    case "keyed":
      return [sql`coalesce(${compileKeyed(compiling, root)}, 'null')`];
    case "node":
      return compileNode(compiling, root);
    case "page":
      return compilePage(compiling, root.page, compileSelection);
    default:
      return assertNever(root);
  }
}
