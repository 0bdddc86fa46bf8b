// What the database refuses of schools, classes, catchments and the ledger whoever writes: each rule by its constraint,
// beside a near miss that it takes.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locales, schoolKinds } from "../../src/domains/codes/index.ts";
import { centralSchoolName, inventedSchoolId, plantedSchools } from "../../src/sample/planted.ts";
import { plantedClosures } from "../../src/sample/provision/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

const { street, mountain, guanmian, teachingPoint, large56 } = plantedSchools;
const maliu = inventedSchoolId(centralSchoolName("麻柳乡"));
const idle = inventedSchoolId("金峰镇示例闲置小学");
const closed = inventedSchoolId("大德镇示例旧址教学点");
const building = inventedSchoolId("赵家街道示例在建初级中学");
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** The constraint that refused, or "taken" with as many rows as the last statement touched. Leaves nothing behind. */
async function attempt(...statements: readonly string[]): Promise<string> {
  await sql`begin`;
  try {
    let rows = 0;
    for (const statement of statements) rows = (await sql.unsafe(statement)).count;
    // What is deferred to the end is checked as at the end.
    await sql`set constraints all immediate`;
    return `taken ${rows}`;
  } catch (error) {
    const { constraint_name: constraint, message } = error as { constraint_name?: string; message: string };
    return constraint ?? message;
  } finally {
    await sql`rollback`;
  }
}
const taken = "taken 1";
const newId = "ffffffff-0000-7000-8000-000000000001";

/** A school like another one, with what is said of it. */
const like = (model: string, differing: Readonly<Record<string, string>>): string => {
  const set = { id: `'${newId}'`, name: "'示例新校'", official_code: "null", ...differing } as const;
  const of = (column: string): string => set[column as keyof typeof set] ?? column;
  const columns = [
    ...["id", "district_id", "township_id", "village_id", "parent_school_id", "name", "official_code"],
    ...["kind", "run_by", "locale", "status"],
  ];
  return `insert into school (${columns.join(", ")}) select ${columns.map(of).join(", ")} from school where id = '${model}'`;
};
const set = (school: string, what: string): string => `update school set ${what} where id = '${school}'`;
const leave = (school: string): string =>
  `update enrolment set valid_to = tc.today(), end_reason = '转出' where school_id = '${school}' and valid_to is null`;
const close = (school: string): string => set(school, "status = 'closed', closed_on = tc.today()");

describe("三(七): a parent is an operating central school of the same township", () => {
  test("which a village school and a teaching point hang on", async () => {
    expect(await attempt(like(teachingPoint.id, {}))).toBe(taken);
    expect(await attempt(like(teachingPoint.id, { kind: "'211'" }))).toBe(taken);
    expect(await attempt(like(teachingPoint.id, { parent_school_id: "null" }))).toBe(
      "school_point_has_parent",
    );
    expect(await attempt(set(teachingPoint.id, "parent_school_id = null"))).toBe("school_point_has_parent");
    expect(await attempt(like(teachingPoint.id, { kind: "'211'", parent_school_id: "null" }))).toBe(taken);
  });

  test("not one of another township, of another kind, that does not operate, or is a branch itself", async () => {
    const under = (parent: string) => attempt(set(teachingPoint.id, `parent_school_id = '${parent}'`));
    expect(await under(maliu)).toBe(taken);
    for (const parent of [guanmian.id, idle, building]) expect(await under(parent)).toBe("school_parent");
    const sister = like(teachingPoint.id, { kind: "'211'" });
    expect(await attempt(sister, set(teachingPoint.id, `parent_school_id = '${newId}'`))).toBe(
      "school_parent",
    );
    expect(
      await attempt(like(maliu, { kind: "'312'" }), set(teachingPoint.id, `parent_school_id = '${newId}'`)),
    ).toBe(taken);
    expect(
      await attempt(like(maliu, { kind: "'311'" }), set(teachingPoint.id, `parent_school_id = '${newId}'`)),
    ).toBe("school_parent");
  });

  test("without a cycle", async () => {
    const two = like(maliu, {});
    const upwards = set(maliu, `parent_school_id = '${newId}'`);
    expect(await attempt(two, upwards)).toBe("school_parent");
    const alone = `update school set parent_school_id = null, kind = '211' where parent_school_id = '${maliu}'`;
    expect(await attempt(two, alone, upwards)).toBe(taken);
    expect(await attempt(two, alone, upwards, set(newId, `parent_school_id = '${maliu}'`))).toBe(
      "school_parent",
    );
    expect(await attempt(set(street.id, `parent_school_id = '${street.id}'`))).toBe("school_not_own_parent");
  });

  test("and stays one while it has branches", async () => {
    const elsewhere = `township_id = (select township_id from school where id = '${guanmian.id}')`;
    for (const what of ["status = 'idle'", "kind = '311'", elsewhere])
      expect([what, await attempt(set(maliu, what))]).toEqual([what, "school_parent"]);
    expect(await attempt(set(maliu, "kind = '312'"))).toBe(taken);
    // What is closed no longer needs it to operate, but still the same township.
    const under = like(closed, {
      parent_school_id: `'${street.id}'`,
      township_id: `(select township_id from school where id = '${street.id}')`,
      village_id: "null",
      locale: "'111'",
    });
    const stop = [leave(street.id), set(street.id, "status = 'idle'")];
    expect(await attempt(under, ...stop)).toBe(taken);
    expect(await attempt(under, ...stop, set(newId, "status = 'operating'"))).toBe("school_parent");
    expect(await attempt(under, set(street.id, elsewhere))).toBe("school_parent");
  });
});

