// The benchmark's PostgreSQL: an embedded server of its own with the sample at a scale, kept between runs, people known
// to the benchmark's issuer, and the login that PostGraphile connects with.
import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { loadConfig } from "../../src/config.ts";
import { type OpenDatabase, openDatabase, withDatabase } from "../../src/database/open-database.ts";
import { serverKey } from "../../src/database/server-key.ts";
import { developmentIssuer } from "../../src/identity/development-subject.ts";
import { cases, systems } from "./cases.ts";
import { runTongchou } from "./processes.ts";
import { benchIssuer, colleagues, dataDirOf, poolSize, root } from "./settings.ts";
import { closeWriting, openWriting } from "./writing.ts";

export interface BenchDatabase {
  readonly adminUrl: string;
  readonly runtimeUrl: string;
  readonly loginsDir: string;
  readonly authenticatorUrl: string;
  readonly keys: readonly { readonly id: string; readonly secret: string }[];
  readonly admin: Sql;
  /** The server's own log. */
  readonly logFile: string;
  readonly close: () => Promise<void>;
}

const authenticator = "bench_postgraphile";
const logins = [
  "tc_education",
  "tc_finance",
  "tc_guardian",
  "tc_public",
  "tc_school",
  "tc_staffing",
  "tc_township",
];

export async function openBenchDatabase(scale: number, fresh: boolean): Promise<BenchDatabase> {
  const dataDir = dataDirOf(scale);
  const loadedFile = join(dataDir, "loaded.json");
  const environment = {
    TONGCHOU_DATA_DIR: dataDir,
    TONGCHOU_POOL_SIZE: String(poolSize),
    // Those that are compared use the same logins.
    TONGCHOU_SERVERS: String(systems.length),
    LOG_LEVEL: "warn",
  };
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase(loadConfig(environment), say);
  try {
    const wanted = JSON.stringify({ scale, made: await sourceHash() });
    const kept = !fresh && (await readFile(loadedFile, "utf8").catch(() => null)) === wanted;
    if (!kept) {
      await rm(loadedFile, { force: true });
      await recreate(database);
    }
    await withAdmin(database, (admin) => closeWriting(admin, authenticator));
    // The commands join the running server, so it is started and stopped once.
    await runTongchou(["migrate"], environment);
    if (!kept) {
      await runTongchou(["seed", "--scale", String(scale)], environment);
      await writeFile(loadedFile, wanted);
    }
    return await prepare(database, dataDir, !kept);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Of what the kept database was made by: other migrations, rules or another sample make another one. */
async function sourceHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["drizzle", "src/database/rules", "src/domains", "src/sample"]) {
    const made = folder === "src/domains" ? /\.sql$/ : /\.(sql|ts)$/;
    const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => made.test(name));
    for (const name of names.sort()) hash.update(name).update(await readFile(join(root, folder, name)));
  }
  return hash.digest("hex");
}

async function withAdmin({ adminUrl }: OpenDatabase, work: (admin: Sql) => Promise<void>): Promise<void> {
  if (adminUrl === null) throw new Error("the benchmark runs on the embedded database");
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await work(admin).finally(() => admin.end({ timeout: 5 }));
}

async function recreate({ adminUrl }: OpenDatabase): Promise<void> {
  if (adminUrl === null) throw new Error("the benchmark runs on the embedded database");
  const name = new URL(adminUrl).pathname.slice(1);
  const sql = postgres(withDatabase(adminUrl, "postgres"), { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`drop database ${name} with (force)`);
    await sql.unsafe(`create database ${name}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function prepare(database: OpenDatabase, dataDir: string, loaded: boolean): Promise<BenchDatabase> {
  const { adminUrl, runtimeUrl, secrets } = database;
  const { loginsDir } = loadConfig({ TONGCHOU_DATA_DIR: dataDir });
  if (adminUrl === null || secrets === null) throw new Error("the benchmark runs on the embedded database");
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await introduce(admin);
  const password = randomBytes(24).toString("base64url");
  await openAuthenticator(admin, password);
  await openWriting(admin, authenticator);
  // Dead rows and the visibility map of a fresh load are not what is measured.
  if (loaded) await admin`vacuum analyze`;
  const url = new URL(adminUrl);
  url.username = authenticator;
  url.password = password;
  // As its driver takes start-up parameters.
  url.searchParams.set("options", `-c tongchou.server=${serverKey(runtimeUrl)}`);
  return {
    adminUrl,
    runtimeUrl,
    loginsDir,
    authenticatorUrl: url.href,
    keys: secrets.keys.map(({ id, secret }) => ({ id, secret: secret.toString("base64") })),
    admin,
    logFile: join(dataDir, "postgres.log"),
    close: async () => {
      await closeWriting(admin, authenticator);
      await admin.end({ timeout: 5 });
      await database.close();
    },
  };
}

/**
 * The sample's people once more, with the same assignments, as the benchmark's issuer calls them; and beside whoever a case is
 * asked as, the colleagues who ask at the same time.
 */
async function introduce(admin: Sql): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`delete from tc.assignment where person_id in (select id from tc.person where issuer = ${benchIssuer})`;
    await tx`delete from tc.person where issuer = ${benchIssuer}`;
    const copies = [...new Set(cases.map(({ subject }) => subject))].flatMap((subject) =>
      colleagues(subject).map((copy) => ({ subject, copy })),
    );
    await tx`insert into tc.person (id, issuer, subject, display_name, epoch, natural_person_code)
      select uuidv7(), ${benchIssuer}, coalesce(c.copy, p.subject), p.display_name, 1,
          case when c.copy is null then p.natural_person_code || '.b' end from tc.person p
       cross join lateral (select null as copy union all
         select j.copy from jsonb_to_recordset(${tx.json(copies)}) j(subject text, copy text) where j.subject = p.subject) c
       where p.issuer = ${developmentIssuer} and p.disabled_at is null`;
    await tx`insert into tc.assignment (id, person_id, role, scope, district_id, township_id, village_id, school_id,
        teacher_id, child_id, guardian_id, duties, valid_from, valid_to, approved_by)
      select uuidv7(), mine.id, a.role, a.scope, a.district_id, a.township_id, a.village_id, a.school_id,
        a.teacher_id, a.child_id, a.guardian_id, a.duties, a.valid_from, a.valid_to, 'benchmark'
        from tc.person mine
        join tc.person theirs on theirs.subject = split_part(mine.subject, '#', 1) and theirs.issuer = ${developmentIssuer}
        join tc.assignment a on a.person_id = theirs.id
       where mine.issuer = ${benchIssuer}`;
  });
}

/**
 * PostGraphile takes a role by `set local role`, so its login must be a member of the role logins. Exists in the
 * benchmark's server only, with a password of this run.
 */
async function openAuthenticator(admin: Sql, password: string): Promise<void> {
  const [found] = await admin`select exists (select from pg_roles where rolname = ${authenticator}) as there`;
  const verb = found?.there === true ? "alter" : "create";
  await admin.unsafe(`${verb} role ${authenticator} login inherit nosuperuser password '${password}'`);
  await admin.unsafe(`grant ${logins.join(", ")} to ${authenticator} with inherit true, set true`);
}
