// No rule concludes anything from an archived row: what was copied, counted or flagged because of it goes when it is
// archived, and what it stood in the way of may come. Tried by archiving rows of the sample and undoing it. And a row is archived,
// where it was wrong, because what it says of days that are over stays.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saidOf, saidTrigger } from "../../src/database/rules/said.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, byOwnTrigger, first, onDay, openAll, outcomeOn, taken } from "./attempt.ts";

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
const outcome = (...statements: readonly string[]) => outcomeOn(sql, ...statements);
const archive = (table: string, where: string): string =>
  `update ${table} set archived_at = now() where id = (select id from ${table} where ${where} order by id limit 1)`;
const current = "valid_from <= tc.today() and (valid_to is null or valid_to > tc.today())";
const child = `'${plantedChildren.protective.id}'`;
const pupil = `(select id from student where child_id = ${child})`;

describe("what an archived row was the reason of goes", () => {
  test.each([
    [
      "a child's township, with its location",
      archive("child_location", `child_id = ${child} and kind = 'hukou' and ${current}`),
      `select hukou_township_id as now from child where id = ${child}`,
      null,
    ],
    [
      "a child's school, with its enrolment",
      archive("enrolment", `student_id = ${pupil} and valid_to is null`),
      `select school_id as now from child where id = ${child}`,
      null,
    ],
    [
      "a child's school, with its school record",
      archive("student", `child_id = ${child}`),
      `select school_id as now from child where id = ${child}`,
      null,
    ],
    [
      "the mark on a child's places, with the flagged bond",
      archive("guardianship", `child_id = ${child} and protective_flag`),
      `select bool_or(protective) as now from child_location where child_id = ${child}`,
      false,
    ],
    [
      "a candidate of civil affairs, with the left-behind record",
      archive("left_behind_record", "closed_on is null and archived_at is null"),
      `select exists (select from civil_affairs_candidate k where k.reason = 'left-behind' and k.child_id = (
        select child_id from left_behind_record where closed_on is null and coalesce(archived_at, now()) > now() - interval '1 ms'
        order by id limit 1)) as now`,
      false,
    ],
    [
      "whom a report is addressed to, with the recipient",
      archive("report_recipient", "department = 'police' and first_action_at is null"),
      `select m.to_police as now from mandatory_report m join report_recipient r on r.report_id = m.id
        where r.archived_at is not null`,
      false,
    ],
    [
      "a post's being filled, with the appointment",
      archive("appointment", `${current} and post_id in (select id from post where status = 'filled')`),
      `select p.status as now from post p join appointment a on a.post_id = p.id where a.archived_at is not null`,
      "vacant",
    ],
    [
      "a case of a large class, for the plan of admission",
      `alter table large_class_case disable trigger b_stays_updated; ${archive("large_class_case", "cleared_on is null")}`,
      `select tc.has_open_large_class(k.school_id, k.school_year) as now from large_class_case k where k.archived_at is not null`,
      false,
    ],
  ])("%s", async (_name, change, question, expected) => {
    const before = await outcomeOn(sql, question);
    expect(before).not.toEqual([{ now: expected }]);
    expect(await outcomeOn(sql, change, question)).toEqual([{ now: expected }]);
  });

  test("the copies are those of today's live rows, for every row of the sample", async () => {
    const [row] = await sql`select count(*)::int as wrong from child c where c.archived_at is null
      and c.school_id is distinct from (select e.school_id from student s join enrolment e on e.student_id = s.id
        where s.child_id = c.id and e.valid_to is null and s.archived_at is null and e.archived_at is null)`;
    expect(row).toEqual({ wrong: 0 });
    const [marked] =
      await sql`select count(*)::int as wrong from child_location l where l.protective is distinct from
      exists (select from guardianship g where g.child_id = l.child_id and g.protective_flag and g.archived_at is null)`;
    expect(marked).toEqual({ wrong: 0 });
  });
});

