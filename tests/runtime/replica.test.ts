// Reads from a real standby: each has all that was on the primary when it was asked, or the primary answers it.
import { kill } from "node:process";
import type { Sql } from "postgres";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { developmentIssuer } from "../../src/identity/development-subject.ts";
import { Metrics } from "../../src/telemetry/index.ts";
import { ids, insertHostileRows, rowId } from "../database/hostile-rows.ts";
import { type Standby, startStandby } from "../support/standby.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

let standby: Standby;
let admin: Sql;
let app: TestApp;
const metrics = new Metrics();
const officer = "education-officer";
const township = "township-officer";

async function plant(sql: Sql): Promise<void> {
  await insertHostileRows(sql);
  for (const [n, subject, column, scope, id, duties] of [
    [1, officer, "district_id", "district", ids.district, "{basic-education}"],
    [2, township, "township_id", "township", ids.township(1), "{}"],
  ] as const) {
    await sql`insert into tc.person (id, issuer, subject, display_name) values (${rowId(90, n)}, ${developmentIssuer}, ${subject}, '人')`;
    await sql`insert into tc.assignment (id, person_id, role, scope, ${sql(column)}, duties, valid_from, approved_by)
      values (${rowId(91, n)}, ${rowId(90, n)}, ${subject}, ${scope}, ${id}, ${duties}, '2020-01-01', 'test')`;
  }
}

beforeAll(async () => {
  standby = await startStandby(plant);
  admin = postgres(standby.adminUrl, { max: 1, onnotice: () => {} });
  app = await startTestApp({
    database: { ...standby, ownerUrl: standby.adminUrl, drop: async () => {} },
    replicaUrl: standby.replicaUrl,
    clock: () => new Date(),
    metrics,
  });
}, 120_000);
afterAll(async () => {
  await app?.app.close();
  await admin?.end({ timeout: 1 });
  await standby?.close();
});

const outcomes = async (): Promise<Record<string, number>> => {
  const found = await metrics.registry.getSingleMetric("tongchou_replica_reads_total")?.get();
  return Object.fromEntries((found?.values ?? []).map(({ labels, value }) => [labels.outcome, value]));
};
const times = async (outcome: string): Promise<number> => (await outcomes())[outcome] ?? 0;
const names = async (as = officer): Promise<readonly string[]> => {
  const { status, json, text } = await app.ask("{ townships(first: 50) { nodes { id name } } }", { as });
  expect(status, text).toBe(200);
  return json.data.townships.nodes.map(({ name }: { name: string }) => name);
};
const readyz = async () => {
  const response = await fetch(`${app.url}/readyz`);
  const { checks } = (await response.json()) as { checks: { replica?: string } };
  return { status: response.status, checks };
};
const waiting = { timeout: 15_000, interval: 50 };
/** Asked until it was answered there. */
const answeredThere = async (as = officer): Promise<void> => {
  const before = await times("current");
  await expect.poll(() => names(as).then(() => times("current")), waiting).toBeGreaterThan(before);
};
const rename = (n: number) => admin`update township set name = ${`第${n}`} where id = ${ids.township(3)}`;

test("a read is answered there, and each has what was written before it was asked", async () => {
  await answeredThere();
  const before = await times("current");
  for (let n = 0; n < 40; n += 1) {
    await rename(n);
    expect(await names()).toContain(`第${n}`);
    // What is written now is not there yet at once; a moment later it is.
    if (n % 2 === 1) await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await names()).toContain(`第${n}`);
  }
  expect(await times("current")).toBeGreaterThan(before);
  await expect.poll(readyz, waiting).toMatchObject({ status: 200, checks: { replica: "current" } });
  expect(await metrics.registry.metrics()).toContain("tongchou_replica_current 1");
});

test("one that is behind shows nothing old: neither rows nor rights that have ended", async () => {
  await answeredThere(township);
  await standby.there`select pg_wal_replay_pause()`;
  await expect
    .poll(async () => (await standby.there`select pg_get_wal_replay_pause_state() as s`)[0]?.s, waiting)
    .toBe("paused");
  await rename(1000);
  expect(await names()).toContain("第1000");
  expect(await times("behind")).toBeGreaterThan(0);
  await expect
    .poll(readyz, waiting)
    .toMatchObject({ status: 200, checks: { replica: "behind", database: true } });
  await admin`update tc.assignment set valid_to = current_date - 1 where role = ${township}`;
  const ask = () => app.ask("{ townships(first: 50) { nodes { id } } }", { as: township });
  const revoked = async () => {
    const { status, json } = await ask();
    expect([status, json.errors?.[0]?.extensions.code]).toEqual([403, "FORBIDDEN"]);
  };
  await revoked();
  await standby.there`select pg_wal_replay_resume()`;
  await answeredThere();
  await revoked();
});

test("what may not lag is asked of the primary: who somebody is, and a command with what it shows", async () => {
  await answeredThere();
  await admin`update tc.person set display_name = '改名' where subject = ${officer}`;
  const { json } = await app.ask("{ me { person { displayName } } }", { as: officer });
  expect(json.data?.me.person.displayName ?? "改名").toBe("改名");
});

test("one that is frozen or gone holds nobody up, and answers again once it is back", async () => {
  await answeredThere();
  kill(standby.pid(), "SIGSTOP");
  try {
    await rename(2000);
    const began = performance.now();
    expect(await names()).toContain("第2000");
    expect(performance.now() - began).toBeLessThan(9_000);
  } finally {
    kill(standby.pid(), "SIGCONT");
  }
  await standby.stop();
  await rename(3000);
  await expect.poll(async () => (await readyz()).checks.replica, waiting).toBe("down");
  const began = performance.now();
  expect(await names()).toContain("第3000");
  expect(performance.now() - began).toBeLessThan(2_000);
  expect((await readyz()).status).toBe(200);
  await standby.start();
  await answeredThere();
  expect(await names()).toContain("第3000");
}, 60_000);
