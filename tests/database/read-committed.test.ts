// The rules tell the truth at READ COMMITTED alone: at any other level every table that has a rule's trigger refuses to be
// written, to the owner too. It is read at every level.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMigratedDatabase, type TestDatabase } from "../support/test-database.ts";
import { outcomeOn } from "./attempt.ts";

let database: TestDatabase;
let sql: Sql;
let tables: readonly { readonly name: string; readonly column: string; readonly derived: boolean }[];
beforeAll(async () => {
  database = await createMigratedDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  tables = await sql`select tgrelid::regclass::text as name, (select quote_ident(attname) from pg_attribute
      where attrelid = tgrelid and attnum > 0 and attidentity = '' and attgenerated = '' and not attisdropped order by attnum limit 1) as column,
      bool_or(tgfoid = 'tc.only_derived'::regproc and tgtype & 1 = 0) as derived
    from pg_trigger where not tgisinternal and tgname <> 'read_committed' and tgparentid = 0 and tgtype & 28 > 0 group by tgrelid order by 1`;
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await database.drop();
});

/** To which rows are added, and no more. */
const neverChanged = [
  ...["tc.access_batch", "tc.access_checkpoint", "tc.access_key", "tc.access_log", "tc.history"],
  ...["access_record", "record_access", "shown_field"],
];

/** Of no row: the statement itself is refused. What is never changed refuses two of them at every level. */
const writes = ({ name, column }: (typeof tables)[number]): readonly string[] =>
  [
    `insert into ${name} (${column}) select ${column} from ${name} where false`,
    ...(neverChanged.includes(name)
      ? []
      : [`update ${name} set ${column} = ${column} where false`, `delete from ${name} where false`]),
  ].map((statement) => `with written as (${statement} returning 1) select from written`);
const outcomes = (level: string, statements: readonly string[]) =>
  Promise.all(statements.map((one) => outcomeOn(sql, `set transaction isolation level ${level}`, one)));

test.each(["repeatable read", "serializable"])("refused at %s", async (level) => {
  const statements = tables.flatMap(writes);
  expect(statements.length).toBeGreaterThan(200);
  const said = await outcomes(level, statements);
  expect(statements.filter((_, i) => said[i] !== "25000")).toEqual([]);
});

test("taken at read committed, but where nobody writes by hand", async () => {
  const statements = tables.filter(({ derived }) => !derived).flatMap(writes);
  expect(statements.length).toBeGreaterThan(200);
  const said = await outcomes("read committed", statements);
  expect(statements.filter((_, i) => !Array.isArray(said[i]))).toEqual([]);
});

test.each(["read committed", "repeatable read", "serializable"])("read at %s", async (level) => {
  const statements = tables.map(({ name, column }) => `select ${column} from ${name} limit 1`);
  const said = await outcomes(level, statements);
  expect(statements.filter((_, i) => !Array.isArray(said[i]))).toEqual([]);
});
