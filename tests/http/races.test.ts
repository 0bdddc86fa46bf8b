// Commands that come at the same moment, over HTTP: a thousand appointments never pass the quota, and money is paid once, whoever
// sends it, how often, and whatever dies on the way.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { civilDate } from "../../src/core/dates.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { type Ask, type Reply, startTestApp, type TestApp } from "../support/test-app.ts";
import { registrar } from "./giving/asking.ts";

let app: TestApp;
let admin: Sql;
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date(), poolSize: 4 });
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await app?.close();
});

const today = civilDate(new Date());
const month = `${today.slice(0, 7)}-01`;

/** How a command went: the rule that refused it, the code, or nothing. */
const outcomeOf = ({ json }: Reply): string => {
  const [error] = json.errors ?? [];
  return error === undefined ? "done" : (error.extensions.issues?.[0]?.rule ?? error.extensions.code);
};

const tally = (outcomes: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(outcomes)].sort().map((one) => [one, outcomes.filter((other) => other === one).length]),
  );

// biome-ignore lint/suspicious/noExplicitAny: a row has whatever columns were asked for
const one = async (query: string): Promise<any> => (await admin.unsafe(query))[0];

/** Past the rules: what is to be there when the race begins. */
const plant = (...statements: readonly string[]) =>
  admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const statement of statements) await tx.unsafe(statement);
  });