describe("what an archived row stood in the way of may come", () => {
  const bond = `select * from guardianship where child_id = ${child} and archived_at is null order by id limit 1`;
  const again = `insert into guardianship select (jsonb_populate_record(g, jsonb_build_object('id', uuidv7(), 'archived_at', null))).*
    from guardianship g where g.id = (select id from guardianship where child_id = ${child} order by archived_at nulls last, id limit 1)`;
  test("a bond of the same days", async () => {
    expect(await outcomeOn(sql, bond)).toHaveLength(1);
    expect(await attemptOn(sql, again)).toBe("23P01 guardianship_no_overlap");
    const archived = `update guardianship set archived_at = now() where child_id = ${child}`;
    expect(await attemptOn(sql, archived, again)).toBe(taken);
  });

  test("an open enrolment, once the one entered by mistake is archived", async () => {
    const open = `insert into enrolment select (jsonb_populate_record(e, jsonb_build_object('id', uuidv7(), 'archived_at', null))).*
      from enrolment e where e.student_id = ${pupil} and e.valid_to is null limit 1`;
    expect(await attemptOn(sql, open)).toBe("23505 enrolment_one_open");
    const mistaken = `update enrolment set archived_at = now() where student_id = ${pupil} and valid_to is null`;
    expect(await attemptOn(sql, mistaken, open)).toBe(taken);
  });
});

test("a school with pupils is not archived", async () => {
  const change = archive(
    "school",
    "status = 'operating' and id in (select school_id from enrolment where valid_to is null)",
  );
  expect(await attemptOn(sql, change)).toMatch(/school_empty|school_parent/);
});

