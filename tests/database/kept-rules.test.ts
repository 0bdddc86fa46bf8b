// What every table keeps, whatever it is of: days of doing have come, what is derived is written by its derivation alone, days
// that are over stay (src/database/rules/days-done.ts, kept.rules.sql), and the history tells it in order (history.ts).
import { getTableName } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  beginRule,
  declaredMachines,
  freeBeginnings,
  freeSteps,
  loadCatalogue,
  type MachineFacts,
  stepRule,
} from "../../src/catalogue/index.ts";
import "../../src/domains/index.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { firstState } from "../support/replay.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, first, off, onDay, openAll, outcomeOn, taken } from "./attempt.ts";
import { newId } from "./school-statements.ts";
import { undone } from "./undone.ts";

const { street } = plantedSchools;
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

describe("四(四): a day of doing has come", () => {
  /** Beside when a row was written: days that may lie ahead, by name or by table and name. Every other one is a day of doing. */
  const mayLieAhead = [
    "due_at",
    "due_on",
    "from_day",
    "housing_planned_on",
    "moves_on",
    "planned_on",
    "review_on",
    "school_planned_on",
    "effective_at",
    "expires_at",
    "valid_until",
    "valid_from",
    "valid_to",
    "workday_calendar.day",
    "job_run.finished_at",
    "job_run.started_at",
    "policy_change.judged_at",
    "policy_change.in_force_at",
    "policy_effect.in_force_at",
    "policy_edition.approved_at",
    "policy_edition.in_force_from",
    "policy_edition.in_force_until",
  ];

  test("every day and every instant of every table is guarded, or named as one that may lie ahead", async () => {
    const columns = await sql<{ name: string; column: string; guard: string | null }[]>`
      select c.relname || '.' || a.attname as name, a.attname as column, (select pg_get_triggerdef(t.oid) from pg_trigger t
          where t.tgrelid = c.oid and t.tgfoid = 'tc.day_ahead'::regproc and t.tgenabled <> 'D') as guard
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid in ('date'::regtype, 'timestamptz'::regtype)
          and a.attname not in ('created_at', 'archived_at') order by 1`;
    const guarded = columns.filter(({ column, guard }) => {
      const [, named, when] = /UPDATE OF (.*?) ON .* WHEN (.*) EXECUTE/.exec(guard ?? "") ?? [];
      return named?.split(", ").includes(column) === true && when?.includes(`new.${column}`) === true;
    });
    const ahead = columns.filter((one) => !guarded.includes(one));
    expect(new Set(ahead.map(({ name, column }) => (mayLieAhead.includes(name) ? name : column)))).toEqual(
      new Set(mayLieAhead),
    );
    expect(guarded.length).toBeGreaterThan(100);
  });

  test.each([
    ["school_headcount", "as_of", "certified_on is null"],
    ["school_headcount", "certified_on", "certified_on is null and as_of > tc.today() - 200"],
    ["post_scheme", "approved_on", "status = 'approved'"],
    ["school_spending", "month", "month = (select max(month) from school_spending)"],
    ["presence_month", "month", "month = (select max(month) from presence_month)"],
    ["title_grant", "granted_on", "true"],
    ["growth_record", "measured_on", "school_year = 2026"],
    ["emergency_response", "responded_at", "true"],
  ])("%s.%s", async (table, column, where) => {
    const on = (day: string) =>
      `update ${table} set ${column} = ${column === "month" ? `date_trunc('month', ${day} + 31)::date` : day} where ${first(table, where)}`;
    // Tomorrow is refused today, and taken tomorrow.
    const alone = `alter table ${table} disable trigger user; alter table ${table} enable trigger zz_day_come`;
    expect(await attempt(alone, on("tc.today() + 1"))).toBe("workday_calendar_day_come");
    expect(await attempt(alone, onDay("2027-02-01"), on("(select date '2026-11-28')"))).toBe(taken);
  });

  test("nor is a year told of before it begins", async () => {
    const alone =
      "alter table pay_comparison disable trigger user; alter table pay_comparison enable trigger zz_day_come";
    const of = (year: number) =>
      `update pay_comparison set fiscal_year = ${year} where ${first("pay_comparison", "true")}`;
    expect(await attempt(alone, of(2027))).toBe("workday_calendar_day_come");
    expect(await attempt(alone, onDay("2027-01-01"), of(2027))).toBe(taken);
  });
});

