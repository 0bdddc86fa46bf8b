// What the database refuses when money goes to persons: too much, twice, to whom it must not go, by one person alone. Each
// wrong write stands beside its near miss.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedBatches } from "../../src/sample/aid/planted.ts";
import { signers } from "../../src/sample/people/officials.ts";
import { plantedAccounts } from "../../src/sample/subsidies/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, off, taken } from "./attempt.ts";
import {
  approve,
  batch,
  batchId,
  line,
  month,
  type Payee,
  payees,
  review,
  send,
  summed,
  withdraw,
} from "./payees.ts";

let database: TestDatabase;
let sql: Sql;
let one: Payee;
let other: Payee;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  const [first, second] = await payees(sql);
  if (first === undefined || second === undefined) throw new Error("nobody is due anything");
  [one, other] = [first, second];
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements, summed);
const account = (set: string): string => `update payee_account set ${set} where id = '${one.account}'`;
const presence = (
  status: string,
): string => `insert into presence_month (id, teacher_id, month, status, periods)
  values (gen_random_uuid(), '${one.teacher}', '${month}', '${status}', 0)`;

describe("two people", () => {
  const { preparedById, reviewedById } = signers("personnel", 2);
  const namesake = "00000000-0000-7000-8000-00000000aaaa";
  const person = (disabled: string) => `insert into tc.person (id, issuer, subject, display_name, disabled_at)
    select '${namesake}', issuer, 'namesake', display_name, ${disabled} from tc.person where id = '${preparedById}'`;

  test("are two persons: one id is refused, another of the same name passes", async () => {
    const before = [batch(91), line(91, one)];
    expect(await attempt(...before, ...review(91, `'${preparedById}'`))).toBe("payment_batch_two_people");
    expect(await attempt(person("null"), ...before, ...review(91, `'${namesake}'`))).toBe(taken);
  });

  test("are tied to nobody whom the batch pays", async () => {
    const tied = (
      to: string,
      until = "null",
    ) => `insert into tc.recusal (id, person_id, teacher_id, reason, valid_from, valid_to, decided_by)
      values (gen_random_uuid(), '${reviewedById}', '${to}', '亲属', tc.today() - 9, ${until}, '示例')`;
    const all = [batch(91), line(91, one), ...review(91)];
    expect(await attempt(tied(one.teacher), ...all)).toBe("payment_batch_untied");
    expect(await attempt(tied(one.teacher, "tc.today()"), ...all)).toBe(taken);
    expect(await attempt(tied(other.teacher), ...all)).toBe(taken);
  });

  test("may log in: nobody unknown and nobody whose account is out of use takes a step", async () => {
    const before = [batch(91), line(91, one)];
    const unknown = "payment_batch_by_persons";
    expect(await attempt(...before, ...review(91, "gen_random_uuid()"))).toBe(unknown);
    expect(await attempt(person("now()"), ...before, ...review(91, `'${namesake}'`))).toBe(unknown);
  });
});

