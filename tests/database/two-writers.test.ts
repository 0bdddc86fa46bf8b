// Of two who give a command on the same version of a record one is heard, and the other is told which version there is now: of
// every command of the catalogue that is given on a version, on two real connections. It is made from the catalogue: input and
// state are those of rows that are there. Rules are off, since here no command is to fail by any; that they hold is asked elsewhere.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Command, listName, loadCatalogue, storedColumns } from "../../src/catalogue/index.ts";
import { type CallRow, commandFunction } from "../../src/database/command-call.ts";
import { writerFor } from "../../src/database/enforcement/command-values.ts";
import { quoteName, quoteTable } from "../../src/database/enforcement/quoting.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import { loginUrl } from "../support/logins.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

interface Giver {
  readonly role: RolePolicy;
  readonly command: Command;
}

const catalogue = loadCatalogue();
const roles = [...(await loadPolicyFiles()).roles.values()];

/** Each command as whichever role gives it. */
const givers = new Map<string, readonly Giver[]>();
for (const role of roles)
  for (const command of writerFor(catalogue, role).commands)
    if (command.kind !== "create")
      givers.set(command.name, [...(givers.get(command.name) ?? []), { role, command }]);

let database: TestDatabase;
let admin: Sql;
const sessions = new Map<string, readonly [Sql, Sql]>();
beforeAll(async () => {
  database = await cloneDatabase();
  admin = postgres(database.adminUrl, {
    max: 1,
    onnotice: () => {},
    connection: { session_replication_role: "replica" } as unknown as { application_name: string },
  });
  await admin.unsafe(`do $$ declare c record; begin
    for c in select conrelid::regclass as owner, conname from pg_constraint where contype in ('c', 'x') and connamespace = 'public'::regnamespace loop
      execute format('alter table %s drop constraint %I', c.owner, c.conname); end loop; end $$`);
  const name = new URL(database.adminUrl).pathname.slice(1);
  for (const { login } of roles)
    await admin.unsafe(
      `alter role ${quoteName(login)} in database ${name} set session_replication_role = replica`,
    );
});
afterAll(async () => {
  await Promise.all([admin, ...[...sessions.values()].flat()].map((sql) => sql?.end({ timeout: 2 })));
  await database?.drop();
});

function sessionsOf(login: string): readonly [Sql, Sql] {
  const open = (): Sql =>
    postgres(loginUrl(database.runtimeUrl, login), {
      max: 1,
      fetch_types: false,
      onnotice: () => {},
      connection: { default_transaction_read_only: "off" } as unknown as { application_name: string },
    });
  const pair = sessions.get(login) ?? ([open(), open()] as const);
  sessions.set(login, pair);
  return pair;
}