describe("四(四): what is derived is written by its derivation alone", () => {
  const byHand: readonly (readonly [string, string])[] = [
    ["what is due", "update rural_subsidy_due set due_fen = due_fen + 1"],
    ["a month that is due no more", "delete from rural_subsidy_due"],
    ["who is in care", "delete from care_contact"],
    ["a contact's carer", "update care_contact set carer_id = null"],
    ["whom civil affairs may know of", "update civil_affairs_candidate set reason = 'reported'"],
    [
      "a candidate",
      `insert into civil_affairs_candidate (id, child_id, reason, valid_from) select uuidv7(), id, 'listed', tc.today() from child limit 1`,
    ],
    ["children of school age", "update school_age_count set children = 0"],
    ["a day's work", "delete from job_run"],
    [
      "a candidate, by the helper that writes them",
      "select tc.put_candidate(uuidv7(), (select id from child order by id limit 1), 'listed', tc.today(), null)",
    ],
    ["all of it", "truncate job_run"],
    [
      "who is eligible",
      `update rotation_eligibility set eligible = not eligible, reason = case when eligible then 'age' else 'eligible' end where school_year = 2026`,
    ],
    ["nobody is", "delete from rotation_eligibility where school_year = 2026"],
  ];
  test.each(byHand)("not by hand: %s", async (_what, statement) => {
    expect(await attempt(statement)).toBe("job_run_derives");
    const told = "PL/pgSQL function tc.refresh_care_contacts(uuid[]) line 1 at SQL statement";
    expect(await attempt(`do $$ begin execute '/* \n${told} */ ' || $q$${statement}$q$; end $$`)).toBe(
      "job_run_derives",
    );
    const own = `create function pg_temp.own() returns void language plpgsql as $own$ begin execute '/* \n${told} */ ' || $q$${statement}$q$; end $own$`;
    expect(await attempt(own, "select pg_temp.own()")).toBe("job_run_derives");
    expect(await attempt("set local tongchou.command = 'job:care-contacts'", statement)).toBe(
      "job_run_derives",
    );
  });

  test("by what it is derived from, and by its computation", async () => {
    const closed = `update left_behind_record set archived_at = now() where child_id = (select child_id from gone)`;
    const gone = `create temp table gone as select r.child_id from left_behind_record r join care_contact k using (child_id) where r.closed_on is null
      and r.archived_at is null and not exists (select from entrusted_care e where e.child_id = r.child_id) limit 1`;
    expect(
      await outcome(
        gone,
        closed,
        "select count(*)::int from care_contact where child_id = (select child_id from gone)",
      ),
    ).toEqual([{ count: 0 }]);
    expect(await attempt("select tc.refresh_school_age_counts(tc.today())")).toBe(taken);
    const confirmed = `update rotation_eligibility set confirmed_on = tc.today() where ${first("rotation_eligibility", "school_year = 2026")}`;
    expect(await attempt(confirmed)).toBe(taken);
    expect(
      await outcome(
        off("rural_subsidy_due", "zz_derived"),
        "delete from rural_subsidy_due where month = '2026-11-01'",
        "alter table rural_subsidy_due enable trigger zz_derived",
        "select tc.compute_rural_subsidy_dues('2026-11-01') > 9 as made",
      ),
    ).toEqual([{ made: true }]);
  });

  /** Tables that the platform writes into and people too, and what keeps these. */
  const alsoEntered: Readonly<Record<string, string>> = {
    access_record: "added to and never changed, by rules of its own",
    backbone_period: "kept by its own rules, as the teacher's row says",
    child: "admitted by a registration, which says its numbers",
    child_location: "entered by townships; an admitted registration of theirs says the first, too",
    closed_figure: "a correction has its own rules",
    enrolment: "placed by schools and education; an approved transfer places, too",
    guardianship: "entered by schools; what a court decided is entered by its intervention",
    large_class_case: "the database finds it first; a case asks the class for its size",
    policy_change: "drafted by stewards; what ends an urgent change is drafted with its day",
    policy_edit: "edits of a draft; what ends an urgent change comes with its own",
    record_access: "as the lines of the access log",
    report_recipient: "whom a report is filed to; with the first action whose the case is, too",
    rural_subsidy_payment: "lines of a batch that is prepared from what is due",
    school_state: "kept by its own rules",
    shown_field: "as the lines of the access log",
    student: "admitted with its child",
    township_name: "names of before are entered with their days",
  };
  test("no table that the platform writes into is forgotten", async () => {
    const written =
      await sql`select distinct m[1] as name, exists (select from pg_trigger t where t.tgrelid = to_regclass(m[1])
        and t.tgfoid = 'tc.only_derived'::regproc) as kept
      from pg_proc p, regexp_matches(p.prosrc, 'INSERT INTO (\\w+)', 'g') m
      where p.pronamespace = 'tc'::regnamespace and p.proname not like 'tc\\_%' and to_regclass('public.' || m[1]) is not null order by 1`;
    expect(written.filter(({ kept }) => !kept).map(({ name }) => name)).toEqual(Object.keys(alsoEntered));
    expect(written.filter(({ kept }) => kept)).toHaveLength(8);
  });
});

