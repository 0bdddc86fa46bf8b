// What the database refuses of classes, their sizes and grades, catchments and the ledger, whoever writes: each rule by its
// constraint, beside a near miss that it takes.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, taken } from "./attempt.ts";
import {
  building,
  close,
  closed,
  decide,
  idle,
  leave,
  newCampus,
  newClass,
  newId,
  offLedger,
  set,
  unstaffed,
} from "./school-statements.ts";

const { street, mountain, teachingPoint, large56 } = plantedSchools;
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(unstaffed);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);

describe("三(一): no classes unless operating", () => {
  test("no class is added to a school that does not operate", async () => {
    for (const school of [idle, closed])
      expect(await attempt(newClass(school, 1))).toBe("school_class_school_operates");
    expect(await attempt(newClass(building, 7))).toBe("school_class_school_operates");
    expect(await attempt(newClass(street.id, 1))).toBe(taken);
    expect(await attempt(set(idle, "status = 'operating'"), newClass(idle, 1))).toBe(taken);
    const move = (to: string) => `update school_class set school_id = '${to}' where id = '${newId}'`;
    expect(await attempt(newClass(street.id, 1), move(idle))).toBe("school_class_school_operates");
  });

  test("a school with pupils goes on operating", async () => {
    expect(await attempt(set(street.id, "status = 'idle'"))).toBe("school_empty");
    expect(await attempt(close(street.id))).toBe("school_empty");
    expect(await attempt(leave(street.id), close(street.id))).toBe(taken);
    const [{ n = 0 } = {}] =
      await sql`select count(*)::int as n from enrolment where school_id = ${street.id} and valid_to is null`;
    expect(await attempt(close(street.id), leave(street.id))).toBe(`taken ${n}`);
    expect(n).toBeGreaterThan(1);
  });

  test("nobody is enrolled in one that does not operate", async () => {
    const empty = [leave(street.id), close(street.id)];
    const again = `update enrolment set valid_to = null where id = (select id from enrolment where school_id = '${street.id}' order by valid_to desc limit 1)`;
    expect(await attempt(...empty, again)).toBe("enrolment_school_operates");
    expect(await attempt(leave(street.id), again)).toBe(taken);
    const enrol = (open: boolean) => `
      insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from, valid_to)
        select '${newId}', student_id, class_id, school_id, school_year, kind, ${open ? "tc.today(), null" : "'2026-10-06', '2026-10-09'"}
          from enrolment where school_id = '${street.id}' order by valid_to desc limit 1`;
    expect(await attempt(...empty, enrol(true))).toBe("enrolment_school_operates");
    const before = `update enrolment set valid_to = '2026-10-05' where school_id = '${street.id}' and valid_to = tc.today()`;
    expect(await attempt(...empty, before, enrol(false))).toBe(taken);
  });
});

test("三(一): a class is taught at a campus of its school, which runs until the class's year is over", async () => {
  const campus = (
    school: string,
    from = "tc.today()",
    to = "null",
  ) => `insert into school_campus (id, school_id, township_id, name, main, site, valid_from, valid_to)
    select '${newCampus}', id, township_id, '示例三校区', false, '示例路', ${from}, ${to} from school where id = '${school}'`;
  const at = (id: string, of = large56.id) => `update school_class set campus_id = '${id}'
    where id = (select id from school_class where school_id = '${of}' and school_year = 2026 order by grade, class_no limit 1)`;
  expect(await attempt(campus(large56.id), at(newCampus))).toBe(taken);
  expect(await attempt(campus(street.id), at(newCampus))).toBe("23503 school_class_of_campus");
  expect(await attempt(campus(large56.id, "tc.today()", "'2027-09-01'"), at(newCampus))).toBe(taken);
  expect(await attempt(campus(large56.id, "tc.today()", "'2027-08-31'"), at(newCampus))).toBe(
    "school_campus_runs",
  );
  expect(await attempt(campus(large56.id, "'2027-09-01'"), at(newCampus))).toBe("school_campus_runs");
  const archived = `update school_campus set archived_at = now() where id = '${newCampus}'`;
  expect(await attempt(campus(large56.id), archived, at(newCampus))).toBe("school_campus_runs");
  expect(await attempt(campus(large56.id), at(newCampus), archived)).toBe("school_campus_runs");
  const ends = (day: string) => `update school_campus set valid_to = '${day}' where id = '${newCampus}'`;
  expect(await attempt(campus(large56.id), at(newCampus), ends("2027-08-31"))).toBe("school_campus_runs");
  expect(await attempt(campus(large56.id), at(newCampus), ends("2027-09-01"))).toBe(taken);
  // Its classes go elsewhere first.
  const home = "(select id from school_campus where main)";
  const back = at(newCampus).replace(`'${newCampus}'`, home);
  expect(await attempt(campus(large56.id), at(newCampus), back, ends("2027-01-01"))).toBe(taken);
});

