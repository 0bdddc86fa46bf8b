// Who may give which command, say what with it, and on which rows in which state, written by hand from the table of rights: held
// against the planner for every role, duty and purpose, against the columns that PostgreSQL lets each writing side set, against
// who may call what, and against the policy's rows, the database's, and what it says of records in each state.
import { getTableName } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import {
  beginningsOf,
  type Command,
  declaredMachines,
  listName,
  loadCatalogue,
  storedColumns,
} from "../../src/catalogue/index.ts";
import { commandFunction, historyFunction, standingFunction } from "../../src/database/command-call.ts";
import {
  decideWriting,
  historyClosed,
  parsePolicy,
  type RolePolicy,
  type Writing,
} from "../../src/policy/index.ts";
import { connect, policyTexts } from "../database/database.ts";
import { loginUrl } from "../support/logins.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { testToday } from "../support/test-keys.ts";
import { loadDistrictRows, type Row } from "./district-rows.ts";
import { expectedCommands as expected } from "./expectations/all-commands.ts";
import { expectedStates, expectedUntil, stepOf } from "./expectations/command-states.ts";
import { expectedHistories, tellingOf } from "./expectations/histories.ts";
import { purposes } from "./expectations/index.ts";
import { declared, onDuty } from "./judge.ts";
import { type PlantedCaller, plantedCallers } from "./planted-callers.ts";
import { rowRules } from "./rules/index.ts";
import { DatabaseRows, fieldsOf, giving, plantWritten, WrittenRows } from "./written-rows.ts";

const catalogue = loadCatalogue();
const policy = parsePolicy(policyTexts());
let database: TestDatabase;
let admin: Sql;
const logins = new Map<string, Sql>();
const login = (name: string): Sql => {
  const open = logins.get(name) ?? connect(loginUrl(database.runtimeUrl, name));
  logins.set(name, open);
  return open;
};
beforeAll(async () => {
  database = await cloneDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  // The sample's own day, on which it tells the rows apart.
  await admin.unsafe(
    `create or replace function tc.today() returns date language sql stable parallel safe return date '${testToday}'`,
  );
});
afterAll(async () => {
  await Promise.all([admin, ...logins.values()].map((sql) => sql?.end({ timeout: 2 })));
  await database?.drop();
});

const roles = (): readonly RolePolicy[] => [...policy.roles.values()];
const commands = (): readonly Command[] => [...catalogue.commands.values()];

test("the planner decides what the table says, for every role, duty and purpose, field by field", () => {
  let decisions = 0;
  const problems: string[] = [];
  for (const role of roles())
    for (const command of commands()) {
      const entries = expected[role.role]?.[command.name];
      for (const duties of [[], ...role.duties.map((duty) => [duty])])
        for (const purpose of [null, "rehabilitation", "payment"]) {
          const asker = { role, groups: [{ duties, scopeIds: [] }], purpose };
          const may = (fields: Writing["fields"]): boolean =>
            decideWriting(asker, { command: command.name, fields }).kind === "permit";
          const words = `${role.role}, ${command.name}, ${duties}, ${purpose}`;
          for (const field of [null, ...fieldsOf(command)]) {
            const said = field === null ? words : `${words}: ${field.type}.${field.field}`;
            const given = giving(entries, { duties }, purpose, field).length > 0;
            if (may(field === null ? [] : [field]) !== given) problems.push(`${said}: not ${given}`);
            decisions += 1;
          }
        }
    }
  console.log(
    `commands: ${decisions} decisions of ${roles().length} roles and ${commands().length} commands`,
  );
  expect(problems).toEqual([]);
  expect(decisions).toBeGreaterThan(2_000);
});

