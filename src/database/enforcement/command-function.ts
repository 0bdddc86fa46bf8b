// The function of one command for one role: begins it, looks at what it refers to, writes, and asks of every row, as it was and
// as it becomes, whether the grants that the planner holds are of it. See command-call.ts for the call and its outcomes.
import { getTableColumns, sql } from "drizzle-orm";
import { type PgColumn, PgDialect } from "drizzle-orm/pg-core";
import {
  type Asked,
  type Catalogue,
  type Command,
  type CommandRow,
  type Derived,
  type EntityType,
  referredType,
  storedColumns,
} from "../../catalogue/index.ts";
import { mayRun, maySet, type RolePolicy } from "../../policy/index.ts";
import { commandFunction } from "../command-call.ts";
import { quoteName, quoteTable, quoteText } from "./quoting.ts";
import { compileCondition } from "./row-condition.ts";
import { columnOf } from "./table-columns.ts";
import { writerOf } from "./writing-sides.ts";

/** Commands as one role may give them: of their input what it may set. */
export interface Writer {
  readonly catalogue: Catalogue;
  readonly role: RolePolicy;
  readonly commands: readonly Command[];
}

const saidValue = (row: string, column: PgColumn): string => {
  const type = column.getSQLType();
  const name = quoteText(column.name);
  if (type.endsWith("[]")) return `array(select jsonb_array_elements_text(${row}->${name}))::${type}`;
  return type === "text" ? `${row}->>${name}` : `(${row}->>${name})::${type}`;
};

function derivedValue(role: RolePolicy, entity: EntityType, from: Derived, row: Said): string {
  if (from === "now") return "now()";
  if (from === "today") return "tc.today()";
  if (from === "person") return "tc.command_person()";
  if (from === "personName") return "tc.command_person_name()";
  if (from === "district") return "tc.the_district()";
  if (from === "none") return "null";
  if ("yearOf" in from)
    return `extract(year from ${saidValue(row.said, columnOf(entity, from.yearOf))})::integer`;
  if ("code" in from) return quoteText(from.code);
  if ("only" in from) return from.only === role.scope ? "tc.only_scope()" : "null";
  if ("numbered" in from)
    return `${quoteText(from.numbered)} || to_char(tc.today(), 'YYYYMMDD') || '-' || upper(right(replace(${row.id}, '-', ''), 10))`;
  const code = from.byScope[role.scope];
  return code === undefined ? "null" : quoteText(code);
}

/** What a call says of a row, and the row's id, as SQL. */
interface Said {
  readonly said: string;
  readonly id: string;
}

/** Of what may be left out, what the column is then. */
function orDefault({ table }: EntityType, name: string, value: string): string {
  const column = Object.values(getTableColumns(table)).find((one) => one.name === name);
  return column !== undefined && ["string", "number", "boolean"].includes(typeof column.default)
    ? `coalesce(${value}, ${quoteText(String(column.default))}::${column.getSQLType()})`
    : value;
}

/** Each column with the value that a call gives it: what is said, or what is derived, or, of one that may be either, both. */
function valuesOf(
  role: RolePolicy,
  { entity, input, derives }: CommandRow,
  row: string,
): readonly (readonly [string, string])[] {
  const said = new Map(
    [...input.values()].flatMap(({ field }) =>
      storedColumns(field).map((column) => [column.name, saidValue(row, column)] as const),
    ),
  );
  const values = new Map<string, string>(
    [...said].map(([name, value]) => [name, orDefault(entity, name, value)]),
  );
  for (const { column, from } of derives) {
    const derived = derivedValue(role, entity, from, { said: row, id: `(${row}->>'id')` });
    const given = said.get(column.name);
    values.set(column.name, given === undefined ? derived : `coalesce(${given}, ${derived})`);
  }
  return [...values];
}

/** The commands of a role. */
export function writerFor(catalogue: Catalogue, role: RolePolicy): Writer {
  const narrowed = <R extends CommandRow>(command: Command, row: R, use: "create" | "update"): R => ({
    ...row,
    input: new Map(
      [...row.input].filter(([field]) => maySet(role, command.name, { type: row.entity.name, field, use })),
    ),
  });
  const commands = [...catalogue.commands.values()]
    .filter(({ name }) => mayRun(role, name))
    .map((command) => ({
      ...narrowed(command, command, command.kind === "create" ? "create" : "update"),
      lines: new Map([...command.lines].map(([name, line]) => [name, narrowed(command, line, "create")])),
    }));
  return { catalogue, role, commands };
}

