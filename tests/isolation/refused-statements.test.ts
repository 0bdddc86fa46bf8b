// A refused operation reaches no SQL: PostgreSQL's own statement log stays silent, and speaks for every permitted one.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { oneByOne, startTestApp, type TestApp } from "../support/test-app.ts";
import { operationsOf, readSchema } from "./asking.ts";
import { askerOf, callers, mainCallers } from "./callers.ts";
import { everyQuestion, malformedBodies, type Question } from "./hostile-queries.ts";
import { askRefused, sort, together } from "./packs.ts";
import { StatementLog } from "./statement-log.ts";
import { plainDatabase } from "./twins.ts";
import { Wire } from "./wire.ts";

let app: TestApp;
let log: StatementLog;
let questions: readonly Question[];
beforeAll(async () => {
  const database = await plainDatabase();
  log = await StatementLog.of(database);
  app = await startTestApp({ ...oneByOne, database });
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
    const wrong: string[] = [];
    const asker = await askerOf(app.database.adminUrl, caller);
    const operations = await operationsOf(asker, new Map());
    const { permitted, refused } = sort(questions, operations);
    for (const query of together(permitted)) {
      const { status, text } = await wire.ask(query);
      const statements = await log.since();
      if (status !== 200) wrong.push(`${status} ${query}\n${text}`);
      if (!statements.some((statement) => statement.includes("tongchou.ticket")))
        wrong.push(`unseen: ${query}`);
    }
    const asked = await askRefused(refused, operations, async (query) => {
      const answer = await wire.ask(query);
      const statements = await log.since();
      if (answer.status === 200 || statements.length > 0)
        wrong.push(`${answer.status} ${query}\n${statements.join("\n")}`);
      if (!/FORBIDDEN|PURPOSE_REQUIRED|GRAPHQL_VALIDATION_FAILED/.test(answer.text))
        wrong.push(`${query}\n${answer.text}`);
      return answer;
    });
    console.log(
      `refused statements: ${permitted.length} permitted, ${refused.length} refused questions, ` +
        `${asked.operations} operations refused (${asked.alone} of a single question), for ${caller.name}`,
    );
    expect(wrong).toEqual([]);
    expect(Math.min(permitted.length, refused.length)).toBeGreaterThan(72);
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
