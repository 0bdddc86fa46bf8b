// The second line of writing: for each role that may run commands a side of its own, `<login>_w`, which nobody can log in as.
// It reads what the role's login reads, holds the columns that the role's commands set, and is bound by row policies of the
// role's grants. What it writes, it writes by functions: one for each command, which the role's login may execute, as it may
// nothing else that writes. Compiled from the same grants as the planner decides by, and of nothing else of the planner's.
import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  type Catalogue,
  type Command,
  type CommandLines,
  type CommandRow,
  type EntityType,
  isOfSeveral,
  type Requirement,
  storedColumns,
} from "../../catalogue/index.ts";
import { remembered } from "../../core/remembered.ts";
import { type Condition, type RolePolicy, rowsInForce, type WriteGrant } from "../../policy/index.ts";
import { compileFunction, compileListFunction } from "./command-function.ts";
import { compileStandings } from "./command-standing.ts";
import { optionalColumns, type Writer, writerFor } from "./command-values.ts";
import { quoteName, quoteTable } from "./quoting.ts";
import { impliesRows, readableRows } from "./readable-rows.ts";
import { compileCondition, compileScopePresence, compileUntied } from "./row-condition.ts";
import { columnOf, linkOf } from "./table-columns.ts";
import { columnsUnit, fixed, type Part, policyUnit, type Unit } from "./units.ts";
import { writerOf } from "./writing-sides.ts";

/** What a role's writing side may: beside the reading of its login, which it has, too. */
export const compileWriting = remembered((role: RolePolicy, catalogue: Catalogue): Part => {
  const writer = writerFor(catalogue, role);
  const { commands } = writer;
  const name = quoteName(writerOf(role));
  const rights = [
    `-- ${role.role} writes`,
    `grant usage on schema public, tc to ${name};`,
    `grant execute on function tc.begin_command(jsonb, text, text), tc.end_command(jsonb, jsonb), tc.stop_command(text, jsonb), tc.command_person(), tc.command_person_name(), tc.the_district(), tc.caller_person(), tc.only_scope(), tc.none_unseen(text, text, text, uuid[]) to ${name};`,
    `grant select ("person_id") on tc.caller to ${name};`,
    `grant usage on schema tc_write to ${quoteName(role.login)};`,
  ];
  return [
    ...rights.map(fixed),
    ...compileColumns(writer),
    ...compilePolicies(writer),
    ...compileFinding(writer),
    ...commands.map((command) => compileFunction(writer, command)),
    ...compileStandings(writer),
    ...commands.filter(({ list }) => list).map((command) => compileListFunction(writer, command)),
  ];
});

interface Written {
  readonly entity: EntityType;
  readonly insert: Set<string>;
  readonly update: Set<string>;
}

/** By type: the columns that the commands set, those that a policy may narrow by being asked included. */
function writtenColumns({ commands }: Writer): readonly Written[] {
  const byType = new Map<string, Written>();
  const of = (entity: EntityType): Written => {
    const known = byType.get(entity.name) ?? { entity, insert: new Set<string>(), update: new Set<string>() };
    byType.set(entity.name, known);
    return known;
  };
  for (const { kind, lines, step, succeeds, ...row } of commands) {
    const written = of(row.entity);
    const columns = setColumns(row);
    if (kind === "create") for (const column of ["id", ...columns]) written.insert.add(column);
    else
      for (const column of ["version", ...columns, ...(step?.to === undefined ? [] : [step.column.name])])
        written.update.add(column);
    if (kind === "archive") written.update.add("archived_at");
    if (succeeds !== null)
      for (const column of ["version", succeeds.to.name, ...succeeds.sets.map((one) => one.column.name)])
        written.update.add(column);
    for (const line of lines.values())
      for (const column of ["id", line.by.name, ...setColumns(line)]) of(line.entity).insert.add(column);
  }
  return [...byType.values()].sort((a, b) => (a.entity.name < b.entity.name ? -1 : 1));
}

