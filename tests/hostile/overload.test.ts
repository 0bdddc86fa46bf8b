// One caller at full blast: the bounds that a real server has, and who is served beside it.
import { request as httpRequest } from "node:http";
import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unbounded } from "../support/test-app.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";
import type { Received } from "./wire.ts";

let app: HostileApp;
let admin: postgres.Sql;
beforeAll(async () => {
  app = await openHostileApp({
    admission: { costAMinute: 60_000, waitMs: 1_500, slowMs: 3_000 },
    turns: { ...unbounded, inFlight: 6 },
  });
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
  // Who they are is read once and remembered: what waits below are their own statements.
  for (const as of ["teacher", "finance-officer", "guardian"])
    dataOf(await app.ask("{ __typename }", { as }));
});
afterAll(async () => {
  await admin.end({ timeout: 5 });
  await app.close();
});

const schools = "{ schools(first: 1) { nodes { id } } }";

/** While nobody can read a school. */
const whileLocked = <T>(work: () => Promise<T>): Promise<T> =>
  admin.begin(async (tx) => {
    await tx`lock table school in access exclusive mode`;
    return work();
  }) as Promise<T>;

const running = async (): Promise<number> => {
  const [row] = await admin`select count(*)::int as running from pg_stat_activity
    where datname = current_database() and application_name = 'tongchou' and state = 'active'`;
  return row?.running as number;
};

/** A client that can leave. */
async function begin(query: string): Promise<{ readonly leave: () => void }> {
  const request = httpRequest(`${app.url}/graphql`, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json", authorization: `Bearer ${await app.token("teacher")}` },
  });
  request.on("error", () => {});
  request.end(JSON.stringify({ query }));
  return { leave: () => request.destroy() };
}

test("a client that leaves takes its statement along", async () => {
  await whileLocked(async () => {
    const client = await begin(schools);
    await expect.poll(running, { timeout: 3_000 }).toBe(1);
    client.leave();
    // The statement's own timeout is five seconds.
    await expect.poll(running, { timeout: 2_000 }).toBe(0);
  });
  dataOf(await app.ask(schools, { as: "teacher" }));
});

test("clients that leave while their statements wait behind others' change nobody's answer", async () => {
  const townships = "{ townships(first: 1) { nodes { id } } }";
  const left = "{ a: schools(first: 2) { totalCount } }";
  const twice = (query: string) => [1, 2].map(() => app.ask(query, { as: "teacher" }));
  const texts = async (asked: readonly Promise<Received>[]) =>
    (await Promise.all(asked)).map(({ text }) => text);
  // From then on both connections are open and know the statements.
  const known = await whileLocked(async () => {
    const asked = [schools, left, townships].map(twice);
    await expect.poll(running, { timeout: 3_000 }).toBe(2);
    return asked;
  });
  const [ofSchools, , ofTownships] = await Promise.all(known.map(texts));
  const asked = await whileLocked(async () => {
    const holding = twice(schools);
    await expect.poll(running, { timeout: 3_000 }).toBe(2);
    const clients = await Promise.all([1, 2].map(() => begin(left)));
    await setTimeout(200);
    const behind = twice(townships);
    await setTimeout(200);
    for (const { leave } of clients) leave();
    await setTimeout(100);
    return { holding, behind };
  });
  expect(await texts(asked.holding)).toEqual(ofSchools);
  expect(await texts(asked.behind)).toEqual(ofTownships);
});

test("nobody waits for a connection without end: 503, and when to come again", async () => {
  await whileLocked(async () => {
    const holding = ["1", "2"].map((n) =>
      app.ask(`{ a${n}: schools(first: 1) { nodes { id } } }`, { as: "teacher" }),
    );
    await expect.poll(running, { timeout: 3_000 }).toBe(2);
    const started = performance.now();
    const refused = await app.ask(schools, { as: "teacher" });
    expect(performance.now() - started).toBeLessThan(3_000);
    expectRefusal(refused, { status: 503, code: "UNAVAILABLE" });
    expect(refused.headers["retry-after"]).toBe("2");
    // Another login has connections of its own.
    dataOf(await app.ask("{ townships(first: 1) { nodes { id } } }", { as: "finance-officer" }));
    await Promise.all(holding);
  });
});

test("a look-up that is one too many in flight looked at nothing, and is not counted", async () => {
  const lookUp = '{ children(where: { idNumber: { eq: "11010519491231002X" } }) { nodes { id } } }';
  const police = { as: "police-officer:关面乡", purpose: "identity-verification" };
  const replies = await admin.begin(async (tx) => {
    await tx`lock table child in access exclusive mode`;
    return Promise.all(Array.from({ length: 10 }, () => app.ask(lookUp, police)));
  });
  const refused = (replies as readonly Received[]).filter(({ status }) => status === 429);
  expect(refused).toHaveLength(4);
  const [row] = await admin`select sum(asked)::int as asked from tc.lookup_count`;
  expect(row?.asked).toBeGreaterThan(0);
  expect(row?.asked).toBeLessThanOrEqual(10 - refused.length);
});

test("what one caller has in flight is bounded, and others are served beside it", async () => {
  await whileLocked(async () => {
    const asked = Array.from({ length: 10 }, () => app.ask(schools, { as: "guardian" }));
    const refused = (await Promise.all(asked)).filter(({ status }) => status === 429);
    // Six are running or waiting.
    expect(refused).toHaveLength(4);
    for (const one of refused) {
      expectRefusal(one, { status: 429, code: "BUDGET_EXHAUSTED" });
      expect(one.headers["retry-after"]).toBe("1");
    }
    dataOf(await app.ask("{ townships(first: 1) { nodes { id } } }"));
  });
  dataOf(await app.ask(schools, { as: "guardian" }));
});

test("what one caller's operations cost in a minute is bounded, and told with the time to wait", async () => {
  const costly = `{ ${["a", "b", "c"].map((n) => `${n}: schools(first: 100) { nodes { branches(first: 100) { nodes { id } } } }`).join(" ")} }`;
  const statuses: number[] = [];
  let last = await app.ask(costly, { as: "inspector" });
  for (let time = 0; time < 3 && last.status === 200; time += 1) {
    statuses.push(last.status);
    last = await app.ask(costly, { as: "inspector" });
  }
  expect(statuses.length).toBeGreaterThan(0);
  expectRefusal(last, { status: 429, code: "BUDGET_EXHAUSTED" });
  expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
  dataOf(await app.ask(schools, { as: "planning-officer" }));
});
