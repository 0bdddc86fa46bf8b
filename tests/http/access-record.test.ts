// What is on record of an answer before it is given: who asked, what of persons was shown of whom, and where it cannot be written
// down, nothing is shown.
import { createHash } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedPeople } from "../../src/sample/people/planted.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

interface Line {
  readonly k: string;
  readonly q: string;
  readonly p: string | null;
  readonly r: string;
  readonly u: string | null;
  readonly o: string | null;
  readonly c: readonly string[];
  readonly s: readonly (readonly [string, string, string])[];
  readonly n: number;
  readonly x: string;
  readonly e: string | null;
  readonly m?: string;
}

let app: TestApp;
let admin: Sql;
const officer = { as: "township-officer:五通乡" };
const police = { as: developmentSubject({ role: "police-officer", township: "五通乡" }) };
/** The guardian of a child with a protective flag. */
const flagged = { as: plantedPeople.suspectInOffice, role: "guardian" };

beforeAll(async () => {
  app = await startTestApp();
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await app?.close();
});

const all = async (): Promise<readonly Line[]> => {
  const rows = await admin<{ line: Line }[]>`
    select line from tc.access_batch b, json_array_elements(b.body::json) with ordinality x(line, n) order by b.at, b.seq, n`;
  return rows.map(({ line }) => line);
};
/** What is on record of one request. */
const asked = async (query: string, who: Parameters<TestApp["ask"]>[1]) => {
  const reply = await app.ask(query, who);
  const lines = (await all()).filter(({ q }) => q === reply.request);
  return { ...reply, lines, line: lines[0] };
};
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();
const subjects = (line: Line | undefined, kind = "child"): string[] =>
  [...new Set(line?.s.flatMap(([of, id]) => (of === kind ? [id] : [])))].sort();

test("a list of children is on record with each child that it shows, and with the fields", async () => {
  const query = "{ children(first: 20) { nodes { id name gender } } }";
  const { json, line, lines } = await asked(query, officer);
  const { nodes } = json.data.children;
  expect(nodes).toHaveLength(20);
  expect(lines).toHaveLength(1);
  expect(line).toMatchObject({ k: "read", r: "township-officer", u: null, n: 20, x: "shown", e: null });
  expect(line?.c).toEqual(["Child.gender", "Child.id", "Child.name"]);
  expect(subjects(line)).toEqual(ids(nodes));
  expect(line?.o).toBe(createHash("sha256").update(query).digest("hex"));
  const [person] = await admin`select subject from tc.person where id = ${line?.p ?? ""}`;
  expect(person?.subject).toBe(officer.as);
});

test("nothing of persons is on record of an answer that shows nothing of them", async () => {
  for (const query of [
    "{ schools(first: 3) { nodes { id name } } }",
    '{ me { role } dataCatalogue(search: "校") { coordinate } }',
    '{ child(id: "00000000-0000-7000-8000-000000000000") { name } }',
    "{ children(first: 0) { pageInfo { hasNextPage } } }",
  ])
    expect((await asked(query, officer)).lines, query).toEqual([]);
  expect((await asked("{ schools(first: 3) { nodes { id name } } }", {})).lines).toEqual([]);
});

test("rows whose persons the role may not read are on record with them all the same", async () => {
  const { json, line } = await asked("{ enrolments(first: 30) { nodes { id } } }", officer);
  const shown = ids(json.data.enrolments.nodes);
  const children = await admin`select distinct child_id as id from enrolment where id = any (${shown})`;
  expect(line?.c).toEqual(["Enrolment.id"]);
  expect(subjects(line)).toEqual(ids(children as never));
  const bonds = await asked("{ guardianships(first: 5) { nodes { id guardian { name } child { id } } } }", {
    as: developmentSubject({ role: "civil-affairs-officer" }),
  });
  const kept =
    await admin`select child_id, guardian_id from guardianship where id = any (${ids(bonds.json.data.guardianships.nodes)})`;
  expect(subjects(bonds.line, "guardian")).toEqual(
    [...new Set(kept.map(({ guardian_id }) => String(guardian_id)))].sort(),
  );
  expect(subjects(bonds.line)).toEqual([...new Set(kept.map(({ child_id }) => String(child_id)))].sort());
});

