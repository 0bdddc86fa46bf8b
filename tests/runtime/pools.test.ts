import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loginPassword, loginUrl } from "../../src/database/login-password.ts";
import { openPools, type Pools } from "../../src/database/pools.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let pools: Pools;
const login = "tc_pool_probe";

beforeAll(async () => {
  database = await createEmptyDatabase();
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`drop role if exists ${login}`);
  await sql.unsafe(`create role ${login} login password '${loginPassword(database.runtimeUrl, login)}'`);
  await sql.end();
  pools = openPools(database.runtimeUrl, { size: 2, statementTimeoutMs: 200 });
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

test("passwords differ by login and by secret", () => {
  const url = "postgres://tongchou:one@127.0.0.1/t";
  const passwords = [
    loginPassword(url, "tc_a"),
    loginPassword(url, "tc_b"),
    loginPassword(url.replace("one", "two"), "tc_a"),
  ];
  expect(new Set(passwords).size).toBe(3);
  expect(loginUrl(`${url}?sslmode=require`, "tc_a")).toBe(
    `postgres://tc_a:${passwords[0]}@127.0.0.1/t?sslmode=require`,
  );
  expect(() => loginPassword("postgres://tongchou@127.0.0.1/t", "tc_a")).toThrow("no password");
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
  const other = openPools(database.runtimeUrl, { size: 1 });
  await other.close();
  expect(() => other.login(login)).toThrow("closed");
});
