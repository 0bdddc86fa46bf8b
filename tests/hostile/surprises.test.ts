// What nobody foresaw: a part that throws, a decision point that permits what the database refuses. The client learns
// nothing of it; the log says what happened without quoting anything.
import { afterEach, expect, test } from "vitest";
import type { DecisionPoint } from "../../src/planning/index.ts";
import { decide, decideRows } from "../../src/policy/index.ts";
import { expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";

const secret = "select id_number_cipher from child -- at run (/srv/app/src/x.ts:1)";
let app: HostileApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

const surprising = { status: 500, code: "INTERNAL_SERVER_ERROR" } as const;
const sentence = "An unexpected error occurred.";

const open = async (decisions: Partial<DecisionPoint>): Promise<HostileApp> => {
  app = await openHostileApp({ decisions: { decide, decideRows, ...decisions } });
  return app;
};

test("an error inside says one sentence to the client, and nothing of a value to the log", async () => {
  const { ask, log } = await open({
    decide: () => {
      throw new TypeError(secret);
    },
  });
  const received = await ask('{ schools(where: {name: {eq: "汉丰"}}) { nodes { name } } }');
  expectRefusal(received, surprising);
  expect(JSON.parse(received.text)).toEqual({
    errors: [
      {
        message: sentence,
        extensions: { code: surprising.code, messages: { zh: "系统出现意外错误。", en: sentence } },
      },
    ],
  });
  expect(log.join("")).toContain("unexpected error");
  expect(log.join("")).not.toContain("汉丰");
});

test("what the decision point lets through, the database refuses, and that is an alarm", async () => {
  const always = { always: true } as const;
  const { ask, log } = await open({
    decide: () => ({ kind: "permit", plain: always, masked: always, grants: [] }),
    decideRows: () => always,
  });
  const hidden = "{ children(first: 1) { nodes { name idNumber } } }";
  for (const query of [hidden, "{ guardians { totalCount } }", "{ studentAggregate { count } }"]) {
    const received = await ask(query, { as: "finance-officer" });
    expectRefusal(received, surprising);
    expect(JSON.parse(received.text).errors).toEqual([expect.objectContaining({ message: sentence })]);
  }
  const alarms = log.filter((line) => line.includes("policy drift"));
  expect(alarms).toHaveLength(3);
  expect(alarms.join("")).toContain('"code":"42501"');
  expect(log.join("")).not.toMatch(/select |json_object|set_config/);
});
