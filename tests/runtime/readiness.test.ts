// `/readyz` tells whether operations would be answered, and to strangers no more than which check fails.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { LoginSecrets } from "../../src/database/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

const log: string[] = [];
const holding = {
  database: true,
  policy: true,
  logins: true,
  keys: true,
  schema: true,
  jobs: true,
  record: true,
};
let database: TestDatabase;
let admin: postgres.Sql;
let folder: string;
let app: TestApp;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  folder = await mkdtemp(join(tmpdir(), "readiness-"));
});
afterEach(async () => {
  log.length = 0;
  await app.app.close();
});
afterAll(async () => {
  await admin.end();
  await Promise.all([database.drop(), rm(folder, { recursive: true })]);
});

const open = async (logins = database.logins): Promise<void> => {
  app = await startTestApp({
    database: { ...database, logins },
    log: pino({ level: "info" }, { write: (line) => log.push(line) }),
  });
};
const asked = async () => {
  const answer = await fetch(`${app.url}/readyz`);
  return { status: answer.status, body: (await answer.json()) as object };
};
const becomes = (expected: object) =>
  expect.poll(asked, { timeout: 10_000, interval: 300 }).toEqual(expected);
const unready = (...failing: readonly string[]) => ({
  status: 503,
  body: {
    status: "unready",
    checks: { ...holding, ...Object.fromEntries(failing.map((name) => [name, false])) },
  },
});

test("another schema, a cut-off migration and a key that is not in the ring are told in a word", async () => {
  await open();
  const ready = { status: 200, body: { status: "ready", checks: holding } };
  await becomes(ready);
  const mark = "select obj_description('tc.rule_file'::regclass, 'pg_class') as mark";
  const [{ mark: made } = { mark: "" }] = await admin.unsafe<{ mark: string }[]>(mark);
  await admin.unsafe("comment on table tc.rule_file is 'tongchou: another'");
  await becomes(unready("schema"));
  await admin.unsafe(`comment on table tc.rule_file is '${made}'; comment on table tc.server is null`);
  await becomes(unready("schema"));
  await admin.unsafe(`comment on table tc.server is '${made}'`);
  await becomes(ready);
  await admin`insert into tc.column_key (id, proof) values ('retired', '\\x00')`;
  await becomes(unready("keys"));
  // Nor does it answer as if it knew all that others have written.
  const answered = async () => (await app.ask("{ schools(first: 1) { nodes { id } } }")).status;
  await expect.poll(answered, { timeout: 10_000, interval: 300 }).toBe(503);
  const told = log.filter((line) => line.includes("not ready"));
  expect(told).toHaveLength(2);
  expect(told.at(-1)).toContain("rows are sealed with the key retired");
  await admin`delete from tc.column_key where id = 'retired'`;
  await becomes(ready);
  await expect.poll(answered, { timeout: 10_000, interval: 300 }).toBe(200);
});

test("logins of another cluster make it unready, one login that was changed does not", async () => {
  const strangers = new LoginSecrets(folder);
  const roles = await admin<
    { rolname: string }[]
  >`select rolname from pg_roles where rolname like 'tc\\_%' and rolcanlogin`;
  for (const { rolname } of roles) strangers.draw(rolname);
  await open(strangers);
  await becomes(unready("logins"));
  await app.app.close();
  // Of one alone the password is another: whoever knows it may change it, and takes nobody else's answers away.
  const changed: typeof database.logins = Object.assign(Object.create(database.logins), {
    urlOf: (url: string, login: string) =>
      (login === "tc_teacher" ? strangers : database.logins).urlOf(url, login),
  });
  await open(changed);
  for (let times = 0; times < 3; times += 1)
    await becomes({ status: 200, body: { status: "ready", checks: holding } });
});
