// A server in a process of its own over a PostgreSQL of its own, with a sample and people who write into it: both may be stopped
// and killed, which none of the clusters that tests share may.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import postgres, { type Sql } from "postgres";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { connectionsPerLogin, loadConfig } from "../../src/config.ts";
import { civilDate } from "../../src/core/dates.ts";
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
/** Of one writer in all the stories. */
const most = 300;
const clock = () => new Date();

/** A command that was sent, and what was heard of it. */
export interface Attempt {
  readonly by: number;
  readonly key: string;
  readonly teacherId: string;
  readonly month: string;
  heard: { readonly id: string; readonly version: number } | null;
}

interface Kept {
  readonly key: string;
  readonly id: string | null;
  readonly rows: number;
  readonly told: number;
  readonly waiting: number;
  readonly keyed: string | null;
}

const mutation = `mutation($input: RecordPresenceInput!) {
  done: recordPresence(input: $input) { version replayed presenceMonth { id } } }`;

export class Killable {
  readonly layout: Layout;
  readonly tokens: readonly string[];
  server: ChildProcess | null = null;
  url = "";
  private readonly database: OpenDatabase;
  private readonly staff: readonly string[];
  private readonly next: number[];

  private constructor(
    of: Pick<Killable, "layout" | "tokens"> & { database: OpenDatabase; staff: readonly string[] },
  ) {
    this.layout = of.layout;
    this.tokens = of.tokens;
    this.database = of.database;
    this.staff = of.staff;
    this.next = of.tokens.map(() => 0);
  }

  static async open(writers: number): Promise<Killable> {
    await promisify(execFile)("npm", ["run", "-s", "build:server"], { cwd: root });
    await mkdir(join(root, ".data"), { recursive: true });
    const layout = await chooseLayout(await mkdtemp(join(root, ".data", "killed-")));
    const config = loadConfig({ TONGCHOU_DATA_DIR: layout.dataDir });
    const database = await openDatabase(config, () => {});
    const { adminUrl, secrets } = database;
    if (adminUrl === null || secrets === null) throw new Error("not embedded");
    await prepareDatabase(
      { ...database, adminUrl, connections: connectionsPerLogin(config) },
      loadCatalogue(),
    );
    await loadSample(adminUrl, createKeyRing(secrets.keys), { scale: 0.02, today: civilDate(clock()) });
    const people = await withSql(adminUrl, (sql) => employ(sql, writers));
    const issuer = await createDevelopmentIssuer(secrets.signingKey);
    const tokens = await Promise.all(people.subjects.map((one) => issuer.sign(one, clock)));
    const opened = new Killable({ layout, tokens, database, staff: people.staff });
    await opened.start();
    return opened;
  }

  async start(): Promise<void> {
    this.server = spawn(process.execPath, ["dist/main.js"], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        TONGCHOU_DATA_DIR: this.layout.dataDir,
        TONGCHOU_JOBS: "off",
        PORT: "0",
        LOG_LEVEL: "silent",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (this.server.stdout === null) throw new Error("no standard output to read");
    for await (const line of createInterface({ input: this.server.stdout })) {
      const ready = /is ready: (http:\S+)/.exec(line)?.[1];
      if (ready === undefined) continue;
      this.url = ready;
      this.server.stdout.resume();
      return;
    }
    throw new Error("the server ended before it served");
  }

  /** Its exit code, or null where a signal ended it. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    if (this.server === null || this.server.exitCode !== null || this.server.signalCode !== null)
      return this.server?.exitCode ?? null;
    const ended = once(this.server, "exit");
    this.server.kill(signal);
    const [code] = await ended;
    return code;
  }

  async close(): Promise<void> {
    await this.end("SIGTERM");
    await this.database.close();
    const running = await findPostmaster(this.layout.cluster);
    if (running !== null) await stopPostmaster(this.layout.cluster, running);
    await rm(this.layout.home, { recursive: true, force: true });
    await rm(this.layout.dataDir, { recursive: true, force: true });
  }

  get keys() {
    return this.database.secrets?.keys ?? [];
  }

  withAdmin<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return withSql(String(this.database.adminUrl), work);
  }

  /** Each of another month of somebody's. */
  newAttempt(by: number): Attempt {
    const at = (this.next[by] ?? 0) + Math.floor(by / this.staff.length) * most;
    this.next[by] = (this.next[by] ?? 0) + 1;
    const month = `${1000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
    return {
      by,
      key: randomUUID(),
      teacherId: String(this.staff[by % this.staff.length]),
      month,
      heard: null,
    };
  }

  async record({ by, key, teacherId, month }: Attempt, periods = 60) {
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${this.tokens[by]}`,
      "idempotency-key": key,
    };
    const input = { teacherId, month, status: "PRESENT", periods };
    const body = JSON.stringify({ query: mutation, variables: { input } });
    const { status, text } = await send(`${this.url}/graphql`, "POST", headers, body);
    return { status, json: JSON.parse(text) };
  }

