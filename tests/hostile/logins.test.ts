// A login turns on its own: whoever holds one login's password takes what is not theirs, holds what others wait for, or changes
// the login itself. Only that login is hit, it is noticed and named, and `migrate` heals it.
import pino from "pino";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import {
  loadPolicyFiles,
  migrate,
  type PrepareOptions,
  parseDatabaseError,
  prepareDatabase,
} from "../../src/database/index.ts";
import { approve } from "../isolation/open-lines.ts";
import { loginUrl } from "../support/logins.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

/** Roles belong to the whole server: those that turn here are this file's own. */
const renamed = (login: string) => login.replace(/^tc/, "tc_turning");
const teacher = "tc_turning_teacher";
const finance = "tc_turning_finance";
const connections = 5;
const schools = "{ schools(first: 1) { nodes { id } } }";

let database: TestDatabase;
let admin: Sql;
let app: TestApp;
let logins: string[];
const log: Record<string, unknown>[] = [];
const open: Sql[] = [];

const enforce = (options: PrepareOptions = {}) =>
  prepareDatabase({ ...database, connections }, loadCatalogue(), options);
const connect = (url: string, applicationName = "stranger"): Sql => {
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: applicationName, default_transaction_read_only: "off" as never },
  });
  open.push(sql);
  return sql;
};
const as = (login: string, applicationName?: string): Sql =>
  connect(loginUrl(database.runtimeUrl, login), applicationName);
const leave = async () => {
  await Promise.all(open.splice(0).map((sql) => sql.end({ timeout: 1 })));
};
const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

beforeAll(async () => {
  database = await cloneDatabase();
  admin = postgres(database.adminUrl, { max: 2, onnotice: () => {} });
  const { roles } = await loadPolicyFiles();
  const own = [...roles.values()].map((role) => ({ ...role, login: renamed(role.login) }));
  logins = own.map(({ login }) => login);
  await approve(admin, own);
  await enforce();
  app = await startTestApp({
    database,
    log: pino({ level: "error" }, { write: (line) => log.push(JSON.parse(line)) }),
  });
});
afterAll(async () => {
  await leave();
  await admin.end({ timeout: 5 });
  await app?.close();
  const cluster = postgres(new URL("/postgres", database.adminUrl).href, { max: 1, onnotice: () => {} });
  for (const login of logins) await cluster.unsafe(`drop role ${login}`);
  await cluster.end({ timeout: 5 });
});

const asTeacher = () => app.ask(schools, { as: "teacher" });
const asFinance = () => app.ask(schools, { as: "finance-officer" });
const alarms = () => log.splice(0).map(({ msg, login, err }) => ({ msg, login: login ?? Object(err).login }));

