// A refused operation reaches no SQL: PostgreSQL's own statement log stays silent, and speaks for every permitted one.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { readView } from "./asking.ts";
import {
  aggregateQueries,
  coordinatesOf,
  filterQuery,
  malformedBodies,
  orderQueries,
  readQuery,
} from "./hostile-queries.ts";
import { mainPersonas, personas } from "./personas.ts";
import { StatementLog } from "./statement-log.ts";
import { plainDatabase } from "./twins.ts";
import { Wire } from "./wire.ts";

let app: TestApp;
let log: StatementLog;
const queries: string[] = [];
beforeAll(async () => {
  const database = await plainDatabase();
  log = await StatementLog.of(database);
  app = await startTestApp({ database });
  const catalogue = loadCatalogue();
  const schema = await readView("schema.graphql");
  for (const at of coordinatesOf(catalogue))
    queries.push(readQuery(at, 2), ...[filterQuery(at) ?? []].flat());
  for (const entity of catalogue.entities.values()) {
    queries.push(...orderQueries(entity), ...aggregateQueries(schema, entity));
  }
});
afterAll(() => app.close());

const asked = mainPersonas.map((persona) => [persona.name, persona] as const);

test.each(asked)(
  "%s: PostgreSQL is asked nothing for an operation that is refused",
  async (_name, persona) => {
    const wire = new Wire(app, persona);
    // Who asks is read once and remembered: that statement is no part of any refusal.
    await wire.ask("{ schools(first: 1) { nodes { id } } }");
    await log.since();
    const counts = { permitted: 0, refused: 0 };
    const wrong: string[] = [];
    for (const query of queries) {
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
    expect(counts.permitted).toBeGreaterThan(30);
    expect(counts.refused).toBeGreaterThan(10);
  },
);

test("PostgreSQL is asked nothing for a malformed request", async () => {
  const wire = new Wire(app, personas.education);
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
