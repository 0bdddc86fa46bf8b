// Thousands of different operations: what the server and the database keep of them is bounded.
import { readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";
import { send } from "./wire.ts";

let app: HostileApp;
let admin: postgres.Sql;
beforeAll(async () => {
  app = await openHostileApp();
  admin = postgres(app.database.adminUrl, { max: 1 });
});
afterAll(async () => {
  await admin.end({ timeout: 5 });
  await app.close();
});

const cached = (): number =>
  (app.app.engine as unknown as { readonly cache: { readonly size: number } }).cache.size;

/** Memory of its own that each connection of the public's login takes, in MiB. */
async function backendMemory(): Promise<number[]> {
  const rows = await admin<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and usename = 'tc_public' order by pid`;
  return Promise.all(
    rows.map(async ({ pid }) => {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
    }),
  );
}

/** Each with a statement of its own: its key is part of the text. */
const shape = (index: number): string =>
  `{ schools(first: 1) { nodes { a${index}: name township { name } } } }`;

async function ask(from: number, to: number, times: number): Promise<void> {
  let next = from;
  const worker = async () => {
    while (next < to) {
      const query = shape(next++);
      for (let time = 0; time < times; time += 1) dataOf(await app.ask(query));
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

test("three thousand operations leave a bounded number of plans and of prepared statements", {
  timeout: 90_000,
}, async () => {
  await ask(0, 10, 3);
  const before = await backendMemory();
  await ask(10, 1510, 2);
  const after = await backendMemory();
  await ask(1510, 3010, 1);
  const growth = after.map((size, index) => Math.round((size - (before[index] ?? 0)) * 10) / 10);
  console.info(
    `plans kept: ${cached()}; MiB that 1500 shapes, twice each, cost each connection: ${growth.join(", ")}`,
  );
  expect(cached()).toBeLessThanOrEqual(1000);
  expect(cached()).toBeGreaterThan(100);
  expect(after.length).toBeGreaterThan(0);
  for (const size of growth) expect(size).toBeLessThan(20);
  await app.control();
});

test("refusals of huge filters are not remembered at their full length", { timeout: 60_000 }, async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const query = JSON.stringify("query($w: SchoolWhere) { schools(where: $w) { totalCount } }");
  const refuse = async (codes: number) => {
    const body = `{"query":${query},"variables":{"w":{"kind":{"in":[${'"PRIMARY",'.repeat(codes)}"PRIMARY"]}}}}`;
    expectRefusal(await send(app.url, { body }), { status: 400, code: "LIMIT_EXCEEDED" });
  };
  await refuse(15_000);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 1; index <= 80; index += 1) await refuse(15_000 + index);
  collect();
  expect((process.memoryUsage().heapUsed - before) / 1024 / 1024).toBeLessThan(5);
});