test("other uses of what is of persons are told as what they are, also where nothing shows", async () => {
  const { line } = await asked(
    "{ children(where: { gender: { eq: MALE } }, orderBy: [BIRTH_DATE_ASC], first: 0) { totalCount } }",
    officer,
  );
  expect(line).toMatchObject({
    c: ["Child.birthDate:order", "Child.gender:filter", "Child.id:aggregate"],
    s: [],
    n: 0,
  });
  const groups = await asked("{ childAggregate(groupBy: [GENDER]) { key { gender } count } }", officer);
  expect(groups.line).toMatchObject({ c: ["Child.gender:aggregate", "Child.id:aggregate"], s: [] });
  expect(groups.line?.n).toBe(groups.json.data.childAggregate.length);
  const none = await asked('{ children(where: { name: { eq: "无此人" } }) { nodes { id } } }', officer);
  expect(none.line).toMatchObject({ c: ["Child.name:filter"], n: 0 });
});

test("a cell is on record where it shows, and not where it is hidden", async () => {
  const query = (id: string) => `{ child(id: "${id}") { id enrolled } }`;
  const hidden = await asked(query(plantedChildren.protective.id), flagged);
  expect(hidden.json.data.child).toEqual({ id: plantedChildren.protective.id, enrolled: null });
  expect(hidden.line?.c).toEqual(["Child.id"]);
  const open = await asked(query(plantedChildren.threeTownships.id), { as: plantedPeople.guardian });
  expect(open.line).toMatchObject({
    c: ["Child.enrolled", "Child.id"],
    s: [["child", plantedChildren.threeTownships.id, "o"]],
  });
});

test("what was come by through a protected record says so, and what is open says that", async () => {
  const reports = await asked(
    "{ mandatoryReports(first: 20) { nodes { id childId child { name } } } }",
    police,
  );
  const named = reports.json.data.mandatoryReports.nodes.flatMap(
    ({ childId }: { childId: string | null }) => childId ?? [],
  );
  expect(named.length).toBeGreaterThan(0);
  expect(subjects(reports.line)).toEqual([...new Set<string>(named)].sort());
  expect(new Set(reports.line?.s.map(([, , way]) => way))).toEqual(new Set(["p"]));
  // By its place, which is open, or by a report alone.
  const identity = { ...police, purpose: "identity-verification" };
  const lived = plantedChildren.threeTownships.id;
  const byPlace = await asked(`{ child(id: "${lived}") { id } }`, identity);
  expect(byPlace.line?.s).toEqual([["child", lived, "o"]]);
  const only = await asked(`{ child(id: "${plantedChildren.protective.id}") { id name } }`, police);
  expect(only.line?.s.map(([, , way]) => way)).toEqual(only.json.data.child === null ? undefined : ["p"]);
  const filtered = await asked(
    "{ children(where: { mandatoryReports: { none: {} } }, first: 2) { nodes { id } } }",
    { as: developmentSubject({ role: "civil-affairs-officer" }) },
  );
  expect(new Set(filtered.line?.s.map(([, , way]) => way))).toEqual(new Set(["p"]));
  expect(filtered.line?.c).toContain("Child.mandatoryReports:filter");
});

