// What the database itself refuses of changes of rights, whoever writes them: one wrong step beside a right one.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, taken } from "./attempt.ts";
import {
  approve,
  assignTeacher,
  change,
  draft,
  edit,
  endorse,
  hash,
  judge,
  judged,
  otherRights,
  reject,
  revise,
  stewards,
  submit,
  withdraw,
} from "./stewardship-statements.ts";

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
const { first, second, third } = stewards;

test("a change is drafted with its edits, judged, and approved by another", async () => {
  expect(await attempt(...judged, approve(second))).toBe(taken);
  expect(await attempt(...judged, approve(first))).toBe("policy_change_two_people");
  expect(await attempt(...judged.slice(0, 3), approve(second))).toBe("policy_change_one_step");
  expect(await attempt(draft(), submit)).toBe("policy_change_has_edits");
  expect(await attempt(draft(), edit(), submit, judge(false, "1: x"), approve(second))).toBe(
    "policy_change_one_step",
  );
  expect(await attempt(...judged, reject(second))).toBe(taken);
  expect(await attempt(...judged, reject(first))).toBe("policy_change_two_people");
  expect(await attempt(...judged, approve(second), reject(third))).toBe("policy_change_decided");
  expect(await attempt(...judged, approve(second), withdraw)).toBe(taken);
});

test("two sign where L4 is touched, neither of whom wrote it, nor one of them twice", async () => {
  const drafted = [draft(), edit(), submit, judge(true)];
  expect(await attempt(...drafted, approve(second))).toBe("policy_change_two_of_three");
  expect(await attempt(...drafted, endorse(second), approve(third))).toBe(taken);
  expect(await attempt(...drafted, endorse(second), approve(second))).toBe("policy_change_two_people");
  expect(await attempt(...drafted, endorse(first))).toBe("policy_change_two_people");
  const alsoSecond = `update policy_change set written_by_ids = array['${first}', '${second}']::uuid[] where id = '${change}'`;
  expect(await attempt(draft(), alsoSecond, edit(), submit, judge(), approve(second))).toBe(
    "policy_change_two_people",
  );
});

test("what is signed is what was judged, and stands as it was judged", async () => {
  const hashed = (as: string) => approve(second, `, result_hash = '${as}'`);
  expect(await attempt(...judged, hashed(hash))).toBe(taken);
  expect(await attempt(...judged, hashed("e".repeat(64)))).toBe("policy_change_other_hash");
  expect(await attempt(...judged, edit({ n: 2 }))).toBe("policy_edit_of_draft");
  const drop = `update policy_edit set archived_at = now() where change_id = '${change}'`;
  expect(await attempt(...judged, drop)).toBe("policy_edit_of_draft");
  expect(await attempt(draft(), edit(), drop)).toBe(taken);
  const rewrite = drop.replace("archived_at = now()", "fields = 'name'");
  expect(await attempt(draft(), edit(), rewrite)).toBe("policy_edit_stays");
  for (const column of ["touches_protected = true", "problems = 'x'", "base_hash = 'x'", "policy_number = 7"])
    expect(
      await attempt(...judged, `update policy_change set ${column} where id = '${change}'`),
      column,
    ).toBe("policy_change_derives");
  expect(await attempt("update policy_effect set rows_counted = 1")).toBe("job_run_derives");
  expect(await attempt("update policy_edition set approved_by = 'x'")).toBe("job_run_derives");
});

test("a change that is revised has been neither judged nor signed", async () => {
  const left = `update policy_change set title = 'x' where id = '${change}' and num_nonnulls(result_hash, problems, touches_protected, judged_at,
    endorsed_by, endorsed_by_id, endorsed_at, submitted_at) = 0`;
  expect(await attempt(...judged, endorse(second), revise, left)).toBe(taken);
});

