// The database is slow, or away: the client is told which, the server stays up, and it recovers by itself.
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BreakableLink, openBreakableLink } from "./breakable-link.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";
import { send } from "./wire.ts";

let app: HostileApp;
let link: BreakableLink | null = null;
let admin: postgres.Sql;
const officer = { as: "education-officer" };
const mine = "{ me { role } students(first: 1) { nodes { id } } }";

beforeAll(async () => {
  app = await openHostileApp({
    runtimeUrl: async (url) => {
      link = await openBreakableLink(url);
      return link.through(url);
    },
  });
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end({ timeout: 5 });
  await app.close();
  await link?.close();
});

const ready = () => send(app.url, { method: "GET", path: "/readyz" });

test("a statement that takes too long is TIMEOUT, for whoever waits behind it too, and the next one works", async () => {
  await admin.begin(async (tx) => {
    await tx`lock table school, tc.person in access exclusive mode`;
    const started = performance.now();
    const [rows, identity] = await Promise.all([
      app.ask("{ schools(first: 1) { nodes { id } } }"),
      app.ask("{ __typename }", { as: "finance-officer" }),
    ]);
    expect(performance.now() - started).toBeLessThan(9_000);
    expectRefusal(rows, { status: 504, code: "TIMEOUT" });
    expectRefusal(identity, { status: 504, code: "TIMEOUT" });
  });
  await app.control();
  dataOf(await app.ask("{ __typename }", { as: "finance-officer" }));
});

test("a database that goes away is UNAVAILABLE, and its return is noticed", async () => {
  dataOf(await app.ask(mine, officer));
  await link?.cut();
  expectRefusal(await app.ask("{ schools(first: 1) { nodes { id } } }"), {
    status: 503,
    code: "UNAVAILABLE",
  });
  // Known, hence in memory; and unknown, hence to be read.
  expectRefusal(await app.ask(mine, officer), { status: 503, code: "UNAVAILABLE" });
  expectRefusal(await app.ask(mine, { as: "guardian" }), { status: 503, code: "UNAVAILABLE" });
  expect((await ready()).status).toBe(503);
  expect((await send(app.url, { method: "GET", path: "/healthz" })).status).toBe(200);
  await link?.mend();
  await expect.poll(() => ready().then(({ status }) => status), { timeout: 15_000 }).toBe(200);
  await app.control();
  dataOf(await app.ask(mine, officer));
  dataOf(await app.ask(mine.replace("me { role }", ""), { as: "guardian" }));
});

const schools = "{ schools(first: 1) { nodes { id } } }";
/** Ends the connections whose statements wait for a lock; gives how many. */
const endWaiting = async (): Promise<number> =>
  (
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`
  ).length;

test("a connection that breaks under a statement costs no answer: the read is repeated, whole", async () => {
  const { answer } = await admin.begin(async (tx) => {
    await tx`lock table school in access exclusive mode`;
    const asked = app.ask(schools);
    await expect.poll(endWaiting).toBe(1);
    // Not awaited here: it waits for the lock.
    return { answer: asked };
  });
  expect(dataOf(await answer).schools.nodes).toHaveLength(1);
  await app.control();
});

test("connections that break under a statement again and again are UNAVAILABLE, and never half an answer", async () => {
  await admin.begin(async (tx) => {
    await tx`lock table school in access exclusive mode`;
    let answered = false;
    const answer = app.ask(schools).finally(() => {
      answered = true;
    });
    while (!answered) await endWaiting();
    expectRefusal(await answer, { status: 503, code: "UNAVAILABLE" });
  });
  await app.control();
});

/** Asks while whoever wants the table waits; ends the connection that waits first. */
const askOverLost = async (table: string, ask: () => ReturnType<typeof app.ask>) => {
  const { answer } = await admin.begin(async (tx) => {
    await tx`lock table ${tx(table)} in access exclusive mode`;
    const asked = ask();
    await expect.poll(endWaiting).toBe(1);
    return { answer: asked };
  });
  return dataOf(await answer);
};

test("a ticket that was asked for on a connection that broke is asked for again", async () => {
  const { me } = await askOverLost("tc.ticket", () =>
    app.ask("{ me { role } schools(first: 1) { nodes { id } } }", { as: "district-leader" }),
  );
  expect(me).toEqual({ role: "district-leader" });
});

test("a look-up that was counted on a connection that broke is counted again, once", async () => {
  const lookUp = '{ children(where: { idNumber: { eq: "999999201712109805" } }) { nodes { id } } }';
  const police = { as: "police-officer:关面乡", purpose: "identity-verification" };
  expect((await askOverLost("tc.lookup_count", () => app.ask(lookUp, police))).children.nodes).toHaveLength(
    1,
  );
  expect((await askOverLost("tc.access_log", () => app.ask(lookUp, police))).children.nodes).toHaveLength(1);
  const record = async () => ({
    counted: [...(await admin`select asked, refused from tc.lookup_count`)],
    log: [...(await admin`select event, hit from tc.access_log order by id`)],
  });
  const twice = await record();
  expect(twice.counted).toEqual([{ asked: 2, refused: 0 }]);
  expect(twice.log.map(({ event }) => event)).toEqual([
    "lookup-asked",
    "lookup-answered",
    "lookup-asked",
    "lookup-answered",
  ]);
  // What was carried out before its connection was lost: told under its name again, with a budget that is used up.
  await admin`select tc.count_lookup(lookup, person_id, role, purpose, coordinate, policy_version, 2),
    tc.answer_lookup(lookup, false) from (select * from tc.access_log where event = 'lookup-asked' offset 0) l`;
  expect(await record()).toEqual(twice);
});

test("connections that were killed while idle cost no first request its answer", async () => {
  const ask = () => [
    app.ask("{ schools(first: 1) { nodes { id } } }"),
    app.ask("{ townships(first: 1) { nodes { id } } }"),
    app.ask(mine, officer),
    app.ask("{ __typename }", { as: "finance-officer" }),
    app.ask("{ me { role } }", { as: "inspector" }),
  ];
  for (const as of ["hr-officer", "teacher", "planning-officer"]) {
    for (const answer of await Promise.all(ask())) dataOf(answer);
    const killed = await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename like 'tc%' and pid <> pg_backend_pid()`;
    expect(killed.length).toBeGreaterThan(2);
    // The last is a person nobody has asked for yet: who it is must be read first.
    for (const answer of await Promise.all([...ask(), app.ask("{ __typename }", { as })])) dataOf(answer);
  }
});

test("an outage is logged as such and not as a stack of surprises", () => {
  const lines = app.log.join("");
  expect(lines).not.toMatch(/lock table|select |postgres:\/\//);
});
