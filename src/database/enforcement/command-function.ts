// The function of one command for one role: begins it, looks at what it refers to, writes, and asks of every row, as it was and
// as it becomes, whether the grants that the planner holds are of it. See command-call.ts for the call and its outcomes.
import { getTableColumns, sql } from "drizzle-orm";
import { type PgColumn, PgDialect } from "drizzle-orm/pg-core";
import { type Asked, type Command, type CommandRow, listName, referredType } from "../../catalogue/index.ts";
import { rowsInForce } from "../../policy/index.ts";
import { commandFunction } from "../command-call.ts";
import { calledScope, grantsOf, saidElsewhere } from "./called-grants.ts";
import { derivedValue, optionalColumns, secretApart, valuesOf, type Writer } from "./command-values.ts";
import { listBody, listDeclarations } from "./list-function.ts";
import { quoteName, quoteTable, quoteText } from "./quoting.ts";
import { compileCondition } from "./row-condition.ts";
import { columnOf } from "./table-columns.ts";
import { functionUnit, type Unit } from "./units.ts";
import { handedTo } from "./writing-sides.ts";

/** Compiled for one role: its grants, and the kind of its scope, are in the text. */
export function compileFunction(writer: Writer, command: Command): Unit {
  const name = commandFunction(writer.role.login, command.name);
  const body = command.kind === "create" ? insertBody(writer, command) : updateBody(writer, command);
  return defineFunction(writer, { name, command, variables: "r record; seen record;" }, [
    ...referenceChecks(writer, command).map(
      ({ fault, from, wrong }) => `perform tc.stop_command('TC003', ${fault}) from ${from} where ${wrong};`,
    ),
    ...saidElsewhere(writer, command).map(
      (elsewhere) =>
        `perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from ${calledRows} where ${elsewhere};`,
    ),
    ...body,
    `perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from ${calledRows}
    where ${isForeign(writer, command)};`,
    "return tc.end_command(call, made);",
  ]);
}

/** The same on a list, whose rows may fail one by one. */
export function compileListFunction(writer: Writer, command: Command): Unit {
  const name = commandFunction(writer.role.login, listName(command.name));
  const { entity, kind } = command;
  const body = listBody({
    absent: referenceChecks(writer, command),
    elsewhere: saidElsewhere(writer, command).map((wrong) => ({ from: calledRows, wrong })),
    target:
      kind === "create"
        ? null
        : { table: quoteTable(entity.table), obstacle: obstacleOf(command), held: held(writer, command) },
    write:
      kind === "create"
        ? insertRows(writer, command, "unnest(todo[lo:hi]) with ordinality x(v, n)")
        : [
            `update ${quoteTable(entity.table)} t set ${setsOf(writer, command, "x.v").join(", ")}
    from unnest(todo[lo:hi]) x(v) where t.id = (x.v->>'id')::uuid;`,
          ],
    foreign: isForeign(writer, command),
  });
  return defineFunction(writer, { name, command, variables: listDeclarations }, body);
}

interface Defined {
  readonly name: string;
  readonly command: Command;
  readonly variables: string;
}

function defineFunction(
  { role }: Writer,
  { name, command, variables }: Defined,
  body: readonly string[],
): Unit {
  return functionUnit(
    `${name}(jsonb)`,
    `create function ${name}(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made jsonb := tc.begin_command(call, ${quoteText(command.name)}, ${quoteText(role.role)});
  ${variables}
begin
  if (made->>'replayed')::boolean then return made; end if;
${body.map((line) => `  ${line}`).join("\n")}
end $command$;
${handedTo(role, `${name}(jsonb)`)}`,
  );
}

/** Of a call the row `x.v` with its number `x.n`. */
const calledRows = "jsonb_array_elements(call->'rows') with ordinality x(v, n)";

/**
 * That no grant holds of the row `x.v` as it has become. Asked as a value: as a condition PostgreSQL would look through the
 * whole table for those of which one holds.
 */
const isForeign = (writer: Writer, command: Command): string =>
  `(select ${held(writer, command)} from ${quoteTable(command.entity.table)} t where t.id = (x.v->>'id')::uuid) is not true`;

interface ReferenceCheck {
  /** As SQL text. */
  readonly column: string;
  readonly from: string;
  readonly fault: string;
  readonly wrong: string;
}

