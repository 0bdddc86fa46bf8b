// What the sample says of quota, posts and appointments is what the triggers would have said, and no rule refuses it.
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedPosts } from "../../src/sample/staffing/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { testToday } from "../support/test-keys.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

class Undo extends Error {}

/** On the sample's own day, and without a trace. */
async function onSampleDay(work: (tx: TransactionSql) => Promise<void>): Promise<void> {
  const done = sql.begin(async (tx) => {
    await tx.unsafe(
      `create or replace function tc.today() returns date language sql stable return date '${testToday}'`,
    );
    await work(tx);
    throw new Undo();
  });
  await expect(done).rejects.toThrow(Undo);
}

const tables = [
  "school_quota",
  "post_scheme",
  "post_scheme_line",
  "post",
  "appointment",
  "term_appraisal",
  "recruitment_plan",
] as const;

const contents = async (tx: TransactionSql): Promise<Record<string, string>> => {
  const sums: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await tx.unsafe(
      `select count(*) || ' ' || md5(string_agg(t::text, '|' order by id)) as sum from ${table} t`,
    );
    sums[table] = String(row?.sum);
  }
  return sums;
};

describe("the sample of quota, posts and appointments", () => {
  test("holds rows of everything", async () => {
    for (const table of [
      ...tables,
      "staffing_total",
      "staffing_standard",
      "quota_transfer",
      "post_structure_ratio",
    ]) {
      const [row] = await sql.unsafe(`select count(*)::int as rows from ${table}`);
      expect([table, row?.rows]).toEqual([table, expect.toSatisfy((rows: number) => rows > 1)]);
    }
  });

  test("has the copies and counts that triggers keep", { timeout: 60_000 }, async () => {
    await onSampleDay(async (tx) => {
      const before = await contents(tx);
      await tx`select tc.refresh_school_staffing(array(select id from school), array(select id from township))`;
      await tx`select tc.refresh_posts(array(select id from post))`;
      for (const [table, column] of [
        ["school_quota", "school_id"],
        ["post_scheme", "school_id"],
        ["post_scheme_line", "scheme_id"],
        ["post", "line_id"],
        ["appointment", "post_id"],
        ["term_appraisal", "appointment_id"],
        ["recruitment_plan", "school_id"],
      ])
        await tx.unsafe(`update ${table} set ${column} = ${column}`);
      expect(await contents(tx)).toEqual(before);
    });
  });

  test("counts each place that is held once, at its school or in its pool, and vacancies from their events", async () => {
    const [found] = await sql`
      with held as (
        select r.school_id, r.township_id, count(*)::int as n from personnel_relation r
          where r.quota_category is not null and r.archived_at is null and r.valid_from <= ${testToday}::date
            and coalesce(r.valid_to, 'infinity') > ${testToday}::date group by 1, 2)
      select (select count(*)::int from held h full join (select * from school_quota where school_year = 2026) q
          on q.school_id is not distinct from h.school_id and q.township_id = h.township_id
          where coalesce(q.occupied, -1) <> coalesce(h.n, 0)) as differing,
        (select count(*)::int from held where school_id is null) as pools,
        (select count(*)::int from post p join post_scheme s on s.id = p.scheme_id where p.status = 'vacant' and p.vacant_since <> (
          select max(day) from (values (s.approved_on), (p.thawed_on)) v(day)) and not exists (select from appointment a where a.post_id = p.id)) as undated,
        (select count(*)::int from post p join appointment a on a.post_id = p.id and a.valid_to <= ${testToday}::date
          where p.status = 'vacant' and p.vacant_since <> a.valid_to) as unended`;
    expect(found).toEqual({ differing: 0, pools: 1, undated: 0, unended: 0 });
  });

  test("passes no total, quota or ratio, and every holder has the title of the grade", async () => {
    await onSampleDay(async (tx) => {
      await tx`update school_quota set quota = quota`;
      await tx`update post_scheme set status = status`;
      await tx`update post_scheme_line set post_count = post_count`;
      await tx`update post set post_no = post_no`;
      await tx`update appointment set teacher_id = teacher_id`;
      await tx`update term_appraisal set appraised_on = appraised_on`;
    });
  });

  test("has the planted posts as they are named", async () => {
    for (const { id, school, subject, days } of Object.values(plantedPosts)) {
      const [post] = await sql<{ days: number | null; schoolId: string; subject: string }[]>`
        select ${testToday}::date - vacant_since as days, school_id as "schoolId", subject from post where id = ${id}`;
      expect(post).toEqual({ days, schoolId: school.id, subject });
    }
  });

  test("says nothing of a real school", async () => {
    const [found] = await sql`
      select count(*)::int as rows from school_quota q join school s on s.id = q.school_id where s.name !~ '示'`;
    expect(found).toEqual({ rows: 0 });
  });
});