describe("三(八): no rural school closes without every step", () => {
  const { heard, decided } = plantedClosures;

  test("nor is one entered as closed", async () => {
    for (const status of ["'closed'", "'merged'"]) {
      expect(await attempt(like(mountain.id, { status }))).toBe("may_close");
      expect(await attempt(like(street.id, { status }))).toBe(taken);
    }
    expect(await attempt(like(mountain.id, { status: "'operating'" }), close(newId))).toBe("may_close");
  });

  test("an import enters school and closure together", async () => {
    const closure = (status: string) => `
      insert into school_closure (id, school_id, township_id, proposed_on, reason, travel_plan, receiving_school_id, decided_on, status)
        select gen_random_uuid(), '${newId}', township_id, proposed_on, reason, travel_plan, receiving_school_id, decided_on, '${status}'
          from school_closure where id = '${decided.id}'`;
    const hearing = `insert into closure_hearing (id, closure_id, held_on, votes_for, votes_against, votes_abstained)
      select gen_random_uuid(), id, proposed_on, 3, 2, 1 from school_closure where school_id = '${newId}'`;
    const entered = ["set constraints all deferred", like(closed, {})];
    expect(await attempt(...entered, closure("decided"), hearing)).toBe(taken);
    expect(await attempt(...entered)).toBe("may_close");
  });

  test("a new locale spares it nothing, in one step or in two", async () => {
    const urban = set(mountain.id, "locale = '111', was_rural = false");
    expect(await attempt(leave(mountain.id), urban)).toBe(taken);
    expect(await attempt(leave(mountain.id), urban, close(mountain.id))).toBe("may_close");
    const both = set(mountain.id, "locale = '111', status = 'closed'");
    expect(await attempt(leave(mountain.id), both)).toBe("may_close");
    const back = set(mountain.id, "was_rural = false");
    expect(await attempt(leave(mountain.id), urban, back, close(mountain.id))).toBe("may_close");
    expect(await attempt(leave(street.id), set(street.id, "locale = '112', status = 'closed'"))).toBe(taken);
  });

  test("the closure it was closed by stays", async () => {
    const remove = (id: string) => [
      `delete from closure_hearing where closure_id = '${id}'`,
      `delete from school_closure where id = '${id}'`,
    ];
    expect(await attempt("set constraints all deferred", ...remove(decided.id))).toBe("may_close");
    expect(
      await attempt(`update school_closure set school_id = '${mountain.id}' where id = '${decided.id}'`),
    ).toBe("may_close");
    expect(await attempt(...remove(heard.id))).toBe(taken);
  });
});

