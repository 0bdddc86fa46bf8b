// What the log says of a request: who, as what, for what, which operation, by which code; and no value.
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedChildren } from "../../src/sample/planted.ts";
import { type HostileApp, openHostileApp } from "./hostile-app.ts";
import { hashOf } from "./wire.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

const lastLine = () => JSON.parse(app.log.at(-1) ?? "{}") as Record<string, unknown>;

test("the log names the person's id, role, purpose, operation and error code, and never a value", async () => {
  const query = "query ($id: ID!) { child(id: $id) { idNumber } }";
  const variables = { id: plantedChildren.moved.id };
  const asked = { as: "education-officer", variables, purpose: "identity-verification" };
  const many = "{ schools(first: 201) { __typename } }";
  // Twice: an operation that is known already takes another way.
  for (const _again of [1, 2]) {
    await app.ask(query, asked);
    expect(lastLine()).toMatchObject({
      person: expect.stringMatching(/^[0-9a-f-]{36}$/),
      role: "education-officer",
      purpose: "identity-verification",
      operation: hashOf(query),
      code: null,
    });
    expect(app.log.at(-1)).not.toContain(variables.id);
    await app.ask(many, { as: "education-officer" });
    expect(lastLine()).toMatchObject({ purpose: null, operation: hashOf(many), code: "LIMIT_EXCEEDED" });
  }
  await app.ask("{ nonsense }");
  expect(lastLine()).toMatchObject({
    person: null,
    role: "public",
    operation: hashOf("{ nonsense }"),
    code: "GRAPHQL_VALIDATION_FAILED",
  });
  await app.ask("{", { as: "education-officer" });
  expect(lastLine()).toMatchObject({ operation: hashOf("{"), code: "GRAPHQL_PARSE_FAILED" });
});
