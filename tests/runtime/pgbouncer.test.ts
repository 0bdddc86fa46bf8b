// Through pgbouncer, which lends a connection for one transaction and hands on no start-up parameter: what a statement means, whose
// it is and what ends with it are as they are without.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openJobsPool, openPools, type Pools, pinnedSettings } from "../../src/database/pools.ts";
import { serverKey } from "../../src/database/server-key.ts";
import { runDueDays } from "../../src/jobs/run-days.ts";
import { loginPassword, testLogins } from "../support/logins.ts";
import { hasPgbouncer, type Pgbouncer, startPgbouncer } from "../support/pgbouncer.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

if (!hasPgbouncer)
  console.warn(
    "\n*** SKIPPED: nothing is asked through pgbouncer: it is not installed (apt-get install pgbouncer) ***\n",
  );

const login = "tc_hr";
const queries: readonly (readonly [string, string])[] = [
  ["hr-officer", "{ appointments(first: 20) { totalCount nodes { id confirmedOn } } }"],
  ["education-officer", "{ schools(first: 50) { totalCount nodes { id name headName } } }"],
  ["township-officer:关面乡", "{ children(first: 30) { totalCount nodes { id } } }"],
];

/** Otherwise than the server pins them. */
const others = {
  DateStyle: "German, DMY",
  IntervalStyle: "iso_8601",
  TimeZone: "America/Los_Angeles",
  extra_float_digits: "-15",
  bytea_output: "escape",
  search_path: "tc",
  standard_conforming_strings: "off",
  transform_null_equals: "on",
  array_nulls: "off",
  plan_cache_mode: "force_generic_plan",
  jit: "on",
  max_parallel_workers_per_gather: "4",
};

