// What the database keeps of subsidies: copies that open an account, batches that only move forwards, tiers in their
// order, what is due for a month, and sums that are no person's.
import type { Sql, TransactionSql } from "postgres";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signers } from "../../src/sample/people/officials.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import {
  plantedAccounts,
  plantedBatches,
  plantedSubsidies,
  tierId,
} from "../../src/sample/subsidies/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { sendable } from "../support/sendable.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { off } from "./attempt.ts";
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

const refused = (rule: string, work: (tx: TransactionSql) => Promise<unknown>) =>
  expect(undone(sql, work)).rejects.toMatchObject({ constraint_name: rule });

describe("the copies of the sample are what the triggers would keep", () => {
  test("of accounts, lines, standards and tiers", async () => {
    const before = await sql`select id, school_id, listed, payable, duplicate from payee_account order by id`;
    await undone(sql, async (tx) => {
      await tx`alter table payee_account disable trigger told`;
      await tx`update payee_account set listed = false, payable = true, duplicate = false, school_id = school_id`;
      await tx`alter table payee_account enable trigger told`;
      await tx`select tc.refresh_payee_accounts(array(select id from payee_account))`;
      await tx`select tc.refresh_duplicate_accounts(array(select account_index from payee_account))`;
      expect(
        await tx`select id, school_id, listed, payable, duplicate from payee_account order by id`,
      ).toEqual(before);
    });
    const wrong = await sql`
      select 'line' as of, p.id from rural_subsidy_payment p join payment_batch b on b.id = p.batch_id
        where (p.reviewed_on, p.sent_on) is distinct from (b.reviewed_on, b.sent_on)
      union all select 'standard', s.id from subsidy_standard s join subsidy_tier t on t.id = s.tier_id where s.hardship_rank <> t.hardship_rank
      union all select 'place', t.id from school_tier t join school s on s.id = t.school_id where t.township_id <> s.township_id or s.county_town
      union all select 'above its due', p.id from rural_subsidy_payment p join payment_batch b on b.id = p.batch_id
        where b.status in ('prepared', 'reviewed', 'approved') and p.amount_fen > 0 and (select sum(o.amount_fen) from rural_subsidy_payment o
          join payment_batch x on x.id = o.batch_id where (o.teacher_id, o.month) = (p.teacher_id, p.month) and (x.id = b.id or x.status <> 'prepared'))
          > (select d.due_fen from rural_subsidy_due d where (d.teacher_id, d.month) = (p.teacher_id, p.month))
      union all select 'total', b.id from payment_batch b cross join lateral
        (select coalesce(sum(l.amount_fen), 0) as fen, count(*) as n from tc.batch_line l where l.batch_id = b.id) s
        where b.total_fen <> s.fen or b.line_count <> s.n`;
    expect(wrong).toEqual([]);
  });

  test("of the planted accounts", async () => {
    const rows =
      await sql`select id, listed, payable, duplicate from payee_account where id in ${sql(Object.values(plantedAccounts))}`;
    const flags = (id: string) => {
      const row = rows.find((found) => found.id === id);
      return [row?.listed, row?.payable, row?.duplicate];
    };
    expect(flags(plantedAccounts.payable)).toEqual([true, true, false]);
    expect(flags(plantedAccounts.ended)).toEqual([true, true, false]);
    expect(flags(plantedAccounts.reviewed)).toEqual([true, false, false]);
    expect(flags(plantedAccounts.settled)).toEqual([true, false, false]);
    expect(flags(plantedAccounts.prepared)).toEqual([false, false, false]);
    expect(flags(plantedAccounts.unverified)).toEqual([false, false, false]);
    expect(flags(plantedAccounts.duplicate)).toEqual([true, true, true]);
    expect(flags(plantedAccounts.siblings)).toEqual([false, false, false]);
  });
});

