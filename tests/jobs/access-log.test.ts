// The access log's batches become rows that can be searched: each line once, whoever unpacks and whoever is killed; told or withheld
// by what was asked alone; kept as they are.
import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { expect, test } from "vitest";
import { countYear } from "../../src/cli/audit-report.ts";
import { reportCsv, reportHtml } from "../../src/cli/audit-report-text.ts";
import { openJobsPool } from "../../src/database/pools.ts";
import { startAccessUnpacker } from "../../src/jobs/index.ts";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { Chain, type Line } from "../support/access-batches.ts";
import { openDaysWork } from "./days-work.ts";

const at = openDaysWork();
const child = plantedChildren.threeTownships.id;
const unpack = (sql: postgres.Sql, most = 100) =>
  sql<{ unpacked: number | null; faults: number }[]>`select unpacked, faults from tc.unpack_access(${most})`;
const count = async (table: string, where = "true"): Promise<number> =>
  Number((await at.admin.unsafe(`select count(*)::int as n from ${table} where ${where}`))[0]?.n);

test("each line becomes one row and each person in it another, once, by several who unpack at the same moment", async () => {
  const chains = [new Chain(at.admin), new Chain(at.admin), new Chain(at.admin)];
  const operation = randomUUID();
  for (let i = 0; i < 20; i += 1)
    for (const chain of chains)
      await chain.seal(
        { o: operation, s: [["child", child, "o"]] },
        { o: operation, k: "refused", x: "refused", e: "FORBIDDEN", c: [], n: 0 },
      );
  const drain = async (sql: postgres.Sql): Promise<number> => {
    let all = 0;
    for (let rest = await count("tc.access_waiting"); rest > 0; rest = await count("tc.access_waiting"))
      all += (await unpack(sql, 7))[0]?.unpacked ?? 0;
    return all;
  };
  const done = await Promise.all([drain(at.one), drain(at.other)]);
  expect(done[0] + done[1]).toBe(60);
  const ofIt = `operation = '${operation}'`;
  expect(await count("access_record", ofIt)).toBe(120);
  expect(await count("access_record", `${ofIt} and outcome = 'refused' and error_code = 'FORBIDDEN'`)).toBe(
    60,
  );
  expect(await count("record_access", `access_id in (select id from access_record where ${ofIt})`)).toBe(60);
  expect((await unpack(at.one))[0]).toEqual({ unpacked: 0, faults: 0 });
});

test("what is cut off in between is undone whole, and done by whoever asks next", async () => {
  const chain = new Chain(at.admin);
  const operation = randomUUID();
  for (let i = 0; i < 5; i += 1) await chain.seal({ o: operation, s: [["child", child, "o"]] });
  const dying = openJobsPool(at.database.runtimeUrl, at.database.logins);
  const cut = dying.unsafe("select unpacked, pg_sleep(60) from tc.unpack_access(100)").then(
    () => "ended",
    () => "cut off",
  );
  const asleep = () =>
    at.admin`select pid from pg_stat_activity where usename = 'tc_jobs' and wait_event = 'PgSleep'`;
  await expect.poll(async () => (await asleep()).length, { timeout: 20_000 }).toBe(1);
  // Beside it the other process does nothing.
  expect((await unpack(at.other))[0]?.unpacked).toBeNull();
  await at.admin`select pg_terminate_backend(${Number((await asleep())[0]?.pid)})`;
  expect(await cut).toBe("cut off");
  await dying.end({ timeout: 1 });
  expect(await count("access_record", `operation = '${operation}'`)).toBe(0);
  await expect.poll(async () => (await unpack(at.one))[0]?.unpacked).toBe(5);
  expect(await count("access_record", `operation = '${operation}'`)).toBe(5);
});

test("a batch that cannot be unpacked holds up no other: it waits with its fault, and a server says so", async () => {
  const chain = new Chain(at.admin);
  const operation = randomUUID();
  await chain.seal({ o: operation });
  const broken = await chain.put('[{"t": "no instant"');
  await chain.seal({ o: operation });
  const alarms: unknown[] = [];
  const unpacker = startAccessUnpacker({
    sql: openJobsPool(at.database.runtimeUrl, at.database.logins),
    assertLogin: () => {},
    alarm: (_message, facts) => alarms.push(facts),
    everyMs: 20,
  });
  await expect.poll(() => count("access_record", `operation = '${operation}'`), { timeout: 10_000 }).toBe(2);
  await unpacker.stop(1);
  expect(alarms).toEqual([{ faults: 1 }]);
  expect([...(await at.admin`select seq::int, fault from tc.access_waiting`)]).toEqual([
    { seq: broken, fault: "22P02" },
  ]);
  await at.admin`delete from tc.access_waiting`;
});

