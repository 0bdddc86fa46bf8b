// Every name by which the database refuses has its entry in the rule catalogue, and every entry its refusal: both are asked
// of the database itself. One refusal of each kind is provoked, and carries the name.

import { readdirSync, readFileSync } from "node:fs";
import { getTableName } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCoordinate } from "../../src/core/coordinate.ts";
import "../../src/domains/index.ts";
import {
  beginRule,
  type Catalogue,
  declaredMachines,
  loadCatalogue,
  notNullRule,
  stepRule,
  storedColumns,
} from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import type { Condition } from "../../src/policy/index.ts";
import { createMigratedDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let sql: Sql;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await createMigratedDatabase();
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  catalogue = loadCatalogue();
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await database.drop();
});

const names = async (query: string): Promise<readonly string[]> =>
  (await sql.unsafe(query)).map(({ name }) => String(name));

/** The names that functions refuse by. A name that is put together would be found by nobody. */
const raised = () =>
  names(`select distinct m[1] as name from pg_proc p, regexp_matches(p.prosrc, $$tc\\.refuse\\('(\\w+)'[,)]$$, 'g') m
    where p.pronamespace = 'tc'::regnamespace order by 1`);

/** Constraints of the domains' tables and unique indexes. A not-null violation names table and column, not its constraint. */
const constraints = () =>
  names(`select case c.contype when 'n' then format('%s.%s_not_null', t.relname, a.attname) else c.conname end as name
      from pg_constraint c join pg_class t on t.oid = c.conrelid
        left join pg_attribute a on c.contype = 'n' and a.attrelid = t.oid and a.attnum = c.conkey[1]
      where t.relnamespace = 'public'::regnamespace and c.contype <> 't'
    union select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid
      where i.relnamespace = 'public'::regnamespace and x.indisunique`);

test("no refusal is without an entry, and no entry without a refusal", async () => {
  const refusals = new Set([...(await raised()), ...(await constraints())]);
  const entries = [...catalogue.rules.keys()];
  console.log(
    `rules: ${entries.length} names, ${[...catalogue.rules.values()].filter(({ derived }) => !derived).length} written by hand`,
  );
  expect([...refusals].filter((name) => !catalogue.rules.has(name)).sort()).toEqual([]);
  expect(entries.filter((name) => !refusals.has(name)).sort()).toEqual([]);
});

test("functions refuse in one way alone, each rule by a name of its own", async () => {
  expect(
    await names(`select proname as name from pg_proc where pronamespace = 'tc'::regnamespace
      and prosrc ~* 'raise\\s+(exception|sqlstate|unique|check)' and proname not in ('refuse', 'refuse_isolation', 'stop_command')`),
  ).toEqual([]);
  const [calls] = await sql`select coalesce(sum(regexp_count(prosrc, 'tc[.]refuse')), 0)::int as all,
    coalesce(sum(regexp_count(prosrc, 'PERFORM tc[.]refuse[(](''[a-z0-9_]+''|rule)(, TG_TABLE_NAME, [a-z]+)?[)];')), 0)::int as named
    from pg_proc where pronamespace = 'tc'::regnamespace`;
  expect(calls?.all).toBe(calls?.named);
  const taken = new Set(await constraints());
  expect((await raised()).filter((name) => taken.has(name))).toEqual([]);
  // A trigger's argument names a constraint that refuses, too.
  const said =
    await names(`select split_part(encode(t.tgargs, 'escape'), '\\000', 1) as name from pg_trigger t
    join pg_proc p on p.oid = t.tgfoid where p.prosrc ~ 'tc[.]none_unseen[(]TG_ARGV' order by 1`);
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((name) => !taken.has(name))).toEqual([]);
});

