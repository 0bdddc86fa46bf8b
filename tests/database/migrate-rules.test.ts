// A database is brought from the rules of before to those of now: what changed is new, what went is gone, rows stay, and
// what nobody declared is found.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { prepareDatabase } from "../../src/database/index.ts";
import { migrate } from "../../src/database/migrate.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";
import { copyRuleSource, type RuleSource } from "./rule-source.ts";
import "../../src/domains/index.ts";

const headcountRules = "domains/schools/school-headcount/school-headcount.rules.sql";
const childRules = "domains/children/child/child.rules.sql";
const identityRules = "database/rules/identity.rules.sql";
const enrolmentCube = "domains/schools/enrolment-cube/enrolment.cube.sql";

let database: TestDatabase;
let sql: Sql;
let before: RuleSource;
beforeAll(async () => {
  database = await createEmptyDatabase();
  before = await copyRuleSource();
  const frozen = await before.read(headcountRules);
  await before.write(headcountRules, frozen.replace("OLD.certified_on IS NOT NULL", "OLD.students = 7"));
  await before.remove(enrolmentCube);
  // A trigger stands on the column whose collation is new.
  const children = await before.read(childRules);
  await before.write(childRules, children.replace(/ALTER TABLE "child" ALTER COLUMN[^;]*;/, ""));
  await before.write(
    "domains/schools/school/former.rules.sql",
    `-- after: reference/definition
      CREATE OR REPLACE FUNCTION tc.former(n integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN n + 1;
      CREATE OR REPLACE FUNCTION tc.former_trigger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER former BEFORE UPDATE ON "school" FOR EACH ROW EXECUTE FUNCTION tc.former_trigger();
      ALTER TABLE "school" ADD CONSTRAINT "school_former" EXCLUDE USING gist ("official_code" WITH =);
      CREATE VIEW "former_cube" AS SELECT tc.former(count(*)::int) AS n FROM school;`,
  );
  await migrate(database.adminUrl, before);
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`insert into district (id, name) values ('00000000-0000-7000-8000-000000000001', '示例区');
    insert into township (id, district_id, name, kind) values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', '示例乡', 'township');
    insert into school (id, district_id, township_id, name, kind, run_by, locale, status) values
      ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '示例小学', '211', '11', '220', 'planned');
    insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
      values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002', 2026, 'primary', 1, '2026-09-01', 9, 0, 1, '2026-10-01')`);
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await database.drop();
  await before.close();
});

/** Every object of the rules, with the transaction that made it. */
const made = async (): Promise<unknown> => [
  ...(await sql`select 'function ' || proname as what, xmin::text from pg_proc where pronamespace = 'tc'::regnamespace
    union all select 'trigger ' || tgrelid::regclass || tgname, xmin::text from pg_trigger where not tgisinternal
    union all select relname, xmin::text from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
    union all select conname, xmin::text from pg_constraint where contype = 'x' order by 1`),
];
const exists = async (what: string): Promise<unknown> =>
  (await sql.unsafe(`select ${what} is not null as found`))[0]?.found;
const refusalOf = (statement: string): Promise<unknown> =>
  sql.unsafe(statement).then(
    () => "taken",
    (error: postgres.PostgresError) => error.constraint_name,
  );

test("from the rules of before to those of now, with rows in it", async () => {
  expect(await refusalOf("update school_headcount set students = 8")).toBe("taken");
  expect((await sql`select n from former_cube`)[0]?.n).toBe(2);
  await migrate(database.adminUrl);
  expect(await refusalOf("update school_headcount set students = 7")).toBe("school_headcount_frozen");
  for (const gone of [
    "to_regproc('tc.former')",
    "to_regproc('tc.former_trigger')",
    "to_regclass('former_cube')",
    "(select tgname from pg_trigger where tgname = 'former')",
    "(select conname from pg_constraint where conname = 'school_former')",
  ])
    expect([gone, await exists(gone)]).toEqual([gone, false]);
  expect(await exists("to_regclass('enrolment_cube')")).toBe(true);
  expect((await sql`select students from school_headcount`)[0]?.students).toBe(8);
});

test("once more, and twice at once, makes nothing anew", async () => {
  await migrate(database.adminUrl);
  const then = await made();
  await Promise.all([migrate(database.adminUrl), migrate(database.adminUrl)]);
  expect(await made()).toEqual(then);
});

test("a file with another comment makes nothing anew, a changed body its function alone", async () => {
  const source = await copyRuleSource();
  try {
    const text = await source.read(headcountRules);
    await migrate(database.adminUrl, source);
    const then = await made();
    await source.write(headcountRules, `${text}\n-- A word more.\n`);
    await migrate(database.adminUrl, source);
    expect(await made()).toEqual(then);
    await source.write(headcountRules, text.replace("IS NOT NULL", "IS NOT NULL AND true"));
    await migrate(database.adminUrl, source);
    const now = (await made()) as { what: string; xmin: string }[];
    const changed = now.filter(
      ({ what, xmin }) => !JSON.stringify(then).includes(JSON.stringify({ what, xmin })),
    );
    expect(changed.map(({ what }) => what)).toEqual(["function freeze_certified_headcount"]);
  } finally {
    await source.close();
    await migrate(database.adminUrl);
  }
});

