// Who may give which command and say what with it, written by hand from the table of rights: held against the planner for every
// role, duty and purpose, against the columns that PostgreSQL lets each writing side set, and against who may call what.
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Command, listName, storedColumns } from "../../src/catalogue/index.ts";
import { commandFunction, historyFunction, standingFunction } from "../../src/database/command-call.ts";
import { decideWriting, type RolePolicy, type Writing } from "../../src/policy/index.ts";
import { type EnforcedDatabase, openEnforcedDatabase } from "../database/database.ts";
import { expectedCommands as expected } from "./expectations/all-commands.ts";

let database: EnforcedDatabase;
beforeAll(async () => {
  database = await openEnforcedDatabase();
});
afterAll(() => database?.close());

const roles = (): readonly RolePolicy[] => [...database.policy.roles.values()];
const commands = (): readonly Command[] => [...database.catalogue.commands.values()];
const fieldsOf = ({ kind, lines, ...row }: Command): readonly Writing["fields"][number][] => [
  ...[...row.input.keys()].map((field) => ({
    type: row.entity.name,
    field,
    use: kind === "create" ? ("create" as const) : ("update" as const),
  })),
  ...[...lines.values()].flatMap(({ entity, input }) =>
    [...input.keys()].map((field) => ({ type: entity.name, field, use: "create" as const })),
  ),
];

test("the planner decides what the table says, for every role, duty and purpose, field by field", () => {
  let decisions = 0;
  for (const role of roles())
    for (const command of commands()) {
      const entry = expected[role.role]?.[command.name];
      for (const duties of [[], ...role.duties.map((duty) => [duty])])
        for (const purpose of [null, "rehabilitation", "payment"]) {
          const holds =
            entry !== undefined &&
            (entry.duties?.some((duty) => duties.includes(duty)) ?? true) &&
            (entry.purposes?.some((one) => one === purpose) ?? true);
          const asker = { role, groups: [{ duties, scopeIds: [] }], purpose };
          const may = (fields: Writing["fields"]): boolean =>
            decideWriting(asker, { command: command.name, fields }).kind === "permit";
          const words = `${role.role}, ${command.name}, ${duties}, ${purpose}`;
          expect(may([]), words).toBe(holds);
          decisions += 1;
          for (const field of fieldsOf(command)) {
            const isGiven = holds && entry?.fields?.includes(`${field.type}.${field.field}`) === true;
            expect(may([field]), `${words}: ${field.type}.${field.field}`).toBe(isGiven);
            decisions += 1;
          }
        }
    }
  console.log(
    `commands: ${decisions} decisions of ${roles().length} roles and ${commands().length} commands`,
  );
  expect(decisions).toBeGreaterThan(2_000);
});

test("a role's login may call its commands and no other, and its writing side sets their columns and no other", async () => {
  const writers = Object.keys(expected).map((role) => `${database.policy.roles.get(role)?.login}_w`);
  const callable = await database.admin<{ login: string; name: string }[]>`
    select l.rolname as login, format('tc_write."%s"', p.proname) as name from pg_proc p, pg_roles l
      where p.pronamespace = 'tc_write'::regnamespace and l.rolcanlogin and not l.rolsuper
        and has_function_privilege(l.oid, p.oid, 'execute') and l.rolname = any (string_to_array(${roles()
          .map(({ login }) => login)
          .join(",")}, ','))`;
  const wanted = Object.entries(expected).flatMap(([role, named]) => {
    const login = database.policy.roles.get(role)?.login ?? "";
    const changed = new Set(
      Object.keys(named).flatMap((command) => {
        const { kind, entity } = database.catalogue.command(command);
        return kind === "create" ? [] : [entity.name];
      }),
    );
    const all = Object.keys(named).flatMap((name) =>
      database.catalogue.command(name).list ? [name, listName(name)] : [name],
    );
    return [
      ...all.map((command) => `${login} ${commandFunction(login, command)}`),
      ...[...changed].map((type) => `${login} ${standingFunction(login, type)}`),
    ];
  });
  for (const { login, history = [] } of roles())
    for (const type of new Set(history.map((grant) => grant.type)))
      wanted.push(`${login} ${historyFunction(login, type)}`);
  expect(callable.map(({ login, name }) => `${login} ${name}`).sort()).toEqual(wanted.sort());
  const settable = await database.admin<{ text: string }[]>`
    select format('%s %s.%s %s', w.rolname, c.relname, a.attname, u) as text
      from pg_roles w, pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
        unnest(array['insert', 'update']) u
      where w.rolname = any (string_to_array(${writers.join(",")}, ',')) and c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace)
        and c.relkind in ('r', 'p', 'v') and has_column_privilege(w.oid, c.oid, a.attname, u)`;
  expect([...new Set(settable.map(({ text }) => text))].sort()).toEqual([...wantedColumns()].sort());
});

/** Said by hand in the table, or derived by the command; the row's id or its version; and the state where the command is a step. */
function wantedColumns(): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const [role, named] of Object.entries(expected))
    for (const name of Object.keys(named)) {
      const { entity, kind, input, derives, lines, step, succeeds } = database.catalogue.command(name);
      const writer = `${database.policy.roles.get(role)?.login}_w`;
      const add = (
        table: Command["entity"]["table"],
        columns: readonly string[],
        use = kind === "create" ? "insert" : "update",
      ): void => {
        for (const column of columns) wanted.add(`${writer} ${getTableName(table)}.${column} ${use}`);
      };
      const given = named[name]?.fields ?? [];
      const said = (type: string, fields: Command["input"]): string[] =>
        [...fields.values()]
          .filter(({ field }) => given.includes(`${type}.${field.name}`))
          .flatMap(({ field }) => storedColumns(field).map((column) => column.name));
      add(entity.table, [kind === "create" ? "id" : "version", ...said(entity.name, input)]);
      add(entity.table, [
        ...derives.map(({ column }) => column.name),
        ...(step?.to === undefined ? [] : [step.column.name]),
        ...(kind === "archive" ? ["archived_at"] : []),
      ]);
      if (succeeds !== null)
        for (const column of ["version", succeeds.to.name, ...succeeds.sets.map((one) => one.column.name)])
          wanted.add(`${writer} ${getTableName(entity.table)}.${column} update`);
      for (const line of lines.values()) {
        const derived = line.derives.map(({ column }) => column.name);
        const columns = ["id", line.by.name, ...said(line.entity.name, line.input), ...derived];
        add(line.entity.table, columns, "insert");
      }
    }
  return wanted;
}