describe.skipIf(!hasPgbouncer)("through pgbouncer", () => {
  let database: TestDatabase;
  let pooler: Pgbouncer;
  let url: string;
  let admin: Sql;
  let app: TestApp;
  let pools: Pools;

  beforeAll(async () => {
    database = await cloneDatabase();
    admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
    // One connection for all that a login asks: whatever stays behind on it, the next one meets.
    pooler = await startPgbouncer(database.runtimeUrl, 1);
    url = pooler.through(database.runtimeUrl);
    pools = openPools(url, { size: 4, logins: testLogins(), statementTimeoutMs: 700 });
    app = await startTestApp({
      database: { ...database, runtimeUrl: url },
      clock: () => new Date(),
      poolSize: 4,
    });
  });
  afterAll(async () => {
    await pools?.close();
    await app?.app.close();
    await pooler?.close();
    await admin?.end({ timeout: 2 });
    await database?.drop();
  });

  /** Somebody else with the login's password, on the same connection to PostgreSQL. */
  const neighbour = (): Sql =>
    postgres(url.replace(/\?.*/, ""), {
      username: login,
      password: loginPassword(login),
      max: 1,
      prepare: false,
      fetch_types: false,
      onnotice: () => {},
    });

  test("a server of before is refused by it, as one that does not know of it", async () => {
    const unaware = openPools(url.replace(/\?.*/, ""), { size: 1, logins: testLogins() });
    await expect(unaware.runtime`select 1`).rejects.toThrow(/unsupported startup parameter/i);
    await unaware.close();
  });

  test("what is pinned holds, whatever the login, the database or the session before has set", async () => {
    const own = neighbour();
    const name = new URL(database.adminUrl).pathname.slice(1);
    try {
      for (const [setting, value] of Object.entries(others)) {
        await admin.unsafe(`alter database ${name} set ${setting} = '${value}'`);
        await own.unsafe(`set ${setting} = '${value}'`);
      }
      await own.unsafe("set default_transaction_isolation = 'serializable'");
      for (const pool of [pools.login(login), pools.writer(login), pools.runtime]) {
        for (const [setting, pinned] of Object.entries(pinnedSettings)) {
          if (setting.startsWith("default_")) continue;
          const [row] = await pool`select current_setting(${setting}) as now`;
          expect(row, setting).toEqual({ now: pinned });
        }
        const [row] =
          await pool`select current_setting('transaction_isolation') as isolation, current_setting('statement_timeout') as timeout,
          '2026-02-01T00:00:00Z'::timestamptz::text as at, (0.1::float8 + 0.2)::text as float, '\\x01'::bytea::text as bytes`;
        expect(row).toEqual({
          isolation: "read committed",
          timeout: "700ms",
          at: "2026-02-01 00:00:00+00",
          float: "0.30000000000000004",
          bytes: "\\x01",
        });
      }
      // It has kept its own, and nothing of ours.
      const [theirs] =
        await own`select current_setting('DateStyle') as style, current_setting('tongchou.server', true) as key,
        current_setting('statement_timeout') as timeout`;
      expect(theirs).toEqual({
        style: "German, DMY",
        key: "",
        timeout: expect.not.stringMatching("700ms"),
      });
    } finally {
      await own.unsafe("discard all").catch(() => {});
      await own.end();
      await admin.unsafe(`alter database ${name} reset all`);
    }
  });

  test("a session with the login's password alone reads nothing, after the server's own as before", async () => {
    const own = neighbour();
    try {
      for (let time = 0; time < 3; time += 1) {
        expect((await app.ask(queries[0]?.[1] ?? "", { as: "hr-officer" })).status).toBe(200);
        expect(await own`select id from appointment limit 1`).toEqual([]);
        expect(JSON.stringify(await own`explain (costs off) select id from appointment`)).toContain(
          "One-Time Filter: false",
        );
      }
      expect(serverKey(url)).toBe(serverKey(database.runtimeUrl));
    } finally {
      await own.end();
    }
  });

  test("the server's key stands in no statement that others with the login's password see", async () => {
    const direct = new URL(database.runtimeUrl);
    const watcher = postgres(direct.href, {
      username: login,
      password: loginPassword(login),
      max: 1,
      fetch_types: false,
    });
    let watching = true;
    const asking = (async () => {
      while (watching) await Promise.all(Array.from({ length: 50 }, () => pools.login(login)`select 1`));
    })();
    try {
      const seen = new Set<string>();
      for (let time = 0; time < 1500; time += 1)
        for (const { query } of await watcher`select query from pg_stat_activity
          where usename = current_user and pid <> pg_backend_pid()`)
          seen.add(query);
      expect([...seen].join("\n")).toContain("select 1");
      expect([...seen].filter((query) => query.includes(serverKey(database.runtimeUrl)))).toEqual([]);
    } finally {
      watching = false;
      await asking;
      await watcher.end();
    }
  });

  test("many at once get their own answers, faulty ones and late ones among them", async () => {
    const asked = Array.from({ length: 200 }, async (_, n) => {
      const pool = n % 2 === 0 ? pools.login(login) : pools.runtime;
      if (n % 10 === 3) return expect(pool`select ${n}::int / 0`).rejects.toMatchObject({ code: "22012" });
      if (n === 50) return expect(pool`select pg_sleep(3)`).rejects.toMatchObject({ code: "57014" });
      const [row] =
        n % 3 === 0
          ? await pool.unsafe(`select ${n} as n`)
          : await pool`select ${n}::int as n, repeat('长', 30000)`;
      expect(row?.n).toBe(n);
    });
    await Promise.all(asked);
  });

  test("what is refused at the commit is refused, and what was written before it is undone", async () => {
    const direct = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
    await direct`create table public.late_probe (id int primary key deferrable initially deferred)`;
    const { username } = new URL(database.runtimeUrl);
    await direct.unsafe(`grant insert, select on public.late_probe to ${username}`);
    try {
      await expect(pools.runtime`insert into public.late_probe values (1), (1)`).rejects.toMatchObject({
        code: "23505",
      });
      await pools.runtime`insert into public.late_probe values (2)`;
      expect(await pools.runtime`select id from public.late_probe`).toEqual([{ id: 2 }]);
    } finally {
      await direct`drop table public.late_probe`;
      await direct.end();
    }
  });

  test("departments are answered as they are without it", async () => {
    const direct = await startTestApp({ database, clock: () => new Date() });
    try {
      for (const [as, query] of queries)
        for (let time = 0; time < 3; time += 1) {
          const [there, here] = await Promise.all([direct.ask(query, { as }), app.ask(query, { as })]);
          expect(here.status, here.text).toBe(200);
          expect(here.text).toBe(there.text);
        }
    } finally {
      await direct.app.close();
    }
  });

  test("a command is carried out once, and rights that end have ended with the next answer", async () => {
    const as = "hr-officer";
    await admin`set session_replication_role = replica`;
    await admin`update appointment set confirmed_on = null where confirmed_on is not null`;
    await admin`set session_replication_role = origin`;
    const [row] = await admin`select id, version from appointment where archived_at is null
      and valid_from <= tc.today() and valid_to > tc.today() order by id limit 1`;
    const confirm = `mutation($id: ID!, $version: Int!) { confirmAppointment(input: { id: $id, version: $version }) { version replayed } }`;
    const give = () =>
      app.ask(confirm, { as, variables: { id: row?.id, version: row?.version }, key: "once-and-once-only" });
    const [first, again] = [await give(), await give()];
    expect(first.json.errors).toBeUndefined();
    expect([
      first.json.data.confirmAppointment.replayed,
      again.json.data.confirmAppointment.replayed,
    ]).toEqual([false, true]);
    const [history] = await admin`select count(*)::int as n from tc.history where row_id = ${row?.id}`;
    expect(history?.n).toBe(1);
    await admin`delete from tc.assignment where person_id = (select id from tc.person where subject = ${as})`;
    const { status, json } = await app.ask(queries[0]?.[1] ?? "", { as });
    expect([status, json.errors[0].extensions.code]).toEqual([403, "FORBIDDEN"]);
  });

  test("the day's work is done", async () => {
    const sql = openJobsPool(url, testLogins());
    const outcomes: string[] = [];
    try {
      await runDueDays(sql, { tell: ({ outcome }) => outcomes.push(outcome), goesOn: () => true });
    } finally {
      await sql.end();
    }
    expect(outcomes.length).toBeGreaterThan(5);
    expect(outcomes.filter((outcome) => !/^done/.test(outcome))).toEqual([]);
  });
});