test("nobody signs by another account of their own, nor what is of a role that they hold", async () => {
  const same = (
    one: string,
    other: string,
  ) => `create or replace function tc.same_person(one uuid, other uuid) returns boolean language plpgsql stable as
    $own$ begin return one = other or array[one, other] <@ array['${one}', '${other}']::uuid[]; end $own$`;
  expect(await attempt(...judged, same(first, second), approve(second))).toBe("policy_change_other_person");
  expect(await attempt(...judged, same(first, third), approve(second))).toBe(taken);
  const protects = [draft(), edit(), submit, judge(true), endorse(second)];
  expect(await attempt(...protects, same(second, third), approve(third))).toBe("policy_change_other_person");
  expect(await attempt(...judged, assignTeacher(second), approve(second))).toBe("policy_change_own_rights");
  expect(await attempt(...judged, assignTeacher(first), approve(second))).toBe("policy_change_own_rights");
  expect(await attempt(...judged, assignTeacher(third), approve(second))).toBe(taken);
  const ended = assignTeacher(second)
    .replace("valid_from, app", "valid_from, valid_to, app")
    .replace("tc.today(), '", "tc.today() - 2, tc.today() - 1, '");
  expect(await attempt(...judged, ended, approve(second))).toBe(taken);
});

test("what the three administrators may is changed by nobody this way", async () => {
  for (const role of ["data-steward", "system-administrator", "audit-administrator"])
    expect(await attempt(draft(), edit({ role }))).toBe("policy_edit_of_administrators");
});

test("nothing takes effect before it is approved", async () => {
  const at = (instant: string) => [draft(", effective_at", `, ${instant}`), edit()];
  expect(await attempt(...at("now() + interval '1 day'"))).toBe(taken);
  expect(await attempt(...at("now() - interval '1 second'"))).toBe("policy_change_back_dated");
  const from = (day: string) => edit({ columns: ", valid_from", values: `, ${day}` });
  expect(await attempt(draft(), from("tc.today()"))).toBe(taken);
  expect(await attempt(draft(), from("tc.today() - 1"))).toBe("policy_change_back_dated");
  expect(await attempt(draft(), edit({ columns: ", valid_until", values: ", tc.today()" }))).toBe(
    "policy_change_back_dated",
  );
  const later =
    "create or replace function tc.today() returns date language sql stable parallel safe return (now() at time zone 'Asia/Shanghai')::date + 1";
  expect(await attempt(draft(), from("tc.today()"), submit, judge(), later, approve(second))).toBe(
    "policy_change_back_dated",
  );
});

test("over other rights it is judged anew, and its signatures count no more", async () => {
  const anew = `update policy_change set title = 'x' where id = '${change}' and status = 'submitted' and base_hash = tc.policy_in_force()
    and num_nonnulls(result_hash, approved_by_id) = 0`;
  const now = "set constraints all immediate";
  expect(await attempt(...judged, approve(second), ...otherRights, now, anew)).toBe(taken);
  expect(await attempt(...judged, ...otherRights, approve(second))).toBe("policy_change_overtaken");
  const stale = judge()
    .replace("c.base_hash", "'other'")
    .replace("select ", "select 1 / (not ")
    .replace(" from", ")::integer from");
  expect(await attempt(draft(), edit(), submit, stale)).toBe("taken 1");
});