test("三(四): a class is planned up to the standard size of its stage and year", async () => {
  const junior = "(select id from school where kind = '311' and status = 'operating' limit 1)";
  const [found] = await sql.unsafe(`select ${junior} as id`);
  const juniorSchool = String(found?.id);
  expect(await attempt(newClass(street.id, 6, 45))).toBe(taken);
  expect(await attempt(newClass(street.id, 6, 46))).toBe("school_class_standard_size");
  expect(await attempt(newClass(juniorSchool, 7, 50))).toBe(taken);
  expect(await attempt(newClass(juniorSchool, 7, 51))).toBe("school_class_standard_size");
  // A size set for later years, a size of the township's own, and none at all.
  const changed = `update parameter set valid_to = '2027-01-01' where key = 'class.standard-size.primary'`;
  expect(await attempt(changed, newClass(street.id, 6, 46))).toBe("school_class_standard_size");
  expect(await attempt(changed, newClass(street.id, 6, 46, 2027))).toBe(taken);
  expect(await attempt(changed, newClass(street.id, 6, 70, 2027))).toBe(taken);
  for (const cap of [0, 71])
    expect(await attempt(changed, newClass(street.id, 6, cap, 2027))).toBe("school_class_cap");
  const own = `insert into parameter (id, key, township_id, owner_department, number_value, unit, valid_from)
    select gen_random_uuid(), key, (select township_id from school where id = '${street.id}'), owner_department, 40, unit, valid_from
      from parameter where key = 'class.standard-size.primary'`;
  expect(await attempt(own, newClass(street.id, 6, 41))).toBe("school_class_standard_size");
  expect(await attempt(own, newClass(street.id, 6, 40))).toBe(taken);
  expect(await attempt(own, newClass(mountain.id, 6, 45))).toBe(taken);
});

describe("三(四): every village belongs to a primary school", () => {
  const whole = "(select id from catchment_division where stage = 'primary' and part_text is null limit 1)";
  const part =
    "(select id from catchment_division where stage = 'primary' and part_text is not null limit 1)";
  const remove = (id: string) => `delete from catchment_division where id = ${id}`;

  test("it does not lose the last one of a school year", async () => {
    expect(await attempt(remove(whole))).toBe("catchment_division_village_covered");
    expect(await attempt(remove(part))).toBe(taken);
    expect(
      await attempt(
        remove("any (select id from catchment_division where stage = 'primary' and part_text is not null)"),
      ),
    ).toBe("catchment_division_village_covered");
    const juniorDivision = "(select id from catchment_division where stage = 'junior' limit 1)";
    expect(await attempt(remove(juniorDivision))).toBe(taken);
  });

  test("neither by a change of the row or of its catchment", async () => {
    const change = (what: string) => `update catchment_division set ${what} where id = ${whole}`;
    const village = `insert into village (id, township_id, name, kind) select '${newId}', township_id, '示例新村', 'village' from school where id = '${street.id}'`;
    expect(await attempt(village, change(`village_id = '${newId}'`))).toBe(
      "catchment_division_village_covered",
    );
    expect(await attempt(change("part_text = '示例大道以东'"))).toBe(taken);
    expect(
      await attempt("update catchment set school_year = 2030 where stage = 'primary' and school_year = 2026"),
    ).toContain("catchment_division_village_covered");
  });

  test("a plan is redrawn in one transaction, and a village that is gone needs none", async () => {
    const again = `insert into catchment_division (id, catchment_id, village_id, township_id, school_year, stage)
      select '${newId}', c.id, d.village_id, d.township_id, 0, 'primary' from gone d, catchment c
       where c.school_id = '${large56.id}' and c.stage = 'primary'`;
    const keep = `create temp table gone on commit drop as select * from catchment_division where id = ${whole}`;
    expect(await attempt(keep, remove("(select id from gone)"), again)).toBe(taken);
    const village = `insert into village (id, township_id, name, kind) select '${newId}', township_id, '示例新村', 'village' from school where id = '${street.id}'`;
    const cover = `insert into catchment_division (id, catchment_id, village_id, township_id, school_year, stage)
      select '${newId}', id, '${newId}', township_id, 0, 'primary' from catchment where school_id = '${street.id}' and stage = 'primary'`;
    const uncover = remove(`'${newId}'`);
    expect(await attempt(village, cover, uncover)).toBe("catchment_division_village_covered");
    expect(
      await attempt(village, cover, uncover, `update village set archived_at = now() where id = '${newId}'`),
    ).toBe(taken);
  });
});

