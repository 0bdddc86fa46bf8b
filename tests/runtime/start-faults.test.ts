// A start that fails, exits: soon, with a code, and with one line that says what to do.
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startApp } from "../../src/app/start-app.ts";
import { runMigrate } from "../../src/cli/database.ts";
import { loadConfig } from "../../src/config.ts";
import { OperatorError } from "../../src/core/operator-error.ts";
import { chooseLayout } from "../../src/database/embedded/layout.ts";
import { LoginSecrets } from "../../src/database/index.ts";
import { withDatabase } from "../../src/database/open-database.ts";
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";
import { buildServer, startProcess } from "./server-process.ts";

const key = (id: string, secret = randomBytes(32)) => `${id}:${secret.toString("base64")}`;
const first = key("k1");
let database: TestDatabase;
let empty: TestDatabase;
let folder: string;
let taken: Server;
let good: Record<string, string>;

beforeAll(async () => {
  [database, empty] = await Promise.all([cloneDatabase(), createEmptyDatabase(), buildServer()]);
  folder = await mkdtemp(join(tmpdir(), "faults-"));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  good = {
    DATABASE_URL: database.runtimeUrl,
    TONGCHOU_LOGINS_DIR: inject("testCluster").loginsDir,
    TONGCHOU_DATA_DIR: join(folder, "data"),
    TONGCHOU_KEYS: first,
    TONGCHOU_JOBS: "off",
  };
});
afterAll(async () => {
  taken.close();
  await Promise.all([database.drop(), empty.drop(), rm(folder, { recursive: true, force: true })]);
});

const takenPort = () => (taken.address() as { port: number }).port;
const withPassword = (url: string, password: string) => Object.assign(new URL(url), { password }).href;

type Env = Readonly<Record<string, string>>;

/** What the operator is told, without a process of its own for each. */
async function expectFault(env: Env, line: RegExp, migrates = false): Promise<void> {
  const config = loadConfig({ HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent", ...good, ...env });
  const began = performance.now();
  const begun = migrates ? runMigrate([], config) : startApp(config).then((app) => app.close());
  const error = await begun.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(error, String(line)).toBeInstanceOf(OperatorError);
  const { message } = error as OperatorError;
  expect(message).toMatch(line);
  expect(message).not.toContain("\n");
}

/** As the operator sees it. */
async function expectExit(env: Env, line: RegExp, argv: readonly string[] = []): Promise<void> {
  const started = startProcess({ ...good, ...env }, argv);
  const code = await started.ended;
  const said = started.said().trim();
  expect(said).toMatch(line);
  // No place in the code.
  expect(said.split("\n")).toHaveLength(1);
  expect(code).toBe(1);
}

const asOwner = async (statement: string): Promise<void> => {
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(statement).finally(() => sql.end());
};

test("what an operator did wrong is said before anything is served", async () => {
  const strangers = join(folder, "strangers");
  // By the first of the roles it is known whose they are.
  for (const name of ["tc_care_organisation", "tc_civil_affairs", "tc_education", "tc_public"])
    new LoginSecrets(strangers).draw(name);
  await expectFault({ PORT: String(takenPort()) }, /^127\.0\.0\.1:\d+ is taken: .*PORT/);
  await expectFault({ TONGCHOU_METRICS_PORT: String(takenPort()) }, /is taken: .*TONGCHOU_METRICS_PORT/);
  await expectFault(
    { DATABASE_URL: "postgres://tongchou:x@127.0.0.1:1/tongchou" },
    /^no PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\): .*DATABASE_URL$/,
  );
  await expectFault(
    { DATABASE_URL: withPassword(database.runtimeUrl, "wrong") },
    /does not let the login tongchou_test in: .*DATABASE_URL$/,
  );
  await expectFault(
    { DATABASE_URL: withDatabase(database.runtimeUrl, "nowhere") },
    /has no database nowhere: create it/,
  );
  await expectFault({ DATABASE_URL: empty.runtimeUrl }, /never migrated: run migrate/);
  await expectFault(
    { TONGCHOU_LOGINS_DIR: strangers },
    /(does not let|has no secret).*(LOGINS_DIR|with that folder)/,
  );
  await expectFault({ TONGCHOU_LOGINS_DIR: join(folder, "none") }, /has no secret in .*: run migrate/);
  await expectFault(
    { TONGCHOU_TLS_CERT: "/no", TONGCHOU_TLS_KEY: "/no" },
    /TONGCHOU_TLS_CERT cannot be read \(ENOENT\)/,
  );
  await expectFault(
    { DATABASE_ADMIN_URL: withPassword(database.adminUrl, "wrong") },
    /DATABASE_ADMIN_URL$/,
    true,
  );
  await expectFault({}, /^DATABASE_ADMIN_URL is missing/, true);
});

test("a database that froze is told as one that does not answer", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  await expectFault(
    { DATABASE_URL: `postgres://tongchou:x@127.0.0.1:${port}/tongchou` },
    /^no PostgreSQL answers .*CONNECT_TIMEOUT/,
  );
  silent.close();
});

