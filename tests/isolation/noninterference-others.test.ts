// For the public, guardians, schools and officers of two assignments: what they are denied changes no byte of what they
// are told. And the comparison itself can fail.
import { afterAll, beforeAll, expect, test } from "vitest";
import { printCoordinate } from "../../src/core/coordinate.ts";
import type { DecisionPoint } from "../../src/planning/index.ts";
import { decide, decideRows, neverGuard } from "../../src/policy/index.ts";
import type { TestApp } from "../support/test-app.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { askerOf, callers } from "./callers.ts";
import { Cells } from "./denied-cells.ts";
import { compareTwins, expectGiven, startPlain } from "./noninterference.ts";
import { namesClosed, ToldHistory } from "./told-history.ts";
import { withAdmin, worldOf } from "./twins.ts";
import { compareWrites } from "./write-twins.ts";

const {
  public: everyone,
  guardian,
  protectedGuardian,
  school,
  schoolWelfare,
  splitDuties,
  township,
} = callers;

let plain: TestApp;
beforeAll(async () => {
  plain = await startPlain();
});
afterAll(() => plain.close());

test.each(
  [everyone, guardian, protectedGuardian, school, schoolWelfare, splitDuties].map(
    (caller) => [caller.name, caller] as const,
  ),
)(
  "%s: cells that are denied change no byte of any answer, nor what a command does",
  async (_name, caller) => {
    const { asked, answered, written } = await compareTwins(plain, caller);
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(answered).toBeGreaterThan(Math.min(asked / 2, 120));
    expectGiven(caller, written);
  },
  600_000,
);

test("one visible cell that differs is noticed", async () => {
  const spoil = (database: TestDatabase) =>
    withAdmin(database, async (sql) => {
      await sql`update school set office_phone = office_phone || '0'`;
    });
  await expect(compareTwins(plain, guardian, { spoil })).rejects.toThrow("Property failed");
}, 600_000);

test("a decision that lends one link's field to the other link's rows is noticed", async () => {
  const decisions: DecisionPoint = {
    decideRows,
    decide: (asker, coordinate, use, reach) =>
      printCoordinate(coordinate) === "Guardian.workplaceProvince"
        ? { kind: "permit", plain: { always: true }, masked: neverGuard, grants: [] }
        : decide(asker, coordinate, use, reach),
  };
  const lending = await startPlain(decisions);
  await expect(compareTwins(lending, township, { decisions, runs: 4000 })).rejects.toThrow("Property failed");
  await lending.close();
}, 600_000);

test("a rule that tells of what its caller does not see is noticed", async () => {
  const twins = [await startPlain(), await startPlain()] as const;
  const { development } = callers;
  for (const { database } of twins)
    await withAdmin(database, async (sql) => {
      await sql.unsafe(`create function tc.telling() returns trigger language plpgsql security definer as $$
        begin if exists (select from tc.person where display_name like '%改') then perform tc.refuse('construction_project_order'); end if; return new; end $$;
        create trigger telling before insert or update on construction_project for each row execute function tc.telling()`);
    });
  await withAdmin(twins[1].database, (sql) => sql`update tc.person set display_name = display_name || '改'`);
  const cells = await withAdmin(twins[0].database, async (sql) =>
    Cells.of(sql, await askerOf(twins[0].database.adminUrl, development), await worldOf(twins[0].database)),
  );
  await expect(compareWrites(twins, development, cells, 6)).rejects.toThrow("to deeply equal");
  await Promise.all(twins.map((app) => app.close()));
}, 600_000);

const hearing = [
  callers.education,
  callers.finance,
  school,
  township,
  callers.civilAffairs,
  callers.hr,
  callers.staffing,
  callers.inspectorWithReason,
];
test.each(hearing.map((caller) => [caller.name, caller] as const))(
  "%s: what is told of the past shows no value of a cell or row that is denied",
  async (_name, caller) => {
    await withAdmin(plain.database, async (sql) => {
      // What was done is kept from everybody, the administrator included.
      await sql`set session_replication_role = replica`;
      const told = await ToldHistory.of(plain, sql, caller);
      await told.plant(sql);
      const before = await told.read();
      await told.changeHidden(sql);
      expect(await told.read()).toEqual(before);
      for (const [at, { type, text, values }] of before.entries()) {
        const row = told.chosen[at];
        if (row === undefined) throw new Error(`no ${type}`);
        expect([type, values > 0, namesClosed(row, text)]).toEqual([type, !row.hidden, false]);
      }
      // And that it can differ.
      await told.changeShown(sql);
      const after = await told.read();
      for (const [at, { hidden }] of told.chosen.entries())
        expect(after[at]?.text === before[at]?.text).toBe(hidden);
    });
  },
);