describe("三(四): a case opens on a class that had 56 pupils on that day", () => {
  const classOfStreet = `(select id from school_class where school_id = '${street.id}' and school_year = 2026 order by grade, class_no limit 1)`;
  /** Pupils of other schools until the class has as many as said; the case that the ledger then opens is taken away. */
  const fill = (size: number) => [
    `update school_class set exception_cap = 70, exception_reason = '示例' where id = ${classOfStreet}`,
    `update enrolment set class_id = ${classOfStreet}, school_id = '${street.id}' where id in (
      select id from enrolment where valid_to is null and class_id <> ${classOfStreet} order by id
       limit ${size} - (select count(*) from enrolment where valid_to is null and class_id = ${classOfStreet}))`,
    ...(size < 56 ? [] : [offLedger(`delete from large_class_case where class_id = ${classOfStreet}`)]),
  ];
  const open = (size: number, foundOn = "tc.today()") => `
    insert into large_class_case (id, class_id, school_id, township_id, school_year, found_on, size_then, latest_size)
      select '${newId}', id, school_id, township_id, school_year, ${foundOn}, ${size}, ${size} from school_class where id = ${classOfStreet}`;

  test("today by its open enrolments", async () => {
    expect(await attempt(open(56))).toBe("large_class_case_found");
    expect(await attempt(...fill(55), open(56))).toBe("large_class_case_found");
    expect(await attempt(...fill(55), open(55))).toBe("large_class_case_size");
    expect(await attempt(...fill(56), open(56))).toBe(taken);
    expect(await attempt(...fill(56), open(57))).toBe("large_class_case_found");
    expect(await attempt(...fill(58), open(57))).toBe(taken);
    const grow = `update large_class_case set size_then = 60 where id = '${newId}'`;
    expect(await attempt(...fill(56), open(56), grow)).toBe("large_class_case_stays");
  });

  test("and stays on the ledger until it is cleared", async () => {
    const it = `large_class_case where school_id = '${large56.id}' and cleared_on is null and closed_on is null`;
    const archived = `update ${it.replace("where", "set archived_at = now() where")}`;
    const cleared = `update ${it.replace("where", "set cleared_on = tc.today() where")}`;
    const keep = `create temp table one on commit drop as select id, class_id from ${it} order by id limit 1`;
    const ofOne = "where id = (select id from one)";
    const left = `update enrolment set valid_to = tc.today(), end_reason = '转出' where id in (select id from enrolment where valid_to is null
      and class_id = (select class_id from one) order by id limit tc.class_size((select class_id from one)) - 55)`;
    expect(await attempt(archived)).toBe("large_class_case_stays");
    expect(await attempt(`delete from ${it}`)).toBe("large_class_case_stays");
    expect(await attempt(`update ${it.replace("where", `set class_id = ${classOfStreet} where`)}`)).toBe(
      "large_class_case_stays",
    );
    expect(await attempt(cleared)).toBe("large_class_case_cleared");
    expect(
      await attempt(
        ...[keep, left, `update large_class_case set cleared_on = tc.today() ${ofOne}`],
        `update large_class_case set archived_at = now() ${ofOne}`,
      ),
    ).toBe(taken);
  });

  test("earlier by those of the day, never of a day to come", async () => {
    const since = (day: string) => [
      `update enrolment set valid_from = ${day} where class_id = ${classOfStreet} and valid_to is null`,
      offLedger(`delete from large_class_case where class_id = ${classOfStreet}`),
    ];
    const earlier = "tc.today() - 5";
    expect(await attempt(...fill(56), ...since("tc.today() - 5"), open(56, earlier))).toBe(taken);
    expect(await attempt(...fill(56), ...since("tc.today() - 4"), open(56, earlier))).toBe(
      "large_class_case_found",
    );
    const left = `update enrolment set valid_to = ${earlier} where class_id = ${classOfStreet} and valid_to is null`;
    expect(await attempt(...fill(56), ...since("tc.today() - 9"), left, open(56, earlier))).toBe(
      "large_class_case_found",
    );
    expect(await attempt(...fill(56), ...since("tc.today() - 9"), left, open(56, "tc.today() - 6"))).toBe(
      taken,
    );
    expect(await attempt(...fill(56), open(56, "tc.today() + 1"))).toBe("large_class_case_found");
  });
});