type Stored = Readonly<Record<string, string | number | boolean | null>> & {
  readonly id: string;
  readonly version: number;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

const tableOf = ({ entity }: Command): string => quoteTable(entity.table);

/** In the command's state, and without the day that ends it. */
const readied = ({ step, before }: Command): readonly string[] => [
  ...(step === null ? [] : [`${quoteName(step.column.name)} = '${step.from[0]}'`]),
  ...(before === null ? [] : [`${quoteName(before.column.name)} = null`]),
];

/** Rows as they are; where they are in no state for it, a few that are put into one, so that the others keep theirs. */
async function* candidates(command: Command): AsyncGenerator<Stored> {
  const table = tableOf(command);
  const rows = (order: string, limit: number) =>
    admin.unsafe<{ row: Stored }[]>(
      `select to_jsonb(t) as row from ${table} t where archived_at is null order by md5(id::text) ${order} limit ${limit}`,
    );
  for (const { row } of await rows("asc", 40)) yield row;
  if (readied(command).length === 0) return;
  await admin.unsafe(`update ${table} set ${readied(command).join(", ")}
    where id in (select id from ${table} where archived_at is null order by md5(id::text) desc limit 5)`);
  for (const { row } of await rows("desc", 5)) yield row;
}

/** What is there is said once more; of what is not there, what another row has, or something of its type. */
async function saidOf(command: Command, row: Stored): Promise<CallRow> {
  const { input } = command;
  const empty = [...input.values()].flatMap(({ field, required }) =>
    required ? storedColumns(field).filter(({ name }) => row[name] == null) : [],
  );
  const others = empty.map(
    ({ name }) => `(select min(${quoteName(name)}::text) from ${tableOf(command)}) as ${quoteName(name)}`,
  );
  const [elsewhere] = empty.length === 0 ? [] : await admin.unsafe<Stored[]>(`select ${others.join(", ")}`);
  const said = [...input.values()].flatMap(({ field, required }) =>
    required
      ? storedColumns(field).map((column) => {
          const type = column.getSQLType();
          const other =
            type === "date" ? "2026-11-20" : /int/.test(type) ? 1 : type === "boolean" ? true : "1";
          return [
            column.name,
            row[column.name] ??
              elsewhere?.[column.name] ??
              (column.enumValues?.[0] as string | undefined) ??
              other,
          ];
        })
      : [],
  );
  return { ...Object.fromEntries(said), id: row.id, version: row.version, "#": 0 };
}

interface Who {
  readonly login: string;
  readonly person: string;
  readonly scope: readonly string[];
}

let people: readonly string[];
let places: readonly string[];
let guardians: readonly string[];
beforeAll(async () => {
  const idsOf = async (query: string) => (await admin.unsafe<{ id: string }[]>(query)).map(({ id }) => id);
  guardians = await idsOf("select id from guardian");
  people = (await idsOf("select id from tc.person order by id")).slice(0, 3);
  places = await idsOf(
    "select id from school union all select id from township union all select id from village union all select id from district",
  );
});

async function callOf({ role, command }: Giver, row: Stored, who: Who) {
  const ticket = randomBytes(12).toString("hex");
  const bound = role.scope === "district" || role.scope === "public";
  const [standing] = await admin<{ epoch: number; policy: number }[]>`
    insert into tc.ticket (digest, login, person_id, epoch, scope, scope_ids, expires_at)
      select ${createHash("sha256").update(ticket).digest()}, ${role.login}, p.id, p.epoch, ${bound ? role.scope : "ids"},
        ${bound ? null : `{${who.scope.join(",")}}`}::text::uuid[], now() + interval '1 hour'
        from tc.person p where p.id = ${who.person} returning epoch, (select version from tc.policy_state) as policy`;
  const grants = role.writes.filter(({ commands }) => commands.includes(command.name)).map(({ id }) => id);
  return JSON.stringify({
    ...standing,
    ticket,
    key: randomUUID(),
    digest: "00",
    request: randomUUID(),
    purpose: null,
    dry: false,
    held: grants.map((grant) => ({ grant, scope: who.scope })),
    needs: [grants],
    ties: [],
    rows: [await saidOf(command, row)],
  });
}

interface Failure {
  readonly code: string;
  readonly detail?: string;
  readonly message: string;
}

const waitsFor = async (pid: number, over: () => boolean): Promise<void> => {
  while (!over()) {
    const [row] = await admin`select wait_event_type as waits from pg_stat_activity where pid = ${pid}`;
    if (row?.waits === "Lock") return;
  }
};

/** What the second hears, or why not even the first was heard. */
async function race(
  { role, command }: Giver,
  name: string,
  row: Stored,
): Promise<{ readonly first: string; readonly second?: Failure | "heard" }> {
  const [one, two] = sessionsOf(role.login);
  const [person, ...others] = people;
  // Whose child it is, the row itself does not say.
  const all = role.scope === "guardian" ? guardians : places;
  const scope = [...all, ...Object.values(row).filter((value) => uuid.test(String(value)))].map(String);
  const who = { login: role.login, person: String(others.at(0) ?? person), scope };
  const statement = `select ${commandFunction(role.login, name)}($1::text::jsonb)`;
  const calls = [await callOf({ role, command }, row, who), await callOf({ role, command }, row, who)];
  await one.unsafe("begin");
  try {
    await one.unsafe(statement, [String(calls[0])]);
  } catch (error) {
    await one.unsafe("rollback");
    const { code, message, detail } = error as Failure;
    return { first: `${code} ${detail ?? message}` };
  }
  const [backend] = await two<{ pid: number }[]>`select pg_backend_pid() as pid`;
  let over = false;
  const second = two
    .unsafe(statement, [String(calls[1])])
    .then(
      () => "heard" as const,
      (error: Failure) => error,
    )
    .finally(() => {
      over = true;
    });
  await waitsFor(Number(backend?.pid), () => over);
  await one.unsafe("commit");
  return { first: "heard", second: await second };
}

/** What the second of two heard of the first command that anybody could give, and on which version. */
async function outcomeOf(called: string, each: readonly Giver[]) {
  let told: unknown = "no record";
  for (const giver of each)
    for await (const row of candidates(giver.command)) {
      const { first, second } = await race(giver, called, row);
      if (second === undefined) told = first;
      else if (second === "heard") return { told: second, version: row.version };
      else return { told: [second.code, JSON.parse(second.detail ?? "null")], version: row.version };
    }
  return { told, version: null };
}

test("of two one is heard, of every command that is given on a version", async () => {
  const told = new Map<string, unknown>();
  const expected = new Map<string, unknown>();
  for (const [name, each] of givers)
    for (const called of each[0]?.command.list ? [name, listName(name)] : [name]) {
      const outcome = await outcomeOf(called, each);
      told.set(called, outcome.told);
      const { kind } = each[0]?.command ?? {};
      const version = { version: Number(outcome.version) + 1 };
      // What is archived is there for nobody any more.
      const alone =
        kind === "archive" ? ["TC003", { row: 0, column: "id" }] : ["TC004", { row: 0, ...version }];
      expected.set(
        called,
        called === name ? alone : ["TC008", { faults: [{ row: 0, state: "TC004", ...version }] }],
      );
    }
  console.log(`two writers: ${told.size} commands`);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
});