const setColumns = ({ input, derives }: CommandRow): readonly string[] => [
  ...new Set([
    ...[...input.values()].flatMap(({ field }) => storedColumns(field).map(({ name }) => name)),
    ...derives.map(({ column }) => column.name),
  ]),
];

/** In the order of the table. */
const listed = ({ table }: EntityType, names: ReadonlySet<string>): string =>
  Object.values(getTableColumns(table))
    .map(({ name }) => name)
    .filter((name) => names.has(name))
    .map(quoteName)
    .join(", ");

function compileColumns(writer: Writer): readonly Unit[] {
  const name = quoteName(writerOf(writer.role));
  const unit = ({ table }: EntityType, text: string) =>
    columnsUnit(writer.role, quoteTable(table), `${text} on ${quoteTable(table)} to ${name};`);
  const grants = writtenColumns(writer).flatMap(({ entity, insert, update }) => [
    ...(insert.size === 0 ? [] : [unit(entity, `grant insert (${listed(entity, insert)})`)]),
    ...(update.size === 0 ? [] : [unit(entity, `grant update (${listed(entity, update)})`)]),
  ]);
  // What a function asks of a row that is there, whatever of it the role reads.
  const asked = new Map<EntityType, Set<string>>();
  const ask = (entity: EntityType, ...columns: readonly (PgColumn | undefined)[]): void => {
    const names = asked.get(entity) ?? new Set();
    for (const column of columns) if (column !== undefined) names.add(column.name);
    asked.set(entity, names);
  };
  for (const command of writer.commands) {
    const { entity, kind, step, succeeds, before, requires, derives } = command;
    const { id, version, archivedAt } = getTableColumns(entity.table);
    ask(entity, id, archivedAt);
    for (const { holds } of requires) ask(entity, ...requiredColumns(entity, holds));
    if (succeeds !== null) ask(entity, version, ...succeeds.by, succeeds.from, succeeds.to);
    if (kind !== "create") {
      const added = derives.map(({ column }) => column).filter(isOfSeveral);
      ask(entity, version, step?.column, before?.column, ...optionalColumns(command), ...added);
    }
    for (const key of writer.catalogue.ofPersons.get(entity.name)?.columns ?? [])
      ask(entity, columnOf(entity, key));
    for (const grant of grantsFor(writer, entity)) askCondition(writer, entity, grant.rows, ask);
  }
  return [
    ...grants,
    ...[...asked].map(([entity, names]) => unit(entity, `grant select (${listed(entity, names)})`)),
  ];
}

function requiredColumns(entity: EntityType, holds: Requirement): readonly PgColumn[] {
  const columns: PgColumn[] = [];
  const column = (key: string) => {
    columns.push(columnOf(entity, key));
    return sql`${key}`;
  };
  holds({ column, person: sql`person`, today: sql`today` });
  return columns;
}

function askCondition(
  writer: Writer,
  entity: EntityType,
  condition: Condition,
  ask: (entity: EntityType, ...columns: readonly (PgColumn | undefined)[]) => void,
): void {
  switch (condition.kind) {
    case "inScope":
    case "equals":
    case "present":
      ask(entity, columnOf(entity, condition.column));
      return;
    case "current":
      ask(entity, columnOf(entity, "validFrom"), columnOf(entity, "validTo"));
      return;
    case "exists": {
      const relation = writer.catalogue.relation(entity.name, condition.relation);
      const { target, here, there } = linkOf(writer.catalogue, entity, relation);
      ask(entity, here);
      ask(target, there, getTableColumns(target.table).archivedAt);
      askCondition(writer, target, condition.where, ask);
      return;
    }
    case "not":
      askCondition(writer, entity, condition.of, ask);
      return;
    case "all":
    case "any":
      for (const part of condition.of) askCondition(writer, entity, part, ask);
  }
}

const grantsFor = ({ role }: Writer, entity: EntityType): readonly WriteGrant[] =>
  role.writes.filter(({ type }) => type === entity.name);