describe("a line", () => {
  test("is for a month that has begun", async () => {
    expect(await attempt(batch(91, { month: "'2026-12-01'" }))).toBe("payment_batch_month_begun");
    expect(await attempt(batch(91))).toBe(taken);
  });

  test("is at most what is due, over all batches from the review on", async () => {
    const above = "rural_subsidy_payment_within_due";
    expect(await attempt(batch(91), line(91, one, one.due + 1))).toBe(above);
    expect(await attempt(batch(91), line(91, one))).toBe(taken);
    const paid = [batch(91), line(91, one, one.due - 5), ...review(91), batch(92)];
    expect(await attempt(...paid, line(92, one, 6, "arrears"))).toBe(above);
    expect(await attempt(...paid, line(92, one, 5, "arrears"))).toBe(taken);
    // Two that are prepared are right alone; the second is refused its review.
    const both = [batch(91), line(91, one), batch(92), line(92, one, 1, "arrears"), ...review(91)];
    expect(await attempt(...both)).toBe(taken);
    expect(await attempt(...both, ...review(92))).toBe(above);
    // What is due may fall before the money goes.
    const fell = `${off("rural_subsidy_due", "zz_derived")}; update rural_subsidy_due set due_fen = due_fen - 1 where teacher_id = '${one.teacher}'`;
    expect(await attempt(batch(91), line(91, one), ...review(91), fell, approve(91))).toBe(above);
    // A recovery makes room only once it is reviewed itself.
    const recovery = line(92, one, -5, "recovery");
    expect(
      await attempt(
        batch(91),
        line(91, one),
        ...review(91),
        batch(92),
        recovery,
        batch(93),
        line(93, one, 5, "arrears"),
      ),
    ).toBe(above);
    expect(
      await attempt(
        batch(91),
        line(91, one),
        ...review(91),
        batch(92),
        recovery,
        ...review(92),
        batch(93),
        line(93, one, 5, "arrears"),
      ),
    ).toBe(taken);
  });

  test("is the one regular line of a teacher and month, whatever batch it stands in", async () => {
    const first = [batch(91), line(91, one, 1), batch(92)];
    expect(await attempt(...first, line(92, one, 1))).toBe("23505 rural_subsidy_payment_one_regular");
    expect(await attempt(...first, line(92, one, 1, "arrears"))).toBe(taken);
    expect(await attempt(...first, line(92, other, 1))).toBe(taken);
  });

  test("pays nobody whose presence the parameter leaves unpaid", async () => {
    const before = [batch(91)];
    const rule = `${off("parameter")}; update parameter set text_value = 'absent,leave' where key = 'rural-subsidy.unpaid-presence'`;
    expect(await attempt(...before, presence("absent"), line(91, one))).toBe("rural_subsidy_payment_present");
    expect(await attempt(...before, presence("leave"), line(91, one))).toBe(taken);
    expect(await attempt(...before, rule, presence("leave"), line(91, one))).toBe(
      "rural_subsidy_payment_present",
    );
    // Known only afterwards: the next step finds it.
    expect(await attempt(...before, line(91, one), presence("absent"), ...review(91))).toBe(
      "rural_subsidy_payment_present",
    );
  });

  test("of aid stands in a batch once its term has begun", async () => {
    const of = (term: string) =>
      `update student_aid_grant set school_year = 2026, term = '${term}' where batch_id = '${plantedBatches.prepared.id}'`;
    expect(await attempt(of("2"))).toBe("student_aid_grant_term_begun");
    expect(await attempt(of("1"))).toBe(taken);
  });
});

describe("an account", () => {
  /** As if no batch had ever been paid into the account: it is free to change until the one that follows is reviewed. */
  const lined = () => [
    "set local session_replication_role = replica",
    `delete from rural_subsidy_payment where payee_account_id = '${one.account}'`,
    "set local session_replication_role = origin",
    batch(91),
    line(91, one),
  ];

  /** Another teacher's account, in no batch, gets its number. */
  const shared =
    () => `update payee_account set account_index = (select account_index from payee_account where id = '${one.account}')
    where id = '${plantedAccounts.unverified}'`;

  test.each([
    ["payment_batch_accounts_verified", "verified_on = null"],
    ["payment_batch_accounts_verified", "revoked_on = tc.today()"],
    ["payment_batch_accounts_in_force", "valid_to = tc.today()"],
    ["payment_batch_accounts_in_force", "archived_at = now()"],
    ["payment_batch_accounts_unshared", "of two teachers"],
  ])("%s: %s", async (rule, set) => {
    const change = set === "of two teachers" ? shared() : account(set);
    expect(await attempt(...lined(), change, ...review(91))).toBe(rule);
    expect(await attempt(...lined(), ...review(91))).toBe(taken);
    expect(await attempt(...lined(), account("valid_to = tc.today() + 1"), ...review(91))).toBe(taken);
    if (set === "verified_on = null") return;
    // And at each step after it.
    expect(await attempt(...lined(), ...review(91), change, approve(91))).toBe(rule);
    expect(await attempt(...lined(), ...review(91), approve(91), change, send(91))).toBe(rule);
  });

  test("stands as it was reviewed: number, holder, bank, verification", async () => {
    for (const set of [
      "account_index = account_index || 'x'",
      "holder = '示例'",
      "bank = '示例'",
      "verified_on = verified_on + 1",
      "verified_on = null",
    ]) {
      expect(await attempt(...lined(), ...review(91), account(set))).toBe("payee_account_of_reviewed_batch");
      expect(await attempt(...lined(), account(set))).toBe(taken);
      expect(await attempt(...lined(), ...review(91), withdraw(91), account(set))).toBe(taken);
    }
    expect(await attempt(...lined(), ...review(91), account("valid_to = tc.today() + 9"))).toBe(taken);
  });

  test("whose verification was revoked stays so", async () => {
    expect(await attempt(account("revoked_on = tc.today()"), account("revoked_on = null"))).toBe(
      "payee_account_revoked_stays",
    );
    expect(await attempt(account("revoked_on = tc.today()"))).toBe(taken);
    expect(await attempt(account("revoked_on = verified_on - 1"))).toBe("payee_account_revoked");
  });
});

