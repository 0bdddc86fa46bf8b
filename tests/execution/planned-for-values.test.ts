// Which statements PostgreSQL plans without their values (prepared), and which anew for them.
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { PreparedStatements } from "../../src/execution/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
afterEach(() => vi.restoreAllMocks());

const range = '{ validTo: { gt: "2026-01-01", lte: "2027-01-01" } }';
const questions: readonly (readonly [string, boolean, string, Readonly<Record<string, unknown>>?])[] = [
  ["a page within a range", true, `{ appointments(where: ${range}, first: 2) { nodes { id } } }`],
  ["a count of everything", true, "{ appointments(first: 2) { totalCount } }"],
  ["a count within a range", false, `{ appointments(where: ${range}, first: 2) { totalCount } }`],
  [
    "a count within a range of variables",
    false,
    "query Q($day: Date!) { appointments(where: { validTo: { gt: $day } }, first: 2) { totalCount } }",
    { day: "2026-01-01" },
  ],
  ["an aggregate within a range", false, `{ appointmentAggregate(where: ${range}) { count } }`],
  [
    "a count of those with a related row within a range",
    false,
    `{ posts(where: { appointments: { some: ${range} } }, first: 2) { totalCount } }`,
  ],
  [
    "a related row's count within a range",
    false,
    `{ teachers(first: 2) { nodes { appointments(where: ${range}) { totalCount } } } }`,
  ],
  [
    "a count within whole numbers, which stand in the statement",
    true,
    "{ posts(where: { grade: { gte: 8, lte: 10 } }, first: 2) { totalCount } }",
  ],
];

const asked = questions.map(
  ([name, prepared, query, variables]) => [name, prepared, query, variables ?? {}] as const,
);

test.each(asked)("%s is prepared: %s", async (_name, prepared, query, variables) => {
  const admit = vi.spyOn(PreparedStatements.prototype, "admit");
  const answers = new Set<string>();
  for (let use = 0; use < 3; use += 1) {
    const { status, text } = await app.ask(query, { as: "hr-officer", variables });
    expect([status, text]).toEqual([200, text]);
    answers.add(text);
  }
  expect(answers.size).toBe(1);
  expect(admit.mock.results.at(-1)?.value).toBe(prepared);
});