test("a function whose parameters change is made anew with the views and triggers that stand on it", async () => {
  const source = await copyRuleSource();
  try {
    const path = "domains/schools/school/stood-on.rules.sql";
    const view = `CREATE VIEW "stands_on" AS SELECT tc.stood_on(1) AS n;`;
    const fn =
      "CREATE OR REPLACE FUNCTION tc.stood_on(n integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN n;";
    await source.write(path, `${fn}\n${view}`);
    await migrate(database.adminUrl, source);
    await source.write(
      path,
      `${fn.replace("(n integer)", "(m bigint)").replace("RETURN n", "RETURN m + 1")}\n${view}`,
    );
    await migrate(database.adminUrl, source);
    expect((await sql`select n from stands_on`)[0]?.n).toBe(2);
  } finally {
    await source.close();
    await migrate(database.adminUrl);
  }
});

test("a migration of tables may change a column that views and triggers hold on to", async () => {
  const own = await createEmptyDatabase();
  const source = await copyRuleSource();
  const there = postgres(own.adminUrl, { max: 1, onnotice: () => {} });
  try {
    await migrate(own.adminUrl, source);
    await there.unsafe(
      "insert into district (id, name) values ('00000000-0000-7000-8000-000000000001', '示例区')",
    );
    await source.addMigration(`ALTER TABLE "school_headcount" ALTER COLUMN "students" TYPE smallint;`);
    await migrate(own.adminUrl, source);
    const [column] = await there`select data_type from information_schema.columns
      where table_name = 'school_headcount' and column_name = 'students'`;
    expect(column?.data_type).toBe("smallint");
    expect((await there`select count(*)::int as n from district`)[0]?.n).toBe(1);
    // The committed migrations alone are a state that this database has left.
    await expect(migrate(own.adminUrl)).rejects.toThrow(/made by other migrations/);
  } finally {
    await there.end();
    await source.close();
    await own.drop();
  }
});

test("what enforcement made is no stray to the next migration, and stands in the way of no function that is made anew", async () => {
  const own = await createEmptyDatabase();
  const source = await copyRuleSource();
  const there = postgres(own.adminUrl, { max: 1, onnotice: () => {} });
  const tied = () =>
    there`select to_regclass('tc.tied_care_contact') is not null as there, has_any_column_privilege('tc_township', 'child', 'select') as read`;
  try {
    await prepareDatabase(own, loadCatalogue());
    expect(await tied()).toEqual([{ there: true, read: true }]);
    await migrate(own.adminUrl);
    expect(await tied()).toEqual([{ there: true, read: true }]);
    const identity = await source.read(identityRules);
    await source.write(
      identityRules,
      identity.replace("tc.ties() RETURNS uuid[]", "tc.ties() RETURNS text[]"),
    );
    await migrate(own.adminUrl, source);
    // Without their policies rights would be answered with nothing.
    expect(await tied()).toEqual([{ there: false, read: false }]);
  } finally {
    await there.end();
    await source.close();
    await own.drop();
  }
});

describe("the closing check finds", () => {
  beforeEach(() => migrate(database.adminUrl));
  test.each([
    [
      "a trigger made by hand",
      "trigger school.stray: no rule file declares it",
      "create trigger stray before update on school for each row execute function tc.keep_was_rural()",
      "drop trigger stray on school",
    ],
    [
      "a function made by hand",
      "function tc.stray: no rule file declares it",
      "create function tc.stray() returns int language sql return 1",
      "drop function tc.stray()",
    ],
    [
      "a second function of a declared name",
      "function tc.today: no rule file declares it",
      "create function tc.today(n int) returns int language sql return 1",
      "drop function tc.today(int)",
    ],
    [
      "a view made by hand",
      "view stray: no rule file declares it",
      "create view stray as select 1 as n",
      "drop view stray",
    ],
    [
      "a trigger that is turned off",
      "trigger school_headcount.freeze_certified: altered by hand",
      "alter table school_headcount disable trigger freeze_certified",
      "alter table school_headcount enable trigger freeze_certified",
    ],
    [
      "a function altered by hand",
      "function tc.given_name: altered by hand",
      "alter function tc.given_name(text) volatile",
      "alter function tc.given_name(text) immutable",
    ],
    [
      "a column that sorts by another collation",
      "collation school.name: missing",
      `alter table school alter column name type text collate "default"`,
      `alter table school alter column name type text collate "zh-x-icu"`,
    ],
  ])("%s", async (_what, finding, change, undo) => {
    await sql.unsafe(change);
    await expect(migrate(database.adminUrl)).rejects.toThrow(finding);
    await sql.unsafe(undo);
    await migrate(database.adminUrl);
  });

  test("a trigger that is gone", async () => {
    const [trigger] =
      await sql`select pg_get_triggerdef(oid) as made from pg_trigger where tgname = 'freeze_certified' and tgrelid = 'school_headcount'::regclass`;
    await sql`drop trigger freeze_certified on school_headcount`;
    await expect(migrate(database.adminUrl)).rejects.toThrow(
      "trigger school_headcount.freeze_certified: missing",
    );
    await sql.unsafe(String(trigger?.made));
  });
});