/** Compiled for one role: its grants, and the kind of its scope, are in the text. */
export function compileFunction(writer: Writer, command: Command): string {
  const { role } = writer;
  const name = commandFunction(role.login, command.name);
  const body = command.kind === "create" ? insertBody(writer, command) : updateBody(writer, command);
  const owner = quoteName(writerOf(role));
  return `create function ${name}(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, ${quoteText(command.name)}, ${quoteText(role.role)});
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
${[...referenceChecks(writer, command), ...body].map((line) => `  ${line}`).join("\n")}
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from ${quoteTable(command.entity.table)} t where t.id = (x.v->>'id')::uuid and ${held(writer, command)});
  return tc.end_command(call, made);
end $command$;
revoke all on function ${name}(jsonb) from public;
grant execute on function ${name}(jsonb) to ${quoteName(role.login)};
grant create on schema tc_write to ${owner};
alter function ${name}(jsonb) owner to ${owner};
revoke create on schema tc_write from ${owner};`;
}

/** An id that the role does not see is none: also as a key. */
function referenceChecks({ catalogue }: Writer, command: Command): readonly string[] {
  const checks = (row: CommandRow, from: string, lines: string | null): string[] =>
    [...row.input.values()].flatMap(({ field }) => {
      if (field.kind !== "column") return [];
      const target = referredType(catalogue, field.column);
      if (target === null) return [];
      const column = quoteText(field.column.name);
      const { table } = catalogue.entity(target);
      const alive = getTableColumns(table).archivedAt === undefined ? "" : " and t.archived_at is null";
      const place = lines === null ? "" : `, 'lines', ${quoteText(lines)}, 'line', l.n - 1`;
      return [
        `perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1${place}, 'column', ${column})) from ${from}
    where ${lines === null ? "x" : "l"}.v->>${column} is not null and not exists (select from ${quoteTable(table)} t where t.id = (${lines === null ? "x" : "l"}.v->>${column})::uuid${alive});`,
      ];
    });
  const rows = "jsonb_array_elements(call->'rows') with ordinality x(v, n)";
  return [
    ...checks(command, rows, null),
    ...[...command.lines].flatMap(([name, line]) =>
      checks(line, `${rows}, jsonb_array_elements(x.v->${quoteText(name)}) with ordinality l(v, n)`, name),
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

function insertBody(writer: Writer, command: Command): readonly string[] {
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
  const rows = "jsonb_array_elements(call->'rows') with ordinality x(v, n)";
  return [
    ...successionBody(writer, command, rows),
    insert(command, [["id", "(x.v->>'id')::uuid"]], "x.v", `${rows} order by x.n`),
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

/** What a call may leave as it is, though nobody reads it: it is set to itself. */
export const optionalColumns = ({ input }: CommandRow): readonly PgColumn[] =>
  [...input.values()].flatMap(({ field, required }) => (required ? [] : storedColumns(field)));

/** One after the other in the order of their ids: of two that write the same rows at once, the second waits. */
function updateBody(writer: Writer, command: Command): readonly string[] {
  const { entity, step, kind } = command;
  const table = quoteTable(entity.table);
  const maybe = new Set(optionalColumns(command).map(({ name }) => name));
  const sets = [
    `"version" = t."version" + 1`,
    ...valuesOf(writer.role, command, "r.v").map(([column, value]) =>
      maybe.has(column)
        ? `${quoteName(column)} = case when r.v ? ${quoteText(column)} then ${value} else t.${quoteName(column)} end`
        : `${quoteName(column)} = ${value}`,
    ),
    ...(step?.to === undefined ? [] : [`${quoteName(step.column.name)} = ${quoteText(step.to)}`]),
    ...(kind === "archive" ? [`"archived_at" = now()`] : []),
  ];
  const stop = (outcome: string, facts: string): string =>
    `perform tc.stop_command('${outcome}', jsonb_build_object('row', r.n - 1, ${facts}));`;
  return [
    "for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop",
    `  select t.version, ${obstacleOf(command)} as obstacle into seen from ${table} t where t.id = (r.v->>'id')::uuid and t.archived_at is null and ${held(writer, command)} for no key update;`,
    `  if not found then ${stop("TC003", "'column', 'id'")} end if;`,
    `  if seen.version <> (r.v->>'version')::integer then ${stop("TC004", "'version', seen.version")} end if;`,
    `  if seen.obstacle <> '' then ${stop("TC005", "'obstacle', seen.obstacle")} end if;`,
    `  update ${table} t set ${sets.join(", ")} where t.id = (r.v->>'id')::uuid;`,
    "end loop;",
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
  const scopeIds = "array(select jsonb_array_elements_text(h->'scope'))";
  const cases = role.writes
    .filter(({ type, commands }) => type === command.entity.name && commands.includes(command.name))
    .map(
      ({ id, rows }) =>
        `when ${quoteText(id)} then ${compileCondition({ catalogue, role, scopeIds }, row, rows)}`,
    );
  const persons = (catalogue.ofPersons.get(command.entity.name)?.columns ?? []).map(
    (key) =>
      ` and (t.${quoteName(columnOf(command.entity, key).name)} = any (array(select jsonb_array_elements_text(${call}->'ties'))::uuid[])) is not true`,
  );
  return `not exists (select from jsonb_array_elements(${call}->'needs') s where not exists (select from jsonb_array_elements(${call}->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' ${cases.join(" ")} else false end))${persons.join("")}`;
}
