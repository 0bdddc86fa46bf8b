// A decision on guardianship takes effect on the bond of the guardian it names, from its day on, and nobody writes past it.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, outcomeOn, taken } from "./attempt.ts";

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
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);

const child = plantedChildren.protective.id;
const guardian = plantedGuardians.protectiveOther.id;
/** Days from today; null is open. */
const day = (offset: number | null): string => (offset === null ? "null::date" : `tc.today() + (${offset})`);
const decided = (decision: string, from: number, to: number | null = null, by = `'${guardian}'`) =>
  `insert into guardianship_intervention (id, report_id, child_id, guardian_id, decision, decided_on, valid_from, valid_to)
    values (gen_random_uuid(), '${plantedReports.open}', '${child}', ${by}, '${decision}', least(${day(from)}, tc.today()), ${day(from)}, ${day(to)})`;
const ofPair = `where child_id = '${child}' and guardian_id = '${guardian}'`;
const bonds = `select status, valid_from - tc.today() as since, valid_to - tc.today() as until from guardianship ${ofPair} order by valid_from`;
/** The states of the bond, each with the days from which and until which it lasts; the first began long ago. */
const bondsAfter = async (...statements: readonly string[]) =>
  (
    (await outcomeOn(sql, ...statements, bonds)) as { status: string; since: number; until: number | null }[]
  ).map(({ status, since, until }) => [status, since < -99 ? "long" : since, until]);

