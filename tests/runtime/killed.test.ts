// What was acknowledged is durable: two hundred people write, a server process or PostgreSQL is killed under them, and nothing is
// lost, nothing is there by halves, and whoever asks again with the key hears what was done. `TONGCHOU_KILLS`: how often each.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkpointFile, signingKeys, verifyAccess } from "../../src/audit/index.ts";
import { postgresEnvironment } from "../../src/database/embedded/initialise.ts";
import { findPostmaster } from "../../src/database/embedded/postmaster.ts";
import { type Attempt, Killable } from "./killable.ts";

const times = Number(process.env.TONGCHOU_KILLS ?? 1);
const writers = 200;

let here: Killable;
beforeAll(async () => {
  here = await Killable.open(writers);
});
afterAll(() => here?.close());

/** Each writes on until it hears no good answer, or the kill. */
async function writeUntil(kill: () => Promise<void>): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  let heard = 0;
  let killed = false;
  const write = async (by: number): Promise<void> => {
    while (!killed) {
      const attempt = here.newAttempt(by);
      attempts.push(attempt);
      const reply = await here.record(attempt).catch(() => null);
      if (reply?.json.data?.done == null) {
        expect([undefined, 503, 504], JSON.stringify(reply)).toContain(reply?.status);
        return;
      }
      const { presenceMonth, version } = reply.json.data.done;
      attempt.heard = { id: presenceMonth.id, version };
      heard += 1;
    }
  };
  const all = Promise.all(here.tokens.map((_token, by) => write(by)));
  while (heard < writers) await sleep(5);
  await sleep(randomInt(200));
  killed = true;
  await kill();
  await all;
  return attempts;
}

/** Nothing in any of the four tables beside what the attempts left there. */
const totals = () =>
  here.withAdmin(
    async (sql) =>
      (
        await sql`select (select count(*)::int from presence_month) as rows,
          (select count(*)::int from tc.history where table_name = 'presence_month' and command is not null) as told,
          (select count(*)::int from tc.outbox where kind = 'presence_month' and command is not null) as waiting,
          (select count(*)::int from tc.command_key) as keyed`
      )[0] as Readonly<Record<string, number>>,
  );

/** All writers at once, each one thing after the other. */
async function askAgain(attempts: readonly Attempt[]) {
  const replies = new Map<string, Awaited<ReturnType<typeof here.record>>>();
  const askAs = async (by: number): Promise<void> => {
    for (const attempt of attempts.filter((one) => one.by === by))
      replies.set(attempt.key, await here.recordPatiently(attempt));
  };
  await Promise.all(here.tokens.map((_token, by) => askAs(by)));
  return replies;
}

/** Whatever was killed: what was heard of is on record, and the record is as it was written. */
const recorded = () =>
  here.withAdmin(async (sql) => {
    const file = await readFile(join(here.layout.dataDir, "audit", checkpointFile), "utf8");
    const outside = file.trim().split("\n");
    const known = new Map(signingKeys(null, here.keys).map(({ kid, publicKey }) => [kid, publicKey]));
    const { broken, chains } = await verifyAccess({
      ...{ sql, from: null, to: null, known },
      outside: outside.map((line) => JSON.parse(line)),
    });
    expect(broken).toEqual([]);
    const [told] =
      await sql`select count(*) filter (where l->>'x' = 'shown')::int as shown, count(*)::int as lines
      from tc.access_batch b, json_array_elements(b.body::json) l where l->>'m' = 'recordPresence'`;
    return { chains, shown: Number(told?.shown), lines: Number(told?.lines) };
  });

async function expectWhole(attempts: readonly Attempt[], before: Readonly<Record<string, number>>) {
  const kept = new Map((await here.keptOf(attempts)).map((one) => [one.key, one]));
  let unheard = 0;
  for (const { key, heard } of attempts) {
    const { id = null, ...rest } = kept.get(key) ?? {};
    const whole = { key, rows: 1, told: 1, waiting: 1, keyed: id };
    if (heard === null && id === null)
      expect(rest).toEqual({ key, rows: 0, told: 0, waiting: 0, keyed: null });
    else expect({ id: heard?.id ?? id, ...rest }).toEqual({ id, ...whole });
    if (heard === null && id !== null) unheard += 1;
  }
  const acknowledged = attempts.filter(({ heard }) => heard !== null).length;
  expect((await recorded()).shown).toBeGreaterThanOrEqual(acknowledged);
  const done = acknowledged + unheard;
  const after = await totals();
  for (const [table, rows] of Object.entries(before))
    expect([table, after[table]]).toEqual([table, rows + done]);

  // Whoever asks again hears what was done, or has it done now.
  const again = await askAgain(attempts);
  for (const { key, heard } of attempts) {
    const { id } = kept.get(key) ?? {};
    const { data, errors } = again.get(key)?.json ?? {};
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    expect(data.done.replayed).toBe(id != null);
    const { presenceMonth, version } = data.done;
    if (id != null) expect({ id: presenceMonth.id, version }).toEqual(heard ?? { id, version: 1 });
  }
  const others = await Promise.all(attempts.slice(-20).map((attempt) => here.record(attempt, 61)));
  expect(others.map(({ status, json }) => [status, json.errors?.[0]?.extensions.code])).toEqual(
    others.map(() => [409, "CONFLICT"]),
  );
  const last = await totals();
  for (const [table, rows] of Object.entries(before))
    expect([table, last[table]]).toEqual([table, rows + attempts.length]);
  return { sent: attempts.length, acknowledged, doneUnheard: unheard };
}

async function killServer(): Promise<void> {
  await here.end("SIGKILL");
}

/** The process and all that it forked, at once; and it is started as it was. */
async function killPostgres(): Promise<void> {
  const processes = await here.postgresProcesses();
  const [command = "", ...argv] = (await readFile(`/proc/${processes[0]}/cmdline`, "utf8"))
    .split("\0")
    .slice(0, -1);
  for (const one of processes) process.kill(one, "SIGKILL");
  while ((await findPostmaster(here.layout.cluster)) !== null) await sleep(5);
  for (;;) {
    const child = spawn(command, argv, {
      ...here.layout.account,
      cwd: "/",
      env: postgresEnvironment,
      detached: true,
      stdio: "ignore",
    });
    child.unref();
    while (child.exitCode === null) {
      if ((await findPostmaster(here.layout.cluster))?.ready === true) return;
      await sleep(20);
    }
  }
}

const stories = Array.from({ length: times }, (_, at) => at + 1);

test.each(stories)("a server that is killed under two hundred writers loses nothing (%i)", async () => {
  const before = await totals();
  const attempts = await writeUntil(killServer);
  await here.start();
  console.log(`server killed: ${JSON.stringify(await expectWhole(attempts, before))}`);
});

test.each(stories)("PostgreSQL that is killed under two hundred writers loses nothing (%i)", async () => {
  const before = await totals();
  const attempts = await writeUntil(killPostgres);
  const isReady = () => fetch(`${here.url}/readyz`).then(({ status }) => status);
  await expect.poll(isReady, { timeout: 30_000 }).toBe(200);
  // Its connections come back at once, too, and not when the last of many pauses is over.
  const probe = here.newAttempt(0);
  await expect.poll(async () => (await here.record(probe)).status, { timeout: 5_000 }).toBe(200);
  console.log(`PostgreSQL killed: ${JSON.stringify(await expectWhole([...attempts, probe], before))}`);
});
