import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LoginSecrets } from "../../src/database/login-secrets.ts";
import { openPools, type Pools } from "../../src/database/pools.ts";
import { serverKey } from "../../src/database/server-key.ts";
import { loginPassword, testLogins } from "../support/logins.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let pools: Pools;
const login = "tc_pool_probe";

beforeAll(async () => {
  database = await createEmptyDatabase();
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`drop role if exists ${login}`);
  await sql.unsafe(`create role ${login} login password '${loginPassword(login)}'`);
  await sql.end();
  pools = openPools(database.runtimeUrl, { size: 2, statementTimeoutMs: 200, logins: testLogins() });
});
afterAll(async () => {
  await pools.close();
  await database.drop();
});

test("a role's login reaches the same database as itself, with its own password", async () => {
  const [row] = await pools.login(
    login,
  )`select current_user as me, session_user as session, current_database() as db`;
  expect(row).toEqual({ me: login, session: login, db: new URL(database.runtimeUrl).pathname.slice(1) });
  expect(pools.login(login)).toBe(pools.login(login));
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