/** What a row of the child's says after a line of these facts. */
async function said(line: Line): Promise<unknown> {
  const request = randomUUID();
  await new Chain(at.admin).seal({ q: request, s: [["child", child, "o"]], ...line });
  await unpack(at.one);
  const [row] =
    await at.admin`select r.withheld, r.kinds, r.tells_place as place, r.department from record_access r
    join access_record a on a.id = r.access_id where a.request = ${request}`;
  return row;
}
const education = { withheld: null, kinds: "儿童", place: false, department: "education" };

test("whether a line is told follows from what was asked, under which purpose and by whom", async () => {
  const guarded = { ...education, withheld: "protected" };
  const closed = { ...education, withheld: "closed" };
  for (const [line, expected] of [
    [{}, education],
    [{ c: ["Child.name", "Child.idNumber"] }, education],
    [{ c: ["Child.name", "School.name:filter"] }, education],
    [{ c: ["Child.name", "Student.since"] }, { ...education, kinds: "儿童、学籍", place: true }],
    [{ c: ["Child.name", "Child.enrolled"] }, { ...education, place: true }],
    [
      { c: ["Child.name"], r: "school-registrar" },
      { ...education, department: "school", place: true },
    ],
    // A report by which it was found; a row that shows by a report alone; whoever answers reports.
    // What was read of reports showed by a protected way: beside it the child's own row is told as if there were none.
    [{ c: ["Child.name", "Child.mandatoryReports", "MandatoryReport.status", "Attachment.kind"] }, education],
    [{ c: ["MandatoryReport.status"] }, { ...closed, kinds: null }],
    [{ c: ["Child.name", "MandatoryReport.status:filter"] }, guarded],
    [{ c: ["Child.name", "Child.mandatoryReports:filter"] }, guarded],
    [{ s: [["child", child, "p"]] }, guarded],
    [{ c: [], g: ["Child.name", "MandatoryReport.status"], s: [["child", child, "p"]] }, guarded],
    // Beside what is open something showed by a report: of the report nothing is told, of the rest all.
    [{ c: ["Child.name"], g: ["MandatoryReport.status", "Student.since"] }, education],
    [{ u: "report-response" }, guarded],
    [{ u: "a purpose of tomorrow" }, guarded],
    [
      { r: "police-officer", u: "identity-verification" },
      { ...guarded, department: "police", place: true },
    ],
    [{ r: "civil-affairs-officer" }, { ...guarded, department: "civil-affairs" }],
    [{ r: "care-organisation" }, { ...closed, department: "care", place: true }],
    [{ r: "village-committee" }, { ...closed, department: "village", place: true }],
    [{ v: 99 }, { ...guarded, department: null, place: true }],
    // What guardians do not read themselves, nor is found for them by.
    [{ c: ["Child.name", "CounsellingSession.heldOn"] }, closed],
    [{ c: ["Child.name", "Guardianship.protectiveFlag:filter"] }, { ...closed, kinds: "儿童、监护关系" }],
    [{ c: ["Child.name", "CorrectionRequest.status"] }, closed],
    [{ c: ["Child.name", "RecordAccess.at"] }, closed],
    [{ c: ["Child.name", "Unknown.field"] }, closed],
    [{ c: ["CounsellingSession.heldOn", "MandatoryReport.status"] }, { ...closed, kinds: null }],
  ] as const satisfies readonly (readonly [Line, unknown])[])
    expect([line, await said(line)]).toEqual([line, expected]);
});

test("a guardian who reads is known by the bond of the account, and one that is nobody's is told to nobody", async () => {
  const [person] =
    await at.admin`select person_id as id from tc.assignment where guardian_id = ${plantedGuardians.threeTownships.id}`;
  const request = randomUUID();
  await new Chain(at.admin).seal({
    q: request,
    r: "guardian",
    p: String(person?.id),
    s: [["child", child, "o"]],
  });
  await unpack(at.one);
  const [row] =
    await at.admin`select r.by_guardian_id as by, r.withheld, r.tells_place as place, a.account from record_access r
    join access_record a on a.id = r.access_id where a.request = ${request}`;
  expect(row).toEqual({
    by: plantedGuardians.threeTownships.id,
    withheld: null,
    place: false,
    account: null,
  });
  expect(await said({ r: "guardian", p: randomUUID() })).toMatchObject({ withheld: "closed" });
});

