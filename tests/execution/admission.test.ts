// The turns of callers, with a clock of the test's own: no crowd keeps anybody else waiting.
import { describe, expect, test } from "vitest";
import { Admission, type AdmissionLimits, defaultAdmission } from "../../src/execution/index.ts";

const { signal } = new AbortController();
const cheap = { login: "tc_teacher", cost: 10, signal };
const dear = { ...cheap, cost: defaultAdmission.dearFrom };
const open = (limits: Partial<AdmissionLimits> = {}, now = () => 0) =>
  new Admission(
    { ...defaultAdmission, atOnce: 4, onOneConnection: 1, costAMinute: Number.POSITIVE_INFINITY, ...limits },
    now,
  );
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Enters, and notes when it was let in. */
function entering(admission: Admission, entrant: Parameters<Admission["enter"]>[0], order: string[]) {
  const place = admission.enter(entrant).then((leave) => {
    order.push(entrant.caller);
    return leave;
  });
  place.catch(() => {});
  return place;
}

describe("one person's crowd", () => {
  test("lets another person of the same login in at the next place that is free", async () => {
    const admission = open();
    const order: string[] = [];
    const crowd = Array.from({ length: 90 }, () => entering(admission, { ...cheap, caller: "crowd" }, order));
    entering(admission, { ...cheap, caller: "other" }, order);
    await settle();
    expect(order).toEqual(["crowd", "crowd", "crowd", "crowd"]);
    (await crowd[0])?.();
    (await crowd[1])?.();
    await settle();
    expect(order.slice(4)).toContain("other");
  });

  test("of dear statements leaves the connections to cheap ones, and the other half of the dear ones to others", async () => {
    const admission = open();
    const order: string[] = [];
    for (let index = 0; index < 50; index += 1) entering(admission, { ...dear, caller: "crowd" }, order);
    for (let index = 0; index < 50; index += 1) entering(admission, { ...dear, caller: "second" }, order);
    for (const caller of ["a", "b", "c"]) entering(admission, { ...cheap, caller }, order);
    entering(admission, { ...dear, login: "tc_school", caller: "elsewhere" }, order);
    await settle();
    expect(order).toEqual(["crowd", "a", "b", "c", "elsewhere"]);
  });

  test("goes several to a connection while all are cheap, and one to each beside a dear one", async () => {
    const admission = open({ onOneConnection: 3 });
    const order: string[] = [];
    const crowd = Array.from({ length: 20 }, () => entering(admission, { ...cheap, caller: "crowd" }, order));
    await settle();
    expect(order).toHaveLength(12);
    entering(admission, { ...dear, caller: "dear" }, order);
    (await crowd[0])?.();
    (await crowd[1])?.();
    await settle();
    // One of the crowd had the first turn, the dear one the second; from then on they are too many.
    expect(order.slice(12)).toEqual(["crowd", "dear"]);
    for (const place of crowd.slice(2, 9)) (await place)();
    await settle();
    expect(order).toHaveLength(14);
    for (const place of crowd.slice(9, 11)) (await place)();
    await settle();
    expect(order.slice(14)).toEqual(["crowd"]);
  });

  test("goes behind none that has run for long", async () => {
    let now = 0;
    const admission = open({ onOneConnection: 3, slowMs: 100 }, () => now);
    const order: string[] = [];
    const slow = Array.from({ length: 4 }, () => entering(admission, { ...cheap, caller: "slow" }, order));
    await settle();
    now = 101;
    for (const caller of ["a", "b"]) entering(admission, { ...cheap, caller }, order);
    await settle();
    expect(order).toHaveLength(4);
    (await slow[0])?.();
    await settle();
    expect(order.slice(4)).toEqual(["a"]);
    for (const place of slow.slice(1)) (await place)();
    await settle();
    expect(order.slice(5)).toEqual(["b"]);
  });
});

describe("waiting", () => {
  test("ends after its bound, and whoever left does not wait", async () => {
    const admission = open({ atOnce: 1, waitMs: 30 });
    const held = await admission.enter({ ...cheap, caller: "first" });
    const left = new AbortController();
    const gone = admission.enter({ ...cheap, caller: "gone", signal: left.signal });
    const waiting = admission.enter({ ...cheap, caller: "second" });
    left.abort();
    await expect(gone).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(waiting).rejects.toMatchObject({ code: "UNAVAILABLE", details: { retryAfter: 2 } });
    held();
    await expect(admission.enter({ ...cheap, caller: "third" })).resolves.toBeDefined();
  });
});

describe("cost a minute", () => {
  test("is one caller's own, and comes back evenly", async () => {
    let now = 0;
    const admission = open({ costAMinute: 600 }, () => now);
    const ask = async (caller: string) => (await admission.enter({ ...cheap, cost: 300, caller }))();
    for (const _time of [1, 2]) await ask("spender");
    await expect(ask("spender")).rejects.toMatchObject({
      code: "BUDGET_EXHAUSTED",
      details: { limit: "cost a minute", bound: 600, retryAfter: 1 },
    });
    await ask("other");
    now = 1_000;
    await ask("spender");
    await expect(ask("spender")).rejects.toMatchObject({ details: { retryAfter: 30 } });
    now = 32_000;
    await ask("spender");
  });
});
