// What the database itself keeps of a school's money: sums, copies, explanations, frozen facts. The sample is loaded with
// triggers off, so each rule is also counted over what the sample wrote.
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, taken } from "./attempt.ts";
import { undone } from "./undone.ts";

let database: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 3, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const count = async (query: string): Promise<number> => Number((await sql.unsafe(query))[0]?.n);
const refused = async (rule: string, ...statements: readonly string[]): Promise<void> =>
  expect(await attemptOn(sql, ...statements)).toBe(rule);

test("performance pay is set beside a confirmed comparison of an earlier year, which stays as it was weighed", async () => {
  const set = (
    comparison: string,
  ) => `insert into performance_pay_total (id, district_id, fiscal_year, zone, total_fen, teachers, comparison_id)
    select gen_random_uuid(), c.district_id, 2027, 'rural', 100, 20, c.id from pay_comparison c where ${comparison}`;
  expect(await attemptOn(sql, set("c.fiscal_year = 2024"))).toBe(taken);
  await refused("performance_pay_total_weighs", set("c.fiscal_year = 2025"));
  await refused(
    "performance_pay_total_weighs",
    "alter table pay_comparison disable trigger user; alter table pay_comparison enable trigger weighed_stays",
    "update pay_comparison set archived_at = now() where fiscal_year = 2024",
  );
});

test("no more migrant children than pupils, and none told of special education", async () => {
  const told = (what: string) => `update funding_headcount set migrants = ${what} where status = 'reported'`;
  expect(await attemptOn(sql, told("case item when 'special-education' then null else actual end"))).toBe(
    taken,
  );
  await refused("funding_headcount_migrants", told("actual + 1"));
  await refused(
    "funding_headcount_migrants",
    "alter table funding_headcount disable trigger user",
    "update funding_headcount set migrants = 0 where item = 'special-education'",
  );
});

const unpaid =
  "(select a.id from allocation a where not exists (select from payment p where p.allocation_id = a.id) order by a.id limit 1)";
const pay = (amount: string, voucher: string): string =>
  `insert into payment (id, allocation_id, amount_fen, paid_on, voucher_no)
    select gen_random_uuid(), a.id, ${amount}, '2026-03-02', '${voucher}' from allocation a where a.id = ${unpaid}`;

describe("the sample keeps what triggers keep", () => {
  test.each([
    [
      "a township is the school's",
      `select count(*) n from (select school_id, township_id from funding_headcount
        union all select school_id, township_id from allocation union all select school_id, township_id from payment
        union all select school_id, township_id from school_spending
        union all select school_id, township_id from purchased_service) x
        join school s on s.id = x.school_id where s.township_id <> x.township_id`,
    ],
    [
      "a payment is of its allocation's school, year and item",
      `select count(*) n from payment p join allocation a on a.id = p.allocation_id
        where (p.school_id, p.fiscal_year, p.item) <> (a.school_id, a.fiscal_year, a.item)`,
    ],
    [
      "payments lie between nothing and the allocation",
      `select count(*) n from allocation a where (select coalesce(sum(p.amount_fen), 0) from payment p
        where p.allocation_id = a.id) not between 0 and a.amount_fen`,
    ],
    [
      "an amount is funded pupils times standard, or explained",
      `select count(*) n from allocation a where a.difference_note is null and a.amount_fen is distinct from
        (select sum(h.funded::bigint * s.amount_fen) from funding_headcount h join fund_standard s on s.id = h.standard_id
          where h.status = 'certified' and h.superseded_on is null and (h.school_id, h.fiscal_year, h.item) = (a.school_id, a.fiscal_year, a.item))`,
    ],
    [
      "a standard is of the headcount's item, stage and year",
      `select count(*) n from funding_headcount h join fund_standard s on s.id = h.standard_id
        where (s.item, s.stage) <> (h.item, h.stage) or s.valid_from >= make_date(h.fiscal_year + 1, 1, 1)
          or s.valid_to <= make_date(h.fiscal_year, 1, 1)`,
    ],
    [
      "nobody is funded above the rule of the school",
      `select count(*) n from (select distinct school_id, fiscal_year from funding_headcount) y
        cross join lateral tc.newest_funding(y.school_id, y.fiscal_year) f where f.funded > f.by_rule`,
    ],
    [
      "last year's funded pupils are the certified headcount's, each counted once",
      `select count(*) n from (select h.school_id, h.stage, sum(h.students) as students from school_headcount h
          where h.school_year = 2025 group by 1, 2) c
        join funding_headcount f on f.school_id = c.school_id and f.stage = c.stage and f.fiscal_year = 2026
          and f.item in ('base', 'small-school') and f.superseded_on is null left join funding_headcount p on p.item = 'special-education'
          and (p.school_id, p.stage, p.fiscal_year) = (f.school_id, f.stage, f.fiscal_year)
        where f.actual + coalesce(p.actual, 0) <> c.students`,
    ],
  ])("%s", async (_rule, broken) => {
    expect(await count(broken)).toBe(0);
  });

  test("no money hangs on a school that exists in fact", async () => {
    expect(
      await count(`select count(*) n from school s where s.name not like '%示例%' and exists
        (select from funding_headcount h where h.school_id = s.id)`),
    ).toBe(0);
  });
});

