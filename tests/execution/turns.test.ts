// Whose operation is worked on, with a clock of the test's own: what one caller takes while others ask.
import { describe, expect, test } from "vitest";
import { defaultTurns, type TurnLimits, Turns } from "../../src/engine/index.ts";

const { signal } = new AbortController();
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Everybody asks at once; each ends when the test says so. */
function asking(limits: Partial<TurnLimits> = {}) {
  const clock = { now: 0 };
  const turns = new Turns({ ...defaultTurns, ...limits }, () => clock.now);
  const working: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (caller: string, by: AbortSignal = signal): Promise<unknown> => {
    const asked = turns.work(caller, by, async (turn) => {
      working.push(caller);
      turn.at("database");
      await new Promise<void>((resolve) => ends.push(resolve));
    });
    asked.catch(() => {});
    return asked;
  };
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await settle();
  };
  return { clock, turns, working, ask, end };
}

describe("one caller's crowd", () => {
  test("is in work all at once while nobody else asks", async () => {
    const { working, ask } = asking();
    for (let n = 0; n < 50; n += 1) ask("crowd");
    await settle();
    expect(working).toHaveLength(50);
  });

  test("is one at a time beside others, who are served at once", async () => {
    const { working, ask, end } = asking();
    ask("other");
    for (let n = 0; n < 50; n += 1) ask("crowd");
    ask("third");
    await settle();
    expect(working).toEqual(["other", "crowd", "third"]);
    await end();
    expect(working).toHaveLength(3);
    await end();
    expect(working.slice(3)).toEqual(["crowd"]);
  });

  test("pauses beside others for as long as it took beyond its share, and no longer than its debt", async () => {
    const { clock, working, ask, end } = asking({ share: 0.5, burstMs: 10, debtMs: 20 });
    ask("other");
    ask("crowd");
    await settle();
    ask("other");
    await end();
    clock.now = 900;
    ask("other");
    await end();
    await settle();
    // It took 900 ms: 20 of them are remembered, which are 40 ms of its share.
    ask("crowd");
    await settle();
    expect(working.filter((one) => one === "crowd")).toHaveLength(1);
    clock.now = 945;
    await expect.poll(() => working.filter((one) => one === "crowd").length).toBe(2);
  });

  test("what this thread did counts more than what the database did", async () => {
    const { clock, turns, working, ask } = asking({ burstMs: 100, threadWeight: 8 });
    const worked = turns.work("crowd", signal, async () => {
      clock.now += 50;
    });
    await worked;
    ask("other");
    ask("crowd");
    await settle();
    expect(working).toEqual(["other"]);
  });

  test("is bounded, and told when to come again", async () => {
    const { ask, end } = asking({ inFlight: 3 });
    const asked = Array.from({ length: 4 }, () => ask("crowd"));
    await expect(asked[3]).rejects.toMatchObject({ code: "BUDGET_EXHAUSTED", details: { retryAfter: 1 } });
    await settle();
    await end();
    await expect(asked[0]).resolves.toBeUndefined();
    ask("crowd");
  });

  test("waits for so long and is told what its share is; who has left does not wait", async () => {
    const { working, ask, end } = asking({ atOnce: 1, waitMs: 30 });
    ask("other");
    ask("crowd");
    const left = new AbortController();
    const gone = ask("crowd", left.signal);
    const late = ask("crowd");
    left.abort();
    await expect(gone).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(late).rejects.toMatchObject({
      details: { limit: "share of the processors", retryAfter: 1 },
    });
    await end();
    await end();
    expect(working).toEqual(["other", "crowd"]);
  });
});

describe("long work on the thread", () => {
  test("rests while others are served, and resting is no work", async () => {
    const { clock, turns } = asking({ burstMs: 10 });
    const served: string[] = [];
    await turns.work("other", signal, async () => {});
    const long = turns.work("long", signal, async ({ rest }) => {
      const resting = rest();
      clock.now = 5_000;
      await resting;
      served.push("long");
    });
    await turns.work("other", signal, async () => {
      served.push("other");
    });
    await long;
    expect(served).toEqual(["other", "long"]);
    // It has its burst still: what passed meanwhile was not its own.
    await turns.work("other", signal, async () => {});
    await turns.work("long", signal, async () => {
      served.push("again");
    });
    expect(served).toEqual(["other", "long", "again"]);
  });
});
