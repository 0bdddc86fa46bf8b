// Departments write, as they do over HTTP: an appointment from the school to its confirmation, a report to the departments that
// act on it, a batch of money through its steps by three people; and what each of them hears when it goes wrong.
import type { Sql } from "postgres";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { civilDate } from "../../src/core/dates.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { townshipId } from "../../src/sample/reference/divisions.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { plantedBatches } from "../../src/sample/subsidies/planted.ts";
import { sendable } from "../support/sendable.ts";
import { type Ask, type Reply, startTestApp, type TestApp } from "../support/test-app.ts";
import { errorOf, nowhere, registrar } from "./giving/asking.ts";

let app: TestApp;
let admin: Sql;
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date() });
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await app?.close();
});

const today = civilDate(new Date());
/** Everything that a command may leave: a refused one leaves it as it was. */
const written = async () =>
  JSON.stringify(
    await admin`select (select json_agg(a order by a.id) from appointment a where created_at > now() - interval '1 hour') as a,
      (select count(*) from mandatory_report) as m, (select count(*) from report_recipient) as r,
      (select json_agg(b order by b.id) from payment_batch b) as b, (select count(*) from tc.history) as h,
      (select count(*) from tc.outbox) as o, (select count(*) from tc.command_key) as k`,
  );

async function leavesNothing(work: () => Promise<unknown>): Promise<void> {
  const before = await written();
  await work();
  expect(await written()).toBe(before);
}