describe("a placement (三(四)(七))", () => {
  const pupil = `(select id from enrolment where school_id = '${street.id}' and valid_to is null order by id limit 1)`;
  const move = (what: string) => `update enrolment set ${what} where id = ${pupil}`;
  const widen = `update school_class set exception_cap = 99, exception_reason = '示例' where school_id = '${street.id}' and school_year = 2026`;

  test("agrees with its class, and follows it", async () => {
    const other = `(select id from school_class where school_id = '${mountain.id}' and school_year = 2026 order by id limit 1)`;
    const last = `(select id from school_class where school_id = '${street.id}' and school_year = 2025 order by id limit 1)`;
    expect(await attempt(move(`class_id = ${other}`))).toBe("23503 enrolment_of_class");
    expect(await attempt(move(`class_id = ${last}`))).toBe("23503 enrolment_of_class");
    const revise = "select tc.revise_school_year(2025, '编错学年')";
    // Class, school and year agree, but the year is over.
    expect(await attempt(revise, move(`class_id = ${last}, school_year = 2025`))).toBe("enrolment_of_year");
    const beside = `(select id from school_class where school_id = '${street.id}' and school_year = 2026 order by id desc limit 1)`;
    expect(await attempt(widen, move(`class_id = ${beside}`))).toBe(taken);
    expect(await attempt(move(`school_id = '${mountain.id}'`))).toBe("23503 enrolment_of_class");
    const moved = (to: string) =>
      `update school_class set ${to} where id = (select class_id from enrolment where id = ${pupil})`;
    expect(await attempt(moved("school_year = 2031"))).toBe("enrolment_of_year");
    const gone = `update enrolment set archived_at = now() where school_id = '${mountain.id}' and class_id in (select id from school_class where class_no = 77)`;
    expect(await attempt(moved(`school_id = '${mountain.id}', class_no = 77`), gone)).toMatch(/^taken [1-9]/);
  });

  test("lies in the school year of its class, over no year that is closed", async () => {
    for (const days of ["valid_from = '2026-08-31'", "valid_to = '2027-09-02'"])
      expect(await attempt(move(days))).toBe("enrolment_of_year");
    expect(await attempt(move("valid_from = '2027-09-01'"))).toBe("enrolment_of_year");
    for (const days of ["valid_from = '2026-09-01'", "valid_from = '2027-08-31'", "valid_to = '2027-09-01'"])
      expect(await attempt(move(days))).toBe(taken);
  });

  test("never overlaps another of the pupil", async () => {
    const again = (
      from: string,
      to: string,
    ) => `insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from, valid_to)
      select '${newId}', student_id, class_id, school_id, school_year, kind, ${from}, ${to} from enrolment where id = ${pupil}`;
    expect(await attempt(again("valid_from - 9", "valid_from + 1"))).toBe("23P01 enrolment_no_overlap");
    expect(await attempt(move("valid_from = valid_from + 9"), again("valid_from - 9", "valid_from"))).toBe(
      taken,
    );
    expect(
      await attempt(
        move("valid_to = tc.today()"),
        again("tc.today() - 1", "null").replace(
          pupil,
          "(select id from enrolment where valid_to = tc.today() limit 1)",
        ),
      ),
    ).toBe("23P01 enrolment_no_overlap");
  });

  test("fills a class up to its cap, or to the exception recorded for it", async () => {
    const seats = (cap: string) => `update school_class set ${cap} where id = ${classOf}`;
    const classOf = `(select class_id from enrolment where id = ${pupil})`;
    const [row] = await sql.unsafe(
      `select count(*)::int as size from enrolment where class_id = ${classOf} and valid_to is null`,
    );
    const size = Number(row?.size);
    const grow = `update enrolment e set class_id = c.id, school_id = c.school_id, school_year = c.school_year from school_class c
      where c.id = ${classOf} and e.id = (select id from enrolment where school_id = '${mountain.id}' and valid_to is null order by id limit 1)`;
    expect(await attempt(seats(`cap = ${size}`), grow)).toBe("enrolment_within_cap");
    expect(await attempt(seats(`cap = ${size + 1}`), grow)).toBe(taken);
    const exception = `cap = ${size}, exception_cap = ${size + 1}`;
    expect(await attempt(seats(`${exception}, exception_reason = '示例'`), grow)).toBe(taken);
    expect(await attempt(seats(exception))).toBe("school_class_exception");
    expect(await attempt(seats(`${exception}, exception_reason = ' '`))).toBe("school_class_exception");
    expect(await attempt(seats(`cap = ${size - 1}`))).toBe("school_class_holds_pupils");
    expect(await attempt(seats(`cap = ${size}`))).toBe(taken);
  });

  test("takes a seat on the day on which another leaves it", async () => {
    const keep = `create temp table seat on commit drop as select id, class_id, school_id, school_year from enrolment where id = ${pupil}`;
    const full = `update school_class set cap = (select count(*) from enrolment where class_id = (select class_id from seat)
      and valid_to is null) where id = (select class_id from seat)`;
    const leaves = (day: string) => `update enrolment set valid_to = ${day} where id = (select id from seat)`;
    const comes = (offset: number) => [
      `update enrolment set valid_to = tc.today() + 8 where id = (select id from enrolment where school_id = '${mountain.id}' and valid_to is null order by id limit 1)`,
      `insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from)
        select '${newId}', e.student_id, s.class_id, s.school_id, s.school_year, e.kind, tc.today() + ${offset} from enrolment e, seat s
          where e.school_id = '${mountain.id}' and e.valid_to = tc.today() + 8`,
    ];
    const before = [keep, full, leaves("tc.today() + 9")];
    expect(await attempt(...before, ...comes(9))).toBe(taken);
    expect(await attempt(...before, ...comes(8))).toBe("enrolment_within_cap");
    expect(await attempt(keep, full, ...comes(9))).toBe("enrolment_within_cap");
    // Who was to leave stays on after all: a day too many.
    expect(await attempt(...before, ...comes(9), leaves("tc.today() + 10"))).toBe("enrolment_within_cap");
    expect(await attempt(...before, ...comes(9), leaves("tc.today() + 8"))).toBe(taken);
    const lower = "update school_class set cap = cap - 1 where id = (select class_id from seat)";
    expect(await attempt(...before, ...comes(9), lower)).toBe("school_class_holds_pupils");
  });

  test("comes to no class of a year that is over; who sat there is recorded to its end", async () => {
    const revise = "select tc.revise_school_year(2025, '编错学年')";
    const old = newClass(street.id, 1, 45, 2025);
    const seat = (set: string) =>
      move(`class_id = '${newId}', school_id = '${street.id}', school_year = 2025${set}`);
    expect(await attempt(revise, old, seat(""))).toBe("enrolment_of_year");
    const within = ", valid_from = '2025-09-01', valid_to = '2026-09-01', end_reason = '升级'";
    const alone = `update enrolment set archived_at = now() where valid_to is not null and student_id = (select student_id from enrolment where id = ${pupil})`;
    expect(await attempt(revise, old, alone, seat(within))).toBe(taken);
    const goesOn = `update enrolment set valid_to = null where class_id = '${newId}'`;
    expect(await attempt(revise, old, alone, seat(within), goesOn)).toBe("enrolment_class_of_year");
    const now = newClass(street.id, 1);
    const becomes = `update school_class set school_year = 2025 where id = '${newId}'`;
    expect(await attempt(revise, now, seat("").replace("2025", "2026"), becomes)).toBe("enrolment_of_year");
    expect(await attempt(revise, now, becomes)).toBe(taken);
  });

  test("stands in a class that is not archived, and a class stays while it has one", async () => {
    const archived = (id: string) => `update school_class set archived_at = now() where id = ${id}`;
    const taught = `(select id from school_class where school_id = '${street.id}' and school_year = 2026 order by grade, class_no limit 1)`;
    expect(await attempt(archived(taught))).toBe("school_class_seated");
    // Whoever sat there did; who never did was entered by mistake.
    const mistaken = (id: string) => `update enrolment set archived_at = now() where class_id = ${id}`;
    expect(await attempt(leave(street.id), archived(taught))).toBe("school_class_seated");
    expect(await attempt(mistaken(taught), archived(taught))).toBe(taken);
    const later = leave(street.id).replace("tc.today()", "tc.today() + 1");
    expect(await attempt(later, archived(taught))).toBe("school_class_seated");
    const empty = newClass(street.id, 1);
    const seat = move(`class_id = '${newId}'`);
    expect(await attempt(empty, archived(`'${newId}'`), seat)).toBe("enrolment_class_stands");
    expect(await attempt(empty, seat)).toBe(taken);
    expect(await attempt(empty, seat, archived(`'${newId}'`))).toBe("school_class_seated");
    const large = `(select class_id from large_class_case where school_id = '${large56.id}' and cleared_on is null and closed_on is null order by id limit 1)`;
    const keep = `create temp table large on commit drop as select ${large} as id`;
    const gone = [keep, mistaken("(select id from large)")];
    const cleared =
      "update large_class_case set cleared_on = tc.today() where class_id = (select id from large)";
    expect(await attempt(...gone, archived("(select id from large)"))).toBe("school_class_seated");
    expect(await attempt(...gone, cleared, archived("(select id from large)"))).toBe(taken);
  });

  test("is one person's of one number", async () => {
    for (const [table, column, rule] of [
      ["child", "id_number_index", "child_id_number"],
      ["guardian", "id_number_index", "guardian_id_number"],
      ["student", "student_no_index", "student_no"],
    ] as const) {
      const same = `update ${table} set ${column} = (select min(${column}) from ${table}) where id = (select id from ${table}
        where ${column} > (select min(${column}) from ${table}) order by id limit 1)`;
      expect(await attempt(same)).toBe(`23505 ${rule}`);
      const first = `update ${table} set archived_at = now() where ${column} = (select min(${column}) from ${table})`;
      const next = `update ${table} set ${column} = (select min(${column}) from ${table}) where id = (select id from ${table}
        where archived_at is null order by id limit 1)`;
      expect(await attempt(first, next)).toBe(taken);
    }
  });
});

