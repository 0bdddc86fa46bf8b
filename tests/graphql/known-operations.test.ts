// An operation asked again takes a shorter way to the same path: nothing in the answer may tell.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const officer = "township-officer:关面乡";
const questions: readonly [string, string, Ask][] = [
  ["an answer", "{ schools(first: 3) { nodes { id name } } }", {}],
  [
    "secrets and cursors",
    "{ guardians(first: 3) { nodes { phone } pageInfo { endCursor } } }",
    { as: officer },
  ],
  ["a refusal", "{ schoolHeadcounts { nodes { students } } }", { as: officer }],
  ["a limit", "{ schools(first: 201) { nodes { id } } }", {}],
  ["a bad id", "query Q($id: ID!) { school(id: $id) { id } }", { variables: { id: "x" } }],
  ["a missing variable", "query R($id: ID!) { school(id: $id) { id } }", { variables: {} }],
  [
    "a missing purpose",
    '{ children(where: { idNumber: { eq: "1" } }) { nodes { id } } }',
    { as: "education-officer" },
  ],
  ["memory", '{ __type(name: "Child") { name } me { role } }', { as: officer }],
];

test.each(questions)("%s is the same the first time and again", async (_name, query, options) => {
  const replies = [
    await app.ask(query, options),
    await app.ask(query, options),
    await app.ask(query, options),
  ];
  expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
});

test("what a department has asked is no known operation of the public", async () => {
  const query = "{ children(first: 1) { nodes { id } } }";
  expect((await app.ask(query, { as: officer })).status).toBe(200);
  expect((await app.ask(query, { as: officer })).status).toBe(200);
  const refused = await app.ask(query);
  expect(refused.status).toBe(400);
  expect(refused.json.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
});

test("rights are decided anew each time: another role's question in the same words is refused", async () => {
  const query = "{ students(first: 1) { nodes { id } } }";
  expect((await app.ask(query, { as: officer })).status).toBe(200);
  expect((await app.ask(query, { as: "finance-officer" })).status).toBe(403);
  expect((await app.ask(query, { as: officer })).status).toBe(200);
});
