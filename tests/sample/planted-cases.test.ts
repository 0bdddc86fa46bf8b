// The sample's planted children, guardians and people: each stands in the situation that its name promises.
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedChildren, plantedGuardians, plantedPeople, plantedSchools } from "../../src/sample/index.ts";
import { type LoadedSample, openLoadedSample, today } from "./loaded-sample.ts";

let sample: LoadedSample;
let sql: Sql;
beforeAll(async () => {
  sample = await openLoadedSample();
  sql = sample.sql;
});
afterAll(() => sample.close());

describe("planted cases", () => {
  const placed = async (id: string) =>
    (
      await sql`select c.name, h.name as hukou, r.name as residence, s.name as school from child c
        left join township h on h.id = c.hukou_township_id left join township r on r.id = c.residence_township_id
        left join school s on s.id = c.school_id where c.id = ${id}`
    )[0];

  test("stand under their names, each in its own situation", async () => {
    for (const { id, name } of Object.values(plantedChildren))
      expect(await placed(id)).toMatchObject({ name });
    for (const { id, name } of Object.values(plantedGuardians)) {
      expect(await sql`select name from guardian where id = ${id}`).toEqual([{ name }]);
    }
    expect(await placed(plantedChildren.threeTownships.id)).toMatchObject({
      hukou: "关面乡",
      residence: "五通乡",
      school: plantedSchools.street.name,
    });
    expect(await placed(plantedChildren.outsideHukou.id)).toMatchObject({
      hukou: null,
      residence: "汉丰街道",
    });
    expect(await placed(plantedChildren.leaver.id)).toMatchObject({ hukou: "麻柳乡", school: null });
  });

  test("hold one guardianship each that is revoked, suspended, ended yesterday or flagged", async () => {
    const bond = async (guardian: string) =>
      (
        await sql`select status, protective_flag as flag, valid_to < ${today}::date as ended
          from guardianship where guardian_id = ${guardian}`
      )[0];
    expect(await bond(plantedGuardians.revoked.id)).toMatchObject({ status: "revoked", ended: null });
    expect(await bond(plantedGuardians.suspended.id)).toMatchObject({ status: "suspended", ended: null });
    expect(await bond(plantedGuardians.endedYesterday.id)).toMatchObject({ status: "active", ended: true });
    expect(await bond(plantedGuardians.protective.id)).toMatchObject({ status: "active", flag: true });
    expect(await bond(plantedGuardians.protectiveOther.id)).toMatchObject({ flag: false });
  });

  test("include a move from 麻柳乡 to 关面乡, and school records closed last year with none open", async () => {
    const moves = await sql`select l.kind, t.name, l.valid_to is null as open from child_location l
      join township t on t.id = l.township_id where l.child_id = ${plantedChildren.moved.id} order by 1, l.valid_from`;
    expect(moves.map(({ kind, name, open }) => `${kind} ${name} ${open}`)).toEqual([
      "hukou 麻柳乡 false",
      "hukou 关面乡 true",
      "residence 麻柳乡 false",
      "residence 关面乡 true",
    ]);
    for (const { id } of [plantedChildren.leaver, plantedChildren.secondLeaver]) {
      const rows = await sql`select e.valid_to < ${today}::date as closed from enrolment e
        join student s on s.id = e.student_id where s.child_id = ${id}`;
      expect(rows).toEqual([{ closed: true }]);
    }
  });

  test("include every known person, with the assignments that their names promise", async () => {
    const roles = async (subject: string) =>
      (
        await sql`select a.role, a.scope, coalesce(t.name, s.name) as place, a.duties, a.valid_to < ${today}::date as ended,
            p.disabled_at is not null as disabled
          from tc.person p join tc.assignment a on a.person_id = p.id left join township t on t.id = a.township_id
          left join school s on s.id = a.school_id where p.subject = ${subject} order by a.role, place`
      ).map((row) => ({ ...row }));
    expect((await roles(plantedPeople.twoTownships)).map(({ place }) => place).sort()).toEqual(
      ["五通乡", "关面乡"].sort(),
    );
    expect(await roles(plantedPeople.expired)).toMatchObject([{ place: "麻柳乡", ended: true }]);
    expect(await roles(plantedPeople.disabled)).toMatchObject([{ disabled: true }]);
    expect((await roles(plantedPeople.alsoGuardian)).map(({ role }) => role)).toEqual([
      "guardian",
      "township-officer",
    ]);
    expect((await roles(plantedPeople.splitDuties)).map(({ duties }) => duties)).toEqual(
      expect.arrayContaining([["enrolment"], ["canteen"]]),
    );
    expect(await roles("township-officer:关面乡")).toMatchObject([{ place: "关面乡", ended: null }]);
    expect(await roles(`school-registrar:${plantedSchools.street.officialCode}:canteen`)).toMatchObject([
      { place: plantedSchools.street.name, duties: ["canteen"] },
    ]);
    expect(
      await sample.number(
        "select count(*) n from tc.person where subject like 'township-officer:%乡' or subject like 'township-officer:%镇' or subject like 'township-officer:%街道'",
      ),
    ).toBe(40);
    expect(
      await sample.number(`select count(*) n from school s where s.archived_at is null and not exists (
        select from tc.person p where p.subject = 'school-registrar:' || s.official_code)`),
    ).toBe(0);
  });
});
