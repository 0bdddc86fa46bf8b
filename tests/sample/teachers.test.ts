// The staff's copies and constraints: what the sample writes is what the triggers would say, and the database refuses
// what may not be.
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { loadSample, plantedSchools } from "../../src/sample/index.ts";
import { plantedConditions } from "../../src/sample/provision/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { undone } from "../database/undone.ts";
import { createMigratedDatabase } from "../support/test-database.ts";
import { testToday } from "../support/test-keys.ts";

let database: Awaited<ReturnType<typeof createMigratedDatabase>>;
let sql: Sql;

beforeAll(async () => {
  database = await createMigratedDatabase();
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  const keyRing = createKeyRing([{ id: "test", secret: Buffer.alloc(32, 5) }]);
  await loadSample(database.adminUrl, keyRing, { scale: 0.005, today: testToday });
}, 120_000);
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const copies: Readonly<Record<string, string>> = {
  teacher: "school_id, township_id, duplicate_person, suspected_away",
  personnel_relation: "school_id, township_id",
  teaching_placement: "township_id, home_school_id",
  placement_subject: "teacher_id, school_id, township_id, home_school_id",
  class_teaching: "school_id, township_id, school_year",
  title_grant: "school_id",
  backbone_period: "school_id",
  teacher_training: "school_id",
  presence_month: "school_id",
  rotation_eligibility: "school_id",
  enrolment: "child_id",
};

async function copied(): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [table, columns] of Object.entries(copies)) {
    const [row] = await sql.unsafe(
      `select count(*) || md5(coalesce(string_agg(r, '|' order by r), '')) as sum from (select concat_ws(',', id, ${columns}) as r from ${table}) x`,
    );
    found[table] = String(row?.sum);
  }
  return found;
}

test("the sample's copies are what the triggers say", async () => {
  const before = await copied();
  for (const table of Object.keys(copies).filter((name) => name !== "teacher"))
    await sql.unsafe(`update ${table} set id = id${table === "enrolment" ? ", child_id = null" : ""}`);
  await sql`select tc.refresh_teacher_scopes(array(select id from teacher))`;
  await sql`update teacher set id_number_index = id_number_index`;
  expect(await copied()).toEqual(before);
});

test("a person has one relation at a time, a class one homeroom teacher", async () => {
  await expect(
    undone(
      sql,
      (
        tx,
      ) => tx`insert into personnel_relation (id, teacher_id, unit, school_id, township_id, quota_category, valid_from)
        select gen_random_uuid(), teacher_id, unit, school_id, township_id, quota_category, valid_from + 1
          from personnel_relation where teacher_id = ${plantedTeachers.homeroom.id}`,
    ),
  ).rejects.toMatchObject({ constraint_name: "personnel_relation_no_overlap" });
  await expect(
    undone(
      sql,
      (
        tx,
      ) => tx`insert into class_teaching (id, class_id, teacher_id, school_id, township_id, school_year, subject, homeroom, valid_from)
        select gen_random_uuid(), class_id, ${plantedTeachers.subject.id}, school_id, township_id, school_year, '22', true, valid_from
          from class_teaching where teacher_id = ${plantedTeachers.homeroom.id} and valid_to is null`,
    ),
  ).rejects.toMatchObject({ constraint_name: "class_teaching_one_homeroom" });
});

test("a quota place is occupied exactly where the employment says so", async () => {
  const set = (id: string, quota: string | null) =>
    undone(sql, (tx) => tx`update personnel_relation set quota_category = ${quota} where teacher_id = ${id}`);
  await expect(set(plantedTeachers.homeroom.id, null)).rejects.toMatchObject({
    constraint_name: "personnel_relation_fits_employment",
  });
  await expect(set(plantedTeachers.substitute.id, "1")).rejects.toMatchObject({
    constraint_name: "personnel_relation_fits_employment",
  });
  await expect(
    undone(
      sql,
      (tx) => tx`update teacher set staff_kind = 'contract' where id = ${plantedTeachers.homeroom.id}`,
    ),
  ).rejects.toMatchObject({ constraint_name: "personnel_relation_fits_employment" });
});