describe("a decision on guardianship (三(十))", () => {
  test("names a guardian who has a bond to the child", async () => {
    expect(await attempt(decided("suspend", 0))).toBe(taken);
    expect(await attempt(decided("suspend", 0, null, "null"))).toBe("guardianship_intervention_named");
    expect(await attempt(decided("order", 0, null, "null"))).toBe(taken);
    expect(await attempt(decided("revoke", 0, null, `'${plantedGuardians.moved.id}'`))).toBe(
      "guardianship_intervention_of_guardian",
    );
    const ended = `update guardianship set valid_to = tc.today() ${ofPair}`;
    expect(await attempt(ended, decided("revoke", 0))).toBe("guardianship_intervention_of_guardian");
    expect(await attempt(ended, decided("revoke", -1))).toBe(taken);
  });

  test("ends or suspends the bond on its day, not before", async () => {
    expect(await bondsAfter(decided("revoke", 0))).toEqual([
      ["active", "long", 0],
      ["revoked", 0, null],
    ]);
    expect(await bondsAfter(decided("suspend", 5))).toEqual([
      ["active", "long", 5],
      ["suspended", 5, null],
    ]);
    expect(await bondsAfter(decided("suspend", -3, 9))).toEqual([
      ["active", "long", -3],
      ["suspended", -3, 9],
      ["active", 9, null],
    ]);
    expect(await bondsAfter(decided("revoke", 0), decided("restore", 7))).toEqual([
      ["active", "long", 0],
      ["revoked", 0, 7],
      ["active", 7, null],
    ]);
    expect(await bondsAfter(decided("suspend", 0, 9), decided("revoke", 4))).toEqual([
      ["active", "long", 0],
      ["suspended", 0, 4],
      ["revoked", 4, 9],
      ["revoked", 9, null],
    ]);
  });

  test("is not written past: no bond is active again, until another decision restores it", async () => {
    const active = `update guardianship set status = 'active' ${ofPair} and status <> 'active'`;
    expect(await attempt(decided("revoke", 0), active)).toBe("guardianship_one_step");
    expect(await attempt(decided("suspend", 0, 9), `${active} and valid_from >= tc.today()`)).toBe(
      "guardianship_one_step",
    );
    // Nor is it ended but by a decision; a suspension takes nothing from a revocation.
    for (const state of ["suspended", "revoked"])
      expect(await attempt(`update guardianship set status = '${state}' ${ofPair}`)).toBe(
        "guardianship_one_step",
      );
    expect(await bondsAfter(decided("revoke", 0), decided("suspend", -3, 9))).toEqual([
      ["active", "long", -3],
      ["suspended", -3, 0],
      ["revoked", 0, null],
    ]);
    const longer = `update guardianship set valid_to = valid_to + 1 ${ofPair} and status = 'active'`;
    expect(
      await attempt(
        decided("revoke", 3),
        `update guardianship set archived_at = now() ${ofPair} and status = 'revoked'`,
        longer,
      ),
    ).toBe("guardianship_of_decision");
    const again = (
      from: number,
    ) => `insert into guardianship (id, child_id, guardian_id, kind, status, valid_from)
      values (gen_random_uuid(), '${child}', '${guardian}', 'kin', 'active', ${day(from)})`;
    const gone = `update guardianship set archived_at = now() ${ofPair} and valid_from >= tc.today()`;
    expect(await attempt(decided("revoke", 0), gone, again(30))).toBe("guardianship_of_decision");
    expect(
      await attempt(decided("suspend", 0, 30), gone.replace("tc.today()", "tc.today() + 30"), again(30)),
    ).toBe(taken);
    expect(
      await attempt(decided("suspend", 0, 30), gone.replace("tc.today()", "tc.today() + 30"), again(29)),
    ).toMatch(/^guardianship|no_overlap$/);
    expect(
      await attempt(
        decided("suspend", 0),
        `update guardianship set kind = 'kin' ${ofPair} and status = 'suspended'`,
      ),
    ).toBe(taken);
  });

  test("archived, has no effect, but for the days that another one bars; brought back, takes effect again", async () => {
    const turn = (to: string) =>
      `update guardianship_intervention set archived_at = ${to} ${ofPair} and decision = 'revoke'`;
    const mistaken = [decided("revoke", 0), turn("now()")];
    const states = `select status from guardianship ${ofPair} and (valid_to is null or valid_to > tc.today())`;
    expect(await outcomeOn(sql, ...mistaken, states)).toEqual([{ status: "active" }]);
    expect(await outcomeOn(sql, ...mistaken, turn("null"), states)).toEqual([{ status: "revoked" }]);
    expect(await bondsAfter(decided("suspend", 0, 9), decided("revoke", 4), turn("now()"))).toEqual([
      ["active", "long", 0],
      ["suspended", 0, 4],
      ["suspended", 4, 9],
      ["active", 9, null],
    ]);
    // What another decision restored meanwhile stays restored.
    expect(await bondsAfter(...mistaken, decided("restore", 7), turn("null"))).toEqual([
      ["active", "long", 0],
      ["revoked", 0, 7],
      ["active", 7, null],
    ]);
  });

  test("stays as it was decided", async () => {
    const change = (what: string) =>
      `update guardianship_intervention set ${what} ${ofPair} and decision = 'suspend'`;
    for (const what of [
      "valid_to = tc.today() + 1",
      "decision = 'order'",
      "valid_from = valid_from + 1",
      `guardian_id = '${plantedGuardians.moved.id}'`,
    ])
      expect(await attempt(decided("suspend", 0), change(what))).toBe("guardianship_intervention_stays");
    expect(await attempt(decided("suspend", 0), `delete from guardianship_intervention ${ofPair}`)).toBe(
      "guardianship_intervention_stays",
    );
    expect(await attempt(decided("suspend", 0), change("court = '示例人民法院'"))).toBe(taken);
  });

  test("an order of protection flags the bond while it is in force", async () => {
    const flags = `select bool_or(protective_flag) as flagged from guardianship ${ofPair}`;
    expect(await outcomeOn(sql, flags)).toEqual([{ flagged: false }]);
    expect(await outcomeOn(sql, decided("order", 0, 180), flags)).toEqual([{ flagged: true }]);
    expect(await outcomeOn(sql, decided("order", -9, -2), flags)).toEqual([{ flagged: false }]);
    const unflag = `update guardianship set protective_flag = false ${ofPair}`;
    expect(await attempt(decided("order", 0, 180), unflag)).toBe("guardianship_keeps_order");
    expect(await attempt(decided("order", -9, -2), unflag)).toBe(taken);
  });
});
