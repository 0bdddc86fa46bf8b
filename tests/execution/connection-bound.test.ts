// One bound on the connections of all logins, with connections of the test's own: what is idle is given back, and no crowd keeps
// another login from its part.
import { describe, expect, test } from "vitest";
import { Admission, defaultAdmission } from "../../src/execution/index.ts";

const { signal } = new AbortController();
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A driver that opens a connection for whoever is sent and finds none idle. */
function sharing(most: number) {
  const open = new Map<string, number>();
  const running = new Map<string, number>();
  const given: string[] = [];
  let highest = 0;
  const admission = new Admission({
    ...defaultAdmission,
    atOnce: 4,
    costAMinute: Number.POSITIVE_INFINITY,
    connections: {
      most,
      open: () => open,
      giveBack(line) {
        if ((open.get(line) ?? 0) <= (running.get(line) ?? 0)) return false;
        open.set(line, (open.get(line) ?? 0) - 1);
        given.push(line);
        return true;
      },
    },
  });
  const order: string[] = [];
  const enter = (login: string) => {
    const place = admission.enter({ login, caller: login, cost: 1, signal }).then((leave) => {
      order.push(login);
      running.set(login, (running.get(login) ?? 0) + 1);
      open.set(login, Math.max(open.get(login) ?? 0, running.get(login) ?? 0));
      highest = Math.max(
        highest,
        [...open.values()].reduce((sum, count) => sum + count, 0),
      );
      return () => {
        running.set(login, (running.get(login) ?? 0) - 1);
        leave();
      };
    });
    // Who waits when the test is over is told so.
    place.catch(() => {});
    return place;
  };
  return { enter, order, open, given, highest: () => highest };
}

describe("connections that all logins share", () => {
  test("what one login has open and does not use is given back to another", async () => {
    const { enter, open, given, highest } = sharing(4);
    for (const leave of await Promise.all(["a", "a", "b", "c"].map(enter))) leave();
    expect([...open]).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 1],
    ]);
    const places = await Promise.all(["d", "d", "d", "d"].map(enter));
    expect(given.sort()).toEqual(["a", "a", "b", "c"]);
    expect(open.get("d")).toBe(4);
    for (const leave of places) leave();
    expect(highest()).toBe(4);
  });

  test("a crowd has all while it is alone, and gives up what is beyond its part as it comes free", async () => {
    const { enter, order, open, highest } = sharing(4);
    const crowd = Array.from({ length: 40 }, () => enter("crowd"));
    await settle();
    expect(order).toHaveLength(4);
    const others = [enter("other"), enter("other"), enter("other")];
    await settle();
    expect(order).toHaveLength(4);
    (await crowd[0])?.();
    await settle();
    (await crowd[1])?.();
    await settle();
    expect(order.slice(4)).toEqual(["other", "other"]);
    expect([open.get("crowd"), open.get("other")]).toEqual([2, 2]);
    // Beyond the half it is the crowd's turn again.
    (await crowd[2])?.();
    await settle();
    expect(order.slice(6)).toEqual(["crowd"]);
    (await others[0])?.();
    await settle();
    expect(order.slice(7)).toEqual(["other"]);
    expect(highest()).toBe(4);
  });

  test("more logins than connections are all answered in turn", async () => {
    const { enter, order, highest } = sharing(3);
    const logins = Array.from({ length: 20 }, (_, n) => `login ${n}`);
    await Promise.all(
      logins
        .flatMap((login) => [login, login])
        .map((login) => enter(login).then((leave) => setImmediate(leave))),
    );
    expect(order).toHaveLength(40);
    expect(highest()).toBe(3);
  });
});