/** Rows of these keys show wherever the one shows that is written. */
const seenWithTheirKey: Readonly<Record<string, string>> = {
  appointment_no_overlap: "of a post of one's own school, whose appointments it sees",
  class_teaching_no_overlap: "of a class of one's own school, whose lessons it sees",
  class_teaching_one_homeroom: "of a class of one's own school, whose lessons it sees",
  guardianship_no_overlap: "of a child, whose bonds have its own townships",
  left_behind_record_no_overlap: "of a child, whose records have its own township",
  difficulty_record_orphan_or_unsupported: "of what is confirmed, by whoever sees all records",
  aid_appeal_one_open: "of a guardian's own appeals",
  correction_request_one_open: "of a guardian's own requests",
  correction_request_one_open_of_teacher: "of a teacher's own requests; a guardian's names no teacher",
  guardian_consent_once: "of a guardian's own consents",
  entrusted_care_from:
    "of a child and its guardian: their notices are the guardian's own, and show where the child lives",
  enrolment_one_open: "refused as enrolment_no_overlap, of which none unseen is in force",
  growth_record_natural: "of a pupil, whose records go with it to its school",
  nutrition_pupil_term_natural: "of a pupil, whose terms go with it to its school",
  student_aid_grant_natural: "of a pupil, whose aid goes with it to its school, and is its guardian's to see",
  student_aid_grant_one_living:
    "of a pupil, whose aid goes with it to its school, and is its guardian's to see",
  presence_month_natural: "of a teacher, whose months go to the school of the relation in force",
  left_behind_check_period: "of a record, whose checks go with it",
  left_behind_record_one_open: "of a child, whose records have its own township",
  placement_subject_natural: "of a placement, whose subjects go with it",
  post_scheme_line_natural: "of a scheme that is made with it",
  pupil_transfer_one_open: "of a school's own requests",
  report_recipient_one: "of a report that is made with it",
  term_appraisal_appointment: "of an appointment at one's own school",
};

test("where periods may not meet and a writer does not see all of them, those in force are none to try days on", async () => {
  const periods = await sql<{ table: string; rule: string; columns: string[] }[]>`
    select c.relname as table, x.conname as rule, array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and a.attname not in ('valid_from', 'valid_to') and pg_get_constraintdef(x.oid) ~ ('"?\\m' || a.attname || '\\M"?(\\)|,|::| \\|\\|)') order by a.attnum) as columns
      from pg_constraint x join pg_class c on c.oid = x.conrelid where x.contype = 'x' and pg_get_constraintdef(x.oid) ~ 'daterange' order by 2`;
  const guards = new Map(
    (
      await sql<{ rule: string; columns: string[] }[]>`
        select a[1] as rule, a[2:] as columns from pg_trigger t,
          string_to_array(rtrim(encode(t.tgargs, 'escape'), '\\000'), '\\000') a where t.tgfoid = 'tc.no_unseen_period'::regproc`
    ).map(({ rule, columns }) => [rule, columns.filter((column) => !column.startsWith("+")).sort()]),
  );
  const open: string[] = [];
  for (const role of (await loadPolicyFiles()).roles.values())
    for (const name of new Set(role.writes.flatMap(({ commands }) => commands))) {
      const command = catalogue.command(name);
      for (const { entity, input } of [command, ...command.lines.values()]) {
        const reads = role.grants.filter(({ type }) => type === entity.name);
        const says = ["validFrom", "validTo"].some((field) => input.has(field)) || command.kind === "create";
        if (!says || reads.some(({ rows }) => rows.kind === "always" || rows.kind === "live")) continue;
        for (const { rule, columns } of periods.filter(({ table }) => table === getTableName(entity.table)))
          if (!(rule in seenWithTheirKey) && guards.get(rule)?.join() !== [...columns].sort().join())
            open.push(`${role.role} ${name}: ${rule} (${columns})`);
      }
    }
  expect(open).toEqual([]);
});

/** The one scope that rows are given by, and nothing else. */
function scopeOf(rows: Condition): string | null {
  if (rows.kind === "all") {
    const others = rows.of.filter(({ kind }) => kind !== "live");
    return others.length === 1 && others[0] !== undefined ? scopeOf(others[0]) : null;
  }
  return rows.kind === "inScope" ? rows.column.replaceAll(/[A-Z]/g, (at) => `_${at.toLowerCase()}`) : null;
}