test("a role's login may call its commands and no other, and its writing side sets their columns and no other", async () => {
  const writers = Object.keys(expected).map((role) => `${policy.roles.get(role)?.login}_w`);
  const callable = await admin<{ login: string; name: string }[]>`
    select l.rolname as login, format('tc_write."%s"', p.proname) as name from pg_proc p, pg_roles l
      where p.pronamespace = 'tc_write'::regnamespace and l.rolcanlogin and not l.rolsuper
        and has_function_privilege(l.oid, p.oid, 'execute') and l.rolname = any (string_to_array(${roles()
          .map(({ login }) => login)
          .join(",")}, ','))`;
  const wanted = Object.entries(expected).flatMap(([role, named]) => {
    const login = policy.roles.get(role)?.login ?? "";
    const changed = new Set(
      Object.keys(named).flatMap((command) => {
        const { kind, entity } = catalogue.command(command);
        return kind === "create" ? [] : [entity.name];
      }),
    );
    const all = Object.keys(named).flatMap((name) =>
      catalogue.command(name).list ? [name, listName(name)] : [name],
    );
    return [
      ...all.map((command) => `${login} ${commandFunction(login, command)}`),
      ...[...changed].map((type) => `${login} ${standingFunction(login, type)}`),
    ];
  });
  for (const { role, login } of roles())
    for (const type of new Set((expectedHistories[role] ?? []).flatMap(({ types }) => types.split(" "))))
      wanted.push(`${login} ${historyFunction(login, type)}`);
  expect(callable.map(({ login, name }) => `${login} ${name}`).sort()).toEqual(wanted.sort());
  const settable = await admin<{ text: string }[]>`
    select format('%s %s.%s %s', w.rolname, c.relname, a.attname, u) as text
      from pg_roles w, pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
        unnest(array['insert', 'update']) u
      where w.rolname = any (string_to_array(${writers.join(",")}, ',')) and c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace)
        and c.relkind in ('r', 'p', 'v') and has_column_privilege(w.oid, c.oid, a.attname, u)`;
  expect([...new Set(settable.map(({ text }) => text))].sort()).toEqual([...wantedColumns()].sort());
});

test("who is told what happened to records of a type is what the table says, for every duty and purpose", () => {
  const problems: string[] = [];
  for (const role of roles())
    for (const type of catalogue.entities.keys())
      for (const duties of [[], ...role.duties.map((duty) => [duty])])
        for (const purpose of [null, ...purposes]) {
          const told = historyClosed({ role, groups: [{ duties, scopeIds: [] }], purpose }, type) === null;
          const wanted = tellingOf(role.role, type).some(
            (entry) => onDuty(entry, { duties }) && declared(entry, purpose),
          );
          if (told !== wanted) problems.push(`${role.role}, ${type}, ${duties}, ${purpose}: not ${wanted}`);
        }
  expect(problems).toEqual([]);
});