describe("what happened to a row is told in the order in which it happened", () => {
  test("where a statement's triggers change what it has changed, however deep, and in several statements", async () => {
    await sql`create function tc.again() returns trigger language plpgsql as $$ begin
      update district set name = new.name || pg_trigger_depth() where id = new.id;
      update township set name = name || pg_trigger_depth() where id = (select id from township order by id limit 1);
      return null; end $$`;
    await sql`create trigger again after update of name on district for each row when (pg_trigger_depth() < 3) execute function tc.again()`;
    const first = await firstState(database.adminUrl);
    const rename = (name: string) => `update district set name = '${name}'`;
    try {
      await sql.begin(async (tx) => {
        await tx.unsafe(
          `update township set name = name || '0' where id = (select id from township order by id limit 1)`,
        );
        await tx.unsafe(rename("甲"));
        await tx
          .savepoint(async (undone) => {
            await undone.unsafe(rename("乙"));
            throw new Error("undone");
          })
          .catch(() => {});
        await tx.unsafe(rename("丙"));
      });
      const { wrong, changes } = await first.replay();
      expect(wrong).toEqual([]);
      const named = (of: string) =>
        changes.flatMap(({ table, after }) => (table === of ? [after?.name] : []));
      expect(named("district")).toEqual(["甲", "甲1", "甲12", "甲123", "丙", "丙1", "丙12", "丙123"]);
      expect(named("township").length).toBe(7);
    } finally {
      await first.close();
      await sql`drop trigger again on district`;
      await sql`drop function tc.again()`;
    }
  });
});

test("who takes a step is none of those who wrote it or took another, and somebody else may", async () => {
  const tables = await sql<{ name: string; columns: string[] }[]>`
    select t.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = any (c.conkey)
      where c.contype = 'c' and c.conname = t.relname || '_two_people' and t.relname <> 'payment_batch' group by 1 order by 1`;
  expect(tables.length).toBeGreaterThan(17);
  const person = (n: number): string => `'00000000-0000-7000-8000-00000000000${n}'`;
  for (const { name, columns } of tables) {
    const signed = columns.filter((column) => column.endsWith("_by_id"));
    const writes = columns.filter((column) => column === "written_by_ids");
    const set = (...signers: readonly number[]): Promise<string> => {
      const values = [
        ...writes.map((column) => `${column} = array[${person(7)}, ${person(8)}]::uuid[]`),
        ...signed.map((column, at) => `${column} = ${person(signers[at] ?? 0)}`),
      ];
      // What else is kept of a row that stands is asked elsewhere.
      return attempt(
        `alter table ${name} disable trigger user`,
        `update ${name} set ${values.join(", ")} where ${first(name, "true")}`,
      );
    };
    const answers = [
      await set(1, 2),
      await set(...(writes.length > 0 ? [1, 8].slice(-signed.length) : [1, 1])),
    ];
    if (signed.length > 1) answers.push(await set(1, 1));
    const refused = `${name}_two_people`;
    expect([name, ...new Set(answers)]).toEqual([name, taken, refused]);
  }
});

