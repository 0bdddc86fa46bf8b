// What a loaded sample holds, that nothing of it stands in plain text, and that it is loaded once.
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSample, plantedChildren, plantedLargeClasses, plantedSchools } from "../../src/sample/index.ts";
import { checkDigit } from "../../src/sample/writing/synthetic-numbers.ts";
import { catalogueState, contentSums, sampleTables } from "./database-state.ts";
import { keyRing, type LoadedSample, openLoadedSample, options, today } from "./loaded-sample.ts";

let sample: LoadedSample;
let sql: Sql;
let number: LoadedSample["number"];
beforeAll(async () => {
  sample = await openLoadedSample();
  ({ sql, number } = sample);
});
afterAll(() => sample.close());

describe("a loaded sample", () => {
  test("has exactly the students of its scale, and the district's divisions", async () => {
    expect(sample.summary.students).toBe(1000);
    expect(await number("select count(*) n from enrolment where valid_to is null")).toBe(1000);
    expect(await number("select count(*) n from child")).toBe(sample.summary.children);
    expect(await number("select count(*) n from guardian where entered_township_id is null")).toBe(
      sample.summary.guardians,
    );
    expect(await number("select count(*) n from township")).toBe(40);
    expect(await number("select count(*) n from village")).toBe(535);
    expect(await number("select count(*) n from division_code")).toBe(83);
    expect(await number("select count(*) n from township_name")).toBe(43);
  });

  test("gives one code to two townships, as the two bodies do", async () => {
    const rows =
      await sql`select c.system, t.name from division_code c join township t on t.id = c.township_id
      where c.code = '500154201' order by 1`;
    expect(rows.map(({ system, name }) => `${system} ${name}`)).toEqual(["MCA 五通乡", "NBS 关面乡"]);
  });

  test("leaves indexes, constraints, triggers and row security as they were", async () => {
    expect(await catalogueState(sql)).toBe(sample.stateBefore);
  });

  test("carries the copies that the triggers would have made", async () => {
    const changed = await sql.begin(async (tx) => {
      await tx`select tc.refresh_child_scopes(array(select id from child))`;
      const counts = ["child", "student", "guardianship", "enrolment"].map(
        (table) => `select count(*)::int as n from ${table} where xmin::text = pg_current_xact_id()::text`,
      );
      return tx.unsafe(counts.join(" union all "));
    });
    expect(changed.map(({ n }) => n)).toEqual([0, 0, 0, 0]);
    expect(
      await number(`select count(*) n from child_location l where l.protective <> exists (
        select from guardianship g where g.child_id = l.child_id and g.protective_flag and g.archived_at is null)`),
    ).toBe(0);
    expect(await number("select count(*) n from child_location where protective")).toBeGreaterThan(0);
  });

  test("puts hukou, residence and school of a fair share of pupils into three townships", async () => {
    const share = await number(`select avg((hukou_township_id <> residence_township_id
        and s.township_id not in (hukou_township_id, residence_township_id))::int) n
      from child c join school s on s.id = c.school_id where c.hukou_township_id is not null`);
    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.15);
    expect(await number("select count(*) n from child where hukou_township_id is null")).toBeGreaterThan(10);
    expect(await number("select count(*) n from child where school_id is null")).toBeGreaterThan(30);
  });

  test("gives every child one or two guardians, and siblings the same", async () => {
    const bonds = await sql`select min(n)::int as least, max(n)::int as most
      from (select count(*) n from guardianship group by child_id) g`;
    expect(bonds[0]).toEqual({ least: 1, most: 2 });
    expect(
      await number("select count(*) n from child where id not in (select child_id from guardianship)"),
    ).toBe(0);
    const shared = `select count(*) n from (select 1 from guardianship group by guardian_id having count(*) > 1) s`;
    expect(await number(shared)).toBeGreaterThan(50);
  });

  test("fits birthdays to grades", async () => {
    const misfits = await number(`select count(*) n from enrolment e join school_class k on k.id = e.class_id
      join student s on s.id = e.student_id join child c on c.id = s.child_id
      where e.valid_to is null and k.type <> '12' and not (c.birth_date >= make_date(k.school_year - k.grade - 6, 9, 1)
        and c.birth_date < make_date(k.school_year - k.grade - 5, 9, 1))`);
    expect(misfits).toBe(0);
  });
});

