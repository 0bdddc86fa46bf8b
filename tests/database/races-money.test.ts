// Rules of money that look at more than their own row, each with two connections at READ COMMITTED: the first has written and
// not committed when the second writes. Either waits or is refused; together they never break the rule.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { allocated, counted, heads } from "./heads.ts";
import { batch, batchId, line, type Payee, payees, review } from "./payees.ts";

let database: TestDatabase;
let sql: Sql;
let people: readonly Payee[];
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.adminUrl, { max: 4, onnotice: () => {} });
  people = await payees(sql);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

let next = 0;
let one: Payee;
beforeEach(() => {
  const payee = people[next];
  next += 1;
  if (payee === undefined) throw new Error("nobody is left");
  one = payee;
});

/** The rule that refused, or "taken". The second begins when the first has written, and the first commits a while later. */
async function race(first: readonly string[], second: readonly string[]): Promise<readonly string[]> {
  const written = Promise.withResolvers<void>();
  const run = async (statements: readonly string[], hold: boolean): Promise<string> => {
    try {
      await sql.begin(async (tx) => {
        for (const statement of statements) await tx.unsafe(statement);
        if (!hold) return;
        written.resolve();
        await tx`select pg_sleep(0.3)`;
      });
      return "taken";
    } catch (error) {
      written.resolve();
      if (error instanceof postgres.PostgresError) return error.constraint_name ?? error.code;
      throw error;
    }
  };
  const ahead = run(first, true);
  await written.promise;
  return Promise.all([ahead, run(second, false)]);
}
const set = async (...statements: readonly string[]): Promise<void> => {
  await sql.begin(async (tx) => {
    for (const statement of statements) await tx.unsafe(statement);
  });
};
const prepared = (no: number, ...rest: Parameters<typeof line> extends [number, ...infer R] ? R : never) => [
  batch(no),
  line(no, ...rest),
  review(no)[0] ?? "",
];

test("two batches that pay one month are reviewed at once: one of them", async () => {
  await set(...prepared(71, one), ...prepared(72, one, 1, "arrears"));
  expect(await race(review(71), review(72))).toEqual(["taken", "rural_subsidy_payment_within_due"]);
});

test("what is due falls while a batch is reviewed: one sees the other", async () => {
  await set(...prepared(73, one));
  const fall = `with locked as (select pg_advisory_xact_lock(hashtext('tc.compute_rural_subsidy_dues')))
    update rural_subsidy_due set due_fen = 0 from locked where teacher_id = '${one.teacher}' and month = '2026-11-01'`;
  expect(await race([fall], review(73))).toEqual(["taken", "rural_subsidy_payment_within_due"]);
});

test("a teacher's regular line is written into two batches at once: into one of them", async () => {
  await set(batch(74), batch(75));
  const two = [74, 75].map((no) => [line(no, one), review(no)[0] ?? ""]);
  expect(await race(two[0] ?? [], two[1] ?? [])).toEqual(["taken", "rural_subsidy_payment_one_regular"]);
});

test("an account changes while its batch is reviewed: either sees the other", async () => {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from rural_subsidy_payment where payee_account_id = ${one.account}`;
  });
  const change = (to: string) => [`update payee_account set ${to} where id = '${one.account}'`];
  await set(...prepared(76, one));
  expect(await race(change("verified_on = null"), review(76))).toEqual([
    "taken",
    "payment_batch_accounts_verified",
  ]);
  await set(...change("verified_on = valid_from"));
  expect(await race(review(76), change("account_index = 'x'"))).toEqual([
    "taken",
    "payee_account_of_reviewed_batch",
  ]);
});

test("a line joins while its batch is reviewed: it waits and is refused", async () => {
  const late = people.at(-1);
  if (late === undefined) throw new Error("nobody is left");
  await set(...prepared(77, one));
  expect(await race(review(77), [line(77, late)])).toEqual(["taken", "rural_subsidy_payment_batch_open"]);
  expect(await sql`select line_count from payment_batch where id = ${batchId(77)}`).toEqual([
    { line_count: 1 },
  ]);
});

test("an account is ended while its batch is approved: it is sent to nobody afterwards", async () => {
  const ended = `update payee_account set valid_to = tc.today() where id = '${one.account}'`;
  await set(...prepared(78, one));
  expect(await race([ended], review(78))).toEqual(["taken", "payment_batch_accounts_in_force"]);
});

test("two stages of one school are funded for a hundred each at once: one of them", async () => {
  await set(counted("primary", 16), counted("junior", 48));
  const of = (stage: "primary" | "junior", actual: number) => [heads({ stage, actual, funded: 100 })];
  expect(await race(of("primary", 16), of("junior", 48))).toEqual(["taken", "funding_headcount_within_rule"]);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from funding_headcount where fiscal_year = 2031`;
  });
});

test("a school is put under base and under small school at once: under one of them", async () => {
  const of = (item: "base" | "small-school") => [heads({ item, stage: "primary", actual: 16, funded: 16 })];
  expect(await race(of("small-school"), of("base"))).toEqual(["taken", "funding_headcount_base_or_small"]);
});

test("money is set aside while a number it rests on is certified: one sees the other", async () => {
  const junior = heads({ stage: "junior", actual: 48, funded: 75 });
  expect(await race([junior], [allocated(16 * 65_000)])).toEqual(["taken", "allocation_explained"]);
});
