// Thousands of operations that nobody wrote: for each role the fast path and the reference answer alike.
import * as fc from "fast-check";
import { validateSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readView } from "../../support/role-view.ts";
import { oneByOne, startTestApp, type TestApp } from "../../support/test-app.ts";
import { Reference } from "../reference.ts";
import { differences } from "../same-answer.ts";
import { arbitraryOperation } from "./arbitrary-operation.ts";
import { writeOddTexts } from "./odd-texts.ts";
import { Pools } from "./pools.ts";
import { roleAskers } from "./role-askers.ts";

// GENERATED_RUNS and GENERATED_SEED search further than a run of the suite does.
const numRuns = Number(process.env.GENERATED_RUNS ?? 120);
const seed = Number(process.env.GENERATED_SEED ?? 20261123);

let app: TestApp;
let reference: Reference;
beforeAll(async () => {
  app = await startTestApp(oneByOne);
  await writeOddTexts(app.database.adminUrl);
  reference = await Reference.open(app.database.adminUrl);
});
afterAll(async () => {
  await reference.close();
  await app.close();
});

describe.each(Object.keys(roleAskers))("operations of %s", (role) => {
  test("both paths give the same answer to what nobody thought of", { timeout: 600_000 }, async () => {
    const own = await readView(role);
    expect(validateSchema(own)).toEqual([]);
    const who = roleAskers[role] ?? [];
    const sights = await Promise.all(who.map((one) => reference.sightOf(one)));
    const pools = new Pools(reference.rows, sights);
    const inView = arbitraryOperation(own, reference.rows, pools);
    const beyondView = arbitraryOperation(reference.schema, reference.rows, pools);
    const tally = { answered: 0, empty: 0, refused: 0, tooMuch: 0 };
    const property = fc.asyncProperty(
      fc.constantFrom(...who),
      fc.oneof({ weight: 9, arbitrary: inView }, { weight: 1, arbitrary: beyondView }),
      async (asker, { query, variables }) => {
        const reply = await app.ask(query, { ...asker, variables });
        if (reply.json.errors?.[0].extensions.code === "LIMIT_EXCEEDED") {
          tally.tooMuch += 1; // priced, not wrong: limits have tests of their own
          return;
        }
        const answer = await reference.ask(query, { ...asker, variables });
        if ("code" in answer) tally.refused += 1;
        else if (/\[\{/.test(JSON.stringify(answer.data))) tally.answered += 1;
        else tally.empty += 1;
        const found = differences(reply, answer);
        if (found.length > 0) throw new Error(found.slice(0, 5).join("\n"));
      },
    );
    // A comparison of nothing with nothing would always succeed: whoever is refused much is asked more.
    for (let more = 0; more < 3 && tally.answered <= numRuns / 4; more++)
      await fc.assert(property, { numRuns, seed: seed + more });
    expect(tally.answered).toBeGreaterThan(numRuns / 4);
    expect(tally.tooMuch).toBeLessThan(numRuns / 10);
    if (process.env.GENERATED_RUNS !== undefined) console.log(role, tally);
  });
});
