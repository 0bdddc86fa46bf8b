// Rules of money that look at more than their own row hold under two connections at READ COMMITTED: of two writes that may not
// both be, the second waits for the first, sees it, and is refused by the rule.
import postgres from "postgres";
import { beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "../support/test-database.ts";
import { off } from "./attempt.ts";
import { allocated, counted, heads, inTime } from "./heads.ts";
import { batch, line, month, type Payee, payees, review } from "./payees.ts";
import { race } from "./race.ts";

let one: Payee;
let late: Payee;
beforeAll(async () => {
  const database = await cloneDatabase();
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  const people = await payees(sql);
  await sql.end();
  await database.drop();
  const [first, second] = people;
  if (first === undefined || second === undefined) throw new Error("nobody is due anything");
  [one, late] = [first, second];
});

const prepared = (no: number, ...of: Parameters<typeof line> extends [number, ...infer R] ? R : never) => [
  "begin",
  ...[batch(no), line(no, ...of)],
  ...review(no).slice(0, 1),
  "commit",
];

describe("payees", () => {
  test("two batches that pay one month are reviewed at once: one of them", async () => {
    const before = [...prepared(71, one), ...prepared(72, one, 1, "arrears")];
    const rule = "rural_subsidy_payment_within_due";
    expect(await race({ before, first: review(71), second: review(72) })).toEqual(["taken", rule]);
    expect(await race({ before, first: review(72), second: review(71) })).toEqual(["taken", rule]);
  });

  test("what is due falls while a batch is reviewed: one sees the other", async () => {
    const before = [off("rural_subsidy_due", "zz_derived"), ...prepared(71, one)];
    const fall = [
      "select pg_advisory_xact_lock(hashtext('tc.compute_rural_subsidy_dues'))",
      `update rural_subsidy_due set due_fen = 0 where teacher_id = '${one.teacher}' and month = '${month}'`,
    ];
    expect(await race({ before, first: fall, second: review(71) })).toEqual([
      "taken",
      "rural_subsidy_payment_within_due",
    ]);
    expect(await race({ before, first: review(71), second: fall })).toEqual(["taken", "taken"]);
  });

  test("a teacher's regular line is written into two batches at once: into one of them", async () => {
    const [first = [], second = []] = [71, 72].map((no) => [line(no, one), ...review(no).slice(0, 1)]);
    expect(await race({ before: [batch(71), batch(72)], first, second })).toEqual([
      "taken",
      "rural_subsidy_payment_one_regular",
    ]);
  });

  test("an account changes while its batch is reviewed: either sees the other", async () => {
    const free = `delete from rural_subsidy_payment where payee_account_id = '${one.account}'`;
    const before = [
      "set session_replication_role = replica",
      free,
      "set session_replication_role = origin",
      ...prepared(71, one),
    ];
    const change = (to: string) => [`update payee_account set ${to} where id = '${one.account}'`];
    for (const [to, rule] of [
      ["verified_on = null", "payment_batch_accounts_verified"],
      ["valid_to = tc.today()", "payment_batch_accounts_in_force"],
    ] as const)
      expect(await race({ before, first: change(to), second: review(71) })).toEqual(["taken", rule]);
    for (const to of ["verified_on = null", "account_index = 'x'", "holder = '示例'"])
      expect(await race({ before, first: review(71), second: change(to) })).toEqual([
        "taken",
        "payee_account_of_reviewed_batch",
      ]);
  });

  test("a line joins while its batch is reviewed: it waits and is refused", async () => {
    const left = "select line_count from payment_batch where batch_no = 71";
    expect(
      await race({ before: prepared(71, one), first: review(71), second: [line(71, late)], left }),
    ).toEqual(["taken", "rural_subsidy_payment_batch_open", [{ line_count: 1 }]]);
  });
});

describe("heads", () => {
  const count = [counted("primary", 16), counted("junior", 48)];

  test("two stages of one school are funded for a hundred each at once: one of them", async () => {
    const primary = [heads({ stage: "primary", actual: 16, funded: 100 })];
    const junior = [heads({ stage: "junior", actual: 48, funded: 100 })];
    const rule = "funding_headcount_within_rule";
    expect(await race({ before: [inTime, ...count], first: primary, second: junior })).toEqual([
      "taken",
      rule,
    ]);
    expect(await race({ before: [inTime, ...count], first: junior, second: primary })).toEqual([
      "taken",
      rule,
    ]);
  });

  test("a school is put under base and under small school at once: under one of them", async () => {
    const of = (item: "base" | "small-school") => [heads({ item, stage: "primary", actual: 16, funded: 16 })];
    expect(await race({ before: [inTime, ...count], first: of("small-school"), second: of("base") })).toEqual(
      ["taken", "funding_headcount_base_or_small"],
    );
  });

  test("pupils of special education are added while the base is certified: counted once", async () => {
    const special = [heads({ item: "special-education", stage: "primary", actual: 2, funded: 2 })];
    const base = [heads({ item: "base", stage: "primary", actual: 16, funded: 16 })];
    const rule = "funding_headcount_of_count";
    expect(await race({ before: [inTime, ...count], first: base, second: special })).toEqual(["taken", rule]);
    expect(await race({ before: [inTime, ...count], first: special, second: base })).toEqual(["taken", rule]);
  });

  test("money is set aside while a number it rests on is certified: one sees the other", async () => {
    const before = [inTime, ...count, heads({ stage: "primary", actual: 16, funded: 16 })];
    const junior = [heads({ stage: "junior", actual: 48, funded: 75 })];
    const money = [allocated(16 * 65_000)];
    expect(await race({ before, first: junior, second: money })).toEqual(["taken", "allocation_explained"]);
    expect(await race({ before, first: money, second: junior })).toEqual(["taken", "allocation_explained"]);
  });
});

test("a comparison of pay is struck while performance pay is set beside it: either sees the other", async () => {
  const before = [
    ...["pay_comparison", "performance_pay_total"].map((table) => off(table, "closed_period")),
    "update performance_pay_total set archived_at = now()",
  ];
  const struck = ["update pay_comparison set archived_at = now() where fiscal_year = 2024"];
  const set = [
    `insert into performance_pay_total (id, district_id, fiscal_year, zone, total_fen, teachers, comparison_id)
      select uuidv7(), district_id, 2027, 'rural', 100, 20, id from pay_comparison where fiscal_year = 2024`,
  ];
  expect(await race({ before, first: struck, second: set })).toEqual([
    "taken",
    "performance_pay_total_weighs",
  ]);
  expect(await race({ before, first: set, second: struck })).toEqual([
    "taken",
    "performance_pay_total_weighs",
  ]);
});