const waiting = async (): Promise<readonly number[]> =>
  (
    await admin<
      { pid: number }[]
    >`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  ).map(({ pid }) => pid);

/** All of them have begun before any may go on; they go on in the order in which they came. */
async function together(
  table: string,
  asks: readonly (() => Promise<Reply>)[],
  meanwhile: (pids: readonly number[]) => Promise<unknown> = async () => {},
): Promise<readonly Reply[]> {
  const { replies } = await admin.begin(async (tx) => {
    await tx.unsafe(`lock table ${table} in exclusive mode`);
    const sent: Promise<Reply>[] = [];
    for (const ask of asks) {
      sent.push(ask());
      await expect.poll(async () => (await waiting()).length).toBe(sent.length);
    }
    await meanwhile(await waiting());
    return { replies: Promise.all(sent) };
  });
  return replies;
}

/** As a client asks that is told to try again: under the key of its call, so that what was done unheard is not done twice. */
async function askPatiently(
  query: string,
  ask: Ask,
): Promise<{ readonly reply: Reply; readonly told: number }> {
  const keyed = { ...ask, key: randomUUID() };
  for (let told = 0; ; told += 1) {
    const reply = await app.ask(query, keyed);
    const { code, retryAfter } = reply.json.errors?.[0]?.extensions ?? {};
    if (code !== "UNAVAILABLE" && code !== "TIMEOUT") return { reply, told };
    await sleep(1000 * (retryAfter ?? 1));
  }
}

describe("a thousand appointments at once", () => {
  const school = plantedSchools.street;
  const inForce = "a.archived_at is null and a.valid_from <= tc.today() and a.valid_to > tc.today()";

  test("never pass the posts of a line, nor the quota that the posts are of", async () => {
    const holders = await admin<{ post: string; teacher: string }[]>`
      select a.post_id as post, a.teacher_id as teacher from appointment a where a.school_id = ${school.id} and ${admin.unsafe(inForce)} order by a.id`;
    expect(holders.length).toBeGreaterThan(5);
    // All their terms end today: as many posts are vacant, and each holder may take any of them.
    await plant(
      `update appointment a set valid_to = tc.today() where a.school_id = '${school.id}' and ${inForce}`,
    );
    await admin`select tc.refresh_posts(array(select id from post where school_id = ${school.id}))`;
    const by = registrar(school, "personnel");
    const appoint = `mutation($input: AppointToPostInput!) { appointToPost(input: $input) { version } }`;
    const asked = await Promise.all(
      Array.from({ length: 1_000 }, (_, at) => {
        const round = Math.floor(at / holders.length);
        const { post } = holders[at % holders.length] ?? {};
        // First everybody to another's post, then to their own, and so on.
        const { teacher } = holders[(at + (round % 3 === 0 ? 1 : 0)) % holders.length] ?? {};
        const input = {
          postId: post,
          teacherId: teacher,
          contractNo: `聘-${at}`,
          validFrom: today,
          validTo: "2029-12-01",
        };
        return askPatiently(appoint, { ...by, variables: { input } });
      }),
    );
    const outcomes = tally(asked.map(({ reply }) => outcomeOf(reply)));
    // Nobody waits in a queue for longer than its bound, and so many at once are more than a busy machine gets through in it.
    const waited = asked.filter(({ told }) => told > 0).length;
    console.log(`a thousand appointments: ${JSON.stringify(outcomes)}, ${waited} of them told to try again`);
    const kept =
      await one(`select count(*)::int as rows, count(distinct a.post_id)::int as posts, count(distinct a.teacher_id)::int as people
      from appointment a where a.school_id = '${school.id}' and ${inForce}`);
    expect(kept).toEqual({ rows: outcomes.done, posts: outcomes.done, people: outcomes.done });
    expect(outcomes.done).toBeGreaterThan(holders.length / 2);
    const over = `select l.id from post_scheme_line l where l.school_id = '${school.id}' and l.post_count <
      (select count(*) from appointment a join post p on p.id = a.post_id where p.line_id = l.id and ${inForce})`;
    expect(await admin.unsafe(over)).toEqual([]);
    const quota = await one(
      `select max(quota) as places from school_quota where school_id = '${school.id}' and school_year = 2026`,
    );
    expect(kept.rows).toBeLessThanOrEqual(quota.places);
    expect(Object.keys(outcomes).filter((name) => !/^(done$|appointment_)/.test(name))).toEqual([]);
    const told = await one(
      `select count(*)::int as n from tc.history where command = 'appointToPost' and operation = 'insert'`,
    );
    expect(told.n).toBe(outcomes.done);
  });

  test("nor do people who are taken on at once take more than the places that are free", async () => {
    const free = 3;
    const newcomers = await admin<{ id: string }[]>`
      select t.id from teacher t where t.archived_at is null and t.staff_kind = 'quota' and t.school_id <> ${school.id}
        order by t.id limit 40`;
    const ids = newcomers.map(({ id }) => `'${id}'`).join(", ");
    await plant(
      `update school_quota set quota = occupied + ${free}, teacher_quota = occupied + ${free}, administrative_quota = 0, support_quota = 0, worker_quota = 0, reserved = 0 where school_id = '${school.id}' and school_year = 2026`,
      // In service elsewhere they could not leave.
      ...["appointment", "teaching_placement"].map(
        (table) =>
          `update ${table} set valid_to = tc.today() where teacher_id in (${ids}) and (valid_to is null or valid_to > tc.today())`,
      ),
    );
    const move = `mutation($input: MoveTeacherInput!) { moveTeacher(input: $input) { version } }`;
    const by = { as: developmentSubject({ role: "education-officer", duty: "personnel" }) };
    const replies = await Promise.all(
      newcomers.map(({ id }) => {
        const input = {
          teacherId: id,
          unit: "SCHOOL",
          schoolId: school.id,
          quotaCategory: "TEACHER",
          validFrom: today,
        };
        return app.ask(move, { ...by, variables: { input } });
      }),
    );
    const outcomes = tally(replies.map(outcomeOf));
    console.log(`taken on at once: ${JSON.stringify(outcomes)}`);
    expect(outcomes).toEqual({ done: free, school_quota_occupied: newcomers.length - free });
    const { places, taken } =
      await one(`select quota as places, (select count(*)::int from personnel_relation r where r.school_id = q.school_id
        and r.quota_category is not null and r.archived_at is null and r.valid_from <= tc.today() and (r.valid_to is null or r.valid_to > tc.today())) as taken
      from school_quota q where q.school_id = '${school.id}' and q.school_year = 2026`);
    expect(taken).toBe(places);
  });
});

describe("a batch is paid once", () => {
  const education = (duty?: string): Ask => ({
    as: developmentSubject({ role: "education-officer", ...(duty !== undefined && { duty }) }),
  });
  const finance: Ask = { as: developmentSubject({ role: "finance-officer" }) };
  const personnel = education("personnel");
  const everyDuty = education();

  /** Another person with the same rights. */
  async function colleague({ as }: Ask): Promise<Ask> {
    const subject = `${as}#2`;
    await admin`with model as (select p.issuer, p.display_name, a.* from tc.person p join tc.assignment a on a.person_id = p.id where p.subject = ${String(as)}),
        made as (insert into tc.person (id, issuer, subject, display_name, epoch)
          select uuidv7(), issuer, ${subject}, display_name, 1 from model limit 1 returning id)
      insert into tc.assignment (id, person_id, role, scope, district_id, duties, valid_from, valid_to, approved_by)
        select uuidv7(), made.id, m.role, m.scope, m.district_id, m.duties, m.valid_from, m.valid_to, 'test' from made, model m`;
    return { as: subject };
  }

  type Batch = { id: string; version: number };
  const give = (name: string, by: Ask, input: object, key?: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { done: ${name}(input: $input) { version replayed } }`;
    return app.ask(query, { ...by, variables: { input }, ...(key !== undefined && { key }) });
  };
  const at = (id: string): Promise<Batch> => one(`select id, version from payment_batch where id = '${id}'`);
  const done = async (name: string, by: Ask, input: object) => {
    const reply = await give(name, by, input);
    expect(outcomeOf(reply), `${name}: ${reply.text}`).toBe("done");
  };

  async function prepare(by: Ask): Promise<string> {
    const query = `mutation($input: PreparePaymentBatchInput!) { done: preparePaymentBatch(input: $input) { paymentBatch { id } } }`;
    const { json } = await app.ask(query, { ...by, variables: { input: { kind: "RURAL_SUBSIDY", month } } });
    return json.data.done.paymentBatch.id;
  }

  /** Of everybody with a month: nothing is in two batches, and no more is in any than is due. */
  const twice = () =>
    admin.unsafe(`select p.teacher_id from rural_subsidy_payment p join rural_subsidy_due d on d.teacher_id = p.teacher_id and d.month = p.month
      where p.month = '${month}' and p.archived_at is null group by p.teacher_id, d.due_fen
      having sum(p.amount_fen) > d.due_fen or count(*) filter (where p.kind = 'regular') > 1`);
  const linesOf = async (id: string) =>
    one(
      `select count(*)::int as lines, coalesce(sum(amount_fen), 0)::int as fen from tc.batch_line where batch_id = '${id}'`,
    );
  const headOf = async (id: string) =>
    one(`select status, line_count as lines, total_fen::int as fen from payment_batch where id = '${id}'`);
  const outcomesOf = (replies: readonly Reply[]) => replies.map(outcomeOf).sort();

  let batch: string;
  let other: string;
  /** The one that the line of two came into. */
  let paying: string;
  let steps: { readonly reviewers: readonly [Ask, Ask]; readonly payers: readonly [Ask, Ask] };
  beforeAll(async () => {
    const reviewer = education("finance");
    steps = {
      reviewers: [reviewer, await colleague(reviewer)],
      payers: [finance, await colleague(finance)],
    };
  });

  test("two persons who list what is due at once list it once", async () => {
    batch = await prepare(personnel);
    other = await prepare(everyDuty);
    const [mine, theirs] = [await at(batch), await at(other)];
    const replies = await together("rural_subsidy_payment", [
      () => give("listDuePayments", personnel, mine),
      () => give("listDuePayments", everyDuty, theirs),
    ]);
    expect(outcomesOf(replies)).toEqual(["done", "done"]);
    expect((await linesOf(batch)).lines).toBeGreaterThan(3);
    expect(await linesOf(other)).toEqual({ lines: 0, fen: 0 });
    expect(await twice()).toEqual([]);
  });

  test("a line that two put into their batches at once is in one of them", async () => {
    const line =
      await one(`select id, version, teacher_id as teacher, amount_fen as fen from rural_subsidy_payment
      where batch_id = '${batch}' and archived_at is null and kind = 'regular' order by id limit 1`);
    await done("removeSubsidyLine", personnel, { id: line.id, version: line.version });
    const of = { teacherId: line.teacher, month, kind: "REGULAR", amountFen: line.fen };
    const another = await colleague(personnel);
    const third = await prepare(another);
    const replies = await together("rural_subsidy_payment", [
      () => give("addSubsidyLine", everyDuty, { batchId: other, ...of }),
      () => give("addSubsidyLine", another, { batchId: third, ...of }),
    ]);
    expect(outcomesOf(replies)).toEqual(["done", "rural_subsidy_payment_one_regular"]);
    const both = await Promise.all([other, third].map(linesOf));
    expect(both[0].lines + both[1].lines).toBe(1);
    paying = both[0].lines === 1 ? other : third;
    expect(await twice()).toEqual([]);
  });

  test("a batch is reviewed with the lines that it has then, whoever takes one out at that moment", async () => {
    const [line] = await admin<{ id: string; version: number }[]>`
      select id, version from rural_subsidy_payment where batch_id = ${batch} and archived_at is null order by id limit 1`;
    const seen = await at(batch);
    const [reviewer] = steps.reviewers;
    const outcomes = outcomesOf(
      await together("payment_batch, rural_subsidy_payment", [
        () => give("removeSubsidyLine", personnel, line ?? {}),
        () => give("reviewPaymentBatch", reviewer, seen),
      ]),
    );
    // Reviewed is what was seen: either the line was out before, and the sum another, or it may go out no more.
    expect(["CONFLICT done", "done rural_subsidy_payment_frozen"]).toContain(outcomes.join(" "));
    const head = await headOf(batch);
    expect(head).toEqual({ status: head.status, ...(await linesOf(batch)) });
    if (head.status === "prepared") await done("reviewPaymentBatch", reviewer, await at(batch));
    expect(await headOf(batch)).toEqual({ status: "reviewed", ...(await linesOf(batch)) });
  });

  test("each step is taken once, by whichever of two persons and under whichever of two keys", async () => {
    const seen = await at(paying);
    const reviewed = await together(
      "payment_batch",
      steps.reviewers.map((by) => () => give("reviewPaymentBatch", by, seen, randomUUID())),
    );
    expect(outcomesOf(reviewed)).toEqual(["CONFLICT", "done"]);
    for (const name of ["approvePaymentBatch", "sendPaymentBatch"]) {
      const now = await at(batch);
      const replies = await together(
        "payment_batch",
        [...steps.payers, finance].map((by) => () => give(name, by, now, randomUUID())),
      );
      expect(outcomesOf(replies), name).toEqual(["CONFLICT", "CONFLICT", "done"]);
      expect((await at(batch)).version).toBe(now.version + 1);
    }
    expect(await headOf(batch)).toEqual({ status: "sent", ...(await linesOf(batch)) });
    const told = await one(
      `select count(*)::int as n from tc.history where row_id = '${batch}' and command = 'sendPaymentBatch'`,
    );
    expect(told.n).toBe(1);
    expect(await twice()).toEqual([]);
  });

  test("whoever asks again with the key after a death hears of the one payment, whether it had been made or not", async () => {
    await done("approvePaymentBatch", finance, await at(paying));
    const seen = await at(paying);
    const key = randomUUID();
    // Its connection dies before it is done; the server itself asks again, under the same key.
    const [reply] = await together(
      "payment_batch",
      [() => give("sendPaymentBatch", finance, seen, key)],
      async (pids) => {
        for (const pid of pids) await admin`select pg_terminate_backend(${pid})`;
      },
    );
    expect(reply?.json.data?.done, reply?.text).toEqual({ version: seen.version + 1, replayed: false });
    const again = await Promise.all([1, 2, 3].map(() => give("sendPaymentBatch", finance, seen, key)));
    for (const { json } of again)
      expect(json.data?.done).toEqual({ version: seen.version + 1, replayed: true });
    expect(
      outcomeOf(await give("sendPaymentBatch", finance, { ...seen, version: seen.version + 1 }, key)),
    ).toBe("CONFLICT");
    const told = await one(
      `select count(*)::int as n from tc.history where row_id = '${paying}' and command = 'sendPaymentBatch'`,
    );
    expect(told.n).toBe(1);
    expect(await twice()).toEqual([]);
  });
});