/** An id that the role does not see is none: also as a key. With `offset 0`, since PostgreSQL would else read the whole table. */
function referenceChecks({ catalogue }: Writer, command: Command): readonly ReferenceCheck[] {
  const checks = (row: CommandRow, from: string, lines: string | null): ReferenceCheck[] =>
    [...row.input.values()].flatMap(({ field }) => {
      if (field.kind !== "column") return [];
      const target = referredType(catalogue, field.column);
      if (target === null) return [];
      const column = quoteText(field.column.name);
      const { table } = catalogue.entity(target);
      const alive = getTableColumns(table).archivedAt === undefined ? "" : " and t.archived_at is null";
      const place = lines === null ? "" : `, 'lines', ${quoteText(lines)}, 'line', l.n - 1`;
      const value = `${lines === null ? "x" : "l"}.v->>${column}`;
      return [
        {
          column,
          from,
          fault: `jsonb_build_object('row', x.n - 1${place}, 'column', ${column})`,
          wrong: `${value} is not null and not exists (select from ${quoteTable(table)} t where t.id = (${value})::uuid${alive} offset 0)`,
        },
      ];
    });
  return [
    ...checks(command, calledRows, null),
    ...[...command.lines].flatMap(([name, line]) =>
      checks(
        line,
        `${calledRows}, jsonb_array_elements(x.v->${quoteText(name)}) with ordinality l(v, n)`,
        name,
      ),
    ),
  ];
}

/** The row in force of the same key ends; one that is not the caller's stays, and the new one may not overlap it. */
function successionBody(writer: Writer, command: Command, rows: string): readonly string[] {
  if (command.succeeds === null) return [];
  const { by, from, to, sets } = command.succeeds;
  const values = new Map(valuesOf(writer.role, command, "x.v"));
  const said = ({ name }: PgColumn): string => values.get(name) ?? "null";
  const told = sets.map(
    ({ column, from: value }) =>
      [column, derivedValue(writer.role, command.entity, value, { said: "x.v", id: "t.id::text" })] as const,
  );
  const pairs = [[to, said(from)] as const, ...told].map(
    ([{ name }, value]) => `${quoteName(name)} = ${value}`,
  );
  const same = by.map((key) => `t.${quoteName(key.name)} is not distinct from ${said(key)} and `).join("");
  return [
    // What holds of both together is asked of both.
    "set constraints all deferred;",
    `update ${quoteTable(command.entity.table)} t set "version" = t."version" + 1, ${pairs.join(", ")} from ${rows}
    where ${same}t.${quoteName(from.name)} < ${said(from)} and t.archived_at is null
      and (t.${quoteName(to.name)} is null or t.${quoteName(to.name)} > ${said(from)}) and ${held(writer, command)};`,
  ];
}

const insertBody = (writer: Writer, command: Command): readonly string[] =>
  insertRows(writer, command, calledRows);

/** The record, where it is made, and the lines that come with it. `rows`: those of the record itself, as `x`. */
function insertRows(writer: Writer, command: Command, rows: string): readonly string[] {
  const { role } = writer;
  const insert = (
    row: CommandRow,
    first: readonly (readonly [string, string])[],
    at: string,
    from: string,
  ): string => {
    const values = [...first, ...valuesOf(role, row, at)];
    return `insert into ${quoteTable(row.entity.table)} (${values.map(([column]) => quoteName(column)).join(", ")})
    select ${values.map(([, value]) => value).join(", ")}
    from ${from};`;
  };
  const record =
    command.kind === "create"
      ? [
          ...successionBody(writer, command, rows),
          insert(command, [["id", "(x.v->>'id')::uuid"]], "x.v", `${rows} order by x.n`),
        ]
      : [];
  return [
    ...record,
    ...[...command.lines].map(([name, line]) =>
      insert(
        line,
        [
          ["id", "(l.v->>'id')::uuid"],
          [line.by.name, "(x.v->>'id')::uuid"],
        ],
        "l.v",
        `${rows}, jsonb_array_elements(x.v->${quoteText(name)}) with ordinality l(v, n) order by x.n, l.n`,
      ),
    ),
    ...(command.succeeds === null ? [] : ["set constraints all immediate;"]),
  ];
}

