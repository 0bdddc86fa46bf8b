// What the database's own errors are understood as, and that nothing of a value comes along.
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loggableFacts, parseDatabaseError } from "../../src/database/index.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

const secret = "500235200001011234";
let database: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await createEmptyDatabase();
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`
    create table pupil (id int primary key, number text constraint pupil_number_invented check (number not like '5%'),
      age int constraint pupil_number_once unique);
    insert into pupil values (1, '9', 7);
    create role tc_error_stranger;
    create function raises() returns void language plpgsql as $$ begin
      raise exception 'about ${secret}' using errcode = 'check_violation', constraint = 'pupil_needs_guardian';
    end $$`);
});
afterAll(async () => {
  await sql.unsafe("drop role tc_error_stranger");
  await sql.end({ timeout: 5 });
  await database.drop();
});

/** In a transaction of its own: settings of one case end with it. */
async function failure(query: string): Promise<unknown> {
  return sql
    .begin((tx) => tx.unsafe(query).simple())
    .then(
      () => Promise.reject(new Error(`no error: ${query}`)),
      (error) => error,
    );
}

test.each([
  [
    "a check",
    `insert into pupil values (2, '${secret}', 8)`,
    { kind: "rule", rule: "pupil_number_invented" },
  ],
  ["a key", "insert into pupil values (2, '9', 7)", { kind: "rule", rule: "pupil_number_once" }],
  ["a trigger's rule", "select raises()", { kind: "rule", rule: "pupil_needs_guardian" }],
  ["a statement too slow", "set local statement_timeout = 20; select pg_sleep(5)", { kind: "timeout" }],
  ["a number too large", `select '${secret}'::int`, { kind: "out-of-range" }],
  ["a date that is none", "select '2026-02-31'::date", { kind: "out-of-range" }],
  ["no right", "set local role tc_error_stranger; select * from pupil", { kind: "refused" }],
  ["no table", "select * from nowhere", { kind: "absent" }],
  ["no schema", "create table nowhere.x ()", { kind: "absent" }],
  ["a login made twice", "create role tc_error_stranger", { kind: "contended" }],
  ["a statement that is wrong", "selec 1", { kind: "unknown" }],
  [
    "a missing value, by table and column",
    "insert into pupil values (null)",
    { kind: "rule", rule: "pupil.id_not_null" },
  ],
])("understands %s", async (_what, query, expected) => {
  const error = await failure(query);
  expect(parseDatabaseError(error)).toEqual(expected);
  expect(JSON.stringify([parseDatabaseError(error), loggableFacts(error)])).not.toContain(secret);
  expect(Object.keys(loggableFacts(error))).toEqual(["name", "code"]);
});

test("a lock that is held is contention", async () => {
  const other = postgres(database.adminUrl, { max: 1 });
  await other.begin(async (tx) => {
    await tx`lock table pupil`;
    const error = await failure("set local lock_timeout = 20; select * from pupil");
    expect(parseDatabaseError(error)).toEqual({ kind: "contended" });
  });
  await other.end({ timeout: 1 });
});

test("no server, a connection that is cut, and one that was closed are unreachable", async () => {
  const nobody = postgres("postgres://a:b@127.0.0.1:1/x", { max: 1 });
  expect(parseDatabaseError(await nobody`select 1`.catch((error) => error))).toEqual({ kind: "unreachable" });
  await nobody.end({ timeout: 1 });
  expect(parseDatabaseError(await nobody`select 1`.catch((error) => error))).toEqual({ kind: "unreachable" });
  const cut = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  const [self] = await cut`select pg_backend_pid() as pid`;
  const waiting = cut`select pg_sleep(20)`.catch((error) => error);
  await pause(200);
  await sql`select pg_terminate_backend(${self?.pid})`;
  expect(parseDatabaseError(await waiting)).toEqual({ kind: "unreachable" });
  await cut.end({ timeout: 1 });
});

test.each([
  ["an error of our own", new TypeError("x is no function")],
  ["a file's", Object.assign(new Error("no such file"), { code: "ENOENT" })],
  ["a code like PostgreSQL's that is not PostgreSQL's", Object.assign(new Error("x"), { code: "42501" })],
  ["what is no error at all", undefined],
])("%s is no database's", (_what, error) => {
  expect(parseDatabaseError(error)).toEqual({ kind: "unknown" });
});
