import { chown, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoginSecrets } from "../../src/database/login-secrets.ts";
import { openPools, type Pools, pinnedSettings } from "../../src/database/pools.ts";
import { serverKey } from "../../src/database/server-key.ts";
import { openBreakableLink } from "../hostile/breakable-link.ts";
import { loginPassword, loginUrl, testLogins } from "../support/logins.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let pools: Pools;
const login = "tc_pool_probe";

beforeAll(async () => {
  database = await createEmptyDatabase();
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`drop role if exists ${login}`);
  await sql.unsafe(`create role ${login} login password '${loginPassword(login)}'`);
  await speakTls(sql);
  await sql.end();
  pools = openPools(database.runtimeUrl, { size: 2, statementTimeoutMs: 200, logins: testLogins() });
});
afterAll(async () => {
  await pools.close();
  await database.drop();
});

/** The suite's PostgreSQL takes TLS, too, from whoever asks for it. */
async function speakTls(sql: postgres.Sql): Promise<void> {
  const [at] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
  const folder = at?.folder ?? "";
  const { uid, gid } = await stat(folder);
  const { cert, private: key } = await generate([{ name: "commonName", value: "db.example" }]);
  for (const [name, text] of Object.entries({ crt: cert, key })) {
    const file = join(folder, `server.${name}`);
    await writeFile(file, text, { mode: 0o600 });
    await chown(file, uid, gid);
  }
  await sql`alter system set ssl = on`;
  await sql`select pg_reload_conf()`;
  while ((await sql`show ssl`)[0]?.ssl !== "on") await setTimeout(20);
}

test("a role's login reaches the same database as itself, with its own password", async () => {
  const [row] = await pools.login(
    login,
  )`select current_user as me, session_user as session, current_database() as db`;
  expect(row).toEqual({ me: login, session: login, db: new URL(database.runtimeUrl).pathname.slice(1) });
  expect(pools.login(login)).toBe(pools.login(login));
});

describe.each(["disable", "require"])("with sslmode=%s", (mode) => {
  const through = (url: string): string => `${url}?sslmode=${mode}`;

  test("what is asked while connections break gets its own answer, and gets one", async () => {
    const link = await openBreakableLink(database.runtimeUrl);
    const torn = openPools(through(link.through(database.runtimeUrl)), { size: 2, logins: testLogins() });
    /** Whoever is refused asks again at once, before the driver has put the connection away. */
    const ask = (n: number): Promise<number> =>
      torn.runtime.unsafe<{ n: number }[]>(`select ${n} as n, pg_sleep(0.01)`).then(
        ([row]) => Number(row?.n),
        () => ask(n),
      );
    try {
      for (let round = 0; round < 10; round += 1) {
        const asked = Array.from({ length: 20 }, (_, at) => round * 20 + at);
        const answers = Promise.all(asked.map(ask));
        await setTimeout(15);
        link.tear();
        expect(await Promise.race([answers, setTimeout(5_000, "no answer")])).toEqual(asked);
      }
    } finally {
      await torn.close();
      await link.close();
    }
  });

  test("a connection is what it asks for, and carries what is long", async () => {
    const asked = openPools(through(database.runtimeUrl), { size: 1, logins: testLogins() });
    try {
      const [row] = await asked.runtime`
        select (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as tls, repeat('长', 700000) as long, ${"短".repeat(700_000)} as given`;
      expect(row).toEqual({
        tls: mode === "require",
        long: "长".repeat(700_000),
        given: "短".repeat(700_000),
      });
    } finally {
      await asked.close();
    }
  });
});

test("a certificate that nobody vouches for is taken by none that asks for one that is", async () => {
  for (const mode of ["verify-ca", "verify-full"]) {
    const asked = openPools(`${database.runtimeUrl}?sslmode=${mode}`, { size: 1, logins: testLogins() });
    await expect(asked.runtime`select 1`).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    await asked.close();
  }
});

test("what comes between the server's consent and TLS is not taken for the server's", async () => {
  const between = createServer((client) => client.once("data", () => client.end("S and more")));
  await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));
  const { port } = between.address() as AddressInfo;
  const asked = openPools(`postgres://nobody:none@127.0.0.1:${port}/none?sslmode=require`, {
    size: 1,
    logins: testLogins(),
  });
  await expect(asked.runtime`select 1`).rejects.toThrow("does not speak TLS");
  await asked.close();
  between.close();
});