/** What an update sets, from the row `row` of the call; `unsaid` is left as it is. */
function setsOf(
  { role }: Writer,
  command: Command,
  row: string,
  unsaid: readonly PgColumn[] = [],
): readonly string[] {
  const { step, kind } = command;
  const left = new Set(unsaid.map(({ name }) => name));
  const maybe = new Set(optionalColumns(command).map(({ name }) => name));
  return [
    `"version" = t."version" + 1`,
    ...valuesOf(role, command, row, "changed").flatMap(([column, value]) =>
      left.has(column)
        ? []
        : maybe.has(column)
          ? `${quoteName(column)} = case when ${row} ? ${quoteText(column)} then ${value} else t.${quoteName(column)} end`
          : `${quoteName(column)} = ${value}`,
    ),
    ...(step?.to === undefined ? [] : [`${quoteName(step.column.name)} = ${quoteText(step.to)}`]),
    ...(kind === "archive" ? [`"archived_at" = now()`] : []),
  ];
}

/** One after the other in the order of their ids: of two that write the same rows at once, the second waits. */
function updateBody(writer: Writer, command: Command): readonly string[] {
  const table = quoteTable(command.entity.table);
  const stop = (outcome: string, facts: string): string =>
    `perform tc.stop_command('${outcome}', jsonb_build_object('row', r.n - 1, ${facts}));`;
  const apart = secretApart(command);
  const [secret] = apart;
  const update = (unsaid: readonly PgColumn[]): string =>
    `  update ${table} t set ${setsOf(writer, command, "r.v", unsaid).join(", ")} where t.id = (r.v->>'id')::uuid;`;
  return [
    `for r in select x.v, x.n from ${calledRows} order by x.v->>'id' loop`,
    `  select t.version, ${obstacleOf(command)} as obstacle into seen from ${table} t where t.id = (r.v->>'id')::uuid and t.archived_at is null and ${held(writer, command)} for no key update;`,
    `  if not found then ${stop("TC003", "'column', 'id'")} end if;`,
    `  if seen.version <> (r.v->>'version')::integer then ${stop("TC004", "'version', seen.version")} end if;`,
    `  if seen.obstacle <> '' then ${stop("TC005", "'obstacle', seen.obstacle")} end if;`,
    ...(secret === undefined
      ? [update([])]
      : [`  if r.v ? ${quoteText(secret.name)} then`, update([]), "  else", update(apart), "  end if;"]),
    "end loop;",
    ...insertBody(writer, command),
  ];
}

const dialect = new PgDialect();

/** What stands against a command on the record `t`: its state, or the first rule that would refuse it; '' for nothing. */
export function obstacleOf({ entity, step, before, requires }: Command): string {
  const asked: Asked = {
    column: (key) => sql.raw(`t.${quoteName(columnOf(entity, key).name)}`),
    person: sql.raw("tc.caller_person()"),
    today: sql.raw("tc.today()"),
  };
  const at = ({ name }: PgColumn): string => `t.${quoteName(name)}`;
  const states = step?.from.map(quoteText).join(", ");
  const cases = [
    ...(step === null ? [] : [`when ${at(step.column)} not in (${states}) then 'state'`]),
    ...(before === null ? [] : [`when ${at(before.column)} is not null then 'before'`]),
    ...requires.map(
      ({ rule, holds }) =>
        `when (${dialect.sqlToQuery(holds(asked)).sql}) is not true then ${quoteText(rule)}`,
    ),
  ];
  return cases.length === 0 ? "''" : `case ${cases.join(" ")} else '' end`;
}

/**
 * That the planner holds grants of which the row is: each with the scope of one group of assignments, so that no two lend each
 * other anything. The row itself is called `t`.
 */
export function held({ catalogue, role }: Writer, command: Command, call = "call"): string {
  const row = { entity: command.entity, name: "t", depth: 0 };
  const cases = grantsOf({ role }, command).map(
    (grant) =>
      `when ${quoteText(grant.id)} then ${compileCondition({ catalogue, role, scopeIds: calledScope, whole: true }, row, rowsInForce(grant))}`,
  );
  const persons = (catalogue.ofPersons.get(command.entity.name)?.columns ?? []).map(
    (key) =>
      ` and (t.${quoteName(columnOf(command.entity, key).name)} = any (array(select jsonb_array_elements_text(${call}->'ties'))::uuid[])) is not true`,
  );
  return `not exists (select from jsonb_array_elements(${call}->'needs') s where not exists (select from jsonb_array_elements(${call}->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' ${cases.join(" ")} else false end))${persons.join("")}`;
}
