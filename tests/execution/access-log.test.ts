// The record's writer by itself: one write at a time, and of a write that nobody knows the outcome of.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Batch, hashOf, noHash } from "../../src/audit/access-chain.ts";
import { AccessLog, type AccessLogLimits, type AppendBatch } from "../../src/audit/access-log.ts";

const line = (q: string) => ({ q }) as never;
const lost = Object.assign(new Error("lost"), { code: "CONNECTION_CLOSED" });
const refused = Object.assign(new Error("refused"), { name: "PostgresError", code: "23514" });
const unrecorded = { code: "UNAVAILABLE", details: { reason: "ACCESS_LOG" } };

/** `answers`: what becomes of each write in turn; of those beyond, that it is written. */
function logOver(answers: readonly (Error | Promise<void> | null)[], limits: Partial<AccessLogLimits> = {}) {
  const sent: Batch[] = [];
  const told: string[] = [];
  const append: AppendBatch = async (batch) => {
    sent.push(batch);
    const answer = answers[sent.length - 1] ?? null;
    if (answer instanceof Error) throw answer;
    await answer;
  };
  const log = new AccessLog({ append, told: (state) => told.push(state), limits });
  return { log, sent, told };
}

test("who comes while a write is on its way goes along with the next, each hanging on the one before", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { log, sent } = logOver([promise]);
  const first = log.record(line("1"));
  await sleep(5);
  const others = ["2", "3", "4"].map((q) => log.record(line(q)));
  await sleep(5);
  expect(sent.map(({ lines }) => lines)).toEqual([1]);
  resolve();
  await Promise.all([first, ...others]);
  expect(sent.map(({ seq, lines }) => [seq, lines])).toEqual([
    [1, 1],
    [2, 3],
  ]);
  const [one, two] = sent as [Batch, Batch];
  expect(one.prev).toEqual(noHash);
  expect(two.prev).toEqual(one.hash);
  for (const batch of sent) expect(hashOf(batch)).toEqual(batch.hash);
  expect(JSON.parse(two.body)).toEqual([{ q: "2" }, { q: "3" }, { q: "4" }]);
  expect(await log.close(100)).toBe(true);
});

test("what may have been written is sent again as it was, and nothing before it; a word that it is not is believed only of the first", async () => {
  const { log, sent } = logOver([lost, refused, lost]);
  const all = [log.record(line("1")), sleep(10).then(() => log.record(line("2")))];
  await Promise.all(all);
  expect(sent.slice(0, 4).map(({ seq }) => seq)).toEqual([1, 1, 1, 1]);
  expect(new Set(sent.slice(0, 4).map(({ hash }) => hash.toString("hex"))).size).toBe(1);
  expect(sent.at(-1)?.seq).toBe(2);
  await log.close(100);
});

test("what was refused is not on record, its number goes to the next, and whether it writes again it finds out by itself", async () => {
  const { log, sent, told } = logOver([refused, refused]);
  await expect(log.record(line("1"))).rejects.toMatchObject(unrecorded);
  expect([log.writes, told]).toEqual([false, ["failing"]]);
  await expect.poll(() => log.writes, { timeout: 5_000 }).toBe(true);
  expect(told).toEqual(["failing", "writing"]);
  expect(sent.map(({ seq, lines }) => [seq, lines])).toEqual([
    [1, 1],
    [1, 0],
    [1, 0],
  ]);
  await log.record(line("2"));
  expect(log.head.seq).toBe(2);
  await log.close(100);
});

test("nobody waits without end, nor in a queue without end, and who gave up before his turn is not written", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { log, sent } = logOver([promise], { waitMs: 300, waiting: 2 });
  const waiting = [log.record(line("1")).catch((error: unknown) => error)];
  await sleep(5);
  waiting.push(...["2", "3"].map((q) => log.record(line(q)).catch((error: unknown) => error)));
  await expect(log.record(line("4"))).rejects.toMatchObject(unrecorded);
  for (const error of await Promise.all(waiting)) expect(error).toMatchObject(unrecorded);
  resolve();
  await log.record(line("5"));
  expect(sent.map(({ seq, body }) => [seq, JSON.parse(body)])).toEqual([
    [1, [{ q: "1" }]],
    [2, [{ q: "5" }]],
  ]);
  await log.close(100);
  await expect(log.record(line("6"))).rejects.toMatchObject(unrecorded);
});