test("the id of a person's row is made of what is said of that person, whatever else was shown or stands in the log", async () => {
  const line: Line = { q: randomUUID(), p: randomUUID() };
  const own = ["child", child, "o"] as const;
  const ids = async (lines: readonly Line[]): Promise<string[]> => {
    await at.admin`alter table record_access disable trigger all`;
    await at.admin`delete from record_access where child_id = ${child}`;
    await at.admin`alter table record_access enable trigger all`;
    await new Chain(at.admin).seal(...lines);
    await unpack(at.one);
    return (
      await at.admin`select id from record_access where child_id = ${child} and withheld is null order by id`
    ).map(({ id }) => id);
  };
  const alone = await ids([{ ...line, s: [own] }]);
  expect(alone).toHaveLength(1);
  const among = await ids([
    { s: [["child", child, "p"]] },
    { ...line, n: 7, s: [["child", plantedChildren.protective.id, "p"], own] },
  ]);
  expect(among).toEqual(alone);
});

test("what was withheld for a report is told from the day after its release, and not what was read by others or is closed", async () => {
  const of = plantedChildren.olderSibling.id;
  const [{ day } = { day: "" }] =
    await at.admin`select (released_on + 1)::text as day from report_release where id = ${plantedReports.release}`;
  const guarded = ["Child.name", "MandatoryReport.status"];
  await at.admin`alter table report_release disable trigger all`;
  await at.admin`alter table mandatory_report disable trigger all`;
  await at.admin`update mandatory_report set created_at = '2026-11-20 08:00+08' where id = ${plantedReports.released}`;
  await at.admin`update report_release set created_at = '2026-11-24 08:00+08' where id = ${plantedReports.release}`;
  await at.admin`update mandatory_report set child_id = null where child_id = ${of} and id <> ${plantedReports.released}`;
  const line = (r: string, t: string, more: Line = {}): Line => ({
    r,
    t,
    c: guarded,
    s: [["child", of, "p"]],
    ...more,
  });
  await new Chain(at.admin).seal(
    line("civil-affairs-officer", "2026-11-22T01:00:00.000Z", { u: "report-response" }),
    line("civil-affairs-officer", "2026-11-19T01:00:00.000Z"),
    line("civil-affairs-officer", "2026-11-24T01:00:00.000Z"),
    line("school-registrar", "2026-11-22T01:00:00.000Z"),
    line("civil-affairs-officer", "2026-11-22T02:00:00.000Z", {
      c: [...guarded, "CounsellingSession.heldOn"],
    }),
  );
  await unpack(at.one);
  const told = () => at.admin`select r.at, r.purpose, r.kinds, r.department from record_access r
    where r.child_id = ${of} and r.withheld is null and r.at >= '2026-11-01' and r.repeats_id is not null and r.created_at > now() - interval '1 hour'`;
  const release = (until: string) => at.admin`select tc.tell_released(${day}, ${until})`;
  await release(day).then(() => release(day));
  expect([...(await told())]).toEqual([
    { at: new Date("2026-11-22T01:00:00.000Z"), purpose: null, kinds: "儿童", department: "civil-affairs" },
  ]);
});

test("records of access are added to and never changed, whichever table of them is named; their months are made", async () => {
  const owner = postgres(at.database.ownerUrl, { max: 1, onnotice: () => {} });
  const parts = await owner`select inhrelid::regclass::text as name from pg_inherits
    where inhparent in ('access_record'::regclass, 'record_access'::regclass)`;
  expect(parts.length).toBeGreaterThanOrEqual(6);
  for (const name of [
    "access_record",
    "record_access",
    "shown_field",
    ...parts.map((part) => String(part.name)),
  ]) {
    const rows = await count(name);
    for (const text of [
      `update ${name} set version = 2`,
      `delete from ${name}`,
      `truncate ${name}`,
      `do $$ begin delete from ${name}; end $$`,
    ]) {
      if (rows === 0 && !text.startsWith("truncate")) continue;
      const error = await owner.unsafe(text).then(
        () => "taken",
        (e: { constraint_name?: string; code: string }) => e.constraint_name ?? e.code,
      );
      expect([text, error]).toEqual([text, "access_record_never_changes"]);
    }
  }
  await owner.end();
  for (const login of ["tc_audit", "tc_guardian", "tc_jobs"]) {
    const [may] =
      await at.admin`select has_table_privilege(${login}, 'access_record', 'insert, update, delete, truncate') as write,
      has_table_privilege(${login}, 'tc.access_waiting', 'select, delete') as waiting`;
    expect([login, may]).toEqual([login, { write: false, waiting: false }]);
  }
});