describe("grades belong to stages", () => {
  test("primary 1 to 6, junior 7 to 9", async () => {
    // Rural schools lose grades by a decision alone.
    const [row] =
      await sql`select id from school where kind = '312' and status = 'operating' order by id limit 1`;
    const nine = `'${row?.id}'`;
    const stage = (school: string, name: string, from: number, to: number) => [
      leave(school.slice(1, -1)),
      ...decide(school.slice(1, -1), "reduce"),
      `update school_stage set valid_to = tc.today() where school_id = ${school} and valid_to is null`,
      `insert into school_stage (id, school_id, township_id, stage, grade_from, grade_to, valid_from)
        select '${newId}', id, township_id, '${name}', ${from}, ${to}, tc.today() from school where id = ${school}`,
    ];
    expect(await attempt(...stage(nine, "primary", 1, 6))).toBe(taken);
    expect(await attempt(...stage(nine, "primary", 1, 7))).toBe("school_stage_grades");
    expect(await attempt(...stage(nine, "junior", 7, 9))).toBe(taken);
    expect(await attempt(...stage(nine, "junior", 6, 9))).toBe("school_stage_grades");
    const point = `'${teachingPoint.id}'`;
    expect(await attempt(...stage(point, "junior", 7, 9))).toBe("school_stage_kind");
    expect(await attempt(...stage(point, "primary", 1, 4))).toBe(taken);
    const count = (grade: number) =>
      `insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes)
        select '${newId}', id, township_id, 2019, 'primary', ${grade}, '2019-10-01', 3, 0, 1 from school where id = ${point}`;
    expect(await attempt(count(6))).toBe(taken);
    expect(await attempt(count(7))).toBe("school_headcount_grade");
  });

  test("a class has a grade of its school's kind and stages; a teaching point none above 6", async () => {
    expect(await attempt(newClass(teachingPoint.id, 6))).toBe(taken);
    expect(await attempt(newClass(teachingPoint.id, 7))).toBe("school_class_stage");
    const point = `where school_id = '${teachingPoint.id}'`;
    const short = [...decide(teachingPoint.id, "reduce"), `update school_stage set grade_to = 4 ${point}`];
    expect(await attempt(...short, newClass(teachingPoint.id, 4))).toBe(taken);
    expect(await attempt(...short, newClass(teachingPoint.id, 5))).toBe("school_class_stage");
    const none = [
      ...decide(teachingPoint.id, "idle"),
      `update school_stage set valid_to = tc.today() ${point}`,
    ];
    expect(await attempt(...none, newClass(teachingPoint.id, 6))).toBe(taken);
    expect(await attempt(...none, newClass(teachingPoint.id, 7))).toBe("school_class_stage");
  });

  test("nor does a school become of a kind that does not teach what it teaches", async () => {
    expect(await attempt(set(mountain.id, "kind = '311'"))).toMatch(/^school_(stage_kind|parent)$/);
    expect(await attempt(set(street.id, "kind = '311'"))).toBe("school_stage_kind");
    expect(await attempt(set(street.id, "kind = '312'"))).toBe(taken);
  });
});