describe("四(四): whoever changes a dated fact dates it", () => {
  const rotating =
    "(select teacher_id from teaching_placement where kind = 'rotation' order by teacher_id limit 1)";
  const to = (level: string) => `update teacher set backbone = '${level}' where id = ${rotating}`;
  const levels = `select level, valid_from::text as from, valid_to::text as to from backbone_period where teacher_id = ${rotating} order by valid_from nulls first`;

  test("a teacher's backbone level ends as the next begins, and within a day the last word counts", async () => {
    const since = { from: "2026-11-27", to: null };
    const day = onDay(since.from);
    const was = await outcome(day, to("none"), levels);
    expect(await outcome(day, to("none"), to("city"), to("national"), levels)).toEqual([
      ...(was as object[]),
      { level: "national", ...since },
    ]);
    const later = onDay("2026-12-01");
    expect(await outcome(day, to("none"), to("city"), later, to("none"), levels)).toEqual([
      ...(was as object[]),
      { level: "city", ...since, to: "2026-12-01" },
    ]);
    const lasting = `update backbone_period set level = 'national' where teacher_id = ${rotating} and valid_to is null`;
    const begun = `update backbone_period set valid_to = tc.today() where teacher_id = ${rotating} and valid_to is null`;
    const ready = [to("none"), to("city")];
    expect(await attempt(...ready, lasting)).toBe("backbone_period_today");
    expect(await attempt(...ready, lasting, begun, to("none"))).not.toBe(taken);
    expect(await attempt(...ready, begun.replace("= tc.today()", "= tc.today() + 9"))).toBe(
      "backbone_period_today",
    );
  });

  const period = (valid: string) =>
    `insert into backbone_period (id, teacher_id, level, valid_from, valid_to) values (uuidv7(), ${rotating}, 'national', ${valid})`;
  test("on days of a closed year it is corrected, and rotation is counted anew by the level of its day", async () => {
    const of2025 = "date '2025-09-01', date '2026-09-01'";
    expect(await attempt(period(of2025))).toBe("closed_figure_rests");
    const open = "select tc.revise_school_year(2025, '认定补录')";
    const term = "select tc.revise_period('[2025-09-01,2026-02-01)', '认定补录')";
    const counted = `select sum(value)::int as value from closed_figure where measure = 'rotation-backbone' and latest and period_from = '2025-09-01'
      and part = 'national' and school_id is not null`;
    const moved = `update teaching_placement set valid_from = '2025-09-01', valid_to = null where teacher_id = ${rotating} and kind = 'rotation'`;
    const [before] = (await outcome(open, term, moved, "set constraints all immediate", counted)) as {
      value: number;
    }[];
    const [after] = (await outcome(
      open,
      term,
      moved,
      period(of2025),
      "set constraints all immediate",
      counted,
    )) as {
      value: number;
    }[];
    expect(after?.value).toBe(Number(before?.value ?? 0) + 1);
  });

  test("places of a stage that are over stay, and the change holds from today on", async () => {
    const stage = `school_id = '${street.id}' and stage = 'primary' and archived_at is null`;
    const set = (columns: string, where = stage) => `update school_stage set ${columns} where ${where}`;
    const lasting = `${stage} and valid_to is null`;
    const told = `select places, valid_from = tc.today() as today, valid_to = tc.today() as over from school_stage where ${stage} order by valid_from`;
    const [was] = (await outcome(told)) as { places: number | null }[];
    expect(await outcome(set("places = 77"), set("places = 78", lasting), told)).toEqual([
      { places: was?.places, today: false, over: true },
      { places: 78, today: true, over: null },
    ]);
    const over = `${stage} and valid_to = tc.today()`;
    for (const change of [
      set("places = 1", over),
      set("valid_to = valid_to - 1", over),
      set("valid_from = valid_from - 1"),
      set("places = 78, valid_from = valid_from + 1"),
      set("archived_at = now()"),
      `delete from school_stage where ${over}`,
    ])
      expect(await attempt(set("places = 77"), change), change).toBe("parameter_past_days");
    expect(await attempt(set("places = 77, valid_to = null", lasting))).toBe(taken);
  });

  test("nor is a school, township or teacher archived whom a closed figure tells of", async () => {
    const gone = (table: string, where: string) =>
      `update ${table} set archived_at = now() where id = (${where})`;
    for (const change of [
      gone("school", "select school_id from closed_figure where measure = 'class-size' order by 1 limit 1"),
      gone("township", "select township_id from closed_figure where measure = 'pupils' order by 1 limit 1"),
      gone(
        "teacher",
        "select teacher_id from personnel_relation where valid_from < '2026-08-01' order by id limit 1",
      ),
    ])
      expect(await attempt("set constraints all deferred", change)).toMatch(
        /^(closed_figure_rests|school_.*)$/,
      );
    const fresh = `insert into teacher select (jsonb_populate_record(t, jsonb_build_object('id', '${newId}', 'id_number_index', '\\x01', 'identity_code', 'ABCDEF'))).* from teacher t where backbone = 'none' order by id limit 1`;
    expect(await attempt(fresh, gone("teacher", `select '${newId}'::uuid`))).toBe(taken);
    expect(
      await attempt(
        openAll,
        gone("teacher", "select id from teacher where archived_at is null order by id limit 1"),
      ),
    ).toBe(taken);
  });
});

