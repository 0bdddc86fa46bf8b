// A database that stops answering, and a server that is told to end, keep nobody waiting. What was acknowledged is durable: two hundred people write, a server process or PostgreSQL is killed under them, and nothing is
// lost, nothing is there by halves, and whoever asks again with the key hears what was done. `TONGCHOU_KILLS`: how often each.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { checkpointFile, signingKeys, verifyAccess } from "../../src/audit/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { connectionsPerLogin, loadConfig } from "../../src/config.ts";
import { civilDate } from "../../src/core/dates.ts";
import { postgresEnvironment } from "../../src/database/embedded/initialise.ts";
import { chooseLayout, type Layout } from "../../src/database/embedded/layout.ts";
import { findPostmaster, stopPostmaster } from "../../src/database/embedded/postmaster.ts";
import { type OpenDatabase, openDatabase, prepareDatabase } from "../../src/database/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { createDevelopmentIssuer, developmentIssuer } from "../../src/identity/index.ts";
import { loadSample } from "../../src/sample/index.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { send } from "../support/send.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const times = Number(process.env.TONGCHOU_KILLS ?? 1);
const writers = 200;
/** Of one writer in all the stories. */
const most = 300;
const clock = () => new Date();

/** A command that was sent, and what was heard of it. */
interface Attempt {
  readonly by: number;
  readonly key: string;
  readonly teacherId: string;
  readonly month: string;
  heard: { readonly id: string; readonly version: number } | null;
}

let layout: Layout;
let database: OpenDatabase;
let tokens: readonly string[];
let staff: readonly string[];
let server: ChildProcess;
let url: string;
const next = Array.from({ length: writers }, () => 0);

const environment = () => ({
  PATH: process.env.PATH,
  TONGCHOU_DATA_DIR: layout.dataDir,
  TONGCHOU_JOBS: "off",
  PORT: "0",
  LOG_LEVEL: "silent",
});

