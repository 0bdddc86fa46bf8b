// A database of its own for each test file: empty, or a clone of a prepared template. Never shared, never mocked.
import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import type { LoginSecrets } from "../../src/database/login-secrets.ts";
import { migrate } from "../../src/database/migrate.ts";
import { withDatabase } from "../../src/database/open-database.ts";
import type { Urls } from "../../src/database/prepare-database.ts";
import { ownerLogin, runtimeLogin } from "./global-setup.ts";
import { testLogins, unboundedConnections } from "./logins.ts";
import { prepareTemplate } from "./prepare-template.ts";

export interface TestDatabase {
  /** Superuser of its cluster. */
  readonly adminUrl: string;
  /** The owner of everything in it, no superuser: row security and every rule bind it as they bind a district's own. */
  readonly ownerUrl: string;
  /** The server's own login. */
  readonly runtimeUrl: string;
  readonly logins: LoginSecrets;
  readonly connections: number;
  drop(): Promise<void>;
}

/** What databases are cloned from; made once for a run of the suite. */
export interface Template {
  readonly name: string;
  /** The template it is itself made from. */
  readonly from?: Template;
  prepare(urls: Urls & Pick<TestDatabase, "ownerUrl">): Promise<void>;
}

const migrated: Template = { name: "tongchou_migrated", prepare: ({ ownerUrl }) => migrate(ownerUrl) };
/** As a first start leaves it. */
const sample: Template = { name: "tongchou_template", from: migrated, prepare: prepareTemplate };
const templateLock = 0x74656d70;

/** A database without a schema. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase("template0");
}

/** A database with the schema and its rules, no row, and no policy in force. */
export function createMigratedDatabase(): Promise<TestDatabase> {
  return cloneDatabase(migrated);
}

/** A database as a first start leaves it: migrated, enforced, with the small sample. Or as another template has it. */
export async function cloneDatabase(template: Template = sample): Promise<TestDatabase> {
  await createTemplate(template);
  return createDatabase(template.name);
}

/** A template that is the sample changed. */
export const templateOfSample = (name: string, change: (adminUrl: string) => Promise<void>): Template => ({
  name,
  from: sample,
  prepare: ({ adminUrl }) => change(adminUrl),
});

/** Prepared by the first test file that asks; the others wait for it. A template that failed half-way is made anew. */
export async function createTemplate({ name, from, prepare }: Template = sample): Promise<void> {
  if (from !== undefined) await createTemplate(from);
  await withCluster(async (sql) => {
    await sql`select pg_advisory_lock(${templateLock})`;
    const [found] = await sql`select datistemplate as ready from pg_database where datname = ${name}`;
    if (found?.ready === true) return;
    if (found !== undefined) await sql.unsafe(`drop database ${name} with (force)`);
    await sql.unsafe(
      `create database ${name} template ${from?.name ?? "template0"} owner ${ownerLogin} strategy file_copy`,
    );
    await prepare(urlsOf(name));
    await sql.unsafe(`alter database ${name} is_template true`);
  });
}

function urlsOf(name: string): Omit<TestDatabase, "drop"> {
  const { adminUrl, password } = inject("testCluster");
  const as = (login: string): string => {
    const url = new URL(withDatabase(adminUrl, name));
    url.username = login;
    url.password = password;
    return url.href;
  };
  return {
    adminUrl: withDatabase(adminUrl, name),
    ownerUrl: as(ownerLogin),
    runtimeUrl: as(runtimeLogin),
    logins: testLogins(),
    connections: unboundedConnections,
  };
}

async function createDatabase(source: string): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  // Files are copied, not written to the log once more: a clone costs a few hundred milliseconds.
  await withCluster((sql) =>
    sql.unsafe(`create database ${name} template ${source} owner ${ownerLogin} strategy file_copy`),
  );
  return {
    ...urlsOf(name),
    drop: () =>
      withCluster((sql) => sql.unsafe(`drop database if exists ${name} with (force)`)).then(() => {}),
  };
}

async function withCluster<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(inject("testCluster").adminUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