test("of several hosts the next is dialled where one is not reached", async () => {
  // Nobody listens on the first.
  const url = database.runtimeUrl.replace(/@([^/]+)/, "@127.0.0.1:1,$1");
  const several = openPools(url, { size: 1, logins: testLogins() });
  const ask = (): Promise<number> =>
    several.runtime.unsafe<{ n: number }[]>("select 1 as n").then(([row]) => Number(row?.n), ask);
  try {
    expect(await Promise.race([ask(), setTimeout(10_000, "not reached")])).toBe(1);
  } finally {
    await several.close();
  }
});

test("what a login sets for itself, or a database for all, changes no pool's formats, meanings or plans", async () => {
  const others: Record<keyof typeof pinnedSettings, string> = {
    DateStyle: "German, DMY",
    IntervalStyle: "iso_8601",
    TimeZone: "America/Los_Angeles",
    extra_float_digits: "-15",
    bytea_output: "escape",
    search_path: "tc",
    standard_conforming_strings: "off",
    transform_null_equals: "on",
    array_nulls: "off",
    row_security: "off",
    default_transaction_isolation: "serializable",
    default_transaction_deferrable: "on",
    plan_cache_mode: "force_generic_plan",
    jit: "on",
    max_parallel_workers_per_gather: "4",
  };
  const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  const own = postgres(loginUrl(database.runtimeUrl, login), { max: 1, onnotice: () => {} });
  const fresh = openPools(database.runtimeUrl, { size: 1, logins: testLogins() });
  try {
    const name = new URL(database.adminUrl).pathname.slice(1);
    for (const [setting, value] of Object.entries(others)) {
      await own.unsafe(`alter role ${login} set ${setting} = '${value}'`);
      await admin.unsafe(`alter database ${name} set ${setting} = '${value}'`);
    }
    for (const pool of [fresh.login(login), fresh.runtime]) {
      for (const [setting, pinned] of Object.entries(pinnedSettings)) {
        const [row] = await pool`select current_setting(${setting}) as now`;
        expect(row, setting).toEqual({ now: pinned });
      }
      const [row] = await pool`
        select '2026-02-01'::date::text as day, '2026-02-01T00:00:00Z'::timestamptz::text as at, (0.1::float8 + 0.2)::text as float`;
      expect(row).toEqual({ day: "2026-02-01", at: "2026-02-01 00:00:00+00", float: "0.30000000000000004" });
    }
  } finally {
    await fresh.close();
    await own.unsafe(`alter role ${login} reset all`);
    await Promise.all([own.end(), admin.end()]);
  }
});

test("no login's password follows from another one's, nor from the server's own", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tongchou-logins-"));
  try {
    const [secrets, elsewhere] = [new LoginSecrets(folder), new LoginSecrets(join(folder, "other"))];
    const drawn = ["tc_a", "tc_b"].map((name) => secrets.draw(name));
    // The same login and the same server's password, drawn anew: nothing but the folder tells it.
    expect(new Set([...drawn, elsewhere.draw("tc_a")]).size).toBe(3);
    for (const password of drawn) expect(password).toMatch(/^[\w-]{43}$/);
    expect(["tc_a", "tc_b"].map((name) => secrets.draw(name))).toEqual(drawn);
    expect((await stat(join(folder, "tc_a"))).mode & 0o777).toBe(0o600);
    const runtimeUrl = "postgres://tongchou:one@127.0.0.1/t?sslmode=require";
    expect(secrets.urlOf(runtimeUrl, "tc_a")).toBe(
      `postgres://tc_a:${drawn[0]}@127.0.0.1/t?sslmode=require&tongchou.server=${serverKey(runtimeUrl)}`,
    );
    expect(() => secrets.passwordOf("tc_c")).toThrow("tc_c has no secret");
    expect(() => secrets.draw("../tc_a")).toThrow("no name of a database login");
    await writeFile(join(folder, "tc_c"), "\n");
    expect(() => secrets.passwordOf("tc_c")).toThrow("shorter than");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a statement that takes too long is ended by the database", async () => {
  await expect(pools.login(login)`select pg_sleep(5)`).rejects.toMatchObject({ code: "57014" });
});

test("never more connections than the size", async () => {
  const busy = Array.from(
    { length: 6 },
    () => pools.login(login)`select pg_backend_pid() as pid, pg_sleep(0.02)`,
  );
  const pids = (await Promise.all(busy)).map(([row]) => row?.pid);
  expect(new Set(pids).size).toBeLessThanOrEqual(2);
});

test("closed pools open nothing any more", async () => {
  const other = openPools(database.runtimeUrl, { size: 1, logins: testLogins() });
  await other.close();
  expect(() => other.login(login)).toThrow("closed");
});
