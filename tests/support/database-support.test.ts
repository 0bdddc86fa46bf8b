import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from "./test-database.ts";

const countTables = async (url: string) => {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] =
      await sql`select count(*)::int as tables from pg_tables where schemaname in ('public', 'tc')`;
    return row?.tables as number;
  } finally {
    await sql.end();
  }
};

describe("databases of the test suite", () => {
  const made: TestDatabase[] = [];
  let clone: TestDatabase;
  beforeAll(async () => {
    clone = await cloneDatabase();
    made.push(clone);
  });
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  test("migrations bring an empty database to the template's state, and once more change nothing", async () => {
    const empty = await createEmptyDatabase();
    made.push(empty);
    expect(await countTables(empty.adminUrl)).toBe(0);
    await Promise.all([migrate(empty.adminUrl), migrate(empty.adminUrl)]);
    await migrate(empty.adminUrl);
    expect(await countTables(empty.adminUrl)).toBe(await countTables(clone.adminUrl));
  });

  test("a clone is nobody else's", async () => {
    const other = await cloneDatabase();
    made.push(other);
    const sql = postgres(other.adminUrl, { max: 1 });
    await sql`create table only_here (id int)`;
    await sql.end();
    expect(await countTables(other.adminUrl)).toBe((await countTables(clone.adminUrl)) + 1);
  });

  test("the owner is no superuser, owns every table, and none lets it pass by its policies", async () => {
    const sql = postgres(clone.ownerUrl, { max: 1, onnotice: () => {} });
    const mine =
      await sql`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`;
    const free = await sql`select oid::regclass from pg_class where relkind = 'r'
      and (relnamespace = 'public'::regnamespace and not (relforcerowsecurity and relowner = current_user::regrole)
        or relnamespace = 'tc'::regnamespace and relowner <> current_user::regrole)`;
    await sql.end();
    expect([[...mine], [...free]]).toEqual([
      [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }],
      [],
    ]);
  });

  test("the runtime login connects and is no superuser", async () => {
    const sql = postgres(clone.runtimeUrl, { max: 1 });
    const [row] = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
    await sql.end();
    expect(row).toEqual({ rolsuper: false, rolbypassrls: false });
  });
});
