// Terms, months and fiscal years close as many days after their end as their parameter says, by the day's work: what a department
// answered for then it answers from then on, whatever is entered later.
import { beforeAll, expect, test } from "vitest";
import { openDaysWork } from "./days-work.ts";

const at = openDaysWork();
const close = async (day: string) => {
  await at.setToday(day);
  return Number((await at.admin`select tc.job_closed_periods(${day}, ${day}) as kept`)[0]?.kept);
};
const closed = async (from: string, to: string) => [
  ...(await at.admin`select measure, count(*)::int as rows, sum(value) filter (where school_id is null)::bigint as whole
    from closed_figure where period_from = ${from} and period_to = ${to} and latest group by 1 order by 1`),
];
const refused = (statement: string) =>
  expect(at.admin.unsafe(statement)).rejects.toMatchObject({ constraint_name: "closed_figure_rests" });
const first = (table: string, where: string) =>
  `id = (select id from ${table} where ${where} and archived_at is null order by id limit 1)`;

beforeAll(() => close("2026-12-01"));

test("a month of meals, 45 days after it: of the certified rows, each school and all", async () => {
  const month = ["2026-10-01", "2026-11-01"] as const;
  expect(await close("2026-12-15")).toBe(0);
  expect(await closed(...month)).toEqual([]);
  const [meals] =
    await at.admin`select count(*)::int as rows, sum(eligible)::bigint as eligible, sum(covered)::bigint as covered
    from nutrition_school_month where month = '2026-10-01' and certified_on is not null and archived_at is null`;
  expect(await close("2026-12-16")).toBeGreaterThan(0);
  expect(await closed(...month)).toEqual([
    { measure: "closing", rows: 1, whole: "0" },
    { measure: "meals-covered", rows: Number(meals?.rows) + 1, whole: meals?.covered },
    { measure: "meals-eligible", rows: Number(meals?.rows) + 1, whole: meals?.eligible },
  ]);
  expect(await close("2026-12-16")).toBe(0);

  const row = first(
    "nutrition_school_month",
    "month = '2026-10-01' and certified_on is not null and covered > 20",
  );
  await refused(`update nutrition_school_month set covered = covered - 1 where ${row}`);
  await refused(`delete from canteen_account where ${first("canteen_account", "month = '2026-10-01'")}`);
  await at.admin.unsafe(
    `update nutrition_school_month set published_on = coalesce(published_on, certified_on) + 1 where ${row}`,
  );
  // A certified month is frozen; within a recorded correction of it it is not.
  await at.admin.begin(async (tx) => {
    await tx`select tc.revise_period('[2026-10-01,2026-11-01)', '错报')`;
    await tx.unsafe(`update nutrition_school_month set covered = covered - 1, meals_served = 0 where ${row}`);
  });
  const told = await at.admin`select value::int, revision, reason from closed_figure
    where measure = 'meals-covered' and period_from = '2026-10-01' and school_id is null order by revision`;
  expect([...told]).toEqual([
    { value: Number(meals?.covered), revision: 0, reason: null },
    { value: Number(meals?.covered) - 1, revision: 1, reason: "错报" },
  ]);
});

test("a first term, with the staff of its last day, whoever leaves later with an earlier day", async () => {
  await close("2027-02-28");
  const [staff] =
    await at.admin`select count(*) filter (where quota_category is not null)::bigint as occupied,
      count(*) filter (where quota_category is null)::bigint as outside
    from personnel_relation r where r.archived_at is null and daterange(r.valid_from, r.valid_to) @> date '2027-01-31'
      and exists (select from school_quota q where q.school_year = 2026 and (q.school_id = r.school_id or r.unit = 'pool' and q.school_id is null and q.township_id = r.township_id))`;
  expect(await close("2027-03-01")).toBeGreaterThan(0);
  const told = () =>
    at.admin`select measure, sum(value)::bigint as staff from closed_figure where period_from = '2026-09-01' and period_to = '2027-02-01'
      and measure in ('quota-occupied', 'quota-outside') and latest group by 1 order by 1`;
  const before = [...(await told())];
  expect(before).toEqual([
    { measure: "quota-occupied", staff: staff?.occupied },
    { measure: "quota-outside", staff: staff?.outside },
  ]);
  await at.admin`update personnel_relation set valid_to = '2027-01-10' where valid_to is null and quota_category is null
    and teacher_id in (select id from teacher where staff_kind = 'contract')`;
  await close("2027-03-02");
  expect([...(await told())]).toEqual(before);
});

test("a fiscal year: set aside, paid in it and spent; a later payment is of its own year", async () => {
  const sum = async (what: string) =>
    (await at.admin.unsafe(`select coalesce(sum(amount_fen), 0)::bigint as fen from ${what}`))[0]?.fen;
  const paid = await sum(
    "payment where paid_on between '2026-01-01' and '2026-12-31' and archived_at is null",
  );
  const whole = {
    "funds-allocated": await sum("allocation where fiscal_year = 2026 and archived_at is null"),
    "funds-paid": paid,
    "funds-spent": await sum("school_spending where fiscal_year = 2026 and archived_at is null"),
  };
  expect(await close("2027-03-31")).toBe(0);
  expect(await close("2027-04-01")).toBeGreaterThan(0);
  const told = Object.fromEntries(
    (await closed("2026-01-01", "2027-01-01")).map((row) => [row.measure, row.whole]),
  );
  expect(told).toEqual({ closing: "0", ...whole });

  await refused(
    `update allocation set difference_note = '改' where ${first("allocation", "fiscal_year = 2026")}`,
  );
  await refused(
    `update school_spending set amount_fen = amount_fen + 1 where ${first("school_spending", "fiscal_year = 2026")}`,
  );
  await refused(
    `delete from payment where ${first("payment", "paid_on between '2026-01-01' and '2026-12-31'")}`,
  );
  const open = `select a.id from allocation a where a.fiscal_year = 2026 and a.archived_at is null and a.amount_fen
    > coalesce((select sum(p.amount_fen) from payment p where p.allocation_id = a.id and p.archived_at is null), 0) order by a.id limit 1`;
  const pay = (day: string) =>
    `insert into payment (id, allocation_id, amount_fen, paid_on, voucher_no) values (uuidv7(), (${open}), 1, '${day}', '${day}')`;
  await refused(pay("2026-12-30"));
  await at.admin.unsafe(pay("2027-03-30"));
  const [late] = await at.admin`select fiscal_year as year from payment where voucher_no = '2027-03-30'`;
  expect(late).toEqual({ year: 2026 });
  expect(await close("2027-04-02")).toBe(0);
});

test("without a parameter a period stays open", async () => {
  await at.admin`alter table parameter disable trigger stays`;
  await at.admin`update parameter set archived_at = now() where key = 'closing.month.days'`;
  const [wide] = await at.admin`select tc.close_period('[2027-02-01,2027-03-01)', '2027-12-01') as kept`;
  expect(wide).toEqual({ kept: 0 });
});