describe("money", () => {
  test("is paid up to what was set aside, with the allocation's school, year and item", async () => {
    await refused("payment_within_allocation", pay("a.amount_fen + 1", "over"));
    await refused("payment_within_allocation", pay("-1", "under"));
    const [made] = await undone(sql, (tx) =>
      tx.unsafe(`${pay("a.amount_fen", "all")} returning school_id, fiscal_year, item,
        (select (a.school_id, a.fiscal_year, a.item)::text from allocation a where a.id = allocation_id) as said`),
    );
    expect(`(${made?.school_id},${made?.fiscal_year},${made?.item})`).toBe(made?.said);
  });

  test("is not paid on a day to come", async () => {
    const on = (day: string) => pay("a.amount_fen", "day").replace("'2026-03-02'", day);
    await refused("payment_day_come", on("tc.today() + 1"));
    expect(await attemptOn(sql, on("tc.today()"))).toBe(taken);
  });

  test("is not paid twice by two payments at once", async () => {
    const outcomes = await Promise.allSettled(
      ["one", "other"].map((voucher) =>
        sql.begin(async (tx) => {
          await tx.unsafe(
            `insert into payment (id, allocation_id, amount_fen, paid_on, voucher_no)
              select gen_random_uuid(), a.id, a.amount_fen * 2 / 3, '2026-03-02', '${voucher}' from allocation a where a.id = $1`,
            [target],
          );
          await tx`select pg_sleep(0.3)`;
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
  let target: string;
  beforeAll(async () => {
    target = String((await sql.unsafe(`select ${unpaid} as id`))[0]?.id);
  });

  test("set aside does not fall below what is paid, nor change without a note", async () => {
    const paidOn =
      "fiscal_year = 2026 and exists (select from payment p where p.allocation_id = allocation.id)";
    await refused(
      "payment_within_allocation",
      `update allocation set amount_fen = 1, central_fen = 1, municipal_fen = 0, district_fen = 0,
      difference_note = '示例' where ${paidOn}`,
    );
    await refused(
      "allocation_explained",
      `update allocation set amount_fen = amount_fen + 1, central_fen = central_fen + 1
      where fiscal_year = 2026 and difference_note is null`,
    );
    await refused(
      "allocation_shares",
      "update allocation set central_fen = central_fen + 1 where fiscal_year = 2026",
    );
  });
});

describe("facts", () => {
  test("once certified are frozen, and so are the standards they stand on", async () => {
    await refused(
      "funding_headcount_frozen",
      "update funding_headcount set funded = funded + 1 where fiscal_year = 2026 and status = 'certified'",
    );
    await refused(
      "funding_headcount_frozen",
      "delete from funding_headcount where fiscal_year = 2026 and status = 'certified'",
    );
    await refused(
      "fund_standard_certified_keeps",
      "update fund_standard set amount_fen = amount_fen + 100 where valid_to is null",
    );
  });

  const next = (amount: number, note: string) => [
    `update fund_standard set valid_to = '2030-01-01' where item = 'boarding' and stage = 'primary' and valid_to is null`,
    `insert into fund_standard (id, item, stage, amount_fen, change_note, document_id, valid_from)
      select gen_random_uuid(), item, stage, ${amount}, ${note}, document_id, '2030-01-01' from fund_standard
        where item = 'boarding' and stage = 'primary' and valid_to = '2030-01-01'`,
  ];

  test("a lower standard says why; a higher one need not", async () => {
    await refused("fund_standard_lower_explained", ...next(100, "null"));
    for (const fitting of [next(100, "'示例'"), next(90_000, "null")])
      expect(await attemptOn(sql, ...fitting)).toBe(taken);
  });

  test("one standard a day, and the base one everywhere", async () => {
    const second = (item: string, township: string) =>
      `insert into fund_standard (id, item, stage, township_id, amount_fen, document_id, valid_from)
        select gen_random_uuid(), '${item}', 'primary', ${township}, 99999, document_id, tc.today() from fund_standard limit 1`;
    await refused("23P01 fund_standard_no_overlap", second("boarding", "null"));
    await refused(
      "fund_standard_base_everywhere",
      second("base", "(select min(id::text)::uuid from township)"),
    );
  });
});

describe("what is published of a school's money", () => {
  const published = (name: string, year: number) =>
    sql`select p.amount_fen::float8 as amount, p.suppressed from published_funding p join school s on s.id = p.school_id
      where s.name = ${name} and p.fiscal_year = ${year}`;

  test("is one rounded total, without special education", async () => {
    // 5 590 000 base and 240 000 boarding; 1 200 000 for two pupils of special education stay out.
    expect(await published("汉丰街道示例中心小学", 2025)).toMatchObject([
      { amount: 6_000_000, suppressed: false },
    ]);
    expect(await count("select count(*) n from published_funding where amount_fen % 1000000 <> 0")).toBe(0);
  });

  test("leaves out an item funded for three pupils, and takes one funded for five by the middle of its step", async () => {
    expect(await published("关面乡示例中心小学", 2026)).toMatchObject([
      { amount: 7_000_000, suppressed: false },
    ]);
    expect(await published("五通乡示例中心小学", 2026)).toMatchObject([
      { amount: 7_000_000, suppressed: false },
    ]);
  });

  test("is nothing while an item is unpublished", async () => {
    expect(await published("汉丰街道示例中心小学", 2026)).toHaveLength(0);
    expect(await published("临江镇示例中心小学", 2026)).toHaveLength(0);
  });
});