test("refusals are on record, with what was asked for, also where it is as if there were no such field", async () => {
  const forbidden = await asked("{ children(first: 1) { nodes { id idNumber } } }", officer);
  expect(forbidden.status).toBe(403);
  expect(forbidden.lines).toMatchObject([{ k: "refused", x: "refused", e: "FORBIDDEN", s: [], n: 0 }]);
  expect(forbidden.line?.c).toContain("Child.idNumber:read");
  const unknown = await asked(
    `{ child(id: "${plantedChildren.protective.id}") { mandatoryReports { nodes { id } } } }`,
    flagged,
  );
  expect(unknown.json.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  expect(unknown.lines).toMatchObject([{ k: "refused", e: "FORBIDDEN", r: "guardian" }]);
  expect((await asked("{ children(first: 1) { nodes { id } } }", {})).lines).toEqual([]);
});

test("a command is on record as intended, and as it ended", async () => {
  const act = (report: string) =>
    asked(
      `mutation { identifyReportedChild(input: { id: "${report}", version: 9, childId: "${plantedChildren.threeTownships.id}" }) { mandatoryReport { id } } }`,
      police,
    );
  const stale = await act(plantedReports.ofVillage);
  expect(stale.lines.map(({ k, m, x, e }) => [k, m, x, e])).toEqual([
    ["command", "identifyReportedChild", "intended", null],
    ["command", "identifyReportedChild", "refused", stale.json.errors[0].extensions.code],
  ]);
  const [report] =
    await admin`select m.id, m.child_id from mandatory_report m join township t on t.id = m.township_id
    where m.to_police and t.name = '五通乡' and m.child_id is not null and m.status in ('filed', 'responding') limit 1`;
  const input = `{ reportId: "${report?.id}", station: "示例派出所", measure: MEDICAL }`;
  const done = await asked(
    `mutation { recordEmergencyResponse(input: ${input}) { emergencyResponse { id station } } }`,
    police,
  );
  expect(done.json.errors).toBeUndefined();
  expect(done.lines).toMatchObject([
    { x: "intended", c: [], s: [] },
    {
      x: "shown",
      c: [],
      g: ["EmergencyResponse.id", "EmergencyResponse.station"],
      s: [["child", report?.child_id, "p"]],
      n: 1,
    },
  ]);
});

const readyz = async () => (await fetch(`${app.url}/readyz`)).status;

test("with the record away nothing is shown and nothing done, and it is there again by itself", async () => {
  const children = "{ children(first: 1) { nodes { id } } }";
  await admin`alter function tc.append_access rename to append_elsewhere`;
  const refused = await app.ask(children, officer);
  expect(refused.status).toBe(503);
  expect(refused.json.errors[0].extensions).toMatchObject({ code: "UNAVAILABLE", reason: "ACCESS_LOG" });
  expect(refused.json.data).toBeUndefined();
  const [before] =
    await admin`select status, version from report_recipient where report_id = ${plantedReports.ofVillage} and department = 'police'`;
  const command = await app.ask(
    `mutation { acceptReport(input: { id: "${plantedReports.ofVillage}", version: 1 }) { version } }`,
    police,
  );
  expect(command.json.errors[0].extensions).toMatchObject({ code: "UNAVAILABLE", reason: "ACCESS_LOG" });
  expect(
    await admin`select status, version from report_recipient where report_id = ${plantedReports.ofVillage} and department = 'police'`,
  ).toEqual([before]);
  // A refusal is not told either, what is nobody's is.
  expect((await app.ask("{ children(first: 1) { nodes { id idNumber } } }", officer)).status).toBe(503);
  expect((await app.ask("{ schools(first: 1) { nodes { id } } }", officer)).status).toBe(200);
  await expect.poll(readyz).toBe(503);
  await admin`alter function tc.append_elsewhere rename to append_access`;
  await expect.poll(readyz, { timeout: 5_000 }).toBe(200);
  expect((await app.ask(children, officer)).status).toBe(200);
});

test("without a place for the month, or with a record that does not answer, nothing is shown in time", async () => {
  const children = "{ children(first: 1) { nodes { id } } }";
  const [part] =
    await admin`select format('tc.%I', 'access_batch_' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMM')) as name,
    pg_get_expr(relpartbound, oid) as bound from pg_class where relname = 'access_batch_' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMM')`;
  await admin.unsafe(`alter table tc.access_batch detach partition ${part?.name}`);
  expect((await app.ask(children, officer)).status).toBe(503);
  await admin.unsafe(`alter table tc.access_batch attach partition ${part?.name} ${part?.bound}`);
  await expect.poll(() => app.ask(children, officer).then(({ status }) => status)).toBe(200);
  const { left, answer } = await admin.begin(async (tx) => {
    await tx`lock table tc.access_batch in access exclusive mode`;
    // One leaves, one waits: neither is shown anything before it is on record.
    const leaving = new AbortController();
    const left = fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${await app.token(officer.as)}`, "content-type": "application/json" },
      body: JSON.stringify({ query: "{ children(first: 3) { nodes { id } } }" }),
      signal: leaving.signal,
    }).then(
      () => "answered",
      () => "left",
    );
    const answer = app.ask(children, officer);
    await new Promise((resolve) => setTimeout(resolve, 300));
    leaving.abort();
    expect(await left).toBe("left");
    return { left, answer: Promise.race([answer.then(({ status }) => status)]).catch(() => 0) };
  });
  expect([await left, await answer]).toEqual(["left", 200]);
  const lines = await all();
  expect(lines.filter(({ n, c }) => n === 3 && c.join() === "Child.id").length).toBe(1);
});
