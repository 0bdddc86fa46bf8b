// Nutrition and aid in the sample: the copies that the generator fills in are those the triggers would make, the figures
// fit together, and every case an access rule hangs on is there with its near miss.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedBatches } from "../../src/sample/aid/planted.ts";
import { plantedNutrition } from "../../src/sample/nutrition/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

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

const count = async (query: string): Promise<number> => {
  const [row] = await sql.unsafe(query);
  return Number(row?.count);
};

describe("copies", () => {
  test.each(["nutrition_pupil_term", "growth_record", "student_aid_grant"])(
    "a pupil's row of %s carries the child and its scopes",
    async (table) => {
      const wrong = `select count(*) from ${table} r join student s on s.id = r.student_id join child c on c.id = s.child_id
        where (r.child_id, r.hukou_township_id, r.residence_township_id, r.school_id)
          is distinct from (c.id, c.hukou_township_id, c.residence_township_id, c.school_id)`;
      expect(await count(`select count(*) from ${table}`)).toBeGreaterThan(50);
      expect(await count(wrong)).toBe(0);
    },
  );

  test("a month carries its school's certified headcount and its programme's amount", async () => {
    const wrong = `select count(*) from nutrition_school_month m join nutrition_programme p on p.id = m.programme_id
        join school s on s.id = m.school_id
      where m.enrolled is distinct from tc.certified_enrolment(m.school_id, m.month)
        or m.amount_per_day_fen <> p.amount_per_day_fen or m.township_id <> s.township_id
        or p.valid_from > m.month or p.valid_to <= m.month`;
    expect(await count(wrong)).toBe(0);
  });

  test("a grant carries its scheme's kind and amount, and its batch's days", async () => {
    const wrong = `select count(*) from student_aid_grant g join aid_scheme s on s.id = g.scheme_id
        left join payment_batch b on b.id = g.batch_id
      where (g.kind, g.due_fen) <> (s.kind, s.amount_per_term_fen)
        or (g.reviewed_on, g.sent_on) is distinct from (b.reviewed_on, b.sent_on) or b.kind <> 'student-aid'`;
    expect(await count(wrong)).toBe(0);
  });

  test("writing every row again through the triggers changes nothing", async () => {
    const digest = async (table: string) =>
      (await sql.unsafe(`select md5(string_agg(r::text, '|' order by id)) as sum from ${table} r`))[0]?.sum;
    const touched: Readonly<Record<string, string>> = {
      nutrition_pupil_term: "student_id = student_id",
      growth_record: "student_id = student_id",
      student_aid_grant: "student_id = student_id, scheme_id = scheme_id, batch_id = batch_id",
      nutrition_school_month: "school_id = school_id, month = month",
      meal_quality_check: "school_id = school_id",
      canteen_account: "school_id = school_id, food_fen = food_fen",
    };
    for (const [table, set] of Object.entries(touched)) {
      const before = await digest(table);
      await sql.unsafe(`update ${table} set ${set}`);
      expect(await digest(table), table).toBe(before);
    }
  });
});

describe("figures", () => {
  test("a month's uncovered pupils are the uncovered pupils of the term", async () => {
    const wrong = `select count(*) from nutrition_school_month m
      where m.month = '2026-10-01' and m.certified_on is not null and m.uncovered <> (select count(*)
        from nutrition_pupil_term p where p.term_school_id = m.school_id and p.school_year = 2026 and not p.covered)`;
    expect(await count(wrong)).toBe(0);
  });

  test("nothing stands on a real school", async () => {
    for (const table of ["nutrition_school_month", "meal_quality_check", "canteen_account"])
      expect(
        await count(
          `select count(*) from ${table} r join school s on s.id = r.school_id where s.name not like '%示例%'`,
        ),
      ).toBe(0);
  });

  test("of both cubes some cells show and some are withheld", async () => {
    for (const cube of ["growth_cube", "uncovered_cube"])
      for (const suppressed of [true, false])
        expect(await count(`select count(*) from ${cube} where suppressed = ${suppressed}`)).toBeGreaterThan(
          0,
        );
  });
});

describe("planted", () => {
  const lastMonth = async (id: string) =>
    (await sql`select * from nutrition_school_month where school_id = ${id} and month = '2026-10-01'`)[0];

  test("months: published, of few pupils, unpublished, uncertified", async () => {
    const { shortfall, small, unpublished, uncertified } = plantedNutrition;
    expect(await lastMonth(shortfall.id)).toMatchObject({ published_on: expect.anything() });
    expect(await lastMonth(small.id)).toMatchObject({
      uncovered_about: null,
      published_on: expect.anything(),
    });
    expect(await lastMonth(unpublished.id)).toMatchObject({ published_on: null });
    expect(await lastMonth(uncertified.id)).toMatchObject({ certified_on: null });
  });

  test("batches: one of each kind of access, each with lines", async () => {
    for (const [status, { id }] of Object.entries(plantedBatches)) {
      expect(await sql`select status from payment_batch where id = ${id}`).toEqual([{ status }]);
      expect(await count(`select count(*) from student_aid_grant where batch_id = '${id}'`)).toBeGreaterThan(
        0,
      );
    }
  });
});