/** Rows of a grant, of the ticket's scope, whatever duty and purpose it asks for: the role's ceiling. */
function compileRows({ catalogue, role }: Writer, entity: EntityType, grants: readonly WriteGrant[]): string {
  const row = { entity, name: quoteName(getTableName(entity.table)), depth: 0 };
  const parts = [
    ...new Set(grants.map((grant) => compileCondition({ catalogue, role }, row, rowsInForce(grant)))),
  ];
  return [
    "tc.is_server()",
    compileScopePresence(role.scope),
    ...(parts.includes("true") ? [] : [`(${parts.join(" or ")})`]),
    ...compileUntied(catalogue, role, entity),
  ].join(" and ");
}

/** What the role may write and not read, such as a place that a child has left, its functions find: of it they tell nobody. */
function compileFinding(writer: Writer): readonly Unit[] {
  const { role, commands } = writer;
  return [...new Set(commands.map(({ entity }) => entity))].flatMap((entity) => {
    const grants = grantsFor(writer, entity);
    const readable = readableRows(role, entity.name);
    if (readable !== null && grants.every((grant) => impliesRows(rowsInForce(grant), readable))) return [];
    return policyOf(
      writer,
      entity,
      { name: "select", use: "select" },
      ` using (${compileRows(writer, entity, grants)})`,
    );
  });
}

function compilePolicies(writer: Writer): readonly Unit[] {
  const uses = {
    insert: ({ kind }: Command) => kind === "create",
    update: ({ kind, succeeds }: Command) => kind !== "create" || succeeds !== null,
  };
  const policies = (["insert", "update"] as const).flatMap((use) => {
    const rows = new Map<EntityType, string[]>();
    const open = (entity: EntityType, condition: string): void => {
      const known = rows.get(entity) ?? [];
      if (!known.includes(condition)) rows.set(entity, [...known, condition]);
    };
    const using = writer.commands.filter(uses[use]);
    for (const entity of new Set(using.map((one) => one.entity))) {
      const run = using.filter((one) => one.entity === entity);
      const grants = grantsFor(writer, entity).filter(({ commands }) =>
        run.some((one) => commands.includes(one.name)),
      );
      open(entity, compileRows(writer, entity, grants));
    }
    if (use === "insert")
      for (const { entity, lines } of writer.commands)
        for (const line of lines.values()) open(line.entity, compileLine(entity, line));
    return [...rows].map(([entity, conditions]) => {
      const check = conditions.length === 1 ? conditions.join() : `(${conditions.join(") or (")})`;
      const old = use === "update" ? ` using (${check})` : "";
      return policyOf(writer, entity, { name: use, use }, `${old} with check (${check})`);
    });
  });
  return [...policies, ...compileArchived(writer)];
}

/** Nobody sees what is archived; whoever archives it does until the command ends, as a row that is written must be seen. */
function compileArchived(writer: Writer): readonly Unit[] {
  const archiving = writer.commands.filter(({ kind }) => kind === "archive");
  return [...new Set(archiving.map(({ entity }) => entity))].map((entity) => {
    const grants = grantsFor(writer, entity).filter(({ commands }) =>
      archiving.some((one) => one.entity === entity && commands.includes(one.name)),
    );
    const rows = `"archived_at" = now()::timestamptz(3) and ${compileRows(writer, entity, grants)}`;
    return policyOf(writer, entity, { name: "archived", use: "select" }, ` using (${rows})`);
  });
}

/** Of the writing side; `rows` as PostgreSQL takes them. */
function policyOf(
  { role }: Writer,
  entity: EntityType,
  { name: of, use }: { readonly name: string; readonly use: string },
  rows: string,
): Unit {
  const [name, table] = [quoteName(`w_${role.login}_${of}`), quoteTable(entity.table)];
  const text = `create policy ${name} on ${table} for ${use} to ${quoteName(writerOf(role))}${rows};`;
  return policyUnit(name, table, text);
}

/** A line is of a record that the role sees. */
function compileLine({ table }: EntityType, line: CommandLines): string {
  const link = `parent.id = ${quoteName(getTableName(line.entity.table))}.${quoteName(line.by.name)}`;
  return `tc.is_server() and exists (select from ${quoteTable(table)} as parent where ${link})`;
}