/** Said by hand in the table, or derived by the command; the row's id or its version; and the state where the command is a step. */
function wantedColumns(): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const [role, named] of Object.entries(expected))
    for (const name of Object.keys(named)) {
      const { entity, kind, input, derives, lines, step, succeeds } = catalogue.command(name);
      const writer = `${policy.roles.get(role)?.login}_w`;
      const add = (
        table: Command["entity"]["table"],
        columns: readonly string[],
        use = kind === "create" ? "insert" : "update",
      ): void => {
        for (const column of columns) wanted.add(`${writer} ${getTableName(table)}.${column} ${use}`);
      };
      const given = (named[name] ?? []).flatMap(({ fields = [] }) => fields);
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

describe("on which rows", () => {
  let rows: WrittenRows;
  let asked: DatabaseRows;
  /** With nobody who is tied to anybody: whom they are tied to is asked beside every grant (`isolation`). */
  let callers: readonly PlantedCaller[];
  beforeAll(async () => {
    await plantWritten(admin);
    const district = await loadDistrictRows(database.adminUrl);
    rows = new WrittenRows(catalogue, { rows: district, today: testToday });
    asked = new DatabaseRows(rows, admin, login);
    await asked.prepare();
    const sections = ["basic-education", "finance"].map(
      (duty): PlantedCaller => ({
        name: `education-officer (${duty})`,
        asker: {
          role: "education-officer",
          groups: [{ duties: [duty], scopeIds: ["(district)"] }],
          purpose: null,
        },
      }),
    );
    callers = [...plantedCallers(district), ...sections].filter(
      ({ asker }) => asker.role in expected && asker.tiedTo === undefined,
    );
  });
  const writers = (): readonly RolePolicy[] => roles().filter(({ role }) => role in expected);

  test("the policy gives each command, and each field of it, is what the table says", () => {
    const problems = writers().flatMap((role) => rows.differences(role, callers));
    console.log(`commands: ${rows.compared} rows of commands compared for ${callers.length} people`);
    expect(problems).toEqual([]);
    expect(rows.compared).toBeGreaterThan(100_000);
  });

  test("and a grant with rows too many, or too few, is named", () => {
    const unnoticed = writers().flatMap((role) =>
      role.writes.flatMap((grant, at) =>
        [{ kind: "always" } as const, { kind: "not", of: { kind: "always" } } as const]
          .filter(({ kind }) => kind !== grant.rows.kind)
          .flatMap((wrong) => {
            const writes = role.writes.with(at, { ...grant, rows: wrong });
            const found = rows.differences({ ...role, writes }, callers, grant.commands);
            const named = grant.commands.every((name) => found.some((text) => text.includes(`, ${name}`)));
            return named ? [] : [`${grant.id} ${grant.commands}: ${wrong.kind}`];
          }),
      ),
    );
    expect(unnoticed).toEqual([]);
  });

  test("the database lets a writing side put anything at all is what the table says", async () => {
    const problems: string[] = [];
    for (const role of writers())
      for (const caller of callers.filter(({ asker }) => asker.role === role.role))
        problems.push(...(await asked.ceilings(role, caller)));
    expect(problems).toEqual([]);
  });

  /** A caller of the role for every command that it gives on records that are there, and the rows by hand. */
  const changes = (role: RolePolicy, caller: PlantedCaller) =>
    Object.entries(expected[role.role] ?? {}).flatMap(([name, entries]) => {
      const { kind, entity } = catalogue.command(name);
      const [purpose = null] = entries.flatMap(({ purposes = [] }) => purposes);
      const told = caller.asker.groups.flatMap((group) =>
        giving(entries, group, purpose).map(({ rows: rule }) => ({ rule, scope: group.scopeIds })),
      );
      const holds = (row: Row): boolean =>
        told.some(({ rule, scope }) => rowRules[rule](rows.world, scope, row));
      return kind === "create" || told.length === 0 ? [] : [{ name, type: entity.name, told, holds }];
    });

  test("the database gives each command on a record is what the table says", async () => {
    const problems: string[] = [];
    let compared = 0;
    for (const role of writers())
      for (const caller of callers.filter(({ asker }) => asker.role === role.role)) {
        const given = changes(role, caller);
        for (const [type, ofType] of Map.groupBy(given, (one) => one.type)) {
          const all = rows.world.rows.all(type);
          const some = ofType.flatMap(({ holds }) =>
            [true, false].flatMap((wanted) => all.filter((row) => holds(row) === wanted).slice(0, 3)),
          );
          const chosen = [...new Set(some)];
          const found = await asked.standing(
            role,
            caller,
            type,
            chosen.map(({ id }) => id),
          );
          for (const row of chosen)
            for (const { name, holds } of ofType) {
              const answer = found.get(row.id)?.[name] ?? "rows";
              compared += 1;
              if ((answer === "rows") === holds(row))
                problems.push(`${caller.name}, ${name} of ${row.id}: ${answer}`);
            }
        }
      }
    console.log(`commands: ${compared} records asked of the database`);
    expect(problems).toEqual([]);
  });

  describe("and in which state", () => {
    test("is what the catalogue has", () => {
      const machines = [...declaredMachines().values()];
      expect(machines.map(({ on, field }) => `${on}.${field}`).sort()).toEqual(
        Object.keys(expectedStates).sort(),
      );
      for (const { on, field, initial, steps } of machines) {
        const wanted = expectedStates[`${on}.${field}`];
        expect(initial, on).toBe(wanted?.begins);
        const also = beginningsOf(on).map(([state, command]) => [command, state]);
        expect(Object.fromEntries(also), on).toEqual(wanted?.also ?? {});
        const drawn = Object.entries(steps).map(([name, { from, to }]) => [
          name,
          [from.join(" "), ...(to === undefined ? [] : [to])].join(" > "),
        ]);
        expect(Object.fromEntries(drawn), on).toEqual(wanted?.steps);
      }
      const until = commands().flatMap(({ name, before }) => (before === null ? [] : [[name, before.name]]));
      expect(Object.fromEntries(until)).toEqual(expectedUntil);
    });

    test("is what the database keeps, for every role, command and state", async () => {
      const problems: string[] = [];
      let compared = 0;
      await admin`set session_replication_role = replica`;
      for (const role of writers()) {
        const everyone = callers.filter(({ asker }) => asker.role === role.role);
        const told = new Set<string>();
        for (const caller of everyone)
          for (const [type, ofType] of Map.groupBy(changes(role, caller), (one) => one.type)) {
            const asking = ofType.filter(
              ({ name }) => !told.has(name) && (stepOf(name) ?? expectedUntil[name]),
            );
            const row = rows.world.rows.all(type).find((one) => asking.some(({ holds }) => holds(one)));
            if (asking.length === 0 || row === undefined) continue;
            for (const { name, holds } of asking) if (holds(row)) told.add(name);
            const cells = asking.flatMap(({ name }) => {
              const step = stepOf(name);
              const field = catalogue.field(type, step?.field ?? expectedUntil[name] ?? "");
              if (field.kind !== "column") throw new Error(`${type}.${field.name} is no column`);
              const codes = Object.values(field.codes?.values ?? {}).map(({ code }) => code);
              return [
                {
                  field,
                  isState: step !== null,
                  values: step === null ? [null, someValue(row, field.name)] : codes,
                },
              ];
            });
            for (const { field, values, isState } of cells)
              for (const value of values) {
                await admin.unsafe(
                  `update ${getTableName(catalogue.entity(type).table)} set "${field.column.name}" = $1::text::${field.column.getSQLType()} where id = $2`,
                  [value, row.id],
                );
                const now = { ...row, [field.name]: value } as Row;
                // Whose it is does not change with its state.
                const then = isState ? row : now;
                const found = (await asked.standing(role, caller, type, [row.id])).get(row.id);
                for (const { name, holds } of ofType) {
                  const wanted = holds(then) ? obstacle(name, now) : "rows";
                  const answer = found?.[name] ?? "rows";
                  const said = ["rows", "state", "before"].includes(answer) ? answer : "open";
                  compared += 1;
                  if (said !== wanted)
                    problems.push(
                      `${role.role}, ${name} where ${field.name} is ${value}: ${answer}, not ${wanted}`,
                    );
                }
              }
            const columns = [...new Set(cells.map(({ field }) => field))];
            for (const { column, name } of columns)
              await admin.unsafe(
                `update ${getTableName(catalogue.entity(type).table)} set "${column.name}" = $1::text::${column.getSQLType()} where id = $2`,
                [row[name] === null ? null : String(row[name]), row.id],
              );
          }
        const untold = Object.keys(expected[role.role] ?? {}).filter(
          (name) => (stepOf(name) !== null || name in expectedUntil) && !told.has(name),
        );
        problems.push(...untold.map((name) => `${role.role}, ${name}: no row of the sample to ask about`));
      }
      console.log(`commands: ${compared} states of records asked of the database`);
      expect(problems).toEqual([]);
    });

    /** Keys to what the world has. */
    const targets: Readonly<Record<string, string>> = {
      childId: "Child",
      documentId: "PolicyDocument",
      supersededById: "PolicyDocument",
    };
    const someValue = (row: Row, field: string): string =>
      targets[field] !== undefined
        ? String(rows.world.rows.all(targets[field])[0]?.id)
        : field.endsWith("On")
          ? testToday
          : String(row[field] ?? 500);

    const obstacle = (command: string, row: Row): string => {
      const step = stepOf(command);
      const until = expectedUntil[command];
      if (step !== null && !step.from.includes(String(row[step.field]))) return "state";
      return until !== undefined && row[until] !== null ? "before" : "open";
    };
  });
});