describe("a login that turns on its own", () => {
  test("has no more connections than the servers' pools need, and no more temporary files than its statements", async () => {
    const taken: unknown[] = [];
    for (let n = 0; n < connections + 3; n += 1) taken.push(await failure(as(finance)`select 1`));
    expect(taken.slice(0, connections)).toEqual(Array(connections).fill(null));
    for (const error of taken.slice(connections)) expect(parseDatabaseError(error)).toEqual({ kind: "full" });
    await leave();
    const login = as(finance);
    expect(await login`show temp_file_limit`).toEqual([{ temp_file_limit: "256MB" }]);
    for (const change of ["set temp_file_limit = -1", `alter role ${finance} set temp_file_limit = -1`])
      expect(parseDatabaseError(await failure(login.unsafe(change)))).toEqual({ kind: "refused" });
    expect(
      parseDatabaseError(await failure(login.unsafe(`alter role ${finance} connection limit -1`))),
    ).toEqual({
      kind: "refused",
    });
    await login.unsafe(`alter role ${finance} reset all`);
    const [kept] = await admin`select setconfig from pg_db_role_setting where setrole = ${finance}::regrole`;
    expect(kept).toEqual({ setconfig: ["temp_file_limit=256MB"] });
    await enforce();
    await leave();
  });

  test("takes all its connections: its role is told 503, and the log says which login; the others are served", async () => {
    await app.ask("{ me { role } }", { as: "hr-officer" });
    const held = logins.find((login) => login.endsWith("_hr")) ?? "";
    // The pool's own connections are ended, and taken before it opens new ones.
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${held}`;
    for (let n = 0; n < connections; n += 1) await as(held)`select 1`;
    log.length = 0;
    const refused = await app.ask(schools, { as: "hr-officer" });
    expect([refused.status, refused.json.errors[0].extensions.code]).toEqual([503, "UNAVAILABLE"]);
    expect(alarms()).toContainEqual({
      msg: expect.stringContaining("no connection left for a login"),
      login: held,
    });
    expect((await asFinance()).status).toBe(200);
    await leave();
    await expect.poll(() => app.ask(schools, { as: "hr-officer" }).then(({ status }) => status)).toBe(200);
  });

  test("changes its password: its role is told 503, an alarm of its own names it, and `migrate` heals it", async () => {
    expect((await asTeacher()).status).toBe(200);
    await as(teacher).unsafe(`alter role ${teacher} password 'mine alone'`).simple();
    await leave();
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${teacher}`;
    log.length = 0;
    const refused = await asTeacher();
    expect([refused.status, refused.json.errors[0].extensions.code]).toEqual([503, "UNAVAILABLE"]);
    expect(alarms()).toContainEqual({
      msg: expect.stringContaining("refuses a login its password"),
      login: teacher,
    });
    expect((await asFinance()).status).toBe(200);
    await enforce();
    expect((await asTeacher()).status).toBe(200);
  });

  test("changes its settings: nothing runs on it, an alarm names it and the setting, and `migrate` heals it", async () => {
    const own = as(teacher);
    const name = new URL(database.adminUrl).pathname.slice(1);
    for (const change of [`alter role ${teacher}`, `alter role ${teacher} in database ${name}`]) {
      expect((await asTeacher()).status).toBe(200);
      await own.unsafe(`${change} set enable_indexscan = off`).simple();
      // Known ten seconds later at the latest: a server that starts meanwhile knows at once.
      const other = await startTestApp({
        database,
        log: pino({ level: "error" }, { write: (line) => log.push(JSON.parse(line)) }),
      });
      try {
        const refused = await other.ask(schools, { as: "teacher" });
        expect([refused.status, refused.json.errors[0].extensions.code]).toEqual([503, "UNAVAILABLE"]);
        expect(log).toContainEqual(
          expect.objectContaining({
            msg: expect.stringContaining("changed by itself"),
            login: teacher,
            settings: ["enable_indexscan"],
          }),
        );
        expect((await other.ask(schools, { as: "finance-officer" })).status).toBe(200);
        log.length = 0;
        await enforce();
        await expect
          .poll(() => other.ask(schools, { as: "teacher" }).then(({ status }) => status), { timeout: 5_000 })
          .toBe(200);
      } finally {
        await other.app.close();
      }
    }
    await leave();
  });

  test("is known to be changed: a look-up on it is refused uncounted, for nothing is looked up", async () => {
    const police = "tc_turning_police";
    const lookUp = async (server: TestApp) => {
      const { status } = await server.ask(
        '{ children(where: { idNumber: { eq: "11010519491231002X" } }) { nodes { id } } }',
        { as: "police-officer:关面乡", purpose: "identity-verification" },
      );
      const [{ asked, told } = {}] =
        await admin`select (select coalesce(sum(asked), 0)::int from tc.lookup_count) as asked,
        (select count(*)::int from tc.access_log) as told`;
      return { status, asked, told };
    };
    expect(await lookUp(app)).toEqual({ status: 200, asked: 1, told: 2 });
    await as(police).unsafe(`alter role ${police} set enable_indexscan = off`).simple();
    await leave();
    const other = await startTestApp({ database, log: pino({ enabled: false }) });
    try {
      expect(await lookUp(other)).toEqual({ status: 503, asked: 1, told: 2 });
    } finally {
      await other.app.close();
      await enforce();
    }
  });

  test("holds no lock that `migrate` waits for, whatever session may hold one", async () => {
    const login = as(teacher);
    for (const lock of ["pg_advisory_lock(1)", "pg_try_advisory_xact_lock_shared(1, 2)"])
      expect(parseDatabaseError(await failure(login.unsafe(`select ${lock}`)))).toEqual({ kind: "refused" });
    for (const table of ["drizzle.__drizzle_migrations", "tc.policy_state"])
      await expect(
        login.begin((tx) => tx.unsafe(`lock table ${table} in share row exclusive mode`)),
      ).rejects.toMatchObject({ code: "42501" });
    // All that older versions waited for, held by one who may.
    await admin.reserve().then(async (session) => {
      await session`select pg_advisory_lock(${0x6d696772}), pg_advisory_lock(${0x656e666f}), pg_advisory_lock(hashtext('tongchou policy'))`;
      await migrate(database.adminUrl);
      await enforce();
      await session`select pg_advisory_unlock_all()`;
      session.release();
    });
  });

  test("holds a table: `migrate` says for whom it waits, and ends with BLOCKED and their names", async () => {
    const said: string[] = [];
    const holder = as(teacher, "a stranger's tool");
    await holder.begin(async (tx) => {
      await tx`select count(*) from school`;
      const error = (await failure(
        enforce({ say: (line) => said.push(line), patienceMs: 5_000 }),
      )) as Error & { code: string };
      expect(error.code).toBe("BLOCKED");
      for (const text of [error.message, said.join()])
        expect(text).toMatch(
          /process \d+ \(application "a stranger's tool", login tc_turning_teacher, database t_\w+, in a transaction since /,
        );
    });
    await leave();
    await enforce();
  });

  test("leaves a large object in another database: `migrate` says so and goes on; in this one it refuses", async () => {
    const elsewhere = await createEmptyDatabase();
    const sql = connect(loginUrl(elsewhere.runtimeUrl, teacher));
    await sql`select lo_create(0)`;
    const said: string[] = [];
    await enforce({ say: (line) => said.push(line) });
    expect(said).toContainEqual(
      expect.stringContaining(`the login ${teacher} owns objects in the database t_`),
    );
    await leave();
    await elsewhere.drop();
    await admin.unsafe(`create table stray (); alter table stray owner to ${teacher}`).simple();
    await expect(enforce()).rejects.toThrow(`the login ${teacher} owns objects`);
    await admin`drop table stray`;
  });
});