describe("an appointment", () => {
  const appoint = `mutation($input: AppointToPostInput!, $key: String, $dry: Boolean) {
    appointToPost(input: $input, idempotencyKey: $key, dryRun: $dry) {
      appointment { id contractNo confirmedOn validFrom school { name } teacher { id } } version replayed dryRun } }`;
  const confirm = `mutation($id: ID!, $version: Int!) {
    done: confirmAppointment(input: { id: $id, version: $version }) { appointment { confirmedOn } version } }`;
  let school: Ask;
  let other: Ask;
  let input: Record<string, unknown>;

  beforeAll(async () => {
    const [vacant] = await admin<{ post: string; teacher: string; code: string; other: string }[]>`
      with ended as (
        update appointment set valid_to = tc.today() where id = (select a.id from appointment a
            join school s on s.id = a.school_id and s.official_code is not null and s.parent_school_id is null
            where a.archived_at is null and a.valid_from < tc.today() and a.valid_to > tc.today()
              and not exists (select from term_appraisal t where t.appointment_id = a.id) order by a.id limit 1)
          returning post_id, teacher_id, school_id)
      select e.post_id as post, e.teacher_id as teacher, s.official_code as code,
        (select o.official_code from school o where o.id <> e.school_id and o.official_code is not null
          and o.parent_school_id is null and not exists (select from school b where b.parent_school_id = o.id) order by o.id limit 1) as other
        from ended e join school s on s.id = e.school_id`;
    if (vacant === undefined) throw new Error("the sample has no appointment that could end");
    school = registrar({ officialCode: vacant.code });
    other = registrar({ officialCode: vacant.other });
    const { post, teacher } = vacant;
    input = {
      postId: post,
      teacherId: teacher,
      contractNo: "聘2026・1",
      validFrom: today,
      validTo: "2029-12-01",
    };
  });

  test("a dry run hears what would be wrong, and leaves nothing", () =>
    leavesNothing(async () => {
      const { json } = await app.ask(appoint, { ...school, variables: { input, dry: true } });
      expect(json).toEqual({
        data: { appointToPost: { appointment: null, version: null, replayed: false, dryRun: true } },
      });
      const wrong = { ...input, validTo: "2026-01-01" };
      const refused = await app.ask(appoint, { ...school, variables: { input: wrong, dry: true } });
      expect(errorOf(refused)).toMatchObject({ status: 400, code: "BAD_USER_INPUT" });
      const { issues } = errorOf(refused);
      expect(issues.map(({ rule, path }: { rule: string; path: unknown }) => [rule, path])).toEqual([
        ["appointment_period", ["input", "validFrom"]],
        ["appointment_period", ["input", "validTo"]],
      ]);
      expect(issues[0].messages.zh).toMatch(/。$/);
      expect(issues[0].messages.en).toMatch(/\.$/);
    }));

  test("another school's post or teacher is no post or teacher, and their ids are as good as none", () =>
    leavesNothing(async () => {
      const told = [];
      for (const ids of [{}, { postId: nowhere, teacherId: nowhere }]) {
        const { status, text } = await app.ask(appoint, {
          ...other,
          variables: { input: { ...input, ...ids } },
        });
        told.push(`${status} ${text}`);
      }
      expect(told[0]).toBe(told[1]);
      const { json } = await app.ask(appoint, { ...other, variables: { input } });
      expect(json.errors[0].extensions).toMatchObject({
        code: "NOT_FOUND",
        issues: [
          { rule: "absent", path: ["input", "postId"] },
          { rule: "absent", path: ["input", "teacherId"] },
        ],
      });
    }));

  test("is made once, however often it is sent, confirmed as of today by HR, and by one of two that confirm", async () => {
    const send = (more: object = {}) =>
      app.ask(appoint, { ...school, variables: { input: { ...input, ...more }, key: "form-1" } });
    const replies = await Promise.all(Array.from({ length: 8 }, () => send()));
    const made = replies.map(({ json }) => json.data.appointToPost);
    const { id } = made[0].appointment;
    expect(new Set(made.map(({ appointment }) => appointment.id)).size).toBe(1);
    expect(made.filter(({ replayed }) => !replayed).length).toBe(1);
    expect(made[0]).toMatchObject({
      appointment: {
        contractNo: "聘2026·1",
        confirmedOn: null,
        validFrom: today,
        teacher: { id: input.teacherId },
      },
      version: 1,
      dryRun: false,
    });
    expect(errorOf(await send({ contractNo: "x" }))).toMatchObject({ status: 409, code: "CONFLICT" });
    expect(await admin`select count(*)::int as n from appointment where contract_no = '聘2026·1'`).toEqual([
      { n: 1 },
    ]);

    // Over the post that is now held.
    const again = await app.ask(appoint, { ...school, variables: { input } });
    expect(errorOf(again).issues[0].rule).toMatch(/^appointment_/);

    const hr = { as: developmentSubject({ role: "hr-officer" }) };
    const both = await Promise.all(
      [1, 2].map(() => app.ask(confirm, { ...hr, variables: { id, version: 1 } })),
    );
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect(won?.json).toEqual({ data: { done: { appointment: { confirmedOn: today }, version: 2 } } });
    expect(errorOf(lost as Reply)).toMatchObject({ status: 409, code: "CONFLICT", version: 2 });
    const absent = await app.ask(confirm, { ...hr, variables: { id: nowhere, version: 1 } });
    expect(errorOf(absent)).toMatchObject({
      status: 404,
      code: "NOT_FOUND",
      issues: [{ path: ["input", "id"], rule: "absent" }],
    });
    expect(
      await admin`select command, role, operation, row_id from tc.history where row_id = ${id} order by id`.then(
        (rows) => rows.map(({ command, role, operation }) => [command, role, operation]),
      ),
    ).toEqual([
      ["appointToPost", "school-registrar", "insert"],
      ["confirmAppointment", "hr-officer", "update"],
    ]);
  });

  test("a school does not confirm, nor HR appoint; nothing is written of a request that asks for too much", () =>
    leavesNothing(async () => {
      const hr = { as: developmentSubject({ role: "hr-officer" }) };
      expect(errorOf(await app.ask(appoint, { ...hr, variables: { input } }))).toMatchObject({
        status: 403,
        code: "FORBIDDEN",
      });
      const forbidden = appoint
        .replace("contractNo", "contractNo teacher { idNumber }")
        .replace("teacher { id }", "");
      const refused = errorOf(await app.ask(forbidden, { ...school, variables: { input } }));
      expect(refused).toMatchObject({
        status: 403,
        refused: [{ coordinate: "Teacher.idNumber", use: "read" }],
      });
    }));
});

