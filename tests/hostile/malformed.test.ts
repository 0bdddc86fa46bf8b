// Hundreds of malformed requests against one server: each is refused with its code, and after each the server answers
// an honest question with the same bytes as before.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodies } from "./cases/bodies.ts";
import type { Case } from "./cases/case.ts";
import { cursors } from "./cases/cursors.ts";
import { documents } from "./cases/documents.ts";
import { requests } from "./cases/requests.ts";
import { tokens } from "./cases/tokens.ts";
import { values } from "./cases/values.ts";
import { type HostileApp, openHostileApp } from "./hostile-app.ts";
import { sendBytes } from "./wire.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

const tables: Readonly<Record<string, readonly Case[]>> = {
  bodies,
  requests,
  documents,
  values,
  cursors,
  tokens,
};

for (const [name, cases] of Object.entries(tables)) {
  describe(name, () => {
    test("are all different cases", () => {
      expect(new Set(cases.map((hostile) => hostile.name)).size).toBe(cases.length);
    });
    for (const hostile of cases) {
      test(hostile.name, async () => {
        await hostile.run(app);
        await app.control();
      });
    }
  });
}

describe("after all of that", () => {
  test("the log holds no token, no variable and no document, and nothing of it was unexpected", () => {
    expect(app.log.length).toBeGreaterThan(400);
    const lines = app.log.join("");
    expect(lines).not.toMatch(/eyJ|Bearer|schools|__typename|示例|"stack"/);
    const alarms = app.log.filter(
      (line) => /unexpected|drift/.test(line) || (JSON.parse(line) as { level: number }).level >= 50,
    );
    expect(alarms).toEqual([]);
  });

  test("requests that break off leave no connection, no timer and no memory behind", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const open = () => process.getActiveResourcesInfo().length;
    const settle = () => new Promise((resolve) => setTimeout(resolve, 200));
    const breakOff = () =>
      sendBytes(
        app.url,
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 90000\r\n\r\n{"query":"',
        20,
      );
    await Promise.all(Array.from({ length: 20 }, breakOff));
    await settle();
    collect();
    const before = { open: open(), heap: process.memoryUsage().heapUsed };
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(Array.from({ length: 40 }, breakOff));
      await app.ask(`{ schools(where: {name: {eq: "${"x".repeat(200_000)}${round}"}}) { nonsense } }`);
    }
    await settle();
    collect();
    expect(open()).toBeLessThanOrEqual(before.open + 2);
    expect(process.memoryUsage().heapUsed - before.heap).toBeLessThan(20 * 1024 * 1024);
    await app.control();
  });
});
