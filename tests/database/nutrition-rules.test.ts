// What the database itself refuses of nutrition, one wrong row at a time, each beside the right one.
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plantedNutrition } from "../../src/sample/nutrition/planted.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

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
beforeEach(() => sql`begin`.then(() => undefined));
afterEach(() => sql`rollback`.then(() => undefined));

const refused = (rule: string, query: string) =>
  expect(sql.unsafe(query)).rejects.toMatchObject({ constraint_name: rule });
const accepted = (query: string) => expect(sql.unsafe(query)).resolves.toBeDefined();

const { shortfall, uncertified } = plantedNutrition;
const month = (changes: Readonly<Record<string, string>> = {}): string => {
  const row: Readonly<Record<string, string>> = {
    id: "gen_random_uuid()",
    school_id: `'${shortfall.id}'`,
    township_id: `(select township_id from school where id = '${shortfall.id}')`,
    programme_id: "(select id from nutrition_programme where kind = 'national' and valid_to is null)",
    month: "'2026-11-01'",
    enrolled: "999999",
    eligible: "20",
    covered: "18",
    meal_days: "20",
    meals_served: "360",
    mode: "'canteen'",
    amount_per_day_fen: "1",
    cost_fen: "200000",
    subsidy_spent_fen: "180000",
    reported_on: "tc.today()",
    ...changes,
  };
  return `insert into nutrition_school_month (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})
    returning enrolled, amount_per_day_fen, subsidy_due_fen, coverage_permille`;
};

describe("a school's month", () => {
  test("takes headcount and amount from where they are certified, whatever is entered", async () => {
    const [row] = await sql.unsafe(month());
    const [certified] = await sql`select tc.certified_enrolment(${shortfall.id}, '2026-11-01') as pupils`;
    expect(row).toEqual({
      enrolled: certified?.pupils,
      amount_per_day_fen: 500,
      subsidy_due_fen: 180_000,
      coverage_permille: 900,
    });
  });

  test("has no more covered than eligible", () =>
    refused("nutrition_school_month_pupils", month({ covered: "21", meals_served: "0" })));
  test("has no more eligible than enrolled", () =>
    refused("nutrition_school_month_pupils", month({ eligible: "10000" })));
  test("gives no more meals than covered pupils × days", () =>
    refused("nutrition_school_month_meals", month({ meals_served: "361" })));
  test("has no more days than the month", () =>
    refused("nutrition_school_month_days", month({ meal_days: "31" })));
  test("spends no more than the meals cost", () =>
    refused("nutrition_school_month_money", month({ subsidy_spent_fen: "200001" })));
  test("begins on the first", () => refused("nutrition_school_month_days", month({ month: "'2026-11-02'" })));
  test("is paid by a programme that is in force", () =>
    refused(
      "nutrition_school_month_programme_in_force",
      month({ programme_id: "(select id from nutrition_programme where valid_to is not null)" }),
    ));
  test("is published only when certified", () =>
    refused("nutrition_school_month_steps", month({ published_on: "'2026-12-16'" })));

  test("is frozen once certified, but for its publication", async () => {
    const one = `school_id = '${plantedNutrition.unpublished.id}' and month = '2026-10-01'`;
    await accepted(`update nutrition_school_month set published_on = '2026-11-20' where ${one}`);
    await sql.unsafe("savepoint s");
    await refused(
      "nutrition_school_month_frozen",
      `update nutrition_school_month set meals_served = meals_served - 1 where ${one}`,
    );
    await sql.unsafe("rollback to s");
    await refused("nutrition_school_month_frozen", `delete from nutrition_school_month where ${one}`);
  });

  test("uses the programme's money for food only, whichever row comes last", async () => {
    const account = (food: number, subsidy: number) => `insert into canteen_account
      (id, school_id, township_id, month, income_fen, subsidy_fen, food_fen, staff_fen, other_fen)
      select gen_random_uuid(), id, township_id, '2026-11-01', 300000, ${subsidy}, ${food}, 0, 0 from school where id = '${shortfall.id}'`;
    await accepted(month());
    await sql.unsafe("savepoint s");
    await refused("nutrition_school_month_food_only", account(179_999, 179_999));
    await sql.unsafe("rollback to s");
    await refused("nutrition_school_month_food_only", account(180_000, 179_999));
    await sql.unsafe("rollback to s");
    await accepted(account(180_000, 180_000));
    await refused(
      "nutrition_school_month_food_only",
      `update nutrition_school_month set subsidy_spent_fen = 180001 where school_id = '${shortfall.id}' and month = '2026-11-01'`,
    );
  });

  test("is not written for a school without a certified headcount", async () => {
    await sql.unsafe(`alter table school_headcount disable trigger user;
      update school_headcount set certified_on = null where school_id = '${uncertified.id}';
      alter table school_headcount enable trigger user`);
    await refused("nutrition_school_month_headcount_certified", month({ school_id: `'${uncertified.id}'` }));
  });
});

test("one programme of a kind on a day", () =>
  refused(
    "nutrition_programme_no_overlap",
    `insert into nutrition_programme (id, district_id, kind, name, amount_per_day_fen, days_per_year, eligibility_rule, valid_from)
      select gen_random_uuid(), district_id, kind, name, 600, 200, eligibility_rule, '2026-12-01' from nutrition_programme where kind = 'local'`,
  ));

describe("a pupil's term", () => {
  const one = `student_id = (select id from student where child_id = '${plantedChildren.revoked.id}') and school_year = 2026`;
  test("has a reason exactly where an eligible pupil is not fed", async () => {
    await refused(
      "nutrition_pupil_term_uncovered",
      `update nutrition_pupil_term set reason_uncovered = null where ${one}`,
    );
  });
  test("is not covered without being eligible", () =>
    refused(
      "nutrition_pupil_term_covered",
      `update nutrition_pupil_term set eligible = false, covered = true, reason_uncovered = null where ${one}`,
    ));
  test("goes with the child that changes school, and leaves when it does", async () => {
    await sql`update enrolment set valid_to = '2026-11-22' where valid_to is null
      and student_id = (select id from student where child_id = ${plantedChildren.revoked.id})`;
    for (const table of ["nutrition_pupil_term", "growth_record", "student_aid_grant"]) {
      const rows = await sql.unsafe(
        `select distinct school_id from ${table} where child_id = '${plantedChildren.revoked.id}'`,
      );
      expect(rows.map(({ school_id }) => school_id)).toEqual([null]);
    }
  });
});
