// One command on many records at once: all or nothing, or what is without fault, each item with its own faults.
import type { Sql } from "postgres";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { civilDate } from "../../src/core/dates.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { type Witness, witness } from "../support/commands-given.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";
import { errorOf, nowhere, registrar } from "./giving/asking.ts";

const today = civilDate(new Date());
let seen: Witness;
let app: TestApp;
let admin: Sql;
beforeAll(async () => {
  seen = await witness(await startTestApp({ clock: () => new Date() }));
  app = seen.app;
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await seen?.close();
});

describe("a month of presence, of all the staff at once", () => {
  const record = `mutation($items: [RecordPresenceInput!]!, $partial: Boolean, $dry: Boolean, $key: String) {
    recordPresenceAll(items: $items, partial: $partial, dryRun: $dry, idempotencyKey: $key) {
      rows { __typename index id version } issues { __typename index path rule zh clause version } replayed dryRun } }`;
  let school: Ask;
  let staff: readonly string[];
  const stranger = { as: developmentSubject({ role: "hr-officer" }) };
  const send = async (variables: Record<string, unknown>, by = school) =>
    app.ask(record, { ...by, variables });
  const item = (teacherId: string | undefined, month: string, more: object = {}) => ({
    teacherId,
    month,
    status: "PRESENT",
    periods: 60,
    ...more,
  });
  const kept = async () =>
    (
      await admin`select count(*)::int as rows, (select count(*)::int from tc.history where command = 'recordPresence') as told,
        (select count(*)::int from tc.outbox where command = 'recordPresence') as waiting,
        (select count(*)::int from tc.command_key where command = 'recordPresence') as keys from presence_month`
    )[0];

  beforeAll(async () => {
    const rows = await admin<{ code: string; teacher: string }[]>`
      select s.official_code as code, t.id as teacher from teacher t join school s on s.id = t.school_id
        where s.id = (select school_id from teacher join school x on x.id = school_id and x.official_code is not null and x.parent_school_id is null
          and not exists (select from school b where b.parent_school_id = x.id)
          where teacher.archived_at is null group by school_id order by count(*) desc, school_id limit 1) and t.archived_at is null order by t.id`;
    staff = rows.map(({ teacher }) => teacher);
    school = registrar({ officialCode: String(rows[0]?.code) }, "personnel");
  });

  test("is all written or not at all, and every item's fault is told beside its field", async () => {
    const [first, second, third] = staff;
    const before = await kept();
    const [foreign] =
      await admin`select id from teacher where school_id <> (select school_id from teacher where id = ${first ?? null}) limit 1`;
    const good = item(first, "1931-01-01");
    const faulty = [
      good,
      item(second, "1931-01-02"),
      item(second, "1931-02-01", { leaveCause: "SICK" }),
      item(third, "1931-01-01", { periods: 900 }),
      { ...good },
      item(second, "2099-01-01"),
    ];
    const refused = errorOf(await send({ items: faulty }));
    expect([refused.status, refused.code]).toEqual([400, "BAD_USER_INPUT"]);
    expect(
      refused.issues.map(({ rule, path }: { rule: string; path: unknown[] }) => [rule, path.join(".")]),
    ).toEqual([
      ["presence_month_first_day", "items.1.month"],
      ["presence_month_cause", "items.2.status"],
      ["presence_month_cause", "items.2.leaveCause"],
      ["presence_month_periods", "items.3.periods"],
      ["presence_month_natural", "items.4.teacherId"],
      ["presence_month_natural", "items.4.month"],
      ["workday_calendar_day_come", "items.5.month"],
    ]);
    const unseen = errorOf(
      await send({ items: [good, item(foreign?.id, "1931-01-01"), item(nowhere, "1931-01-01")] }),
    );
    expect(unseen).toMatchObject({
      status: 404,
      issues: [
        { rule: "absent", path: ["items", 1, "teacherId"] },
        { rule: "absent", path: ["items", 2, "teacherId"] },
      ],
    });
    expect(errorOf(await send({ items: [] })).issues[0].rule).toBe("form_items");
    expect(errorOf(await send({ items: [good] }, stranger))).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
    });
    const dry = await send({ items: [good], dry: true });
    expect(dry.json.data.recordPresenceAll).toEqual({
      rows: [{ __typename: "WrittenRow", index: 0, id: null, version: null }],
      issues: [],
      replayed: false,
      dryRun: true,
    });
    expect(await kept()).toEqual(before);

    // What can be written is, where that is wanted, and said again under its key it is not written again.
    const items = [
      ...faulty,
      item(foreign?.id, "1931-01-01"),
      item("x", "1931-01-01"),
      item(third, "1931-03-01"),
    ];
    const [one, again] = [
      await send({ items, partial: true, key: "p-1" }),
      await send({ items, partial: true, key: "p-1" }),
    ];
    const { rows, issues, replayed } = one.json.data.recordPresenceAll;
    expect(rows.map(({ index, version }: { index: number; version: number }) => [index, version])).toEqual([
      [0, 1],
      [8, 1],
    ]);
    expect(issues.map(({ index, rule }: { index: number; rule: string }) => `${index} ${rule}`)).toEqual([
      "1 presence_month_first_day",
      "2 presence_month_cause",
      "2 presence_month_cause",
      "3 presence_month_periods",
      "4 presence_month_natural",
      "4 presence_month_natural",
      "5 workday_calendar_day_come",
      "6 absent",
      "7 form_id",
    ]);
    // Clients ask for the type of whatever they keep.
    const typed = [...rows, ...issues].map(({ __typename }: { __typename: string }) => __typename);
    expect(new Set(typed)).toEqual(new Set(["WrittenRow", "RowIssue"]));
    expect(replayed).toBe(false);
    expect(again.json.data.recordPresenceAll).toEqual({ ...one.json.data.recordPresenceAll, replayed: true });
    expect(errorOf(await send({ items: items.slice(1), partial: true, key: "p-1" })).code).toBe("CONFLICT");
    const { rows: n, told, waiting, keys } = before ?? {};
    expect(await kept()).toEqual({ rows: n + 2, told: told + 2, waiting: waiting + 2, keys: keys + 1 });
  });

  test("of two thousand items is written by one command, or undone whole", async () => {
    const items = Array.from({ length: 2_000 }, (_, at) =>
      item(staff[at % staff.length], `${1700 + Math.floor(at / staff.length)}-05-01`),
    );
    expect(errorOf(await send({ items: [...items, items[0]] })).code).toBe("BAD_USER_INPUT");
    const started = performance.now();
    const { json } = await send({ items });
    expect(json.data?.recordPresenceAll.rows.length ?? json).toBe(2_000);
    console.log(`2 000 items: ${Math.round(performance.now() - started)} ms`);
    // The last of the list is there already: all are undone, and it is named.
    const more = items.map((one) => ({ ...one, month: one.month.replace("-05-", "-06-") }));
    const told = errorOf(await send({ items: [...more.slice(1), items[0]] }));
    expect(told.issues.map(({ path }: { path: unknown[] }) => path.join("."))).toEqual([
      "items.1999.teacherId",
      "items.1999.month",
    ]);
  });
});