test("a village lies in the township of its row, and takes it along", async () => {
  const other = "(select id from village where township_id <> l.township_id limit 1)";
  const same = "(select id from village v where v.township_id = l.township_id limit 1)";
  const move = (table: string, where: string, village: string) =>
    attempt(
      `update ${table} l set village_id = ${village} where id = (select id from ${table} where ${where} limit 1)`,
    );
  for (const [table, constraint] of [
    ["child_location", "child_location_village_in_township"],
    ["school", "school_village_in_township"],
  ] as const) {
    const where = table === "school" ? `id = '${idle}'` : "valid_to is null and kind = 'residence'";
    expect(await move(table, where, other)).toBe(constraint);
    expect(await move(table, where, same)).toBe(taken);
    expect(await move(table, where, "null")).toBe(taken);
  }
  const [place] =
    await sql`select village_id, child_id from child_location where village_id is not null and valid_to is null and kind = 'residence'
      and village_id not in (select village_id from school where village_id is not null) limit 1`;
  await sql`begin`;
  try {
    const to = "(select id from township where name = '关面乡')";
    await sql.unsafe(`update village set township_id = ${to} where id = '${place?.village_id}'`);
    const [moved] = await sql.unsafe(
      `select residence_township_id = ${to} as along from child where id = '${place?.child_id}'`,
    );
    expect(moved?.along).toBe(true);
  } finally {
    await sql`rollback`;
  }
});

const newClass = (school: string, grade: number, cap = 45, year = 2026): string => `
  insert into school_class (id, school_id, township_id, school_year, grade, class_no, type, cap)
    select '${newId}', id, township_id, ${year}, ${grade}, 99, '10', ${cap} from school where id = '${school}'`;

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
        select '${newId}', student_id, class_id, school_id, school_year, kind, valid_from, ${open ? "null" : "tc.today()"}
          from enrolment where school_id = '${street.id}' order by valid_to desc limit 1`;
    expect(await attempt(...empty, enrol(true))).toBe("enrolment_school_operates");
    expect(await attempt(...empty, enrol(false))).toBe(taken);
  });
});

test("JY/T 1001: kinds and locales are those of the code lists, an official code has ten digits", async () => {
  for (const { code } of Object.values(schoolKinds.values))
    expect(await attempt(like(teachingPoint.id, { kind: `'${code}'` }))).toBe(taken);
  for (const { code } of Object.values(locales.values))
    expect(await attempt(like(street.id, { locale: `'${code}'` }))).toBe(taken);
  for (const kind of ["21", "999", "", "211 "])
    expect(await attempt(like(street.id, { kind: `'${kind}'` }))).toBe("school_kind");
  for (const locale of ["11", "230", ""])
    expect(await attempt(like(street.id, { locale: `'${locale}'` }))).toBe("school_locale");
  for (const code of ["999900000", "99990000001", "999900000A", "９９９９０００００１", ""])
    expect(await attempt(set(street.id, `official_code = '${code}'`))).toBe("school_official_code");
  expect(await attempt(set(street.id, "official_code = '9999999999'"))).toBe(taken);
  expect(await attempt(set(street.id, "official_code = null"))).toBe(taken);
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
  const own = `insert into parameter (id, key, township_id, owner_department, integer_value, unit, valid_from)
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
    expect(await attempt(remove(whole))).toBe("village_covered");
    expect(await attempt(remove(part))).toBe(taken);
    expect(
      await attempt(
        remove("any (select id from catchment_division where stage = 'primary' and part_text is not null)"),
      ),
    ).toBe("village_covered");
    const juniorDivision = "(select id from catchment_division where stage = 'junior' limit 1)";
    expect(await attempt(remove(juniorDivision))).toBe(taken);
  });

  test("neither by a change of the row or of its catchment", async () => {
    const change = (what: string) => `update catchment_division set ${what} where id = ${whole}`;
    const village = `insert into village (id, township_id, name, kind) select '${newId}', township_id, '示例新村', 'village' from school where id = '${street.id}'`;
    expect(await attempt(village, change(`village_id = '${newId}'`))).toBe("village_covered");
    expect(await attempt(change("part_text = '示例大道以东'"))).toBe(taken);
    expect(
      await attempt("update catchment set school_year = 2030 where stage = 'primary' and school_year = 2026"),
    ).toContain("village_covered");
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
    expect(await attempt(village, cover, uncover)).toBe("village_covered");
    expect(await attempt(village, cover, uncover, `delete from village where id = '${newId}'`)).toBe(taken);
  });
});

