// Papers over HTTP: what is uploaded, attached and sent, by whom and to whom; and what is refused, of which nothing is left.
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import pino from "pino";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedPeople } from "../../src/sample/people/planted.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { alwaysPermit } from "../isolation/always-permit.ts";
import { callRaw, type SentBytes, type Who } from "../support/raw-call.ts";
import { administrators, desks, dutiesOf } from "../support/roles.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const mostBytes = 600_000;
const canary = "kanarienvogel-8c1f";
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${canary} ${text}\n%%EOF\n`);
const head = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

let app: TestApp;
let admin: Sql;
const logged: string[] = [];

beforeAll(async () => {
  app = await startTestApp({
    clock: () => new Date(),
    attachmentBytes: mostBytes,
    log: pino({ level: "trace" }, { write: (line: string) => logged.push(line) }),
  });
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await app?.close();
});

const call = (method: string, path: string, who: Who, sent: SentBytes = {}) =>
  callRaw(app, `${method} ${path}`, who, sent);
const inPieces = (bytes: Buffer, size = 70_001): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
const upload = (
  who: Who,
  bytes: Buffer | readonly Buffer[],
  { type = "application/pdf", name = "申请 表.pdf", ...headers }: Record<string, string> = {},
  cut?: Promise<unknown>,
) =>
  call("POST", "/attachments", who, {
    // In pieces that are no parts, unless its length is said.
    headers: { "content-type": type, "x-tongchou-file-name": encodeURIComponent(name), ...headers },
    bytes: Buffer.isBuffer(bytes) ? inPieces(bytes) : bytes,
    ...(cut && { cut }),
  });
const uploaded = async (who: Who, bytes: Buffer, headers?: Record<string, string>): Promise<string> => {
  const { status, text } = await upload(who, bytes, headers);
  expect(status, text).toBe(201);
  return JSON.parse(text).id;
};
const download = (who: Who, id: string, at?: TestApp) => callRaw(at ?? app, `GET /attachments/${id}`, who);
const attach = (who: Who, input: Record<string, unknown>) =>
  app.ask(
    "mutation($input: AttachPaperInput!) { attachPaper(input: $input) { version attachment { id fileName mediaType sizeBytes } } }",
    { ...who, variables: { input } },
  );
/** What is refused, in one word. */
const why = ({
  json,
}: {
  json: { errors?: { extensions: { code: string; issues?: { rule: string }[] } }[] };
}) => json.errors?.[0]?.extensions.issues?.[0]?.rule ?? json.errors?.[0]?.extensions.code;
const one = async (query: string): Promise<string> => String((await admin.unsafe(query))[0]?.id);
const uploads = async () => (await admin`select count(*)::int as n from tc.upload`)[0]?.n;

const guardian = { as: plantedPeople.guardian };
const school = (duty: string, at: "street" | "mountain" = "street"): Who => ({
  as: developmentSubject({ role: "school-registrar", school: plantedSchools[at].officialCode, duty }),
});
const section = (duty: string): Who => ({ as: developmentSubject({ role: "education-officer", duty }) });
const township = { as: developmentSubject({ role: "township-officer", township: "五通乡" }) };
const police = { as: developmentSubject({ role: "police-officer", township: "五通乡" }) };
const civil = { as: developmentSubject({ role: "civil-affairs-officer" }) };
const response = { purpose: "report-response" };
const rehabilitation = { purpose: "rehabilitation" };

const organisation = { as: plantedPeople.careOrganisation };
/** In office, and the guardian of another child who is reported. */
const tied = { as: plantedPeople.suspectInOffice, role: "civil-affairs-officer" };

/** Everybody at hand, by a name. */
const everybody: Readonly<Record<string, Who>> = {
  nobody: {},
  guardian,
  ...Object.fromEntries(dutiesOf["education-officer"].map((duty) => [`education:${duty}`, section(duty)])),
  ...Object.fromEntries(dutiesOf["school-registrar"].map((duty) => [`school:${duty}`, school(duty)])),
  township,
  police,
  "police for it": { ...police, ...response },
  civil,
  "civil for it": { ...civil, ...response },
  ...Object.fromEntries(
    dutiesOf["school-registrar"].map((duty) => [
      `school:${duty} for a plan`,
      { ...school(duty), ...rehabilitation },
    ]),
  ),
  "education:basic-education for a plan": { ...section("basic-education"), ...rehabilitation },
  "education:safety for a plan": { ...section("safety"), ...rehabilitation },
  "another school for a plan": { ...school("welfare", "mountain"), ...rehabilitation },
  "a station elsewhere, for it": {
    as: developmentSubject({ role: "police-officer", township: "关面乡" }),
    ...response,
  },
  "another school": school("welfare", "mountain"),
  "another township": { as: developmentSubject({ role: "township-officer", township: "关面乡" }) },
  "another guardian": { as: plantedPeople.alsoGuardian, role: "guardian" },
  village: { as: developmentSubject({ role: "village-committee", township: "五通乡", village: "示例一村" }) },
  inspector: { as: developmentSubject({ role: "inspector" }) },
  teacher: { as: plantedPeople.teacher },
  organisation,
  tied: { ...tied, ...response },
  ...Object.fromEntries(
    [...desks, ...administrators].map((role) => [`desk ${role}`, { as: developmentSubject({ role }) }]),
  ),
};

/** Of each record a paper, who hangs it there, and by hand who may have what it holds. */
interface Case {
  readonly by: Who;
  readonly key: string;
  readonly record: () => Promise<string>;
  readonly to: readonly string[];
}
const cases: Readonly<Record<string, Case>> = {
  "an application for aid": {
    by: guardian,
    key: "aidGrantId",
    record: () =>
      one(
        `select id from student_aid_grant where child_id = '${plantedChildren.threeTownships.id}' and archived_at is null order by id limit 1`,
      ),
    to: ["guardian", "school:welfare", "education:student-aid"],
  },
  "a closure": {
    by: section("basic-education"),
    key: "closureId",
    record: () => one("select id from school_closure where archived_at is null order by id limit 1"),
    to: ["education:basic-education"],
  },
  "an entrusted care": {
    by: guardian,
    key: "entrustedCareId",
    record: async () => {
      const give = `mutation { give: giveEntrustedCareNotice(input: { childId: "${plantedChildren.threeTownships.id}", carerName: "示例", carerPhone: "13900000000", validFrom: "${new Date().toISOString().slice(0, 10)}" }) { entrustedCare { id } } }`;
      const { json, text } = await app.ask(give, guardian);
      expect(json.errors, text).toBeUndefined();
      return json.data.give.entrustedCare.id;
    },
    to: ["guardian", "school:head", "school:welfare", "township"],
  },
  "a report": {
    by: school("welfare"),
    key: "reportId",
    record: async () => {
      const file = `mutation { file: fileMandatoryReport(input: { childId: "${plantedChildren.threeTownships.id}", townshipId: "${await one("select id from township where name = '五通乡'")}", category: NEGLECT, eventAt: "2026-11-20T08:00:00Z", knownAt: "2026-11-20T09:00:00Z", narrative: "示例", recipients: [{ department: POLICE }, { department: CIVIL_AFFAIRS }] }) { mandatoryReport { id } } }`;
      const { json, text } = await app.ask(file, school("welfare"));
      expect(json.errors, text).toBeUndefined();
      return json.data.file.mandatoryReport.id;
    },
    to: ["police for it", "civil for it", "tied"],
  },
  "an application of difficulty": {
    by: township,
    key: "difficultyId",
    record: async () => {
      const give = `mutation { give: applyForDifficulty(input: { childId: "${plantedChildren.threeTownships.id}", category: OTHER }) { difficultyRecord { id } } }`;
      const { json, text } = await app.ask(give, township);
      expect(json.errors, text).toBeUndefined();
      return json.data.give.difficultyRecord.id;
    },
    to: ["township", "civil", "civil for it", "tied", "desk civil-affairs-officer"],
  },
  "an individual plan": {
    by: { ...school("welfare"), ...rehabilitation },
    key: "planId",
    record: async () => {
      const make = `mutation { make: makeIndividualPlan(input: { childId: "${plantedChildren.threeTownships.id}", schoolYear: 2026, disabilityCategory: HEARING, placement: INCLUSIVE, committee: "示例专家委员会", steps: "示例" }) { individualPlan { id } } }`;
      const { json, text } = await app.ask(make, { ...section("basic-education"), ...rehabilitation });
      expect(json.errors, text).toBeUndefined();
      return json.data.make.individualPlan.id;
    },
    to: ["school:welfare for a plan", "school:head for a plan", "education:basic-education for a plan"],
  },
};

const papers: Record<string, { readonly id: string; readonly bytes: Buffer }> = {};

test.for(Object.entries(cases))(
  "%s has a paper, and nobody else is sent it",
  async ([name, { by, key, record, to }]) => {
    const bytes = Buffer.concat([pdf(name), Buffer.alloc(300_000, name)]);
    const content = await uploaded(by, bytes);
    const input = { [key]: await record(), kind: "OTHER", content };
    const made = await attach(by, input);
    expect(made.json.errors, made.text).toBeUndefined();
    const id = await one(`select id from attachment where content = '${content}'`);
    papers[name] = { id, bytes };
    // Once, and nowhere else.
    expect(why(await attach(by, input))).toBe("attachment_upload");
    const absent = await download(guardian, randomUUID());
    expect(absent.status).toBe(404);
    const had: string[] = [];
    for (const [who, caller] of Object.entries(everybody)) {
      const { status, text, bytes: got, headers } = await download(caller, id);
      if (status === 200) {
        had.push(who);
        expect(got.equals(bytes), who).toBe(true);
        expect(headers).toMatchObject({
          "content-type": "application/pdf",
          "content-length": String(bytes.length),
          "content-disposition": `attachment; filename="attachment.pdf"; filename*=UTF-8''%E7%94%B3%E8%AF%B7%20%E8%A1%A8.pdf`,
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
          "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
          "accept-ranges": "none",
        });
      } else expect([status, text], who).toEqual([404, absent.text]);
    }
    // Who says a purpose beside it has what they have without.
    const isSent = (who: string) => to.includes(who) || to.includes(who.replace(/ for a plan$/, ""));
    expect(had.sort()).toEqual(Object.keys(everybody).filter(isSent).sort());
    const log =
      await admin`select person_id from tc.access_log where event = 'content-sent' and row_id = ${id}`;
    expect(log.length).toBe(had.length);
  },
);

test("papers of the sample hold what any reader opens", async () => {
  const [paper] =
    await admin`select a.id, a.sha256, a.size_bytes as size from attachment a join student_aid_grant g on g.id = a.aid_grant_id
    where a.file_name ~ '^资助申请表|^学校意见' and a.media_type = 'pdf' and a.archived_at is null and g.archived_at is null order by a.id limit 1`;
  const { status, bytes } = await download(section("student-aid"), String(paper?.id));
  expect([status, bytes.length]).toEqual([200, paper?.size]);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(paper?.sha256);
  const held = bytes.toString("latin1");
  expect([held.slice(0, 9), held.slice(-6)]).toEqual(["%PDF-1.4\n", "%%EOF\n"]);
});

test("whoever is tied to the child of a report sees no paper of it", async () => {
  const papers = `{ attachments(where: { reportId: { eq: "${plantedReports.open}" } }) { totalCount } }`;
  const seen = async (who: Who) => (await app.ask(papers, who)).json.data?.attachments.totalCount;
  expect([await seen(civil), await seen(tied)]).toEqual([1, 0]);
});

test("what the planner would let through the database keeps back", async () => {
  const open = await startTestApp({
    database: app.database,
    clock: () => new Date(),
    decisions: alwaysPermit,
  });
  try {
    for (const [name, { to }] of Object.entries(cases)) {
      const { id = "" } = papers[name] ?? {};
      for (const [who, caller] of Object.entries(everybody)) {
        // Duties and purposes are the planner's alone: the database keeps the most that the role has with all of them.
        const role = who.replace(/ for it$|:.*/, "");
        if (
          to.some((one) => one.replace(/ for it$|:.*/, "").endsWith(role) || role.endsWith(`${one}-officer`))
        )
          continue;
        if (role === "tied" || role.startsWith("desk")) continue;
        const headers =
          caller.as === undefined ? {} : { authorization: `Bearer ${await open.token(caller.as)}` };
        const { status, bytes } = await callRaw(open, `GET /attachments/${id}`, {}, { headers });
        expect(status, `${name}: ${who}`).not.toBe(200);
        expect(bytes.includes(canary), who).toBe(false);
      }
    }
  } finally {
    await open.app.close();
  }
});

test("what it is not, too large, without a name or of nobody is refused, and nothing of it is left", async () => {
  const before = await uploads();
  const png = Buffer.concat([Buffer.from(head, "latin1"), Buffer.alloc(100)]);
  const html = Buffer.from(`<!doctype html><script>alert('${canary}')</script>`);
  const large = Buffer.concat([pdf(""), Buffer.alloc(mostBytes)]);
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
  const finance = { as: developmentSubject({ role: "finance-officer" }) };
  const odd = [
    "../../etc/passwd",
    "a/b.pdf",
    "a\\b.pdf",
    ".pdf",
    "a\nb.pdf",
    "a\u202efdp.exe",
    " ",
    "x".repeat(121),
  ];
  type Try = readonly [
    what: string,
    status: number,
    bytes: Buffer | readonly Buffer[],
    said?: Record<string, string>,
    who?: Who,
  ];
  const tries: readonly Try[] = [
    ["html called png", 400, html, { type: "image/png", name: "a.png" }],
    ["html called html", 400, html, { type: "text/html" }],
    ["svg", 400, svg, { type: "image/svg+xml" }],
    ["html before a PDF", 400, Buffer.concat([html, pdf("")])],
    ["a mark before a PDF", 400, Buffer.concat([Buffer.from("\ufeff"), pdf("")])],
    ["zip", 400, Buffer.from("PK\u0003\u0004"), { type: "application/zip" }],
    ["a PNG called PDF", 400, png],
    ["a PDF that is packed", 400, gzipSync(pdf("")), { "content-encoding": "gzip" }],
    ["nothing", 400, []],
    ["no type", 415, pdf(""), { type: "" }],
    ["too large", 413, large, { "content-length": String(large.length) }],
    ["too large, unsaid", 413, large],
    ...odd.map((name): Try => [`name ${JSON.stringify(name)}`, 400, pdf(""), { name }]),
    ["a broken name", 400, pdf(""), { "x-tongchou-file-name": "%zz" }],
    ["nobody", 403, pdf(""), {}, {}],
    ["no command", 403, pdf(""), {}, finance],
    ["no duty", 403, pdf(""), {}, school("accounts")],
  ];
  for (const [what, status, bytes, said, who = guardian] of tries) {
    const got = await upload(who, bytes, said).catch((error: Error) => ({
      status: `cut: ${error.message}`,
      text: "",
    }));
    // Of what is far too large the connection may be cut before all of it is sent.
    if (status === 413 && String(got.status).startsWith("cut")) continue;
    expect(got.status, `${what}: ${got.text}`).toBe(status);
    expect(got.text).not.toContain(canary);
  }
  for (const [method, path, status] of [
    ["PUT", "/attachments", 405],
    ["GET", "/attachments", 405],
    ["GET", "/attachments/..%2f..%2fetc", 404],
  ] as const)
    expect((await call(method, path, guardian)).status).toBe(status);
  expect(await uploads()).toBe(before);
  await upload(guardian, [pdf(""), Buffer.alloc(300_000)], {}, sleep(100)).catch(() => undefined);
  await expect.poll(uploads).toBe(before);
  // Whoever leaves is no fault of the server's.
  expect(logged.filter((line) => line.includes('"failed"'))).toEqual([]);
  // Four at once, however little of them has come; then others again.
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const told: number[] = [];
  const slow = Array.from({ length: 6 }, () =>
    upload(organisation, [pdf("")], {}, left).then(
      ({ status }) => told.push(status),
      () => undefined,
    ),
  );
  await expect.poll(() => told, { timeout: 10_000 }).toEqual([429, 429]);
  leave();
  await Promise.all(slow);
  await expect.poll(async () => (await upload(organisation, [])).status, { timeout: 10_000 }).toBe(400);
  expect(await uploads()).toBe(before);
});

test("an upload is its person's, in its role, once, for an hour; a foreign or archived record has none", async () => {
  const grant = await cases["an application for aid"]?.record();
  const paper = { aidGrantId: grant, kind: "APPLICATION" };
  const [mine, his] = [await uploaded(guardian, pdf("1")), await uploaded(school("welfare"), pdf("2"))];
  expect(why(await attach(guardian, { ...paper, content: his }))).toBe("attachment_upload");
  expect(why(await attach(guardian, { ...paper, content: randomUUID() }))).toBe("attachment_upload");
  // The id of an upload opens nothing by itself.
  expect((await download(guardian, mine)).status).toBe(404);
  const foreign = await one(
    `select id from student_aid_grant where child_id <> '${plantedChildren.threeTownships.id}' and archived_at is null order by id limit 1`,
  );
  expect(why(await attach(guardian, { ...paper, aidGrantId: foreign, content: mine }))).toBe("absent");
  const report = await one("select id from mandatory_report order by id limit 1");
  expect(
    (await attach(guardian, { kind: "OTHER", reportId: report, content: mine })).json.data?.attachPaper ??
      null,
  ).toBeNull();
  expect(why(await attach(guardian, { kind: "OTHER", content: mine }))).toBe("FORBIDDEN");
  const two = await Promise.all([1, 2].map(() => attach(guardian, { ...paper, content: mine })));
  expect(two.map(why).sort()).toEqual(["attachment_upload", undefined]);
  const held = await one(`select id from attachment where content = '${mine}'`);
  await expect(admin`update attachment set kind = 'other' where id = ${held}`).rejects.toMatchObject({
    constraint_name: "attachment_stays",
  });
  expect((await download(guardian, held)).status).toBe(200);
  // With the record its papers are gone, and none is added.
  const again = await uploaded(guardian, pdf("3"));
  await admin`update student_aid_grant set archived_at = now() where id = ${grant ?? ""}`;
  expect((await download(guardian, held)).status).toBe(404);
  expect(why(await attach(guardian, { ...paper, content: again }))).toBe("absent");
  await admin`update student_aid_grant set archived_at = null where id = ${grant ?? ""}`;
  expect((await download(guardian, held)).status).toBe(200);
  await admin`update attachment set archived_at = now() where id = ${held}`;
  expect((await download(guardian, held)).status).toBe(404);
  // An hour later nobody has it, and the day's work takes it away.
  await admin`update tc.upload set begun_at = begun_at - interval '61 minutes' where id = ${his}`;
  expect(why(await attach(school("welfare"), { ...paper, content: his }))).toBe("attachment_upload");
  await admin`select tc.spent_uploads()`;
  expect(
    await admin`select id from tc.upload where id = ${his} union select upload_id from tc.upload_part where upload_id = ${his}`,
  ).toEqual([]);
});

test("ten that hang on nothing are enough; who has lost the role has neither upload nor paper", async () => {
  const { id = "" } = papers["an application for aid"] ?? {};
  const kept: string[] = [];
  for (let n = 0; n < 10; n += 1) kept.push(await uploaded(school("welfare"), pdf(String(n))));
  expect((await upload(school("welfare"), pdf("one more"))).status).toBe(429);
  const subject = school("welfare").as ?? "";
  await admin`update tc.assignment set valid_to = tc.today() where person_id = (select id from tc.person where subject = ${subject})`;
  expect((await download({ as: subject }, id)).status).not.toBe(200);
  expect((await upload({ as: subject }, pdf(""))).status).not.toBe(201);
  const { json } = await attach(
    { as: subject },
    { aidGrantId: randomUUID(), kind: "OTHER", content: kept[0] },
  );
  expect(json.data?.attachPaper ?? null).toBeNull();
});

test("no byte of what is held stands in a log, a history, the outbox, an error or unsealed in the database", async () => {
  const { id = "", bytes = Buffer.alloc(0) } = papers["a report"] ?? {};
  expect(logged.length).toBeGreaterThan(50);
  expect(logged.filter((line) => line.includes(canary))).toEqual([]);
  const [found] = await admin`select
    (select count(*)::int from tc.history h where h::text like ${`%${canary}%`}) + (select count(*)::int from tc.outbox o where o::text like ${`%${canary}%`})
      + (select count(*)::int from tc.command_key k where k::text like ${`%${canary}%`}) + (select count(*)::int from tc.access_log l where l::text like ${`%${canary}%`}) as told,
    (select count(*)::int from tc.upload_part p where position(convert_to(${canary}, 'UTF8') in p.cipher) > 0) as open,
    (select count(*)::int from tc.history where row_id = ${id}) as history, (select sha256 from attachment where id = ${id}) as digest`;
  expect(found).toEqual({
    told: 0,
    open: 0,
    history: 1,
    digest: createHash("sha256").update(bytes).digest("hex"),
  });
});
