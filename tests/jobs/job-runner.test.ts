// The runner in a server: what fails is an alarm and is tried again, what stops is left to the next one.
import { beforeEach, expect, test } from "vitest";
import { openJobsPool } from "../../src/database/pools.ts";
import { jobs, runJob, startJobs } from "../../src/jobs/index.ts";
import { openDaysWork } from "./days-work.ts";

const at = openDaysWork();
beforeEach(() => at.setToday("2026-11-24"));

function start(everyMs?: number) {
  const alarms: unknown[] = [];
  const done: unknown[] = [];
  const runner = startJobs({
    sql: openJobsPool(at.database.runtimeUrl, at.database.logins),
    assertLogin: () => {},
    alarm: (_message, facts) => alarms.push(facts),
    tell: (_message, facts) => done.push(facts),
    ...(everyMs !== undefined && { everyMs }),
  });
  return { runner, alarms, done };
}

const waiting = { timeout: 20_000, interval: 50 };

test("a job that fails is an alarm, and is tried again after longer and longer; the others are done", async () => {
  await at.replaced("perform 1/0;", async () => {
    const { runner, alarms, done } = start(20);
    await expect.poll(() => alarms.length, waiting).toBeGreaterThan(2);
    await runner.stop(1);
    expect(alarms[0]).toEqual({ job: "posts", day: "2026-11-24", code: "22012" });
    expect(done).toHaveLength(jobs.length - 1);
    const [first, second, third] = await at.admin`select started_at as at from job_run
      where day = '2026-11-24' and outcome = 'failed' order by id`;
    expect(second?.at - first?.at).toBeGreaterThanOrEqual(20);
    expect(third?.at - second?.at).toBeGreaterThanOrEqual(40);
  });
});

test("a server that stops lets a job end that is nearly done", async () => {
  await at.replaced("perform pg_sleep(0.5);", async () => {
    const { runner, done } = start();
    await expect.poll(sleeping, waiting).toBe(1);
    await runner.stop(5);
    expect(done).toContainEqual({ job: "posts", day: "2026-11-24", changed: 1 });
    // It began no other.
    expect(done).toHaveLength(3);
  });
});

test("what does not end in time is undone, and done by whoever asks next", async () => {
  await at.replaced("perform pg_sleep(60);", async () => {
    const { runner, alarms } = start();
    await expect.poll(sleeping, waiting).toBe(1);
    const before = performance.now();
    await runner.stop(0.2);
    expect(performance.now() - before).toBeLessThan(3_000);
    expect(alarms).toEqual([]);
    await expect.poll(sleeping, waiting).toBe(0);
  });
  expect(await runJob(at.other, "posts", "2026-11-24")).toMatchObject({ outcome: "done" });
});

const sleeping = async (): Promise<number> =>
  (await at.admin`select from pg_stat_activity where usename = 'tc_jobs' and wait_event = 'PgSleep'`).length;