describe("三(四): a case opens on a class that had 56 pupils on that day", () => {
  const classOfStreet = `(select id from school_class where school_id = '${street.id}' and school_year = 2026 order by grade, class_no limit 1)`;
  /** Pupils of other schools until the class has as many as said; the ledger's own case is taken away. */
  const fill = (size: number) => [
    `update enrolment set class_id = ${classOfStreet}, school_id = '${street.id}' where id in (
      select id from enrolment where valid_to is null and class_id <> ${classOfStreet} order by id
       limit ${size} - (select count(*) from enrolment where valid_to is null and class_id = ${classOfStreet}))`,
    `delete from large_class_case where class_id = ${classOfStreet}`,
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
    expect(await attempt(...fill(56), open(56), grow)).toBe("large_class_case_found");
  });

  test("earlier by those of the day, never of a day to come", async () => {
    const since = (day: string) =>
      `update enrolment set valid_from = ${day} where class_id = ${classOfStreet} and valid_to is null`;
    const earlier = "tc.today() - 5";
    expect(await attempt(...fill(56), since("tc.today() - 5"), open(56, earlier))).toBe(taken);
    expect(await attempt(...fill(56), since("tc.today() - 4"), open(56, earlier))).toBe(
      "large_class_case_found",
    );
    const left = `update enrolment set valid_to = ${earlier} where class_id = ${classOfStreet} and valid_to is null`;
    expect(await attempt(...fill(56), since("tc.today() - 9"), left, open(56, earlier))).toBe(
      "large_class_case_found",
    );
    expect(await attempt(...fill(56), since("tc.today() - 9"), left, open(56, "tc.today() - 6"))).toBe(taken);
    expect(await attempt(...fill(56), open(56, "tc.today() + 1"))).toBe("large_class_case_found");
  });
});

describe("grades belong to stages", () => {
  test("primary 1 to 6, junior 7 to 9", async () => {
    const nine = "(select id from school where kind = '312' and status = 'operating' limit 1)";
    const stage = (school: string, name: string, from: number, to: number) => [
      `delete from school_stage where school_id = ${school}`,
      `insert into school_stage (id, school_id, township_id, stage, grade_from, grade_to, valid_from)
        select '${newId}', id, township_id, '${name}', ${from}, ${to}, '2020-09-01' from school where id = ${school}`,
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
    const short = `update school_stage set grade_to = 4 where school_id = '${teachingPoint.id}'`;
    expect(await attempt(short, newClass(teachingPoint.id, 4))).toBe(taken);
    expect(await attempt(short, newClass(teachingPoint.id, 5))).toBe("school_class_stage");
    const none = `delete from school_stage where school_id = '${teachingPoint.id}'`;
    expect(await attempt(none, newClass(teachingPoint.id, 6))).toBe(taken);
    expect(await attempt(none, newClass(teachingPoint.id, 7))).toBe("school_class_stage");
  });

  test("nor does a school become of a kind that does not teach what it teaches", async () => {
    expect(await attempt(set(mountain.id, "kind = '311'"))).toMatch(/^school_(stage_kind|parent)$/);
    expect(await attempt(set(street.id, "kind = '311'"))).toBe("school_stage_kind");
    expect(await attempt(set(street.id, "kind = '312'"))).toBe(taken);
  });
});

test("the sample keeps every rule that is not checked while it is loaded", async () => {
  const [broken] = await sql`
    select (select count(*)::int from school b join school p on p.id = b.parent_school_id
        where not (p.parent_school_id is null and p.kind in ('211', '312') and p.township_id = b.township_id
          and (p.status = 'operating' or b.status in ('merged', 'closed')))) as parents,
      (select count(*)::int from school s where s.status in ('merged', 'closed') and s.locale like '2%'
        and not exists (select from school_closure c where c.school_id = s.id and c.status = 'decided')) as closures,
      (select count(*)::int from school_class c join school s on s.id = c.school_id where s.status <> 'operating') as classes,
      (select count(*)::int from enrolment e join school s on s.id = e.school_id
        where e.valid_to is null and s.status <> 'operating') as enrolments,
      (select count(*)::int from school_class c join school s on s.id = c.school_id
        where not c.grade <@ tc.grades_of_kind(s.kind)) as grades,
      (select count(*)::int from school_class c join parameter p on p.key = 'class.standard-size.' ||
        case when c.grade <= 6 then 'primary' else 'junior' end and p.township_id is null where c.cap > p.integer_value) as caps,
      (select count(*)::int from village v where not exists (select from catchment_division d
        where d.village_id = v.id and d.school_year = 2026 and d.stage = 'primary')) as villages`;
  expect(broken).toEqual({
    parents: 0,
    closures: 0,
    classes: 0,
    enrolments: 0,
    grades: 0,
    caps: 0,
    villages: 0,
  });
});