test("where a key may be taken once and a writer does not see all rows, those of the key show to whoever says it", async () => {
  const keys = await sql<{ table: string; rule: string; columns: string[] }[]>`
    select t.relname as table, i.relname as rule, array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any (x.indkey)) as columns
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where x.indisunique and not x.indisprimary and t.relnamespace = 'public'::regnamespace order by 2`;
  const open = new Set<string>();
  const told = new Set<string>();
  for (const role of (await loadPolicyFiles()).roles.values())
    for (const name of new Set(role.writes.flatMap(({ commands }) => commands))) {
      const command = catalogue.command(name);
      for (const row of [command, ...command.lines.values()]) {
        const reads = role.grants.filter(({ type }) => type === row.entity.name).map(({ rows }) => rows);
        if (reads.some(({ kind }) => kind === "always" || kind === "live")) continue;
        const said = new Set(
          [...row.input.values()].flatMap(({ field }) => storedColumns(field).map((at) => at.name)),
        );
        const isNew = row !== command || command.kind === "create";
        for (const { table, rule, columns } of keys) {
          // An id is made here: with it nobody meets another's row.
          if (table !== getTableName(row.entity.table) || columns.includes("id")) continue;
          if (!columns.some((column) => said.has(column)) || (!isNew && command.kind !== "update")) continue;
          if (reads.some((rows) => columns.includes(scopeOf(rows) ?? ""))) continue;
          told.add(rule);
          if (!(rule in seenWithTheirKey)) open.add(`${role.role} ${name}: ${rule} (${columns})`);
        }
      }
    }
  expect([...open]).toEqual([]);
  expect(told.size).toBeGreaterThan(8);
});

/** Rules that look at the row alone, as it is and was. */
const ofOneRow = [
  ...["access_log_never_changes", "access_record_never_changes"],
  ...["policy_version_never_changes", "person_linked_once"],
  ...["payment_day_come", "large_class_case_stays"],
  // Class, placement and year agree by a key.
  ...["enrolment_class_of_year", "closed_figure_counted"],
  ...["funding_headcount_frozen", "school_headcount_frozen", "nutrition_school_month_frozen"],
  ...["guardianship_intervention_stays", "payee_account_revoked_stays", "payment_batch_month_begun"],
  ...[
    "payment_batch_stands",
    "payment_batch_stays",
    "student_aid_grant_at_school",
    "attachment_stays",
    "student_aid_grant_term_begun",
  ],
  ...["post_keeps_line", "post_scheme_keeps_school", "post_scheme_line_keeps_scheme", "quota_transfer_final"],
  ...["residential_development_duty_stays", "rural_subsidy_due_first_day", "closed_figure_kept"],
  ...[
    "history_tells_each",
    "history_keeps_rows",
    "history_never_changes",
    "closed_figure_over",
    "job_run_derives",
  ],
  ...["school_since", "school_state_kept"],
  ...["appointment_confirmed_once", "appointment_confirmed_in_term", "appointment_begins_in_time"],
  ...["appointment_as_confirmed", "school_quota_moves_by_transfer", "school_quota_reserved_purpose"],
  ...["definition_document_stays"],
  ...["workday_calendar_day_come", "parameter_past_days", "school_condition_published"],
  ...["parameter_said", "report_release_stays"],
  ...["pupil_registration_final", "pupil_registration_moves_ahead"],
  ...["charter_adopted", "student_aid_grant_posted", "teaching_placement_home"],
  // Of the change's kind, which stays.
  ...["policy_change_ordinary", "policy_change_decided", "policy_edit_only_takes"],
  ...[
    "policy_change_other_hash",
    "policy_change_derives",
    "policy_edit_stays",
    "policy_edit_of_administrators",
  ],
];

/** Of machines. */
const ofStates = (): readonly string[] =>
  [...declaredMachines().keys()].flatMap((type) =>
    [stepRule, beginRule].map((rule) => rule(getTableName(catalogue.entity(type).table))),
  );

/**
 * Rules that ask, as a row comes, what stands by then: what comes after it may say otherwise, so nobody has to wait. Of two
 * that correct a state of a school, the exclusion of overlapping states refuses one before (`past-rules.test.ts`).
 */
const asItCame = [
  ...["funding_headcount_revises", "nutrition_school_month_headcount_certified"],
  "payment_batch_by_preparer",
  ...["nutrition_school_month_school_days", "rural_subsidy_payment_present", "school_state_covered"],
  ...["child_location_outside", "school_state_reason", "school_state_today", "fund_standard_small_least"],
  ...["funding_headcount_small_rural", "funding_headcount_counting_day", "school_headcount_of_year"],
  ...["payment_batch_untied", "parameter_stays", "closure_hearing_in_time", "appointment_scheme_approved"],
  ...["pupil_registration_unmatched", "pupil_registration_matched"],
  // Of a refusal, which its day and its author do not leave.
  ...["aid_appeal_in_time", "aid_appeal_by_another"],
  // Whoever puts other rights into force takes the signature back; edits stand from the submission on.
  ...["policy_change_overtaken", "policy_change_back_dated", "policy_change_other_person"],
];