describe("a report", () => {
  const file = `mutation($input: FileMandatoryReportInput!) { fileMandatoryReport(input: $input) {
    mandatoryReport { id reportNo status reportedAt } version replayed } }`;
  const { street, mountain } = plantedSchools;
  const input = {
    townshipId: townshipId(street.township),
    category: "ABUSE",
    eventAt: "2026-11-20T08:00:00Z",
    knownAt: "2026-11-20T09:00:00Z",
    narrative: "左臂有伤，孩子说摔倒。",
    recipients: [{ department: "POLICE" }, { department: "CIVIL_AFFAIRS" }],
  };

  test("is filed by a school, read with its narrative by whom it goes to, and by nobody else", async () => {
    const by = registrar(street, "welfare");
    const { json } = await app.ask(file, { ...by, variables: { input }, key: "r-1" });
    const { mandatoryReport, version, replayed } = json.data.fileMandatoryReport;
    expect([version, replayed, mandatoryReport.status]).toEqual([1, false, "FILED"]);
    expect(mandatoryReport.reportNo).toMatch(/^BG\d{8}-[0-9A-F]{10}$/);
    const again = await app.ask(file, { ...by, variables: { input }, key: "r-1" });
    expect(again.json.data.fileMandatoryReport).toEqual({ mandatoryReport, version: 1, replayed: true });

    const { id } = mandatoryReport;
    const [row] = await admin`select reporter_kind, reporter_school_id, narrative_cipher,
      (select json_agg(department order by department) from report_recipient where report_id = ${id}) as sent
      from mandatory_report where id = ${id}`;
    expect([row?.reporter_kind, row?.reporter_school_id, row?.sent.length]).toEqual(["school", street.id, 2]);
    expect(row?.narrative_cipher).not.toContain("左臂");
    const read =
      "query($id: ID!) { mandatoryReport(id: $id) { narrative recipients { nodes { department } } } }";
    const civil = {
      as: developmentSubject({ role: "civil-affairs-officer" }),
      purpose: "report-response",
    };
    const answer = await app.ask(read, { ...civil, variables: { id } });
    expect(answer.json.errors).toBeUndefined();
    expect(answer.json.data.mandatoryReport.narrative).toBe(input.narrative);
    const elsewhere = await app.ask("query($id: ID!) { mandatoryReport(id: $id) { reportNo } }", {
      ...registrar(mountain, "welfare"),
      variables: { id },
    });
    expect(elsewhere.json).toEqual({ data: { mandatoryReport: null } });
  });

  test("is filed by a village, to which what others say does not exist", async () => {
    const [village] = await admin<{ id: string; name: string; township: string }[]>`
      select v.id, v.name, t.name as township from village v join township t on t.id = v.township_id order by v.id limit 1`;
    const { township = "", name = "" } = village ?? {};
    const as = developmentSubject({ role: "village-committee", township, village: name });
    const { json } = await app.ask(file, { as, variables: { input } });
    expect(json.errors).toBeUndefined();
    const { id } = json.data.fileMandatoryReport.mandatoryReport;
    const [row] =
      await admin`select reporter_kind, reporter_village_id from mandatory_report where id = ${id}`;
    expect(row).toEqual({ reporter_kind: "village", reporter_village_id: village?.id });
    await leavesNothing(async () => {
      const ask = (name: string) =>
        app.ask(file, { as, variables: { input: { ...input, [name]: street.id } } });
      const [hidden, invented] = [await ask("schoolId"), await ask("schoolZZ")];
      expect(hidden.status).toBe(400);
      expect(hidden.text).toBe(invented.text.replaceAll("schoolZZ", "schoolId"));
    });
  });

  test("says all that is wrong with it; what the rules refuse, by the field", () =>
    leavesNothing(async () => {
      const by = registrar(street, "welfare");
      const twice = [{ department: "POLICE" }, { department: "POLICE" }];
      const told = errorOf(
        await app.ask(file, { ...by, variables: { input: { ...input, recipients: twice } } }),
      );
      expect(told.issues).toEqual([
        // Of the type that a school's view does not know no word is said.
        {
          path: ["input", "recipients"],
          rule: "report_recipient_one",
          messages: { zh: "相同的内容已有一条。", en: "The same is there already." },
        },
      ]);
      const { townshipId: _township, ...unplaced } = input;
      const untyped = { ...unplaced, category: "ZZ", narrative: null, recipients: [{ department: 5 }, {}] };
      const types = errorOf(await app.ask(file, { ...by, variables: { input: untyped } }));
      expect(types.code).toBe("BAD_USER_INPUT");
      expect(
        types.issues.map(({ rule, path }: { rule: string; path: string[] }) => [rule, path.join(".")]),
      ).toEqual(
        expect.arrayContaining([
          ["form_required", "input.townshipId"],
          ["form_type", "input.category"],
          ["form_required", "input.narrative"],
          ["form_type", "input.recipients.0.department"],
          ["form_required", "input.recipients.1.department"],
        ]),
      );
      const early = { ...input, knownAt: "2026-11-19T09:00:00Z" };
      const times = errorOf(await app.ask(file, { ...by, variables: { input: early } }));
      expect(times.issues.map(({ path }: { path: unknown }) => path)).toEqual([
        ["input", "eventAt"],
        ["input", "knownAt"],
      ]);
      const another = { ...input, reporterSchoolId: mountain.id };
      expect(errorOf(await app.ask(file, { ...by, variables: { input: another } }))).toMatchObject({
        status: 403,
        code: "FORBIDDEN",
      });
    }));
});

