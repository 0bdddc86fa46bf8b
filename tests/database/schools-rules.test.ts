// What the database refuses of schools, their parents, closures, places and codes, whoever writes: each rule by its
// constraint, beside a near miss that it takes.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locales, schoolKinds } from "../../src/domains/schools/index.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { plantedClosures } from "../../src/sample/provision/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, loaded, off, openAll, outcomeOn, taken } from "./attempt.ts";
import {
  building,
  close,
  closed,
  decide,
  idle,
  leave,
  like,
  maliu,
  newCase,
  newId,
  set,
  unstaffed,
} from "./school-statements.ts";

const { street, mountain, guanmian, teachingPoint } = plantedSchools;
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
    expect(await attempt(under, ...stop, set(newId, "status = 'operating'"))).toBe("school_one_step");
    expect(await attempt(under, set(street.id, elsewhere))).toBe("school_parent");
  });
});

describe("三(八): no rural school closes without every step", () => {
  const { heard, decided } = plantedClosures;

  test("nor is one entered as closed", async () => {
    for (const status of ["'closed'", "'merged'"]) {
      expect(await attempt(like(mountain.id, { status }))).toBe("school_may_close");
      expect(await attempt(like(street.id, { status }))).toBe(taken);
    }
    expect(await attempt(like(mountain.id, { status: "'operating'" }), close(newId))).toBe(
      "school_may_close",
    );
  });

  test("an import enters school and closure together", async () => {
    const closure =
      loaded(`insert into school_closure (id, school_id, township_id, aim, proposed_on, reason, travel_plan, receiving_school_id, decision_id, decided_on, status)
        select gen_random_uuid(), '${newId}', township_id, aim, proposed_on, reason, travel_plan, receiving_school_id, decision_id, decided_on, status
          from school_closure where id = '${decided.id}'`);
    const hearing = `insert into closure_hearing (id, closure_id, held_on, votes_for, votes_against, votes_abstained)
      select gen_random_uuid(), id, proposed_on, 3, 2, 1 from school_closure where school_id = '${newId}'`;
    const entered = ["set constraints all deferred", like(closed, {})];
    expect(await attempt(...entered, closure, hearing)).toBe(taken);
    expect(await attempt(...entered)).toBe("school_may_close");
  });

  test("a new locale spares it nothing, in one step or in two", async () => {
    const urban = set(teachingPoint.id, "locale = '111', was_rural = false");
    expect(await attempt(urban)).toBe("school_stays_rural");
    const changed = [
      leave(teachingPoint.id),
      ...decide(teachingPoint.id, "reclassify", { plan: "null" }),
      urban,
    ];
    expect(await attempt(...changed)).toBe(taken);
    expect(await attempt(...changed, close(teachingPoint.id))).toBe("school_may_close");
    const both = set(teachingPoint.id, "locale = '111', status = 'closed'");
    expect(await attempt(leave(teachingPoint.id), both)).toBe("school_may_close");
    const back = set(teachingPoint.id, "was_rural = false");
    expect(await attempt(...changed, back, close(teachingPoint.id))).toBe("school_may_close");
    const undo = "update school_closure set archived_at = now() where aim = 'reclassify'";
    expect(await attempt(...changed, undo)).toBe("school_closure_decision_stays");
    expect(await attempt(...changed.slice(0, -1), undo)).toBe(taken);
    expect(await attempt(set(building, "locale = '220'"), set(building, "locale = '121'"))).toBe(taken);
    expect(await attempt(leave(street.id), set(street.id, "locale = '112', status = 'closed'"))).toBe(taken);
  });

  test("the closure it was closed by stays", async () => {
    const remove = (id: string) => [
      // As if it had no papers, which stay for themselves.
      "set local session_replication_role = replica",
      `delete from attachment where closure_id = '${id}'`,
      "set local session_replication_role = origin",
      `delete from closure_hearing where closure_id = '${id}'`,
      `delete from school_closure where id = '${id}'`,
    ];
    expect(await attempt("set constraints all deferred", ...remove(decided.id))).toBe(
      "school_closure_decision_stays",
    );
    expect(
      await attempt(
        off("school_closure", "b_said_decided_on"),
        `update school_closure set school_id = '${mountain.id}' where id = '${decided.id}'`,
      ),
    ).toBe("school_closure_decision_stays");
    expect(await attempt(...remove(heard.id))).toBe(taken);
  });

  const point = teachingPoint.id;
  const decideTo = (steps: Parameters<typeof decide>[2]) => attempt(...decide(point, "close", steps));

  test("a decision needs each step in its time", async () => {
    expect(await decideTo({})).toBe(taken);
    expect(await decideTo({ issued: "tc.today() - 61" })).toBe("school_closure_document");
    expect(await decideTo({ issued: "tc.today() + 1" })).toBe("workday_calendar_day_come");
    expect(await decideTo({ decided: "tc.today() + 1" })).toBe("workday_calendar_day_come");
    expect(await decideTo({ heard: "tc.today() - 61" })).toBe("school_closure_after_hearing");
    expect(await decideTo({ heard: "tc.today() - 4" })).toBe("school_closure_after_hearing");
    expect(await decideTo({ heard: "tc.today() - 5" })).toBe(taken);
    expect(await decideTo({ votes: "5, 5, 0" })).toBe("school_closure_voted");
    expect(await decideTo({ votes: "5, 4, 9" })).toBe(taken);
    expect(await decideTo({ plan: "null" })).toBe("school_closure_decided");
    expect(await decideTo({ plan: "' '" })).toBe("school_closure_travel_plan_normal");
    expect(await decideTo({ decided: "tc.today() - 61" })).toBe("school_closure_decided");
    const lost = `insert into closure_hearing (id, closure_id, held_on, votes_for, votes_against, votes_abstained)
      select gen_random_uuid(), id, decided_on, 1, 2, 0 from school_closure where school_id = '${point}' and status = 'decided'`;
    expect(await attempt(...decide(point, "close"), lost)).toBe("school_closure_voted");
  });

  test("what a hearing voted for is decided as it was heard; what it voted down may be changed", async () => {
    const by = "select set_config('tongchou.person', gen_random_uuid()::text, true)";
    const revised = (set: string, votes = "9, 2, 1") =>
      attempt(
        ...decide(point, "close", { votes }).slice(0, -1),
        off("school_closure", "b_said_decided_on"),
        by,
        `update school_closure set ${set} where id = '${newCase}'`,
      );
    expect(await revised("travel_plan = '示例步行'")).toBe("school_closure_as_heard");
    expect(await revised(`receiving_school_id = '${mountain.id}'`)).toBe("school_closure_as_heard");
    expect(await revised("travel_plan = '示例步行'", "2, 9, 1")).toMatch(/^taken/);
    expect(await revised("reason = '示例事由'")).toMatch(/^taken/);
  });

  test("and a receiving school that operates, goes on, and has the places", async () => {
    expect(await decideTo({ receiving: idle })).toBe("school_closure_receiving");
    const onward = decide(maliu, "merge", { receiving: mountain.id }).map((step) =>
      step
        .replaceAll("000000002'", "000000012'")
        .replaceAll("000000003'", "000000013'")
        .replaceAll("000000001'", "000000011'")
        .replace("99号", "98号"),
    );
    const empty = leave(maliu);
    expect(await attempt(empty, ...onward)).toBe(taken);
    expect(await attempt(empty, ...onward, ...decide(point, "close"))).toBe("school_closure_receiving");
    const full = (
      seats: number,
    ) => `update school_class c set cap = greatest(1, case when class_no = 1 and grade = 1 then ${seats} else 0 end
      + (select count(*) from enrolment e where e.class_id = c.id and e.valid_to is null)) where c.school_id = '${maliu}' and grade <= 6`;
    expect(await attempt(full(2), ...decide(point, "close"))).toBe("school_closure_places");
    expect(await attempt(full(3), ...decide(point, "close"))).toBe(taken);
    // Of grades that it loses, for their pupils.
    const [{ grade, pupils } = { grade: 0, pupils: 0 }] =
      await sql`select c.grade, count(*)::int as pupils from enrolment e
      join school_class c on c.id = e.class_id where c.school_id = ${point} and e.valid_to is null and e.archived_at is null group by 1 order by 1 limit 1`;
    expect(pupils).toBeGreaterThan(0);
    const reduce = (grades: string) => decide(point, "reduce", { grades });
    for (const [grades, some] of [
      ["1, 6", 3],
      [`${grade}, ${grade}`, pupils],
    ] as const) {
      expect(await attempt(full(some - 1), ...reduce(grades))).toBe("school_closure_places");
      expect(await attempt(full(some), ...reduce(grades))).toBe(taken);
    }
    expect(await attempt(full(0), ...reduce("null, null"))).toBe(taken);
  });

  test("grades are named, first and last, where some are lost", async () => {
    for (const grades of ["5, null", "null, 5", "6, 5", "0, 6", "5, 10"])
      expect(await attempt(...decide(point, "reduce", { grades }))).toBe("school_closure_grades");
    expect(await attempt(...decide(point, "close", { grades: "5, 6" }))).toBe("school_closure_grades");
    const reduced = decide(point, "reduce", { grades: "5, 6" });
    expect(await attempt(...reduced)).toBe(taken);
    const change = (what: string) => `update school_closure set ${what} where id = '${newCase}'`;
    expect(await attempt(...reduced, change("grade_from = 6"))).toBe("school_closure_decision_stays");
    expect(await attempt(...reduced, change("grade_from = 4"))).toBe(taken);
  });

  test("a school stops by a decision that is young, for an end that it was for", async () => {
    const stop = [leave(point), close(point)];
    expect(await attempt(...decide(point, "close"), ...stop)).toBe(taken);
    expect(await attempt(...decide(point, "idle"), ...stop)).toBe("school_may_close");
    expect(await attempt(leave(point), set(point, "status = 'idle'"))).toBe("school_may_idle");
    expect(await attempt(...decide(point, "idle"), leave(point), set(point, "status = 'idle'"))).toBe(taken);
    const aged = (age: string, ...ending: readonly string[]) => {
      const day = `(tc.today() - interval '${age}')::date`;
      return attempt(
        ...decide(point, "close", { proposed: day, issued: day, heard: day, decided: day }),
        ...(ending.length === 0 ? stop : ending),
      );
    };
    expect(await aged("12 months")).toBe("school_may_close");
    expect(await aged("11 months")).toBe(taken);
    // A day further back at which it was still young does not help.
    const back = set(point, "status = 'closed', closed_on = tc.today() - 300");
    expect(await aged("12 months", leave(point), back)).toBe("school_may_close");
    expect(await aged("11 months", leave(point), back)).toBe(taken);
    const early = set(point, "status = 'closed', closed_on = tc.today() - 340");
    expect(await attempt(...decide(point, "close"), leave(point), early)).toBe("school_may_close");
    // Closed periods tell of it: within their corrections alone it is archived, as one that never was.
    const archive = [...decide(point, "close"), leave(point), set(point, "archived_at = now()")];
    expect(await attempt(...archive)).toBe("closed_figure_rests");
    expect(await attempt(openAll, ...archive)).toBe(taken);
    expect(await attempt(leave(point), set(point, "archived_at = now()"))).toBe("school_may_close");
  });

  test("one that ran is not archived by way of its classes, nor by another status", async () => {
    const archived = (school: string) => set(school, "archived_at = now()");
    const classes = `update school_class set archived_at = now() where school_id = '${point}'`;
    const emptied = [
      leave(point),
      `update enrolment set archived_at = now() where school_id = '${point}'`,
      classes,
    ];
    expect(await attempt(leave(point), classes, archived(point))).toBe("school_class_seated");
    expect(await attempt(openAll, ...emptied, archived(point))).toBe("school_may_close");
    expect(await attempt(openAll, ...decide(point, "close"), ...emptied, archived(point))).toBe(taken);
    const idled = [...decide(point, "idle"), leave(point), set(point, "status = 'idle'")];
    expect(await attempt(...idled)).toBe(taken);
    expect(await attempt(...idled, archived(point))).toBe("school_may_close");
    expect(await attempt(...idled, set(point, "locale = '121'"))).toBe("school_stays_rural");
    expect(await attempt(...idled, set(point, "status = 'planned'"))).toBe("school_one_step");
    // Entered by mistake: it never had a class.
    expect(await attempt(like(mountain.id, { status: "'operating'" }), archived(newId))).toBe(taken);
  });

  test("nor does it lose grades, by its kind or by its stages", async () => {
    for (const kind of ["211", "219"]) expect(await attempt(set(point, `kind = '${kind}'`))).toBe(taken);
    const village =
      "(select id from school where kind = '211' and parent_school_id is not null and status = 'operating' and locale like '2%' order by id limit 1)";
    const lower = `update school set kind = '218' where id = ${village}`;
    expect(await attempt(lower)).toBe("school_keeps_grades");
    const [row] = await sql.unsafe(`select ${village} as id`);
    const id = String(row?.id);
    expect(await attempt(...decide(id, "reduce", { grades: "null, null" }), lower)).toBe(taken);
    // Of nine grades the upper three.
    const [nine] =
      await sql`select id from school where kind = '312' and status = 'operating' and locale like '2%' order by id limit 1`;
    const toSix = (grades: string) => [
      leave(nine?.id),
      `update school_stage set valid_to = tc.today() where school_id = '${nine?.id}' and stage = 'junior'`,
      ...decide(nine?.id, "reduce", { grades }),
      set(nine?.id, "kind = '211'"),
    ];
    expect(await attempt(...toSix("7, 9"))).toBe(taken);
    expect(await attempt(...toSix("7, 8"))).toBe("school_keeps_grades");
    const cut = `update school_stage set grade_to = grade_to - 1 where school_id = '${id}' and valid_to is null`;
    expect(await attempt(cut)).toBe("school_stage_keeps_grades");
    // The highest grade, and no other.
    const reduce = (grades: string) => decide(id, "reduce", { grades });
    expect(await attempt(...reduce("6, 6"), cut)).toBe(taken);
    for (const grades of ["1, 5", "null, null"])
      expect(await attempt(...reduce(grades), cut)).toBe("school_stage_keeps_grades");
    const undo = "update school_closure set archived_at = now() where aim = 'reduce'";
    expect(await attempt(...decide(id, "reduce"), cut, undo)).toBe("school_closure_decision_stays");
    const again = `insert into school_stage (id, school_id, township_id, stage, grade_from, grade_to, valid_from, valid_to)
      select '${newId}', school_id, township_id, stage, grade_from, grade_to, tc.today() + 9, valid_to from school_stage where school_id = '${id}' and valid_to = tc.today() + 9`;
    const end = `update school_stage set valid_to = tc.today() + 9 where school_id = '${id}' and valid_to is null`;
    expect(await attempt(end)).toBe("school_stage_keeps_grades");
    expect(await attempt(end, again.replace(", valid_to from", ", null from"))).toBe(taken);
    // All of them go by a closure alone.
    for (const day of ["tc.today()", "tc.today() + 9"]) {
      const last = end.replace("tc.today() + 9", day);
      expect(await attempt(...decide(id, "reduce"), last)).toBe("school_stage_keeps_one");
      expect(await attempt(...decide(id, "close"), last)).toBe(taken);
    }
  });
});