describe("四(四): what was said of days that are over", () => {
  const posing =
    "select set_config('tongchou.person', (select id from tc.person order by id limit 1)::text, true)";
  const alone = (table: string, ...guards: readonly string[]): string =>
    [`disable trigger user`, ...guards.map((guard) => `enable trigger ${guard}`)]
      .map((what) => `alter table ${table} ${what}`)
      .join("; ");
  const said = Object.entries(saidOf).flatMap(([table, groups]) =>
    groups.map(([since, ...says]) => [`${table}.${since}`, table, since, says] as const),
  );
  test.each(said)("by %s stays, and is corrected", async (_name, table, since, says) => {
    const lasts = since === "valid_from";
    const where = lasts
      ? "valid_from < '2026-05-01' and (valid_to is null or valid_to > '2026-06-01')"
      : `${since} < tc.today() - 1`;
    const change = (what: string) => `update ${table} set ${what} where id = (select id from it)`;
    const types = await sql<
      { column: string; type: string }[]
    >`select attname as column, atttypid::regtype::text as type
      from pg_attribute where attrelid = ${table}::regclass and attnum > 0`;
    const unlike: Readonly<Record<string, string>> = { text: "'别'", uuid: "gen_random_uuid()" };
    const other = (column: string) => {
      const type = types.find((one) => one.column === column)?.type ?? "";
      const fallback = /^(date|timestamp)/.test(type) ? "'2000-01-01'" : (unlike[type] ?? "1");
      return `coalesce((select o.${column} from ${table} o where o.${column} is distinct from ${table}.${column} order by o.id limit 1),
        ${fallback}::${type})`;
    };
    // A row of which it was said, whatever else of it does not fit.
    const guarded = [
      alone(table),
      `do $do$ declare c record; begin
        for c in select conname from pg_constraint where contype = 'c' and conrelid = '${table}'::regclass loop
          execute format('alter table ${table} drop constraint %I', c.conname); end loop;
        if not exists (select from ${table} where ${where} and archived_at is null) then
          update ${table} set ${since} = tc.today() - 90 where ${first(table, "true")}; end if; end $do$`,
      `create temp table it as select id from ${table} where ${first(table, where)}`,
      alone(table, saidTrigger(table, since)),
    ];
    const begun = change(`${since} = ${since} + interval '1 day'`);
    for (const wrong of [...says.map((column) => change(`${column} = ${other(column)}`)), begun])
      expect(await attempt(...guarded, wrong), wrong).toBe("parameter_said");
    // Nor while it is archived, to be brought back.
    const hidden = change("archived_at = now()");
    expect(await attempt(...guarded, hidden, begun)).toBe("parameter_said");
    // Nor by a trigger of one's own.
    expect(await attempt(...guarded, ...byOwnTrigger(begun))).toBe("parameter_said");
    // Whoever writes a person's name into a setting gives no command.
    expect(await attempt(...guarded, posing, begun)).toBe("parameter_said");
    expect(
      await attempt(lasts ? openAll : "select", ...guarded, ...(lasts ? [] : [onDay("2000-01-01")]), begun),
    ).toBe(taken);
    if (!lasts) return;
    const ended = (day: string) => change(`valid_to = '2026-05-${day}'`);
    const then = [...guarded, onDay("2026-06-01"), ended("20")];
    expect(await attempt(...then)).toBe(taken);
    expect(await attempt(...then, ended("21"))).toBe("parameter_said");
  });

  /** Which rows may go, by rules of their own: what is derived, norms to come, and lines of what is not settled. */
  const mayGo = ["catchment_division", "closure_hearing", "large_class_case", "post_scheme_line"].concat(
    ["report_assessment", "report_recipient", "rural_subsidy_payment", "school_closure"],
    ["school_condition", "school_quota"],
  );
  test("by a row of any table is not deleted, but where its own rules say when it goes", async () => {
    const tables = await sql<{ name: string; own: boolean; guarded: boolean }[]>`
      select c.relname as name, exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgfoid in ('tc.only_derived'::regproc, 'tc.keep_norm'::regproc)) as own,
          exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'zzzz_stays') as guarded
        from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('job_run', 'shown_field') order by 1`;
    expect(tables.filter(({ guarded }) => !guarded)).toEqual([]);
    let kept = 0;
    for (const { name, own } of tables) {
      if (own || mayGo.includes(name)) continue;
      const [row] = await sql.unsafe(`select id from ${name} order by id limit 1`);
      // What hangs on it, and its own rules, are asked elsewhere.
      const free = `alter table ${name} disable trigger user; alter table ${name} enable trigger zzzz_stays`;
      if (row === undefined) continue;
      const said = await attempt(free, `delete from ${name} where id = '${row.id}'`);
      if (said.startsWith("23503")) continue;
      expect(said, name).toBe("history_keeps_rows");
      kept += 1;
    }
    expect(kept).toBeGreaterThan(30);
    const part = first("catchment_division", "stage = 'primary' and part_text is not null");
    expect(await attempt(`delete from catchment_division where ${part}`)).toBe(taken);
  });

  test("by a person's relation stands beside what it says from today on", async () => {
    const table = "personnel_relation";
    const one = first(table, "valid_from < '2026-05-01' and valid_to is null and quota_category is not null");
    const it = `create temp table it as select id, teacher_id from ${table} where ${one}`;
    const change = (what: string) => `update ${table} set ${what} where id = (select id from it)`;
    const told = `select quota_category is null as outside, valid_from = tc.today() as today, valid_to = tc.today() as over from ${table}
      where teacher_id = (select teacher_id from it) and archived_at is null order by valid_from desc limit 2`;
    const ready = [it, alone(table, "b_past", "b_past_days")];
    const outside = change("quota_category = null");
    expect(await outcome(...ready, outside, told)).toEqual([
      { outside: true, today: true, over: null },
      { outside: false, today: false, over: true },
    ]);
    expect(await outcome(openAll, ...ready, outside, `${told.replace("limit 2", "limit 1")}`)).toEqual([
      { outside: true, today: false, over: null },
    ]);
    const ended = (day: string) => change(`valid_to = '2026-08-${day}'`);
    expect(await attempt(...ready, ended("20"))).toBe(taken);
    for (const wrong of [ended("21"), outside, change("valid_from = valid_from + 1")])
      expect(await attempt(...ready, ended("20"), wrong)).toBe("parameter_past_days");
  });

  const development = first("residential_development", "project_id is not null and school_duty <> 'none'");
  test.each([
    [
      "large_class_case",
      "cleared_on is null and closed_on is null",
      "size_then = size_then - 1",
      "large_class_case_stays",
    ],
    ["large_class_case", "cleared_on is null and closed_on is null", "responsible_post = '校长'", taken],
    [
      "report_release",
      "true",
      "outcome = case outcome when 'no-action' then 'handled' else 'no-action' end",
      "report_release_stays",
    ],
    ["report_release", "true", "archived_at = now()", "report_release_stays"],
    ["report_release", "true", "version = version + 1", taken],
    ["residential_development", development, "project_id = null", "residential_development_duty_stays"],
    [
      "residential_development",
      development,
      "project_id = (select id from construction_project order by id limit 1)",
      taken,
    ],
  ])("by a record of another's duty stays: %s where %s: %s", async (table, where, what, says) => {
    expect(await attempt(`update ${table} set ${what} where ${first(table, where)}`)).toBe(says);
  });
});