describe("a batch of money", () => {
  const step = (name: string, more = "") => `mutation($id: ID!, $version: Int!) {
    ${name}(input: { id: $id, version: $version }) { version paymentBatch { status ${more} } } }`;
  const { prepared: id } = plantedBatches;
  const education = (duty: string) => ({ as: developmentSubject({ role: "education-officer", duty }) });
  const finance = { as: developmentSubject({ role: "finance-officer" }) };
  const versionOf = async () =>
    (await admin`select version from payment_batch where id = ${id}`)[0]?.version as number;

  beforeAll(async () => {
    await admin.begin(async (tx) => {
      await tx`update payee_account set verified_on = tc.today() where verified_on is null
        and id in (select payee_account_id from rural_subsidy_payment where batch_id = ${id})`;
      await tx`delete from rural_subsidy_payment where batch_id = ${id} and payee_account_id is null`;
      for (const statement of sendable) await tx.unsafe(statement);
      await tx`update presence_month m set status = 'present' where m.status = 'absent' and exists (select from rural_subsidy_payment p
        where p.batch_id = ${id} and p.teacher_id = m.teacher_id and p.month = m.month)`;
      await tx`update payment_batch b set total_fen = l.total, line_count = l.lines from (select sum(amount_fen) as total, count(*) as lines
        from tc.batch_line where batch_id = ${id}) l where b.id = ${id}`;
    });
  });

  test("goes from step to step by three people, each in its turn", async () => {
    let version = await versionOf();
    const take = async (name: string, by: Ask, more?: string) => {
      const reply = await app.ask(step(name, more), { ...by, variables: { id, version } });
      if (reply.json.data) version = reply.json.data[name].version;
      return reply;
    };
    await leavesNothing(async () => {
      // Finance does not see a batch before its review.
      expect(errorOf(await take("approvePaymentBatch", finance))).toMatchObject({
        status: 404,
        code: "NOT_FOUND",
      });
      expect(errorOf(await take("reviewPaymentBatch", education("personnel")))).toMatchObject({
        status: 403,
        code: "FORBIDDEN",
      });
    });
    const reviewed = await take("reviewPaymentBatch", education("finance"), "reviewedOn reviewedById");
    expect(reviewed.json.data?.reviewPaymentBatch.paymentBatch).toMatchObject({
      status: "REVIEWED",
      reviewedOn: today,
    });
    await leavesNothing(async () => {
      const again = errorOf(await take("reviewPaymentBatch", education("finance")));
      expect(again).toMatchObject({ status: 400, code: "BAD_USER_INPUT" });
      expect(again.issues).toEqual([
        {
          path: ["input", "id"],
          rule: "reviewPaymentBatch_from",
          clause: "三(六)",
          messages: {
            zh: expect.stringContaining("复核发放批次"),
            en: "reviewPaymentBatch leads from PREPARED alone.",
          },
        },
      ]);
      expect(errorOf(await take("sendPaymentBatch", finance)).issues[0].rule).toBe("sendPaymentBatch_from");
    });
    for (const [name, status] of [
      ["approvePaymentBatch", "APPROVED"],
      ["sendPaymentBatch", "SENT"],
      ["settlePaymentBatch", "SETTLED"],
    ] as const) {
      const reply = await take(name, finance);
      expect(reply.json.data?.[name]?.paymentBatch ?? reply.json).toEqual({ status });
    }
  });

  test("several commands of a request go in order, and the first that fails stops the rest", async () => {
    const [sent] = await admin`select version from payment_batch where id = ${plantedBatches.sent}`;
    const one = (alias: string, version: number) =>
      `${alias}: settlePaymentBatch(input: { id: "${plantedBatches.sent}", version: ${version} }) { version paymentBatch { status } }`;
    const query = `mutation { __typename ${one("a", sent?.version)} ${one("b", sent?.version)} ${one("c", sent?.version + 1)} }`;
    const { status, json } = await app.ask(query, finance);
    expect(status).toBe(200);
    expect(json).toEqual({
      errors: [
        {
          message: expect.any(String),
          path: ["b"],
          extensions: expect.objectContaining({ code: "CONFLICT", version: sent?.version + 1 }),
        },
      ],
      data: {
        __typename: "Mutation",
        a: { version: sent?.version + 1, paymentBatch: { status: "SETTLED" } },
        b: null,
        c: null,
      },
    });
    const keyed = await app.ask(query, { ...finance, key: "k" });
    expect(errorOf(keyed)).toMatchObject({ status: 400, code: "BAD_USER_INPUT" });
  });
});
