import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "./support/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test("the public reads the schools in one statement", async () => {
  const { status, json } = await app.ask("{ schools(first: 2) { totalCount nodes { name } } }");
  expect(status).toBe(200);
  expect(json.data.schools.nodes).toHaveLength(2);
});

test("a township officer reads the township's children", async () => {
  const { json } = await app.ask("{ children { totalCount nodes { name } } me { role } }", {
    as: "township-officer:关面乡",
  });
  expect(json.data.children.totalCount).toBeGreaterThan(0);
});