test("a rule that looks at more than its own row is tried by two writers at once", async () => {
  const tests = readdirSync(import.meta.dirname).filter((name) => /^races-.*\.test\.ts$/.test(name));
  const told = tests.map((name) => readFileSync(`${import.meta.dirname}/${name}`, "utf8")).join("");
  const rules = await raised();
  const tried = rules.filter((name) => told.includes(`"${name}"`));
  expect([...tried, ...ofOneRow, ...ofStates(), ...asItCame].sort()).toEqual(rules);
});

test("no rule locks a row more strongly than two who refer to it could both", async () => {
  // Each row that refers to another holds it FOR KEY SHARE, with which FOR UPDATE alone does not go.
  expect(
    await names(
      `select proname as name from pg_proc where pronamespace = 'tc'::regnamespace and prosrc ~ 'FOR UPDATE' order by 1`,
    ),
  ).toEqual(["count_lookup", "issue_ticket"]);
});

test("names are stable: in lower case, of one table, and not cut short", async () => {
  const tables = await names(`select relname as name from pg_class
    where relkind in ('r', 'p') and relnamespace in ('public'::regnamespace, 'tc'::regnamespace)`);
  for (const name of catalogue.rules.keys()) {
    expect(name).toMatch(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+_not_null)?$/);
    expect(
      tables.some((table) => name.startsWith(`${table}_`) || name.startsWith(`${table}.`)),
      name,
    ).toBe(true);
    expect(name.length, name).toBeLessThan(63);
  }
});

test("the fields of a rule exist, and its sentences are told in both languages", async () => {
  const columns = new Set(
    await names(`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema in ('public', 'tc')`),
  );
  for (const { name, fields, zh, en, clause } of catalogue.rules.values()) {
    expect(fields.length, name).toBeGreaterThan(0);
    for (const field of fields) {
      const at = parseCoordinate(field);
      const exists =
        catalogue.entities.get(at?.type ?? "")?.fields.has(at?.field ?? "") ?? columns.has(field);
      expect(exists, `${name}: ${field}`).toBe(true);
    }
    expect(zh, name).toMatch(/^[\p{Script=Han}“].*。$/u);
    expect(en, name).toMatch(/^[A-Za-z].*\.$/);
    expect(en, name).not.toMatch(/undefined|null/);
    if (clause !== undefined) expect(clause, name).toMatch(/^[一二三四五未]/);
  }
});

describe("a refusal tells its name:", () => {
  const id = (n: number) => `'00000000-0000-7000-8000-00000000000${n}'`;
  const district = `insert into district (id, name) values (${id(1)}, '示例区')`;
  const township = `insert into township (id, district_id, name, kind) values (${id(2)}, ${id(1)}, '示例乡', 'township')`;
  const named = (
    from: string,
  ) => `insert into township_name (id, township_id, name, kind, valid_from, valid_to)
    values (gen_random_uuid(), ${id(2)}, '示例乡', 'township', '${from}', '2030-01-01')`;
  const child = `insert into child (id, district_id, name, id_type, gender, birth_date)
    values (${id(3)}, ${id(1)}, '示例', '1', '1', '2000-01-01')`;
  const record = `insert into left_behind_record (id, child_id, definition, reason, risk, valid_from)
    values (gen_random_uuid(), ${id(3)}, 'left-behind.civil-affairs.2016', 'both-away', 'high', '2026-11-01')`;

  test.each([
    ["a rule of a trigger", "left_behind_record_not_at_sixteen", [district, child, record]],
    ["a check", "township_kind", [district, township.replace("'township'", "'county'")]],
    ["a foreign key", "township_district_id_district_id_fk", [township]],
    ["a key", "district_pkey", [district, district]],
    [
      "an exclusion",
      "township_name_no_overlap",
      [district, township, named("2020-01-01"), named("2021-01-01")],
    ],
    ["what is empty", "district.name_not_null", [district.replace("'示例区'", "null")]],
  ])("%s", async (_kind, rule, statements) => {
    expect(catalogue.rules.has(rule)).toBe(true);
    const error = await sql
      .begin(async (tx) => {
        for (const statement of statements) await tx.unsafe(statement);
        throw new Error("taken");
      })
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof postgres.PostgresError)) throw error;
    const { constraint_name: constraint, table_name: table, column_name: column, message } = error;
    expect(constraint ?? notNullRule(table ?? "", column ?? "")).toBe(rule);
    // What is raised tells no value of the row.
    if (rule === "left_behind_record_not_at_sixteen")
      expect(message).toBe(`this is against the rule ${rule}`);
  });
});