test("a move takes the file along; leaving closes it; the other half of a double entry is no finding any more", async () => {
  const moved = await undone(sql, async (tx) => {
    const { id } = plantedTeachers.homeroom;
    await tx`update personnel_relation set valid_to = ${testToday} where teacher_id = ${id}`;
    const [left] = await tx`select school_id, township_id from teacher where id = ${id}`;
    await tx`insert into personnel_relation (id, teacher_id, unit, school_id, township_id, quota_category, valid_from)
      select gen_random_uuid(), ${id}, 'school', s.id, s.township_id, '1', ${testToday} from school s where s.id = ${plantedSchools.mountain.id}`;
    const schools = await tx`select distinct school_id from title_grant where teacher_id = ${id}
      union select home_school_id from placement_subject where teacher_id = ${id} union select school_id from teacher where id = ${id}`;
    return { left, schools: schools.map((row) => row.school_id) };
  });
  expect(moved).toEqual({
    left: { school_id: null, township_id: null },
    schools: [plantedSchools.mountain.id],
  });
  const findings = async (on: Sql | TransactionSql) => {
    const rows = await on`select id from teacher where duplicate_person order by id`;
    return rows.map(({ id }) => String(id));
  };
  const { duplicate, duplicateOther } = plantedTeachers;
  expect(await findings(sql)).toEqual([duplicate.id, duplicateOther.id].sort());
  const after = await undone(sql, async (tx) => {
    await tx`update personnel_relation set valid_to = ${testToday} where teacher_id = ${duplicateOther.id}`;
    return findings(tx);
  });
  expect(after).toEqual([]);
});

test("eligibility is computed once, and what is confirmed stays", async () => {
  const outcome = await undone(sql, async (tx) => {
    const [again] = await tx`select tc.compute_rotation_eligibility(2026) as changed`;
    await tx`alter table staff_rule disable trigger stays`;
    await tx`update staff_rule set rotation_years = 1 where valid_to is null`;
    const [eased] = await tx`select tc.compute_rotation_eligibility(2026) as changed`;
    const [before] = await tx`select tc.compute_rotation_eligibility(2025) as changed`;
    return { again: again?.changed, eased: Number(eased?.changed) > 0, confirmed: before?.changed };
  });
  expect(outcome).toEqual({ again: 0, eased: true, confirmed: 0 });
});

test("the plan's way and the national way count what they say", async () => {
  const cells = await sql`select way, eligible, rotated, rotated_backbone from rotation_cube
    where level = 'district' and school_year = 2026 order by way`;
  const [national] = await sql`
    select count(*) filter (where e.eligible)::int as eligible from rotation_eligibility e where e.school_year = 2026
      and exists (select from personnel_relation r where r.teacher_id = e.teacher_id and r.school_id is not null
        and daterange(r.valid_from, r.valid_to) @> date '2026-09-01')`;
  const [planned] = await sql`
    select count(distinct p.teacher_id)::int as rotated,
        count(distinct p.teacher_id) filter (where t.backbone in ('county', 'city', 'national'))::int as backbone
      from teaching_placement p join teacher t on t.id = p.teacher_id
      join school home on home.id = p.home_school_id join school host on host.id = p.school_id
     where p.kind = 'rotation' and p.valid_from = '2026-09-01' and (home.locale like '1%' or home.id = ${plantedConditions.strongSchool}) and host.locale like '2%'`;
  expect(cells[0]).toMatchObject({ way: "national", eligible: national?.eligible });
  expect(cells[1]).toMatchObject({
    way: "plan",
    rotated: planned?.rotated,
    rotated_backbone: planned?.backbone,
  });
  expect(planned?.rotated).toBeGreaterThan(0);
});

test("a strong school of the country sends as a town's does: whoever could go from it, and who goes to another rural school", async () => {
  const cell =
    "select eligible, rotated from rotation_cube where level = 'district' and school_year = 2026 and way = 'plan'";
  const seen = await undone(sql, async (tx) => {
    const strong = (await tx.unsafe(cell))[0];
    const [could] = await tx`select eligible from rotation_cube where way = 'national' and school_year = 2026
      and level = 'school' and school_id = ${plantedConditions.strongSchool}`;
    // Somebody of it goes to a rural school.
    await tx.unsafe("set session_replication_role = replica");
    await tx`update teaching_placement p set kind = 'rotation', valid_from = '2026-09-01', school_id = ${plantedSchools.mountain.id}
      where p.id = (select h.id from teaching_placement h join personnel_relation r on r.teacher_id = h.teacher_id
        where r.school_id = ${plantedConditions.strongSchool} and h.kind = 'home' and h.valid_to is null and r.valid_to is null and r.valid_from <= '2026-09-01'
          and not exists (select from teaching_placement o where o.teacher_id = h.teacher_id and o.kind = 'rotation') order by h.id limit 1)`;
    const sent = (await tx.unsafe(cell))[0];
    await tx`update school_condition set strong_school = false where school_id = ${plantedConditions.strongSchool}`;
    return { strong, could: Number(could?.eligible), sent, judgedOtherwise: (await tx.unsafe(cell))[0] };
  });
  expect(seen.could).toBeGreaterThan(0);
  expect(Number(seen.sent?.rotated)).toBe(Number(seen.strong?.rotated) + 1);
  expect(Number(seen.judgedOtherwise?.eligible)).toBe(Number(seen.strong?.eligible) - seen.could);
  expect(Number(seen.judgedOtherwise?.rotated)).toBeLessThan(Number(seen.sent?.rotated));
});