  /** As a client asks that is told to try again. */
  async recordPatiently(attempt: Attempt) {
    for (;;) {
      const reply = await this.record(attempt);
      const { code, retryAfter } = reply.json.errors?.[0]?.extensions ?? {};
      if (code !== "UNAVAILABLE" && code !== "TIMEOUT") return reply;
      await sleep(1000 * (retryAfter ?? 1));
    }
  }

  /** Of each attempt what is in the tables. */
  keptOf(attempts: readonly Attempt[]): Promise<readonly Kept[]> {
    return this.withAdmin(
      (sql) => sql<Kept[]>`
        select a.key, p.id, count(p.id) over (partition by a.key)::int as rows, k.result->'rows'->0->>'id' as keyed,
            (select count(*)::int from tc.history h where h.row_id = p.id and h.operation = 'insert' and h.person_id = k.person_id) as told,
            (select count(*)::int from tc.outbox o where o.row_id = p.id) as waiting
          from jsonb_to_recordset(${sql.json(attempts as never)}) a("teacherId" uuid, month date, key text)
            left join presence_month p on p.teacher_id = a."teacherId" and p.month = a.month
            left join tc.command_key k on k.command = 'recordPresence' and k.key = a.key`,
    );
  }

  /** The process of PostgreSQL and all that it forked. */
  async postgresProcesses(): Promise<readonly number[]> {
    const { pid } = (await findPostmaster(this.layout.cluster)) ?? {};
    if (pid === undefined) throw new Error("PostgreSQL does not run");
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim().split(" ");
    return [pid, ...children.map(Number)];
  }
}

async function withSql<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** As many registrars of one school as write at once, and whose presence they write down. */
async function employ(sql: Sql, writers: number) {
  const school = plantedSchools.street;
  const subject = developmentSubject({
    role: "school-registrar",
    school: school.officialCode,
    duty: "personnel",
  });
  const subjects = Array.from({ length: writers }, (_, at) => `${subject}#${at}`);
  await sql`with model as (select p.display_name, a.* from tc.person p join tc.assignment a on a.person_id = p.id
        where p.issuer = ${developmentIssuer} and p.subject = ${subject}),
      made as (insert into tc.person (id, issuer, subject, display_name, epoch)
        select uuidv7(), ${developmentIssuer}, s, m.display_name, 1 from unnest(${subjects}::text[]) s, model m returning id)
    insert into tc.assignment (id, person_id, role, scope, school_id, duties, valid_from, valid_to, approved_by)
      select uuidv7(), made.id, m.role, m.scope, m.school_id, m.duties, m.valid_from, m.valid_to, 'test' from made, model m`;
  const found = await sql<{ id: string }[]>`
    select id from teacher where school_id = ${school.id} and archived_at is null order by id`;
  return { subjects, staff: found.map(({ id }) => id) };
}