describe("a batch", () => {
  const { reviewedById: reviewer, approvedById: approver } = signers("personnel", 2);
  const step = (tx: TransactionSql, id: string, status: string, set: string) =>
    tx.unsafe(`update payment_batch set status = '${status}', ${set} where id = '${id}'`);

  test("moves one step at a time, forwards", async () => {
    const { approved } = plantedBatches;
    await refused("payment_batch_one_step", (tx) =>
      step(tx, approved, "reviewed", "approved_by = null, approved_on = null"),
    );
    await refused("payment_batch_one_step", (tx) =>
      step(tx, approved, "settled", "sent_on = approved_on, settled_on = approved_on"),
    );
  });

  test("once reviewed, is neither changed nor deleted", async () => {
    const { reviewed } = plantedBatches;
    await refused("payment_batch_stays", (tx) => tx`delete from payment_batch where id = ${reviewed}`);
    await refused(
      "payment_batch_stands",
      (tx) => tx`update payment_batch set total_fen = total_fen + 1 where id = ${reviewed}`,
    );
  });

  test("is reviewed and approved by two others than who made the step before, over verified accounts", async () => {
    const { prepared, reviewed } = plantedBatches;
    await refused("payment_batch_two_people", (tx) =>
      step(tx, reviewed, "approved", "approved_by_id = reviewed_by_id, approved_on = tc.today()"),
    );
    await refused("payment_batch_two_people", async (tx) => {
      await tx`update payee_account set verified_on = tc.today() where verified_on is null
        and id in (select payee_account_id from rural_subsidy_payment where batch_id = ${prepared})`;
      await tx`delete from rural_subsidy_payment where batch_id = ${prepared} and payee_account_id is null`;
      for (const statement of sendable) await tx.unsafe(statement);
      await step(tx, prepared, "reviewed", "reviewed_by_id = prepared_by_id, reviewed_on = tc.today()");
    });
    await refused("payment_batch_accounts_verified", (tx) =>
      step(tx, prepared, "reviewed", `reviewed_by_id = '${reviewer}', reviewed_on = tc.today()`),
    );
  });

  test("opens its accounts from the approval until the settlement", async () => {
    await undone(sql, async (tx) => {
      const flags = async (id: string) => {
        const [row] = await tx`select listed, payable from payee_account where id = ${id}`;
        return [row?.listed, row?.payable];
      };
      const { reviewed, approved } = plantedBatches;
      const day = (await tx`select approved_on::text as day from payment_batch where id = ${approved}`)[0]
        ?.day;
      for (const statement of sendable) await tx.unsafe(statement);
      await step(tx, reviewed, "approved", `approved_by_id = '${approver}', approved_on = '${day}'`);
      expect(await flags(plantedAccounts.reviewed)).toEqual([true, true]);
      await step(tx, approved, "sent", `sent_on = '${day}'`);
      expect(await flags(plantedAccounts.payable)).toEqual([true, true]);
      const [line] =
        await tx`select distinct sent_on::text as day from rural_subsidy_payment where batch_id = ${approved}`;
      expect(line?.day).toBe(day);
      await step(tx, approved, "settled", `settled_on = '${day}'`);
      expect(await flags(plantedAccounts.payable)).toEqual([true, false]);
    });
  });

  test("has the sum of its lines as its total, and frozen lines from the review on", async () => {
    const { prepared, approved } = plantedBatches;
    await refused(
      "rural_subsidy_payment_frozen",
      (tx) => tx`update rural_subsidy_payment set amount_fen = amount_fen + 1 where batch_id = ${approved}`,
    );
    await refused(
      "rural_subsidy_payment_frozen",
      (tx) => tx`delete from rural_subsidy_payment where batch_id = ${approved}`,
    );
    await refused(
      "rural_subsidy_payment_batch_open",
      (tx) => tx`update rural_subsidy_payment set batch_id = ${approved} where batch_id = ${prepared}`,
    );
    await refused("payment_batch_total_of_lines", async (tx) => {
      await tx`update rural_subsidy_payment set amount_fen = amount_fen - 1 where batch_id = ${prepared}`;
      await tx`set constraints all immediate`;
    });
    await undone(sql, async (tx) => {
      await tx`update rural_subsidy_payment set amount_fen = amount_fen - 1 where batch_id = ${prepared}`;
      await tx`update payment_batch set total_fen = total_fen - line_count where id = ${prepared}`;
      await tx`set constraints all immediate`;
    });
    // Into somebody else's account.
    await refused(
      "rural_subsidy_payment_own_account",
      (tx) => tx`update rural_subsidy_payment set payee_account_id = ${plantedAccounts.payable}
        where batch_id = ${prepared} and teacher_id = ${plantedTeachers.visitedUntilYesterday.id}`,
    );
  });
});

