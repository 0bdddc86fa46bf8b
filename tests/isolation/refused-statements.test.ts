// A refused operation reaches no SQL: PostgreSQL's own statement log stays silent, and speaks for every permitted one.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { operationsOf, readSchema } from "./asking.ts";
import { askerOf, callers, mainCallers } from "./callers.ts";
import { everyQuestion, malformedBodies, pack, type Question } from "./hostile-queries.ts";
import { StatementLog } from "./statement-log.ts";
import { plainDatabase } from "./twins.ts";
import { Wire } from "./wire.ts";

let app: TestApp;
let log: StatementLog;
let questions: readonly Question[];
beforeAll(async () => {
  const database = await plainDatabase();
  log = await StatementLog.of(database);
  app = await startTestApp({ database });
  questions = everyQuestion(loadCatalogue(), await readSchema(), 2);
});
afterAll(() => app.close());

const asked = mainCallers.map((caller) => [caller.name, caller] as const);

test.each(asked)(
  "%s: PostgreSQL is asked nothing for an operation that is refused",
  async (_name, caller) => {
    const wire = new Wire(app, caller);
    // Who asks is read once and remembered: that statement is no part of any refusal.
    await wire.ask("{ schools(first: 1) { nodes { id } } }");
    await log.since();
    const counts = { permitted: 0, refused: 0 };
    const wrong: string[] = [];
    const asker = await askerOf(app.database.adminUrl, caller);
    const { permitted, refused } = pack(questions, (await operationsOf(asker, new Map())).may);
    for (const query of [...permitted, ...refused]) {
      const { status, text } = await wire.ask(query);
      const statements = await log.since();
      if (status === 200) {
        counts.permitted += 1;
        if (!statements.some((statement) => statement.includes("tongchou.scope")))
          wrong.push(`unseen: ${query}`);
      } else {
        counts.refused += 1;
        if (statements.length > 0) wrong.push(`${status} ${query}\n${statements.join("\n")}`);
        if (!/FORBIDDEN|PURPOSE_REQUIRED|GRAPHQL_VALIDATION_FAILED/.test(text))
          wrong.push(`${query}\n${text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(counts.permitted).toBe(permitted.length);
    expect(counts.refused).toBe(refused.length);
    expect(Math.min(permitted.length, refused.length)).toBeGreaterThan(9);
  },
);

test("PostgreSQL is asked nothing for a malformed request", async () => {
  const wire = new Wire(app, callers.education);
  await wire.ask("{ schools(first: 1) { nodes { id } } }");
  await log.since();
  let refused = 0;
  for (const body of malformedBodies()) {
    const { status } = await wire.post(body);
    const statements = await log.since();
    if (status === 200) continue;
    refused += 1;
    expect(statements, `${status} ${body.slice(0, 200)}`).toEqual([]);
  }
  expect(refused).toBeGreaterThan(20);
});