describe("a state moves by its machine, whoever writes it", () => {
  const catalogue = loadCatalogue();
  const machines = [...declaredMachines().values()].map((facts) => {
    const entity = catalogue.entity(facts.on);
    const field = entity.fields.get(facts.field);
    if (field?.kind !== "column") throw new Error(`${facts.on} has no state`);
    const states = Object.values(field.codes?.values ?? {}).map(({ code }) => code);
    return [
      facts.on,
      { facts, states, table: getTableName(entity.table), column: field.column.name },
    ] as const;
  });
  /** How a row is in a state whose field follows from others: a recipient's times. */
  const times = (to: string): string =>
    ["accepted", "acting", "closed"]
      .map((_state, at, all) => {
        const column = ["accepted_at", "first_action_at", "closed_at"][at];
        return `${column} = ${all.indexOf(to) < at ? "null" : `coalesce(${column}, received_at)`}`;
      })
      .join(", ");
  const put = (table: string, column: string, to: string): string =>
    `${table === "report_recipient" ? `${times(to)}, ` : ""}${column} = '${to}'`;

  test.each(machines)("%s", async (_type, { facts, states, table, column }) => {
    const legal = new Set(freeSteps(facts as MachineFacts).map((pair) => pair.join(" > ")));
    const told: Record<string, string> = {};
    await undone(sql, async (tx) => {
      const [row] = await tx.unsafe(`select id from ${table} where archived_at is null order by id limit 1`);
      const where = `where id = '${row?.id}'`;
      const say = (statement: string): Promise<string> =>
        tx
          .savepoint(async (inner) => {
            await inner.unsafe(statement);
            throw new Error("taken");
          })
          .catch((error) => String(error.constraint_name ?? error.message));
      // A row in each state, whatever else of it does not fit: what its checks say comes after its state.
      const [row0] = await tx.unsafe(
        `select string_agg(quote_ident(attname), ',') as cells from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and attgenerated = '' and not attisdropped`,
      );
      const cells = String(row0?.cells);
      const checks = await tx.unsafe(
        `select conname from pg_constraint where contype = 'c' and conrelid = '${table}'::regclass`,
      );
      for (const { conname } of checks) await tx.unsafe(`alter table ${table} drop constraint "${conname}"`);
      for (const from of states) {
        await tx.unsafe(`alter table ${table} disable trigger user; update ${table} set ${put(table, column, from)} ${where};
          alter table ${table} enable trigger user`);
        for (const to of states.filter((state) => state !== from))
          told[`${from} > ${to}`] = await say(`update ${table} set ${put(table, column, to)} ${where}`);
        const [now] = await tx.unsafe(`select ${column} as state from ${table} ${where}`);
        expect(now?.state).toBe(from);
        const copy = `insert into ${table} (${cells}) select ${cells} from (select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid()))).* from ${table} x ${where}) c`;
        told[`* > ${from}`] = await say(copy);
        told[`loaded > ${from}`] = await say(`set local tongchou.history = off; ${copy}`);
      }
    });
    const begins = freeBeginnings(facts as MachineFacts);
    for (const [step, outcome] of Object.entries(told)) {
      const [from, to = ""] = step.split(" > ");
      const rule = from === "*" ? beginRule(table) : stepRule(table);
      if (from === "loaded" || (from === "*" ? begins.includes(to) : legal.has(step)))
        expect(
          [...catalogue.rules.keys(), "taken"].filter((name) => !/_(one_step|begins)$/.test(name)),
          step,
        ).toContain(outcome);
      else expect(outcome, step).toBe(rule);
    }
  });
});