describe("tiers", () => {
  test("never pay less when harder, on any day of two validities", async () => {
    const free = (tx: TransactionSql) => tx.unsafe(`${off("subsidy_standard")}; ${off("subsidy_tier")}`);
    const amount = (tx: TransactionSql, rank: number, fen: number) =>
      tx`update subsidy_standard set amount_fen = ${fen} where tier_id = ${tierId(rank)} and valid_to is null`;
    const alone = (rank: number, fen: number) => (tx: TransactionSql) =>
      free(tx).then(() => amount(tx, rank, fen));
    await refused("subsidy_standard_harder_not_less", alone(2, 20_000));
    await refused("subsidy_standard_harder_not_less", alone(3, 100_000));
    await refused("subsidy_standard_harder_not_less", async (tx) => {
      await free(tx);
      await tx`update subsidy_tier set hardship_rank = 5 where hardship_rank = 1`;
    });
    // Both at once: the order holds again at the end.
    await undone(sql, async (tx) => {
      await free(tx);
      await tx`set constraints harder_not_less deferred`;
      await amount(tx, 2, 80_000);
      await amount(tx, 3, 85_000);
      await tx`set constraints harder_not_less immediate`;
    });
  });

  test("are one for a school on a day, and none for a county-town school", async () => {
    const give = (tx: TransactionSql, school: string) => tx`
      insert into school_tier (id, school_id, township_id, tier_id, valid_from)
        select gen_random_uuid(), id, township_id, ${tierId(1)}, tc.today() from school where id = ${school}`;
    await refused("school_tier_not_county_town", (tx) => give(tx, plantedSchools.street.id));
    await refused("school_tier_no_overlap", (tx) => give(tx, plantedSchools.mountain.id));
    await refused(
      "school_county_town_without_tier",
      (tx) => tx`update school set county_town = true where id = ${plantedSchools.mountain.id}`,
    );
  });
});

describe("what is due", () => {
  const compute = async (tx: Sql | TransactionSql, month: string) =>
    (await tx`select tc.compute_rural_subsidy_dues(${month}) as n`)[0]?.n;
  const dueOf = async (tx: Sql | TransactionSql, teacher: string, month: string) =>
    (
      await tx`select reason, due_fen from rural_subsidy_due where teacher_id = ${teacher} and month = ${month}`
    )[0];

  test("is the same when computed again", async () => {
    for (const month of ["2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"])
      expect(await undone(sql, (tx) => compute(tx, month))).toBe(0);
  });

  test("follows the placement, stops on leaving, and says why there is nothing", async () => {
    const { byRotation, paidAfterLeaving, paidWhileSeconded, none } = plantedSubsidies;
    expect(await dueOf(sql, byRotation.id, "2026-10-01")).toEqual({ reason: "rotation", due_fen: 50_000 });
    expect(await dueOf(sql, byRotation.id, "2026-08-01")).toBeUndefined();
    expect(await dueOf(sql, paidAfterLeaving.id, "2026-09-01")).toEqual({ reason: "not-due", due_fen: 0 });
    expect(await dueOf(sql, paidWhileSeconded.id, "2026-10-01")).toEqual({ reason: "seconded", due_fen: 0 });
    expect(await dueOf(sql, none.id, "2026-10-01")).toBeUndefined();
  });

  test("needs a term of rotation: one day less than the standard's gives nothing", async () => {
    for (const [days, reason] of [
      [120, "rotation"],
      [119, "too-short"],
    ] as const) {
      await undone(sql, async (tx) => {
        await tx`update teaching_placement set valid_to = valid_from + ${days}::int
          where teacher_id = ${plantedSubsidies.byRotation.id} and kind = 'rotation'`;
        await compute(tx, "2026-10-01");
        expect((await dueOf(tx, plantedSubsidies.byRotation.id, "2026-10-01"))?.reason).toBe(reason);
      });
    }
  });

  test("rests once the month is settled, and closed, but in a recorded correction", async () => {
    /** Everybody's due with the standard a fen higher, as if it had always been. */
    const again = (month: string, ...first: readonly string[]) =>
      undone(sql, async (tx) => {
        for (const statement of [
          off("subsidy_standard"),
          "update subsidy_standard set amount_fen = amount_fen + 1",
          ...first,
        ])
          await tx.unsafe(statement);
        await compute(tx, month);
        const changed =
          await tx`select h.teacher_id, exists (select from rural_subsidy_payment p join payment_batch b on b.id = p.batch_id
            where p.teacher_id = h.teacher_id and p.month = h.month and b.status = 'settled') as settled
          from rural_subsidy_due h where h.month = ${month} and h.due_fen % 10 = 1`;
        return [changed.some(({ settled }) => settled), changed.some(({ settled }) => !settled)];
      });
    expect(await again("2026-11-01")).toEqual([false, true]);
    expect(await again("2026-10-01")).toEqual([false, true]);
    expect(await again("2026-08-01")).toEqual([false, true]);
    const closes = "select tc.close_period('[2026-08-01,2026-09-01)', tc.today())";
    expect(await again("2026-08-01", closes)).toEqual([false, false]);
    const revises = "select tc.revise_period('[2026-08-01,2026-09-01)', '补录')";
    expect(await again("2026-08-01", closes, revises)).toEqual([true, true]);
  });

  test("counts an incomplete month as the standard says", async () => {
    const teacher = plantedTeachers.absentOnce.id;
    const leaving = async (rule: string, day: string) =>
      undone(sql, async (tx) => {
        await tx.unsafe(`${off("subsidy_standard")}; ${off("rural_subsidy_due", "zz_derived")}`);
        await tx`update subsidy_standard set mid_month_rule = ${rule} where valid_to is null`;
        await tx`update teaching_placement set valid_to = ${day} where teacher_id = ${teacher}`;
        await tx`delete from rural_subsidy_due where teacher_id = ${teacher}`;
        await compute(tx, "2026-10-01");
        return (await dueOf(tx, teacher, "2026-10-01"))?.due_fen;
      });
    expect(await leaving("half-month", "2026-10-16")).toBe(50_000);
    // A line of October stands in a batch: the row stays, to say that nothing is due.
    expect(await leaving("half-month", "2026-10-15")).toBe(0);
    expect(await leaving("first-day", "2026-10-02")).toBe(50_000);
    expect(await leaving("any-day", "2026-10-02")).toBe(50_000);
    expect(await leaving("by-day", "2026-10-11")).toBe(16_129);
    expect(await leaving("any-day", "2026-10-01")).toBe(0);
  });
});