test("a year's headcounts of a school are put down at once, and certified at once by somebody else", async () => {
  const [school] =
    await admin`select id, extract(year from tc.today() - interval '8 months')::int as year from school s
    where s.kind = '211' and s.status = 'operating' and s.parent_school_id is null order by id desc limit 1`;
  const items = [1, 2, 3, 4, 5, 6].map((grade) => ({
    ...{ schoolId: school?.id, schoolYear: school?.year, stage: "PRIMARY", grade, asOf: today },
    ...{ students: 20 + grade, boarders: 0, classes: 1 },
  }));
  const as = (duty?: string): Ask => ({
    as: developmentSubject({ role: "education-officer", ...(duty && { duty }) }),
  });
  const give = async (command: string, given: readonly object[], by: Ask) => {
    const type = `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
    const text = `mutation($items: [${type}!]!) { done: ${command}All(items: $items) { rows { id version } } }`;
    return app.ask(text, { ...by, variables: { items: given } });
  };
  const faulty = items.map((item, at) => (at === 2 ? { ...item, boarders: 99 } : item));
  const wrong = errorOf(await give("recordSchoolHeadcount", faulty, as("basic-education"))).issues;
  expect(
    new Set(wrong.map(({ path, rule }: { path: unknown[]; rule: string }) => `${path[1]} ${rule}`)),
  ).toEqual(new Set(["2 school_headcount_counts"]));
  const rows = (await give("recordSchoolHeadcount", items, as("basic-education"))).json.data.done.rows;
  expect(rows).toHaveLength(6);
  const refused = errorOf(await give("certifySchoolHeadcount", rows, as("basic-education"))).issues;
  expect(refused).toHaveLength(6);
  expect(refused[5]).toMatchObject({ path: ["items", 5], rule: "school_headcount_two_people" });
  expect((await give("certifySchoolHeadcount", rows, as())).json.data.done.rows).toHaveLength(6);
});

test("all of it is told as it was: by whom, in order, and nothing else", async () => {
  const { wrong, changes } = await seen.look();
  expect(wrong).toEqual([]);
  expect(changes.length).toBeGreaterThan(100);
});
