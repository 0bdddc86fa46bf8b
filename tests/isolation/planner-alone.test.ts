// With the database opened wide, the planner alone stops everything: over the same data, answers with and without the
// second line are the same bytes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { oneByOne, startTestApp, type TestApp } from "../support/test-app.ts";
import { alwaysPermit } from "./always-permit.ts";
import { askWith, forOperations, operationsOf, readSchema } from "./asking.ts";
import { askerOf, callers, mainCallers, type NamedCaller } from "./callers.ts";
import { Cells } from "./denied-cells.ts";
import { forgetting } from "./forgetting.ts";
import { everyQuestion } from "./hostile-queries.ts";
import { openDatabaseWide } from "./open-lines.ts";
import { askRefused, sort, together } from "./packs.ts";
import { plainDatabase, withAdmin, worldOf } from "./twins.ts";
import { readVocabulary } from "./vocabulary.ts";
import { Wire } from "./wire.ts";

let enforced: TestApp;
let wide: TestApp;
beforeAll(async () => {
  enforced = await startTestApp({ ...oneByOne, database: await plainDatabase() });
  const database = await plainDatabase();
  await withAdmin(database, openDatabaseWide);
  wide = await startTestApp({ ...oneByOne, database });
});
afterAll(() => Promise.all([enforced.close(), wide.close()]));

async function compare(other: TestApp, caller: NamedCaller, runs: number): Promise<string[]> {
  const asker = await askerOf(enforced.database.adminUrl, caller);
  const world = await worldOf(enforced.database);
  const words = await withAdmin(enforced.database, async (sql) =>
    readVocabulary(sql, await Cells.of(sql, asker, world)),
  );
  const [left, right] = [new Wire(enforced, caller), new Wire(other, caller)];
  const differ: string[] = [];
  const compareOne = (query: string, a: unknown, b: unknown) => {
    if (JSON.stringify(a) !== JSON.stringify(b)) differ.push(query);
  };
  const operations = await operationsOf(asker, words);
  const questions = everyQuestion(loadCatalogue(), await readSchema(), 100);
  const { permitted, refused } = sort(questions, operations);
  const askBoth = async (query: string) => {
    const [a, b] = await Promise.all([left.ask(query), right.ask(query)]);
    compareOne(query, a, b);
    return a;
  };
  for (const query of together(permitted)) await askBoth(query);
  await askRefused(refused, operations, askBoth);
  await forOperations(operations, { runs, seed: 42 }, async (one) => {
    const [a, b] = await Promise.all([askWith(left, one), askWith(right, one)]);
    compareOne(one.operation.text, a, b);
    return a;
  });
  return differ;
}

test.each([...mainCallers, callers.administrator].map((caller) => [caller.name, caller] as const))(
  "%s: the planner alone gives the same bytes as both lines together",
  async (_name, caller) => {
    expect(await compare(wide, caller, 40)).toEqual([]);
  },
  600_000,
);

test.each([
  ["without the planner", alwaysPermit, 20],
  ["with a planner that forgets scopes", forgetting("inScope"), 5],
  ["with a planner that forgets that nobody sees what is archived", forgetting("live"), 0],
] as const)(
  "%s the wide database answers otherwise",
  async (_name, decisions, atLeast) => {
    const open = await startTestApp({
      ...oneByOne,
      database: { ...wide.database, drop: async () => {} },
      decisions,
    });
    try {
      expect((await compare(open, callers.township, 5)).length).toBeGreaterThan(atLeast);
    } finally {
      await open.close();
    }
  },
  600_000,
);