test("a village lies in the township of its row, and takes it along", async () => {
  const other = "(select id from village where township_id <> l.township_id limit 1)";
  const same = "(select id from village v where v.township_id = l.township_id limit 1)";
  const move = (table: string, where: string, village: string) =>
    attempt(
      off("child_location", "b_said"),
      `update ${table} l set village_id = ${village} where id = (select id from ${table} where ${where} limit 1)`,
    );
  for (const [table, constraint] of [
    ["child_location", "23503 child_location_village_in_township"],
    ["school", "23503 school_village_in_township"],
  ] as const) {
    const where = table === "school" ? `id = '${idle}'` : "valid_to is null and kind = 'residence'";
    expect(await move(table, where, other)).toBe(constraint);
    expect(await move(table, where, same)).toBe(taken);
    expect(await move(table, where, "null")).toBe(taken);
  }
  const [place] =
    await sql`select village_id, child_id from child_location where village_id is not null and valid_to is null and kind = 'residence'
      and village_id not in (select village_id from school where village_id is not null) limit 1`;
  const to = "(select id from township where name = '关面乡')";
  const moved = `update village set township_id = ${to} where id = '${place?.village_id}'`;
  const along = `select residence_township_id = ${to} as along from child where id = '${place?.child_id}'`;
  expect(await outcomeOn(sql, moved, along)).toEqual([{ along: true }]);
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
  expect(await attempt(set(street.id, "official_code = '9999999998'"))).toBe(taken);
  expect(await attempt(set(street.id, "official_code = null"))).toBe(taken);
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
        case when c.grade <= 6 then 'primary' else 'junior' end and p.township_id is null where c.cap > p.number_value) as caps,
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