describe("schools", () => {
  test("of real names carry nothing but name, place, kind and status", async () => {
    const real = sql`select id from school where name !~ '示例'`;
    expect(await number("select count(*) n from school where name !~ '示例' and status = 'operating'")).toBe(
      12,
    );
    expect(await number("select count(*) n from school where name !~ '示例' and status = 'planned'")).toBe(9);
    const [found] = await sql`select
      (select count(*) from school_class where school_id in (${real}))::int as classes,
      (select count(*) from school_headcount where school_id in (${real}))::int as headcounts,
      (select count(*) from enrolment where school_id in (${real}))::int as enrolments,
      (select count(*) from school where id in (${real}) and num_nonnulls(head_name, office_phone, uscc, altitude_m,
        opened_on, closed_on, parent_school_id, village_id) > 0)::int as facts`;
    expect(found).toEqual({ classes: 0, headcounts: 0, enrolments: 0, facts: 0 });
  });

  test("are invented and exactly as planted where a class is large", async () => {
    const rows = await sql`select s.id, k.grade, count(*)::int as size from enrolment e
      join school_class k on k.id = e.class_id join school s on s.id = k.school_id
      where e.valid_to is null group by s.id, k.id having count(*) > case when k.grade <= 6 then 45 else 50 end`;
    const key = (school: string, grade: number, size: number) => `${school} ${grade} ${size}`;
    expect(rows.map((row) => key(row.id, row.grade, row.size)).sort()).toEqual(
      plantedLargeClasses.map(({ school, grade, size }) => key(school.id, grade, size)).sort(),
    );
  });

  test("that are planted bear their code and stand in their township", async () => {
    for (const planted of Object.values(plantedSchools)) {
      const [row] = await sql`select s.name, s.official_code, t.name as township from school s
        join township t on t.id = s.township_id where s.id = ${planted.id}`;
      expect(row).toEqual({
        name: planted.name,
        official_code: planted.officialCode,
        township: planted.township,
      });
    }
  });

  test("below a central school lie in its township, and nothing runs where the school does not", async () => {
    expect(
      await number(`select count(*) n from school b join school p on p.id = b.parent_school_id
        where p.township_id <> b.township_id or p.parent_school_id is not null or p.status <> 'operating'`),
    ).toBe(0);
    expect(
      await number("select count(*) n from school where kind = '218' and parent_school_id is null"),
    ).toBe(0);
    expect(
      await number(
        "select count(*) n from school_class k join school s on s.id = k.school_id where s.status <> 'operating'",
      ),
    ).toBe(0);
    expect(
      await number(`select count(*) n from (select s.id from school s join enrolment e on e.school_id = s.id and e.valid_to is null
        where s.parent_school_id is not null group by s.id, s.kind
        having count(*) >= 100 or (s.kind = '218' and count(*) > 4)) x`),
    ).toBe(0);
  });

  test("have headcounts that equal their enrolments this year and are certified but for a few", async () => {
    const { id } = plantedSchools.teachingPoint;
    const year = today.slice(5) >= "09-01" ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
    expect(
      await sql`select students from school_headcount where school_id = ${id} and school_year = ${year}`,
    ).toEqual([{ students: 3 }]);
    expect(
      await number(`select count(*) n from (
        select school_id, grade, students, boarders, classes from school_headcount where school_year = ${year} and archived_at is null
        except select k.school_id, k.grade, count(*)::int, count(*) filter (where e.boarding)::int, count(distinct k.id)::int
          from enrolment e join school_class k on k.id = e.class_id where e.valid_to is null group by 1, 2) d`),
    ).toBe(0);
    expect(
      await number(
        `select sum(students) n from school_headcount where school_year = ${year} and archived_at is null`,
      ),
    ).toBe(1000);
    expect(
      await number(
        `select count(*) n from school_headcount where school_year = ${year - 1} and certified_on is null`,
      ),
    ).toBe(0);
    const open = await sql`select distinct school_id from school_headcount
      where school_year = ${year} and certified_on is null`;
    if (today >= `${year}-09-28`) expect(open.length).toBeLessThan(8);
    expect(open.map(({ school_id }) => school_id)).toContain(plantedSchools.uncertified.id);
  });
});

