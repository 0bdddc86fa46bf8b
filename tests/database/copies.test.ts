// Copies on a row (its townships, its school, its child, …) are what rights rest on: whoever writes one of them, it is what it
// is a copy of. Asked of the catalogue of triggers, and of the sample's rows.
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { undone } from "./undone.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** A trigger before a change of rows, the columns that wake it (none: every one), and those that its function assigns. */
interface Keeper {
  readonly table: string;
  readonly trigger: string;
  readonly wakes: readonly string[];
  readonly assigns: readonly string[];
}

/** `NEW.a := …`, and `INTO NEW.a, NEW.b`. */
const assigned = (body: string): readonly string[] => [
  ...new Set([
    ...[...body.matchAll(/\bNEW\.(\w+)\s*:=/g)].map((found) => found[1] as string),
    ...[...body.matchAll(/\bINTO\s+((?:[\w.]+\s*,\s*)*[\w.]+)/g)].flatMap((found) =>
      [...(found[1] as string).matchAll(/NEW\.(\w+)/g)].map((column) => column[1] as string),
    ),
  ]),
];

async function keepers(): Promise<readonly Keeper[]> {
  // A trigger before (2) an update (16) of each row (1).
  const rows = await sql<(Omit<Keeper, "assigns"> & { body: string })[]>`
    select t.tgrelid::regclass::text as table, t.tgname as trigger, p.prosrc as body,
        array(select attname::text from pg_attribute where attrelid = t.tgrelid and attnum = any (t.tgattr)) as wakes
      from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where not t.tgisinternal and t.tgparentid = 0 and t.tgtype & 19 = 19 order by 1, 2`;
  return rows.map(({ body, ...keeper }) => ({ ...keeper, assigns: assigned(body) }));
}

test("whatever a trigger assigns before a change wakes it", async () => {
  const all = (await keepers()).filter(({ assigns }) => assigns.length > 0);
  expect(all.length).toBeGreaterThan(60);
  const asleep = all.flatMap(({ table, trigger, wakes, assigns }) =>
    assigns
      .filter((column) => wakes.length > 0 && !wakes.includes(column))
      .map((column) => `${table}.${trigger} sleeps while ${column} is written`),
  );
  expect(asleep).toEqual([]);
});

interface Copy {
  readonly table: string;
  readonly column: string;
}

/** What refers to another row, and what opens a row; who signed a step is entered, and stays by rules of its own. */
const copies = async (): Promise<readonly Copy[]> => {
  const kept = (await keepers()).flatMap(({ table, assigns }) =>
    assigns.map((column) => `${table}.${column}`),
  );
  return sql`select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and format('%s.%s', table_name, column_name) = any (${kept})
      and data_type in ('uuid', 'boolean') and column_name not like '%\\_by' order by 1, 2`;
};

/** What the column is once somebody has written the value; what is refused says so. */
const written = (tx: TransactionSql, { table, column }: Copy, id: string, value: string | null) =>
  tx
    .savepoint(async (point) => {
      const [row] = await point.unsafe(
        `with wrote as (update ${table} set ${column} = $1 where id = $2 returning ${column}::text as "is") select "is" from wrote`,
        [value, id],
      );
      return row?.is as string | null;
    })
    .catch(({ code, message }: postgres.PostgresError) => (code === "23514" ? "refused" : message));

test("whoever overwrites a copy has no say in what it is", async () => {
  const all = await copies();
  expect(all.length).toBeGreaterThan(100);
  const moved: string[] = [];
  let asked = 0;
  await undone(sql, async (tx) => {
    for (const copy of all) {
      const { table, column } = copy;
      const rows = await tx.unsafe<{ id: string; was: string | null; other: string | null }[]>(
        `select t.id, t.${column}::text as was, case when pg_typeof(t.${column}) = 'boolean'::regtype then (not t.${column}::text::boolean)::text else (
            select o.${column}::text from ${table} o where o.${column} is distinct from t.${column} limit 1) end as other
          from ${table} t order by md5(t.id::text) limit 3`,
      );
      for (const { id, was, other } of rows.filter(({ was, other }) => was !== other)) {
        asked += 1;
        const [left, right] = [await written(tx, copy, id, was), await written(tx, copy, id, other)];
        if (left !== right && right !== "refused")
          moved.push(`${table}.${column} of ${id}: ${left}, or ${right}`);
      }
    }
  });
  console.log(`copies: ${asked} overwritten in ${all.length} columns`);
  expect(asked).toBeGreaterThan(300);
  expect(moved).toEqual([]);
});

/** What functions write on rows of other tables and no trigger of these keeps, since it is entered, too. */
const entered = [
  "charter.replaced_on charter.version enrolment.end_reason enrolment.version",
  "guardian.entered_township_id guardian_consent.ended_on guardianship.protective_flag guardianship.status guardianship.valid_to",
  "left_behind_record.close_reason mandatory_report.status mandatory_report.version payment_batch.version",
  "policy_change.version policy_change.written_by_ids policy_edition.in_force_until policy_edition.version",
  "policy_effect.in_force_at policy_effect.version",
  "school_quota.administrative_quota school_quota.quota school_quota.support_quota school_quota.teacher_quota",
  "school_quota.worker_quota student_aid_grant.decided_by_id student_aid_grant.decision_reason",
  "student_aid_grant.version township_name.kind township_name.name",
]
  .join(" ")
  .split(" ");

test("what the database writes on other rows is kept by these, or entered, too", async () => {
  const triggers = (await keepers()).concat(
    await sql<Keeper[]>`select t.tgrelid::regclass::text as table, t.tgname as trigger, '{}'::text[] as wakes,
        array(select distinct m[1] from regexp_matches(p.prosrc, 'NEW\\.(\\w+)', 'g') m) as assigns
      from pg_trigger t join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal and t.tgtype & 18 = 18`,
  );
  const bodies = await sql<{ body: string }[]>`select pg_get_functiondef(oid) as body from pg_proc
    where pronamespace = 'tc'::regnamespace and prokind = 'f' and proname not like 'tc\\_%'`;
  const set = /UPDATE\s+(\w+)(?:\s+(?:AS\s+)?\w+)?\s+SET\s+([\s\S]*?)(?:\bFROM\b|\bWHERE\b|;)/g;
  const written = bodies.flatMap(({ body }) =>
    [...body.matchAll(set)].flatMap(([, table, columns]) =>
      [...String(columns).matchAll(/(?:^|,)\s*(\w+)\s*=/g)].map(([, column]) => ({
        table: String(table),
        column: String(column),
      })),
    ),
  );
  expect(written.length).toBeGreaterThan(100);
  const unkept = written.filter(
    ({ table, column }) => !triggers.some((one) => one.table === table && one.assigns.includes(column)),
  );
  expect([...new Set(unkept.map(({ table, column }) => `${table}.${column}`))].sort()).toEqual(entered);
});