test("the process ends by itself, with a code and one line", async () => {
  await Promise.all([
    expectExit({ PORT: String(takenPort()) }, /is taken/),
    expectExit({ TONGCHOU_KEYS: key("k1"), DATABASE_URL: empty.runtimeUrl }, /never migrated/),
  ]);
});

test("another key by the name of the one that rows are sealed with is refused, and so is its absence", async () => {
  const serve = (keys: string) =>
    startApp(loadConfig({ PORT: "0", LOG_LEVEL: "silent", ...good, TONGCHOU_KEYS: keys }));
  await (await serve(first)).close();
  await expectFault({ TONGCHOU_KEYS: key("k1") }, /^the key k1 of TONGCHOU_KEYS is another one/);
  await expectFault(
    { TONGCHOU_KEYS: key("k2") },
    /^rows are sealed with the key k1, which TONGCHOU_KEYS does not have/,
  );
  // In front of the ring it writes nothing yet: which key does, `rekey` says.
  await (await serve(`${key("k2")},${first}`)).close();
  await (await serve(first)).close();
  await asOwner("insert into tc.column_key (id, proof) values ('k2', '\\x00')");
  await expectFault({ TONGCHOU_KEYS: first }, /sealed with the key k2/);
  await asOwner("delete from tc.column_key where id = 'k2'");
});

test("a database of another version, or one whose migration was cut off, is not served", async () => {
  await asOwner("comment on table tc.server is 'tongchou: before'");
  await expectFault(
    { TONGCHOU_KEYS: first },
    /migration of the database was not finished: run migrate again/,
  );
  await asOwner("comment on table tc.rule_file is 'tongchou: another'");
  await expectFault(
    { TONGCHOU_KEYS: first },
    /that of another version than this one: run migrate of this version/,
  );
});

const old = "/usr/lib/postgresql/15/bin";
if (!existsSync(old)) console.warn(`NOT TRIED: no PostgreSQL 15 in ${old}`);
test.runIf(existsSync(old))("PostgreSQL 15 is refused before the first migration", async () => {
  const { account } = await chooseLayout(join(folder, "old-layout"));
  const data = join(tmpdir(), `old-${randomBytes(4).toString("hex")}`);
  await mkdir(data, { mode: 0o700 });
  await writeFile(`${data}.password`, "drawn");
  if (account !== null)
    for (const path of [data, `${data}.password`]) await chown(path, account.uid, account.gid);
  const run = promisify(execFile);
  const options = { ...account, cwd: "/", env: { PATH: "/usr/bin:/bin", LC_ALL: "C" } };
  await run(
    join(old, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", `${data}.password`, "-N"],
    options,
  );
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
  const { port } = free.address() as { port: number };
  await new Promise((resolve) => free.close(resolve));
  const server = spawn(
    join(old, "postgres"),
    ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    { ...options, stdio: "ignore" },
  );
  try {
    const url = `postgres://postgres:drawn@127.0.0.1:${port}/postgres`;
    const sql = postgres(url, { max: 1 });
    const answers = () =>
      sql`select 1`.then(
        () => true,
        () => false,
      );
    await expect.poll(answers, { timeout: 20_000, interval: 200 }).toBe(true);
    const urls = { DATABASE_URL: url, DATABASE_ADMIN_URL: url };
    await expectFault(urls, /^PostgreSQL 15\.\d+ is too old: Tongchou needs 18 or newer$/);
    await expectFault(urls, /^PostgreSQL 15\.\d+ is too old: Tongchou needs 18 or newer$/, true);
    expect(await sql`select nspname from pg_namespace where nspname in ('tc', 'drizzle')`).toHaveLength(0);
    await sql.end();
  } finally {
    server.kill("SIGQUIT");
    await rm(data, { recursive: true, force: true });
    await rm(`${data}.password`, { force: true });
  }
});

test("who asks for help is helped", async () => {
  const asked = [["--help"], ["migrate", "--help"]].map((argv) =>
    startProcess({ NODE_ENV: "production" }, argv),
  );
  for (const { ended, said } of asked) {
    expect(await ended).toBe(0);
    expect(said()).toMatch(/^usage: /);
  }
});