test("an edit says what its kind needs, and nothing else", async () => {
  const kinds: readonly (readonly [columns: string, values: string, refused?: string])[] = [
    ["kind, on_type, fields", "'withdraw', 'School', 'name headName'"],
    ["kind, on_type, fields, uses", "'withdraw', 'School', 'name', 'filter'"],
    ["kind, on_type", "'withdraw', 'School'", "policy_edit_form"],
    ["kind, on_type, fields, basis", "'deny', 'School', '*', '[M] x'"],
    ["kind, on_type, fields", "'deny', 'School', 'name'", "policy_edit_form"],
    ["kind, grant_id, valid_until", "'limit', 'teacher/School/1', tc.today() + 7"],
    ["kind, grant_id", "'limit', 'teacher/School/1'", "policy_edit_form"],
    ["kind, on_type, commands", "'stop', 'School', 'closeSchool'"],
    [
      "kind, on_type, commands, rows, cite, update_fields",
      "'run', 'School', 'closeSchool', 'always', '三(一)', 'School: closedOn name, Post: subject'",
    ],
    [
      "kind, on_type, commands, rows, cite, update_fields",
      "'run', 'School', 'closeSchool', 'always', '三(一)', 'closedOn'",
      "policy_edit_fields_by_type",
    ],
    [
      "kind, on_type, fields, uses, rows, cite",
      "'grant', 'School', 'name', 'read', '{\"present\": \"closedOn\"}', '三(一)'",
    ],
    [
      "kind, on_type, fields, uses, rows, cite",
      "'grant', 'School', 'name', 'read', 'true or true', '三(一)'",
      "policy_edit_condition",
    ],
    [
      "kind, on_type, fields, uses, rows, cite",
      "'grant', 'School', 'name', 'write', 'always', '三(一)'",
      "policy_edit_words",
    ],
    [
      "kind, on_type, fields, uses, rows, cite",
      "'grant', 'School', 'name; drop', 'read', 'always', '三(一)'",
      "policy_edit_words",
    ],
    ["kind, on_type, fields, uses, rows", "'grant', 'School', 'name', 'read', 'always'", "policy_edit_form"],
    [
      "kind, on_type, fields, uses, rows, cite, valid_from, valid_until",
      "'grant', 'School', 'name', 'read', 'always', '三(一)', tc.today() + 9, tc.today() + 9",
      "policy_edit_period",
    ],
  ];
  for (const [columns, values, refused = taken] of kinds)
    expect(
      await attempt(
        draft(),
        `insert into policy_edit (id, change_id, number, role, ${columns}) values (gen_random_uuid(), '${change}', 0, 'teacher', ${values})`,
      ),
      values,
    ).toBe(refused);
});

const urgent = (expires: string) =>
  draft(", expires_at", `, ${expires}`).replace("'ordinary'", "'urgent'").replace("'draft'", "'approved'");
const take = `insert into policy_edit (id, change_id, number, kind, role, on_type, fields) values (gen_random_uuid(), '${change}', 0, 'withdraw', 'teacher', 'School', 'name')`;
const week = "now() + interval '7 days'";

test("in an emergency one takes rights away, gives none, and for fourteen days at most", async () => {
  expect(await attempt(urgent(week), take)).toBe(taken);
  expect(await attempt(urgent(week), edit())).toBe("policy_edit_only_takes");
  expect(await attempt(urgent("now() + interval '15 days'"))).toBe("policy_change_expires");
  expect(await attempt(urgent("now() - interval '1 day'"))).toBe("policy_change_expires");
  expect(await attempt(urgent("null"))).toBe("policy_change_of_kind");
  expect(await attempt(urgent(week), take, withdraw)).toBe("policy_change_ordinary");
  expect(await attempt(urgent(week), take, reject(second))).toBe("policy_change_decided");
  const ordinary = draft().replace("'draft'", "'approved'");
  expect(await attempt(ordinary)).toBe("policy_change_signed");
});

test("what it took comes back at its end by what the platform drafts, once, unless another keeps it", async () => {
  const inForce = `select tc.policy_change_applied('${change}', 1)`;
  const again = `select 1 / (tc.draft_policy_expiry('${change}', '[{"kind": "grant", "role": "teacher", "on_type": "School", "fields": "name", "uses": "read", "rows": "always", "cite": "三(一)"}]') is not null)::integer`;
  const expiry = (set: string) => `update policy_change set ${set} where undoes_id = '${change}'`;
  const judgeIt = judge().replace(`c.id = '${change}'`, `c.undoes_id = '${change}'`);
  const ended = [urgent(week), take, inForce, again];
  expect(
    await attempt(
      ...ended,
      judgeIt,
      expiry("version = 9, status = status").replace(
        " where",
        ", archived_at = null where status = 'approved' and",
      ),
    ),
  ).toBe(taken);
  expect(await attempt(...ended, again)).toBe("22012 division by zero");
  const signed = (by: string) =>
    expiry(
      `status = 'rejected', rejected_by_id = '${by}', rejected_by = 'x', rejected_at = now(), decision_reason = 'x'`,
    );
  expect(await attempt(...ended, judgeIt, signed(second))).toBe(taken);
  expect(await attempt(...ended, judgeIt, signed(first))).toBe("policy_change_two_people");
  expect(await attempt(...ended, judgeIt, expiry("status = 'withdrawn'"))).toBe("policy_change_ordinary");
});