describe("from the review on", () => {
  test("a line is neither archived nor brought back: no payee is exchanged for another", async () => {
    const turn = (payee: Payee, to: string) => `update rural_subsidy_payment set archived_at = ${to}
      where batch_id = '${batchId(91)}' and teacher_id = '${payee.teacher}'`;
    const both = [batch(91), line(91, one, 5), line(91, other, 5), turn(other, "now()")];
    const exchanged = [turn(one, "now()"), turn(other, "null")];
    const frozen = "rural_subsidy_payment_frozen";
    expect(await attempt(...both, ...review(91), approve(91), ...exchanged)).toBe(frozen);
    expect(await attempt(...both, ...review(91), turn(other, "null"))).toBe(frozen);
    expect(await attempt(...both, ...exchanged, ...review(91), approve(91))).toBe(taken);
    expect(await attempt(...both, ...review(91), approve(91), withdraw(91))).toBe(taken);
  });

  test("nor is a grant of aid; withdrawn with its batch, it is let go", async () => {
    const { id } = plantedBatches.prepared;
    const grant = (set: string) => `update student_aid_grant set ${set}
      where id = (select id from student_aid_grant where batch_id = '${id}' order by id limit 1)`;
    const { reviewedById } = signers("personnel", 2);
    const reviewed = `update payment_batch set status = 'reviewed', reviewed_by_id = '${reviewedById}', reviewed_on = tc.today()
      where id = '${id}'`;
    const keep = `create temp table line on commit drop as select id from student_aid_grant where batch_id = '${id}' order by id limit 1`;
    const kept = (set: string) => `update student_aid_grant set ${set} where id = (select id from line)`;
    const gone = `update payment_batch set archived_at = now() where id = '${id}'`;
    expect(await attempt(reviewed, grant("archived_at = now()"))).toBe("student_aid_grant_frozen");
    expect(await attempt(reviewed, grant("version = version + 1"))).toBe(taken);
    expect(await attempt(keep, reviewed, gone, kept("archived_at = now()"))).toBe(taken);
  });
});

test("a batch is withdrawn before its money goes, not after; its lines may stand in another", async () => {
  const sent = [batch(91), line(91, one), ...review(91), approve(91), send(91)];
  expect(await attempt(...sent, withdraw(91))).toBe("payment_batch_stays");
  expect(await attempt(...sent.slice(0, -1), withdraw(91), batch(92), line(92, one), ...review(92))).toBe(
    taken,
  );
  const back = `update payment_batch set archived_at = null where id = '${batchId(91)}'`;
  expect(await attempt(...sent.slice(0, -1), withdraw(91), back)).toBe("payment_batch_total_of_lines");
});