test("the cube tells teachers and money in steps of five, and nothing of fewer than five teachers", async () => {
  const lines = await sql<{ month: string; township: string; tier: string; due: number; paid: number }[]>`
    select d.month::text, d.township_id as township, d.tier_id as tier, d.due_fen as due,
        coalesce((select sum(p.amount_fen) from rural_subsidy_payment p where p.teacher_id = d.teacher_id and p.month = d.month
          and p.sent_on is not null), 0)::int as paid
      from rural_subsidy_due d where d.tier_id is not null`;
  const cube = await sql<
    {
      level: string;
      month: string;
      township: string;
      tier: string;
      teachers: number;
      due: number;
      paid: number;
    }[]
  >`select level, month::text, township_id as township, tier_id as tier, teachers, due_fen::float8 as due, paid_fen::float8 as paid from subsidy_cube`;
  const standards = await sql<{ tier: string; amount: number; from: string; to: string | null }[]>`
    select tier_id as tier, amount_fen as amount, valid_from::text as from, valid_to::text as to from subsidy_standard`;
  const figure = (number: number) => Math.floor(number / 5) * 5 + 2;
  let shown = 0;
  for (const total of cube.filter(({ level }) => level === "district")) {
    const amount = Math.max(
      ...standards
        .filter(
          ({ tier, from, to }) =>
            tier === total.tier && from <= total.month && (to === null || to > total.month),
        )
        .map((standard) => standard.amount),
    );
    const ofTier = lines.filter(({ month, tier }) => month === total.month && tier === total.tier);
    const cells = cube.filter(
      ({ level, month, tier }) => level === "township" && month === total.month && tier === total.tier,
    );
    const told = cells.map(({ township }) => {
      const own = ofTier.filter((line) => line.township === township);
      const money = (key: "due" | "paid") =>
        figure(Math.floor(own.reduce((all, line) => all + line[key], 0) / amount)) * amount;
      return { teachers: figure(own.length), due: money("due"), paid: money("paid"), size: own.length };
    });
    for (const [at, cell] of cells.entries()) {
      const of = told[at];
      const enough = of !== undefined && of.size >= 5;
      expect([cell.teachers, cell.due, cell.paid]).toEqual(
        enough ? [of.teachers, of.due, of.paid] : [null, null, null],
      );
      if (enough) shown += 1;
    }
    const visible = told.filter(({ size }) => size >= 5);
    const teachers = told.reduce((all, cell) => all + cell.teachers, 0);
    expect(total.teachers).toBe(teachers >= 5 ? teachers : null);
    if (visible.length > 0) expect(total.due).toBe(visible.reduce((all, cell) => all + cell.due, 0));
    expect(told.reduce((all, { size }) => all + size, 0)).toBe(ofTier.length);
  }
  expect(shown).toBeGreaterThan(0);
});
