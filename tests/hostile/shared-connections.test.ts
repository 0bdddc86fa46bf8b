// A server with one bound on its connections: however many logins ask, and however much one of them, PostgreSQL sees no more.
import { setTimeout as sleep } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownConnections } from "../../src/config.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const poolSize = 2;
const shared = 5;
let app: TestApp;
let admin: Sql;
beforeAll(async () => {
  app = await startTestApp({ poolSize, connections: ownConnections(poolSize) + shared });
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await app?.close();
});

const query = "{ schools(first: 100) { totalCount nodes { id name } } }";
const officers = [
  "education-officer",
  "finance-officer",
  "hr-officer",
  "staffing-officer",
  "planning-officer",
  "development-officer",
  "district-leader",
];
const ask = async (as: string): Promise<void> => {
  const { status, text } = await app.ask(query, { as });
  expect(status, text).toBe(200);
};

/** The most connections of roles' logins that PostgreSQL had while the work was done. */
async function most(work: () => Promise<unknown>): Promise<number> {
  let ended = false;
  let highest = 0;
  const watching = (async () => {
    while (!ended) {
      const [row] =
        await admin`select count(*)::int as n from pg_stat_activity where datname = current_database() and usename like 'tc\_%'`;
      highest = Math.max(highest, row?.n as number);
      await sleep(5);
    }
  })();
  await work().finally(() => {
    ended = true;
  });
  await watching;
  return highest;
}

test("logins that come one after the other use what the ones before have left", async () => {
  const highest = await most(async () => {
    for (const as of [...officers, ...officers]) await Promise.all([ask(as), ask(as)]);
  });
  // One that is ending may still be counted.
  expect(highest).toBeLessThanOrEqual(shared + 1);
});

test("beside one login's crowd, which never ends, six others are answered in time", async () => {
  let answered = false;
  let times = 0;
  const highest = await most(async () => {
    const crowd = Array.from({ length: 30 }, async () => {
      while (!answered) {
        await ask("education-officer");
        times += 1;
      }
    });
    for (const as of officers.slice(1)) {
      const began = performance.now();
      await Promise.all([ask(as), ask(as)]);
      expect(performance.now() - began, as).toBeLessThan(2_000);
    }
    answered = true;
    await Promise.all(crowd);
  });
  expect(times).toBeGreaterThan(30);
  expect(highest).toBeLessThanOrEqual(shared + 1);
});
