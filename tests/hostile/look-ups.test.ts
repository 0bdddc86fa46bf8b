// A look-up of an exact number as an oracle: each is counted before it is asked and logged, whoever leaves, restarts the server
// or asks another one.
import { request } from "node:http";
import postgres from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { developmentSubject } from "../../src/identity/index.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { startTestApp } from "../support/test-app.ts";
import { codeOf, education, guanmian, hr, known, police, unknown, withBudgets } from "./look-up.ts";

const { held, asked } = withBudgets();
const byNumber = "query($n: String!) { children(where: { idNumber: { eq: $n } }) { nodes { id } } }";
const looked = (number: string) => ({ variables: { n: number } });
const budgetOf = async (role: string): Promise<number> =>
  (await loadPolicyFiles()).roles.get(role)?.lookups.at(-1)?.perDay ?? 0;

describe("every look-up is counted per person and day, before it is asked", () => {
  beforeEach(async () => {
    await held.admin`delete from tc.lookup_count`;
  });

  test("to the budget of the role, over processes and restarts; then 429, with the seconds to the next day", async () => {
    const most = await budgetOf("police-officer");
    expect(most).toBeGreaterThan(1);
    const others = [
      await startTestApp({ budgets: true, database: { ...held.app.database, drop: async () => {} } }),
      await startTestApp({ budgets: true, database: { ...held.app.database, drop: async () => {} } }),
    ];
    const servers = [held.app, ...others];
    // More at once than there may be: each server has its own connections.
    const replies = await Promise.all(
      Array.from({ length: most + 12 }, (_, at) =>
        (servers[at % servers.length] ?? held.app).ask(byNumber, { ...police, ...looked(unknown) }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(most);
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(12);
    expect(new Set(refused.map(codeOf))).toEqual(new Set(["BUDGET_EXHAUSTED"]));
    await Promise.all(others.map((other) => other.close()));

    const restarted = await startTestApp({
      budgets: true,
      database: { ...held.app.database, drop: async () => {} },
    });
    for (const first of [true, false]) {
      const url = `${restarted.url}/graphql`;
      const headers = {
        authorization: `Bearer ${await restarted.token(guanmian)}`,
        "content-type": "application/json",
        "x-tongchou-purpose": "identity-verification",
      };
      const body = JSON.stringify({ query: byNumber, variables: { n: known } });
      // The first through Apollo, the second on the path of operations that are known.
      const reply = await fetch(url, { method: "POST", headers, body });
      expect(reply.status, String(first)).toBe(429);
      const seconds = Number(reply.headers.get("retry-after"));
      const now = new Date();
      const midnight = Date.parse(`${shanghaiDay(new Date(now.getTime() + 86_400_000))}T00:00:00+08:00`);
      expect(Math.abs(seconds - (midnight - now.getTime()) / 1000)).toBeLessThan(60);
      const { errors } = (await reply.json()) as { errors: [{ extensions: object }] };
      expect(errors[0].extensions).toEqual({
        code: "BUDGET_EXHAUSTED",
        limit: "look-ups a day",
        bound: most,
        retryAfter: seconds,
        messages: { zh: expect.stringContaining("已达上限"), en: expect.any(String) },
        requestId: reply.headers.get("x-request-id"),
      });
    }
    // What is no look-up goes on, and on the next day there are others.
    expect((await restarted.ask("{ schools(first: 1) { totalCount } }", police)).status).toBe(200);
    await held.admin`update tc.lookup_count set day = day - 1`;
    expect(
      (await restarted.ask(byNumber, { ...police, ...looked(known) })).json.data.children.nodes,
    ).toHaveLength(1);
    await restarted.close();
  });

  test("in whatever role: two roles of a person have one count", async () => {
    const [person] =
      await held.admin`insert into tc.assignment (id, person_id, role, scope, district_id, valid_from, approved_by)
      select gen_random_uuid(), p.id, 'hr-officer', 'district', (select id from district limit 1), '2026-01-01', 'test'
      from tc.person p where p.subject = ${guanmian} returning person_id`;
    const most = await budgetOf("police-officer");
    await held.admin`insert into tc.lookup_count (person_id, day, asked)
      values (${person?.person_id}, (now() at time zone 'Asia/Shanghai')::date, ${most - 1})`;
    const teacher = '{ teachers(where: { idNumber: { eq: "11010519491231002X" } }) { totalCount } }';
    expect((await held.app.ask(teacher, { ...hr, as: guanmian, role: "hr-officer" })).status).toBe(200);
    const reply = await held.app.ask(byNumber, { ...police, role: "police-officer", ...looked(known) });
    expect(codeOf(reply)).toBe("BUDGET_EXHAUSTED");
    await held.admin`delete from tc.assignment where person_id = ${person?.person_id} and role = 'hr-officer'`;
  });

  test("in each way of asking again, also what is answered from a plan that is known", async () => {
    const inline = `{ children(where: { idNumber: { eq: "${known}" } }) { totalCount } }`;
    for (let count = 1; count <= 5; count += 1) {
      expect((await held.app.ask(inline, education)).status).toBe(200);
      expect(await asked()).toBe(count);
    }
    const paged =
      '{ children(where: { idNumber: { eq: "11010519491231002X" } }, first: 0) { pageInfo { hasNextPage } } }';
    await held.app.ask(paged, education);
    await held.app.ask(
      `{ __schema { queryType { name } } me { role } children(where: { idNumber: { eq: "11010519491231002X" } }) { __typename } }`,
      education,
    );
    expect(await asked()).toBe(7);
  });

  test("also in a command that says numbers, be it a dry run: nobody hears whether one is taken", async () => {
    const registered = (idNumber: string) => `mutation { registerPupil(dryRun: true, input: {
      name: "示例童", idType: RESIDENT_ID, idNumber: "${idNumber}", gender: MALE, birthDate: "2017-12-10"
      studentNo: "G${unknown}", category: PRIMARY, since: "2026-09-01" }) { version dryRun } }`;
    // Taken or not, the same is said: it is submitted for matching.
    const [taken, free] = [
      await held.app.ask(registered(known), education),
      await held.app.ask(registered(unknown), education),
    ];
    expect(taken.json).toEqual({ data: { registerPupil: { version: null, dryRun: true } } });
    expect(free.text).toBe(taken.text);
    expect(await asked()).toBe(4);
    const numbers = await held.admin`select coordinate, hit from tc.access_log
      where event = 'lookup-answered' order by id desc limit 2`;
    expect(numbers.map(({ coordinate, hit }) => [coordinate, hit]).sort()).toEqual([
      ["PupilRegistration.idNumber", false],
      ["PupilRegistration.studentNo", false],
    ]);
    const most = await budgetOf("education-officer");
    await held.admin`update tc.lookup_count set asked = ${most - 1}`;
    expect(codeOf(await held.app.ask(registered(known), education))).toBe("BUDGET_EXHAUSTED");
  });

  test("and a school that asks for a pupil reads the same of a number that stands elsewhere and of nobody's", async () => {
    const school = {
      as: developmentSubject({
        role: "school-registrar",
        school: plantedSchools.street.officialCode,
        duty: "enrolment",
      }),
    };
    const record = `id schoolId name idType gender birthDate since status submittedOn decidedOn decisionReason
      can { version commands { name allowed reason { rule } } fields }
      history(first: 5) { totalCount nodes { command operation values { field old new secret } } }`;
    const told: unknown[] = [];
    for (const [of, number] of [known, unknown].entries()) {
      const input = `{ name: "示例童", idType: RESIDENT_ID, idNumber: "${number}", gender: MALE, birthDate: "2017-12-10"
        studentNo: "G${number}", category: PRIMARY, since: "2026-09-01" }`;
      const given = await held.app.ask(
        `mutation { registerPupil(input: ${input}, idempotencyKey: "${of}") { version replayed dryRun pupilRegistration { ${record} } } }`,
        school,
      );
      const id: string = given.json.data.registerPupil.pupilRegistration.id;
      const found =
        await held.admin`select child_id is not null as found from pupil_registration where id = ${id}`;
      expect(found).toEqual([{ found: number === known }]);
      const again = await held.app.ask(
        `mutation { registerPupil(input: ${input}, idempotencyKey: "${of}") { version replayed } }`,
        school,
      );
      const listed = await held.app.ask(
        `{ pupilRegistrations(where: { status: { eq: SUBMITTED }, id: { eq: "${id}" } }) { totalCount nodes { ${record} } } }`,
        school,
      );
      const hidden = await held.app.ask(
        `{ pupilRegistrations(where: { childId: { isNull: false }, id: { eq: "${id}" } }) { totalCount } }`,
        school,
      );
      expect(codeOf(hidden)).toBe("FORBIDDEN");
      const back = await held.app.ask(
        `mutation { withdrawPupilRegistration(input: { id: "${id}", version: 1 }) { version } }`,
        school,
      );
      told.push(
        [given, again, listed, hidden, back].map(({ status, text }) => [status, text.replaceAll(id, "id")]),
      );
    }
    expect(told[1]).toEqual(told[0]);
    expect(JSON.stringify(told[0])).toContain("SUBMITTED");
  });

  test("nor does a township hear of a child in no school whether its number stands elsewhere", async () => {
    const township = { as: developmentSubject({ role: "township-officer", township: "五通乡" }) };
    const record = `id schoolId townshipId villageId placeKind name idType gender birthDate since status submittedOn decidedOn decisionReason
      can { version commands { name allowed reason { rule } } fields }`;
    const told: unknown[] = [];
    for (const number of [known, unknown]) {
      const given = await held.app.ask(
        `mutation { registerChild(input: { name: "示例幼", idType: RESIDENT_ID, idNumber: "${number}", gender: MALE, birthDate: "2017-12-10"
          placeKind: RESIDENCE, since: "2026-09-01" }) { version replayed pupilRegistration { ${record} } } }`,
        township,
      );
      const id: string = given.json.data.registerChild.pupilRegistration.id;
      const found =
        await held.admin`select child_id is not null as found from pupil_registration where id = ${id}`;
      expect(found).toEqual([{ found: number === known }]);
      const listed = await held.app.ask(
        `{ pupilRegistrations(where: { id: { eq: "${id}" } }) { totalCount nodes { ${record} } } children(first: 50) { totalCount } }`,
        township,
      );
      const hidden = await held.app.ask(
        `{ pupilRegistrations(where: { childId: { isNull: false } }) { totalCount } }`,
        township,
      );
      expect(codeOf(hidden)).toBe("FORBIDDEN");
      // To education it is a matching case like any other, and the desk that asked decides nothing.
      const decided = (command: string) =>
        held.app.ask(
          `mutation { ${command}(dryRun: true, input: { id: "${id}", version: 1 }) { dryRun } }`,
          education,
        );
      expect((await decided(number === known ? "matchPupil" : "admitPupil")).json.errors).toBeUndefined();
      expect(
        codeOf(
          await held.app.ask(
            `mutation { matchPupil(input: { id: "${id}", version: 1 }) { version } }`,
            township,
          ),
        ),
      ).toBe("FORBIDDEN");
      const back = await held.app.ask(
        `mutation { withdrawPupilRegistration(input: { id: "${id}", version: 1 }) { version } }`,
        township,
      );
      told.push([given, listed, hidden, back].map(({ status, text }) => [status, text.replaceAll(id, "id")]));
    }
    expect(told[1]).toEqual(told[0]);
    expect(JSON.stringify(told[0])).toContain("SUBMITTED");
  });

  test("a class is asked for at once, and of each number is told, and counts, what of one does", async () => {
    const before = await asked();
    const item = (
      number: string,
    ) => `{ name: "示例童", idType: RESIDENT_ID, idNumber: "${number}", gender: MALE, birthDate: "2017-12-10"
      studentNo: "G${number}", category: PRIMARY, since: "2026-09-01" }`;
    const give = (numbers: readonly string[]) =>
      held.app.ask(
        `mutation { registerPupilAll(items: [${numbers.map(item).join(", ")}]) { rows { index version } issues { index } } }`,
        education,
      );
    const [known2, both] = [await give([known, known]), await give([unknown, known])];
    expect(known2.json).toEqual({
      data: {
        registerPupilAll: { rows: [0, 1].map((index) => ({ index, version: 1 })), issues: [] },
      },
    });
    expect(both.text).toBe(known2.text);
    expect(await asked()).toBe(before + 8);
    await held.admin`update pupil_registration set archived_at = now() where name = '示例童' and status = 'submitted' and archived_at is null`;
  });

  test("and costs nothing where it is refused before anything was looked up", async () => {
    const events = async () => Number((await held.admin`select count(*) from tc.access_log`)[0]?.count);
    const before = await events();
    for (const [number, page] of [
      ["abc", ""],
      ["11010519491231002", ""],
      ["110105194912310021", ""],
      ["", ""],
      [known, ', after: "bm8gY3Vyc29y"'],
      [known, ", first: 100000"],
    ] as const) {
      const query = `{ children(where: { idNumber: { eq: "${number}" } }${page}) { nodes { id } } }`;
      const inline = await held.app.ask(query, police);
      expect([inline.status, codeOf(inline)], inline.text).toEqual([
        400,
        expect.stringMatching(/^(BAD_USER_INPUT|LIMIT_EXCEEDED)$/),
      ]);
      if (page === "")
        expect((await held.app.ask(byNumber, { ...police, ...looked(number) })).status).toBe(400);
    }
    expect([await asked(), await events()]).toEqual([0, before]);
  });

  test("and is not given back to who leaves before the answer", async () => {
    const authorization = `Bearer ${await held.app.token(guanmian)}`;
    const body = JSON.stringify({ query: byNumber, variables: { n: known } });
    const send = () => {
      const call = request(`${held.app.url}/graphql`, {
        method: "POST",
        agent: false,
        headers: {
          authorization,
          "content-type": "application/json",
          "x-tongchou-purpose": "identity-verification",
          "content-length": String(Buffer.byteLength(body)),
        },
      });
      call.on("error", () => {});
      call.end(body);
      return call;
    };
    const holder = postgres(held.app.database.adminUrl, { max: 1, onnotice: () => {} });
    // The answer waits for a lock; who asked does not wait for it.
    await holder.begin(async (tx) => {
      await tx`lock table child in access exclusive mode`;
      for (let times = 1; times <= 3; times += 1) {
        const call = send();
        await expect.poll(asked, { timeout: 5000 }).toBe(times);
        call.destroy();
      }
    });
    await holder.end({ timeout: 5 });
    expect(await asked()).toBe(3);
  });

  test("and is not given back where the answer fails", async () => {
    const guanmianPolice = { ...police, ...looked(known) };
    expect((await held.app.ask(byNumber, guanmianPolice)).status).toBe(200);
    await held.admin`revoke select (id_number_index) on child from tc_police`;
    expect((await held.app.ask(byNumber, guanmianPolice)).status).toBe(500);
    await held.admin`grant select (id_number_index) on child to tc_police`;
    expect(await asked()).toBe(2);
    const [last] = await held.admin`select event, hit from tc.access_log order by id desc limit 1`;
    expect(last).toEqual({ event: "lookup-asked", hit: null });
  });
});

const shanghaiDay = (at: Date): string => at.toLocaleDateString("en-CA", { timeZone: "Asia/Shanghai" });

describe("every look-up is logged", () => {
  test("with person, role, purpose, and whether it found a row that the person may see", async () => {
    const elsewhere = developmentSubject({ role: "police-officer", township: "临江镇" });
    const cases = [
      [police, known, true],
      [police, unknown, false],
      // There is such a child, and it is not theirs to know.
      [{ ...police, as: elsewhere }, known, false],
      [education, known, true],
    ] as const;
    for (const [who, number, hit] of cases) {
      await held.app.ask(byNumber, { ...who, ...looked(number) });
      const events =
        await held.admin`select event, p.subject, l.role, l.purpose, l.coordinate, l.policy_version as version, l.hit,
        count(*) over (partition by lookup)::int as events
        from (select * from tc.access_log order by id desc limit 2) l join tc.person p on p.id = l.person_id order by l.id`;
      const one = {
        subject: who.as,
        role: String(who.as).split(":")[0],
        purpose: "identity-verification",
        coordinate: "Child.idNumber",
        version: 1,
        events: 2,
      };
      expect([...events]).toEqual([
        { event: "lookup-asked", ...one, hit: null },
        { event: "lookup-answered", ...one, hit },
      ]);
    }
  });

  test("where no login reads, changes or forges it, and its owner only adds", async () => {
    await held.app.ask(byNumber, { ...police, ...looked(known) });
    const { roles } = await loadPolicyFiles();
    const logins = [
      ...[...roles.values()].map(({ login }) => login),
      new URL(held.app.database.runtimeUrl).username,
    ];
    for (const login of logins) {
      const rights = await held.admin`select t, r from unnest(array['tc.access_log', 'tc.lookup_count']) t,
          unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r
        where has_table_privilege(${login}, t, r)
          or (r in ('select', 'insert', 'update', 'references') and has_any_column_privilege(${login}, t, r))`;
      expect([...rights], login).toEqual([]);
      const functions = await held.admin`select proname from pg_proc
        where pronamespace = 'tc'::regnamespace and proname in ('count_lookup', 'answer_lookup')
          and has_function_privilege(${login}, oid, 'execute') order by 1`;
      expect(
        functions.map(({ proname }) => proname),
        login,
      ).toEqual(login === logins.at(-1) ? ["answer_lookup", "count_lookup"] : []);
    }
    for (const statement of [
      "update tc.access_log set hit = false where hit",
      "delete from tc.access_log",
      "truncate tc.access_log",
    ]) {
      await expect(held.admin.unsafe(statement)).rejects.toMatchObject({
        constraint_name: "access_log_never_changes",
      });
    }
  });
});