test("when somebody last used a role for which fields is kept by the day", async () => {
  const [p, operation] = [randomUUID(), randomUUID()];
  const line = (t: string): Line => ({
    p,
    t,
    o: operation,
    c: ["Child.name", "Child.gender"],
    s: [["child", child, "o"]],
  });
  await new Chain(at.admin).seal(
    line("2026-11-20T01:00:00.000Z"),
    line("2026-11-23T17:00:00.000Z"),
    line("2026-11-21T01:00:00.000Z"),
  );
  await unpack(at.one);
  const rows =
    await at.admin`select u.last_on::text as day, array_agg(f.coordinate order by f.coordinate) as fields
    from tc.access_use u join shown_field f on f.set_id = u.set_id where u.person_id = ${p} group by 1`;
  expect([...rows]).toEqual([{ day: "2026-11-24", fields: ["Child.gender", "Child.name"] }]);
});

test("the year's report counts lines of its civil year once, and persons apart from times", async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const [own, other] = [plantedChildren.moved.id, plantedChildren.leaver.id];
  const line = (t: string, more: Line = {}): Line => ({ t, p: first, s: [["child", own, "o"]], ...more });
  await new Chain(at.admin).seal(
    line("2024-12-31T16:00:00.000Z"),
    line("2024-12-31T15:59:59.999Z"),
    line("2025-06-01T01:00:00.000Z", {
      p: second,
      u: "<b>",
      s: [
        ["child", own, "o"],
        ["child", other, "p"],
      ],
    }),
    line("2025-06-01T02:00:00.000Z", { c: ["Child.idNumber:lookup", "Child.name"] }),
    line("2025-06-01T03:00:00.000Z", { k: "command", m: "decideAid", x: "intended", c: [], s: [] }),
    line("2025-06-01T03:00:00.000Z", {
      k: "command",
      m: "decideAid",
      c: [],
      s: [],
      r: "civil-affairs-officer",
    }),
    line("2025-06-01T04:00:00.000Z", {
      k: "refused",
      x: "refused",
      e: "FORBIDDEN",
      c: ["Child.name:read"],
      s: [],
    }),
  );
  await unpack(at.one);
  const sections = await countYear(at.admin, 2025);
  const rows = (term: string) => sections.find((section) => section.term === term)?.rows;
  expect(rows("总计")).toEqual([[3, 1, 1, 0, 2, 1, 0, 0]]);
  expect(rows("按部门")).toEqual([
    ["civil-affairs", 0, 1, 0, 0, 1, 0, 0],
    ["education", 3, 0, 1, 0, 2, 1, 0],
  ]);
  expect(rows("按部门和目的")).toEqual([
    ["civil-affairs", "未声明", 0, 1, 0, 0],
    ["education", "<b>", 1, 0, 0, 0],
    ["education", "未声明", 2, 0, 1, 0],
  ]);
  expect(rows("按部门和信息类型")).toEqual([["education", "Child", 3]]);
  expect(rows("未成年人被查阅")).toEqual([["education", 2, 4]]);
  expect(rows("拒绝")).toEqual([["education", "FORBIDDEN", 1, 1]]);
  const csv = reportCsv(2025, sections).split("\r\n");
  expect(csv[0]).toBe("\ufeff年度,项目,维度一,维度二,指标,数值");
  expect(csv).toContain("2025,按部门和目的,education,<b>,查询次数,1");
  expect(reportHtml(2025, sections)).toContain("<td>education</td><td>&lt;b&gt;</td><td>1</td>");
  expect(reportCsv(2025, [{ term: "=1", keys: ["k"], measures: ["m"], rows: [['+"x', 2]] }])).toContain(
    '2025,\'=1,"\'+""x",,m,2',
  );
});