describe("secrets", () => {
  test("open with their row and column, are synthetic, and carry a valid check digit", async () => {
    for (const table of ["child", "guardian"]) {
      const column = `${table}.id_number`;
      const rows = await sql.unsafe(
        `select id, id_number_cipher c, identity_code k, id_number_index i from ${table} where id_number_cipher is not null`,
      );
      const seen = new Set<string>();
      for (const { id, c, k, i } of rows) {
        const plain = keyRing.decrypt(c, { column, row: id });
        expect(plain).toMatch(/^999999(19|20)\d{9}[\dX]$/);
        expect(checkDigit(plain.slice(0, 17))).toBe(plain[17]);
        expect(k).toBe(keyRing.identityCode(plain, table));
        expect(i).toBe(keyRing.blindIndex(plain, column));
        seen.add(plain);
      }
      expect(seen.size).toBe(rows.length);
    }
    const phones = await sql`select id, phone_cipher from guardian where entered_township_id is null`;
    for (const { id, phone_cipher } of phones) {
      expect(keyRing.decrypt(phone_cipher, { column: "guardian.phone", row: id })).toMatch(/^100\d{8}$/);
    }
    const [student] = await sql`select s.id, s.student_no_cipher as c from student s
      where s.child_id = ${plantedChildren.threeTownships.id}`;
    expect(keyRing.decrypt(student?.c, { column: "student.student_no", row: student?.id })).toMatch(
      /^G999999/,
    );
    const [home] = await sql`select id, address_cipher as c from child_location
      where child_id = ${plantedChildren.threeTownships.id} and kind = 'residence'`;
    expect(keyRing.decrypt(home?.c, { column: "child_location.address", row: home?.id })).toMatch(
      /^五通乡示例一村示例路\d+号$/,
    );
  });

  test("stand nowhere in plain text", async () => {
    for (const table of sampleTables) {
      const columns = table === "school" ? "to_jsonb(t) - 'office_phone'" : "to_jsonb(t)";
      const plain = await sql.unsafe(
        `select 1 from ${table} t where (${columns})::text ~ '999999[0-9]{8}|100[0-9]{8}([^0-9]|$)|示例路'
          and (${columns})::text !~ '-[0-9a-f]*(999999[0-9]{8}|100[0-9]{8})' limit 1`,
      );
      expect(plain, table).toHaveLength(0);
    }
  });
});

describe("loading", () => {
  test("a second time is refused, and nothing changes", async () => {
    const before = await contentSums(sql);
    await expect(loadSample(sample.adminUrl, keyRing, options)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await contentSums(sql)).toEqual(before);
    expect(await catalogueState(sql)).toBe(sample.stateBefore);
  });

  test("anew gives the same rows, ciphertexts and epochs apart, and newer epochs", async () => {
    const before = await contentSums(sql);
    const epoch = await number("select max(epoch) n from tc.person");
    await loadSample(sample.adminUrl, keyRing, { ...options, replace: true });
    expect(await contentSums(sql)).toEqual(before);
    expect(await number("select min(epoch) n from tc.person")).toBe(epoch + 1);
    expect(await catalogueState(sql)).toBe(sample.stateBefore);
  });

  test("never removes a district that is not the sample", async () => {
    await sql`insert into district (id, name) values (gen_random_uuid(), '另一个区')`;
    await expect(loadSample(sample.adminUrl, keyRing, { ...options, replace: true })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await number("select count(*) n from child")).toBe(sample.summary.children);
    await sql`delete from district where name = '另一个区'`;
  });
});
