// A database of its own for each test file: empty, or a clone of the prepared template. Never shared, never mocked.
import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { withDatabase } from "../../src/database/open-database.ts";
import { runtimeLogin } from "./global-setup.ts";
import { prepareTemplate } from "./prepare-template.ts";

export interface TestDatabase {
  /** Owner of everything in it, superuser of its cluster. */
  readonly adminUrl: string;
  /** The runtime login; the role logins' passwords derive from its password. */
  readonly runtimeUrl: string;
  drop(): Promise<void>;
}

const template = "tongchou_template";
const templateLock = 0x74656d70;

/** A database without a schema. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase("template0");
}

/** A database as a first start leaves it: migrated, enforced, with the small sample. */
export async function cloneDatabase(): Promise<TestDatabase> {
  await createTemplate();
  return createDatabase(template);
}

/** Prepared by the first test file that asks; the others wait for it. A template that failed half-way is made anew. */
export async function createTemplate(): Promise<void> {
  await withCluster(async (sql) => {
    await sql`select pg_advisory_lock(${templateLock})`;
    const [found] = await sql`select datistemplate as ready from pg_database where datname = ${template}`;
    if (found?.ready === true) return;
    if (found !== undefined) await sql.unsafe(`drop database ${template} with (force)`);
    await sql.unsafe(`create database ${template} template template0`);
    await prepareTemplate(urlsOf(template));
    await sql.unsafe(`alter database ${template} is_template true`);
  });
}

function urlsOf(name: string): { adminUrl: string; runtimeUrl: string } {
  const { adminUrl, runtimePassword } = inject("testCluster");
  const runtime = new URL(withDatabase(adminUrl, name));
  runtime.username = runtimeLogin;
  runtime.password = runtimePassword;
  return { adminUrl: withDatabase(adminUrl, name), runtimeUrl: runtime.href };
}

async function createDatabase(source: string): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  // Files are copied, not written to the log once more: a clone costs a few hundred milliseconds.
  await withCluster((sql) => sql.unsafe(`create database ${name} template ${source} strategy file_copy`));
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