async function startServer(): Promise<void> {
  server = spawn(process.execPath, ["dist/main.js"], {
    cwd: root,
    env: environment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (server.stdout === null) throw new Error("no standard output to read");
  for await (const line of createInterface({ input: server.stdout })) {
    const ready = /is ready: (http:\S+)/.exec(line)?.[1];
    if (ready === undefined) continue;
    url = ready;
    server.stdout.resume();
    return;
  }
  throw new Error("the server ended before it served");
}

async function withAdmin<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(String(database.adminUrl), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** As many registrars of one school as write at once. */
async function employ(sql: Sql): Promise<void> {
  const school = plantedSchools.street;
  const subject = developmentSubject({
    role: "school-registrar",
    school: school.officialCode,
    duty: "personnel",
  });
  const colleagues = Array.from({ length: writers }, (_, at) => `${subject}#${at}`);
  await sql`with model as (select p.display_name, a.* from tc.person p join tc.assignment a on a.person_id = p.id
        where p.issuer = ${developmentIssuer} and p.subject = ${subject}),
      made as (insert into tc.person (id, issuer, subject, display_name, epoch)
        select uuidv7(), ${developmentIssuer}, s, m.display_name, 1 from unnest(${colleagues}::text[]) s, model m returning id)
    insert into tc.assignment (id, person_id, role, scope, school_id, duties, valid_from, valid_to, approved_by)
      select uuidv7(), made.id, m.role, m.scope, m.school_id, m.duties, m.valid_from, m.valid_to, 'test' from made, model m`;
  const found = await sql<{ id: string }[]>`
    select id from teacher where school_id = ${school.id} and archived_at is null order by id`;
  staff = found.map(({ id }) => id);
  if (database.secrets === null) throw new Error("an embedded database has its secrets");
  const issuer = await createDevelopmentIssuer(database.secrets.signingKey);
  tokens = await Promise.all(colleagues.map((one) => issuer.sign(one, clock)));
}

beforeAll(async () => {
  await promisify(execFile)("npm", ["run", "-s", "build:server"], { cwd: root });
  await mkdir(join(root, ".data"), { recursive: true });
  layout = await chooseLayout(await mkdtemp(join(root, ".data", "killed-")));
  const config = loadConfig({ TONGCHOU_DATA_DIR: layout.dataDir });
  database = await openDatabase(config, () => {});
  const { adminUrl, secrets } = database;
  if (adminUrl === null || secrets === null) throw new Error("not embedded");
  await prepareDatabase({ ...database, adminUrl, connections: connectionsPerLogin(config) }, loadCatalogue());
  await loadSample(adminUrl, createKeyRing(secrets.keys), { scale: 0.02, today: civilDate(clock()) });
  await withAdmin(employ);
  await startServer();
});

afterAll(async () => {
  if (server?.exitCode === null) {
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    await ended;
  }
  await database?.close();
  if (layout === undefined) return;
  const running = await findPostmaster(layout.cluster);
  if (running !== null) await stopPostmaster(layout.cluster, running);
  await rm(layout.home, { recursive: true, force: true });
  await rm(layout.dataDir, { recursive: true, force: true });
});

const mutation = `mutation($input: RecordPresenceInput!) {
  done: recordPresence(input: $input) { version replayed presenceMonth { id } } }`;

async function record({ by, key, teacherId, month }: Attempt, periods = 60) {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${tokens[by]}`,
    "idempotency-key": key,
  };
  const input = { teacherId, month, status: "PRESENT", periods };
  const body = JSON.stringify({ query: mutation, variables: { input } });
  const { status, text } = await send(`${url}/graphql`, "POST", headers, body);
  return { status, json: JSON.parse(text) };
}

/** Each of another month of somebody's. */
function newAttempt(by: number): Attempt {
  const at = (next[by] ?? 0) + Math.floor(by / staff.length) * most;
  next[by] = (next[by] ?? 0) + 1;
  const month = `${1000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
  return { by, key: randomUUID(), teacherId: String(staff[by % staff.length]), month, heard: null };
}

/** Each writes on until it hears no good answer, or the kill. */
async function writeUntil(kill: () => Promise<void>): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  let heard = 0;
  let killed = false;
  const write = async (by: number): Promise<void> => {
    while (!killed) {
      const attempt = newAttempt(by);
      attempts.push(attempt);
      const reply = await record(attempt).catch(() => null);
      if (reply?.json.data?.done == null) {
        expect([undefined, 503, 504], JSON.stringify(reply)).toContain(reply?.status);
        return;
      }
      const { presenceMonth, version } = reply.json.data.done;
      attempt.heard = { id: presenceMonth.id, version };
      heard += 1;
    }
  };
  const all = Promise.all(tokens.map((_token, by) => write(by)));
  while (heard < writers) await sleep(5);
  await sleep(randomInt(200));
  killed = true;
  await kill();
  await all;
  return attempts;
}

interface Kept {
  readonly key: string;
  readonly id: string | null;
  readonly rows: number;
  readonly told: number;
  readonly waiting: number;
  readonly keyed: string | null;
}

/** Of each attempt what is in the tables. */
const keptOf = (attempts: readonly Attempt[]) =>
  withAdmin(
    (sql) => sql<Kept[]>`
      select a.key, p.id, count(p.id) over (partition by a.key)::int as rows, k.result->'rows'->0->>'id' as keyed,
          (select count(*)::int from tc.history h where h.row_id = p.id and h.operation = 'insert' and h.person_id = k.person_id) as told,
          (select count(*)::int from tc.outbox o where o.row_id = p.id) as waiting
        from jsonb_to_recordset(${sql.json(attempts as never)}) a("teacherId" uuid, month date, key text)
          left join presence_month p on p.teacher_id = a."teacherId" and p.month = a.month
          left join tc.command_key k on k.command = 'recordPresence' and k.key = a.key`,
  );

/** Nothing in any of the four tables beside what the attempts left there. */
const totals = () =>
  withAdmin(
    async (sql) =>
      (
        await sql`select (select count(*)::int from presence_month) as rows,
          (select count(*)::int from tc.history where table_name = 'presence_month' and command is not null) as told,
          (select count(*)::int from tc.outbox where kind = 'presence_month' and command is not null) as waiting,
          (select count(*)::int from tc.command_key) as keyed`
      )[0] as Readonly<Record<string, number>>,
  );

/** As a client asks that is told to try again. */
async function recordPatiently(attempt: Attempt) {
  for (;;) {
    const reply = await record(attempt);
    const { code, retryAfter } = reply.json.errors?.[0]?.extensions ?? {};
    if (code !== "UNAVAILABLE" && code !== "TIMEOUT") return reply;
    await sleep(1000 * (retryAfter ?? 1));
  }
}

/** All writers at once, each one thing after the other. */
async function askAgain(attempts: readonly Attempt[]) {
  const replies = new Map<string, Awaited<ReturnType<typeof record>>>();
  const askAs = async (by: number): Promise<void> => {
    for (const attempt of attempts.filter((one) => one.by === by))
      replies.set(attempt.key, await recordPatiently(attempt));
  };
  await Promise.all(tokens.map((_token, by) => askAs(by)));
  return replies;
}

/** Whatever was killed: what was heard of is on record, and the record is as it was written. */
const recorded = () =>
  withAdmin(async (sql) => {
    const file = await readFile(join(layout.dataDir, "audit", checkpointFile), "utf8");
    const outside = file.trim().split("\n");
    const known = new Map(
      signingKeys(null, database.secrets?.keys ?? []).map(({ kid, publicKey }) => [kid, publicKey]),
    );
    const { broken, chains } = await verifyAccess({
      ...{ sql, from: null, to: null, known },
      outside: outside.map((line) => JSON.parse(line)),
    });
    expect(broken).toEqual([]);
    const [told] =
      await sql`select count(*) filter (where l->>'x' = 'shown')::int as shown, count(*)::int as lines
      from tc.access_batch b, json_array_elements(b.body::json) l where l->>'m' = 'recordPresence'`;
    return { chains, shown: Number(told?.shown), lines: Number(told?.lines) };
  });

async function expectWhole(attempts: readonly Attempt[], before: Readonly<Record<string, number>>) {
  const kept = new Map((await keptOf(attempts)).map((one) => [one.key, one]));
  let unheard = 0;
  for (const { key, heard } of attempts) {
    const { id = null, ...rest } = kept.get(key) ?? {};
    const whole = { key, rows: 1, told: 1, waiting: 1, keyed: id };
    if (heard === null && id === null)
      expect(rest).toEqual({ key, rows: 0, told: 0, waiting: 0, keyed: null });
    else expect({ id: heard?.id ?? id, ...rest }).toEqual({ id, ...whole });
    if (heard === null && id !== null) unheard += 1;
  }
  const acknowledged = attempts.filter(({ heard }) => heard !== null).length;
  expect((await recorded()).shown).toBeGreaterThanOrEqual(acknowledged);
  const done = acknowledged + unheard;
  const after = await totals();
  for (const [table, rows] of Object.entries(before))
    expect([table, after[table]]).toEqual([table, rows + done]);

  // Whoever asks again hears what was done, or has it done now.
  const again = await askAgain(attempts);
  for (const { key, heard } of attempts) {
    const { id } = kept.get(key) ?? {};
    const { data, errors } = again.get(key)?.json ?? {};
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    expect(data.done.replayed).toBe(id != null);
    const { presenceMonth, version } = data.done;
    if (id != null) expect({ id: presenceMonth.id, version }).toEqual(heard ?? { id, version: 1 });
  }
  const others = await Promise.all(attempts.slice(-20).map((attempt) => record(attempt, 61)));
  expect(others.map(({ status, json }) => [status, json.errors?.[0]?.extensions.code])).toEqual(
    others.map(() => [409, "CONFLICT"]),
  );
  const last = await totals();
  for (const [table, rows] of Object.entries(before))
    expect([table, last[table]]).toEqual([table, rows + attempts.length]);
  return { sent: attempts.length, acknowledged, doneUnheard: unheard };
}

async function killServer(): Promise<void> {
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
}

/** The process of PostgreSQL and all that it forked. */
async function postgresProcesses(): Promise<readonly number[]> {
  const { pid } = (await findPostmaster(layout.cluster)) ?? {};
  if (pid === undefined) throw new Error("PostgreSQL does not run");
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim().split(" ");
  return [pid, ...children.map(Number)];
}

/** The process and all that it forked, at once; and it is started as it was. */
async function killPostgres(): Promise<void> {
  const processes = await postgresProcesses();
  const [command = "", ...argv] = (await readFile(`/proc/${processes[0]}/cmdline`, "utf8"))
    .split("\0")
    .slice(0, -1);
  for (const one of processes) process.kill(one, "SIGKILL");
  while ((await findPostmaster(layout.cluster)) !== null) await sleep(5);
  for (;;) {
    const child = spawn(command, argv, {
      ...layout.account,
      cwd: "/",
      env: postgresEnvironment,
      detached: true,
      stdio: "ignore",
    });
    child.unref();
    while (child.exitCode === null) {
      if ((await findPostmaster(layout.cluster))?.ready === true) return;
      await sleep(20);
    }
  }
}

test("a PostgreSQL that is stopped is told as such within its time, to readers, writers and strangers; it goes on as it was", async () => {
  const read = (by: number | null) => {
    const headers = {
      "content-type": "application/json",
      ...(by !== null && { authorization: `Bearer ${tokens[by]}` }),
    };
    const began = performance.now();
    return send(`${url}/graphql`, "POST", headers, '{"query":"{ schools(first: 1) { nodes { id } } }"}').then(
      ({ status }) => ({ status, ms: performance.now() - began }),
    );
  };
  expect((await read(null)).status).toBe(200);
  expect((await read(1)).status).toBe(200);
  const stopped = await postgresProcesses();
  const attempt = newAttempt(0);
  for (const pid of stopped) process.kill(pid, "SIGSTOP");
  try {
    // Public, known and not known yet, and one who writes: each another caller.
    const asked = [null, 1, 2, 3].map(read);
    const began = performance.now();
    const written = await record(attempt);
    expect([503, 504]).toContain(written.status);
    expect(performance.now() - began).toBeLessThan(20_000);
    const answers = await Promise.all(asked);
    for (const { status, ms } of answers) {
      expect([503, 504]).toContain(status);
      expect(ms).toBeLessThan(20_000);
    }
    expect(answers.map(({ status }) => status)).toContain(504);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  } finally {
    for (const pid of stopped) process.kill(pid, "SIGCONT");
  }
  await expect.poll(async () => (await read(1)).status, { timeout: 20_000 }).toBe(200);
  expect((await recordPatiently(attempt)).status).toBe(200);
  expect(await keptOf([attempt])).toMatchObject([{ rows: 1, told: 1 }]);
});

test("a server that is told to end does so in its time, whatever clients leave unread", async () => {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({
    query: "{ schools(first: 200) { nodes { id name township { name } classes { nodes { id } } } } }",
  });
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), hostname);
    socket
      .on("error", () => {})
      .pause()
      .write(head + body);
    return socket;
  });
  await sleep(500);
  const ended = once(server, "exit");
  const began = performance.now();
  server.kill("SIGTERM");
  const [code] = await ended;
  expect(code).toBe(0);
  expect(performance.now() - began).toBeLessThan(25_000);
  for (const socket of slow) socket.destroy();
  await startServer();
});

const stories = Array.from({ length: times }, (_, at) => at + 1);

test.each(stories)("a server that is killed under two hundred writers loses nothing (%i)", async () => {
  const before = await totals();
  const attempts = await writeUntil(killServer);
  await startServer();
  console.log(`server killed: ${JSON.stringify(await expectWhole(attempts, before))}`);
});

test.each(stories)("PostgreSQL that is killed under two hundred writers loses nothing (%i)", async () => {
  const before = await totals();
  const attempts = await writeUntil(killPostgres);
  const isReady = () => fetch(`${url}/readyz`).then(({ status }) => status);
  await expect.poll(isReady, { timeout: 30_000 }).toBe(200);
  // Its connections come back at once, too, and not when the last of many pauses is over.
  const probe = newAttempt(0);
  await expect.poll(async () => (await record(probe)).status, { timeout: 5_000 }).toBe(200);
  console.log(`PostgreSQL killed: ${JSON.stringify(await expectWhole([...attempts, probe], before))}`);
});
