// The same comparison under a policy that no department has: cells hidden by other conditions for every use, orderings
// over hidden keys, counts narrower than lists, posts that part one row.
import * as fc from "fast-check";
import { buildClientSchema, getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../../src/catalogue/index.ts";
import type { Caller } from "../../support/caller.ts";
import { startTestApp, type TestApp } from "../../support/test-app.ts";
import { cloneDatabase } from "../../support/test-database.ts";
import { arbitraryOperation } from "../generated/arbitrary-operation.ts";
import { Pools } from "../generated/pools.ts";
import { Reference } from "../reference.ts";
import { differences } from "../same-answer.ts";
import { walkList } from "../walk-list.ts";
import { putPatchworkInForce } from "./put-in-force.ts";

const numRuns = Number(process.env.GENERATED_RUNS ?? 100);
const seed = Number(process.env.GENERATED_SEED ?? 4);

const askers: Readonly<Record<string, readonly Caller[]>> = {
  "education-officer": [
    { as: "education-officer" },
    { as: "education-officer", purpose: "identity-verification" },
    { as: "education-officer:finance", purpose: "dropout-return" },
  ],
  "school-registrar": [
    { as: "school-registrar:split-duties" },
    { as: "school-registrar:split-duties" },
    { as: "school-registrar:9999000061" },
    { as: "school-registrar:9999000022:canteen" },
  ],
};

let app: TestApp;
let reference: Reference;
beforeAll(async () => {
  const database = await cloneDatabase();
  const files = await putPatchworkInForce(database, loadCatalogue());
  app = await startTestApp({ database });
  reference = await Reference.open(app.database.adminUrl, files);
});
afterAll(async () => {
  await reference.close();
  await app.close();
});

test.each(Object.keys(askers))(
  "both paths agree on %s under a patchwork of conditions",
  { timeout: 600_000 },
  async (role) => {
    const who = askers[role] ?? [];
    const [first = {}] = who;
    const introspection = await app.ask(getIntrospectionQuery(), first);
    const view = buildClientSchema(introspection.json.data);
    const pools = new Pools(reference.rows, await Promise.all(who.map((one) => reference.sightOf(one))));
    const operation = arbitraryOperation(view, reference.rows, pools);
    let answered = 0;
    const property = fc.asyncProperty(
      fc.constantFrom(...who),
      operation,
      async (asker, { query, variables }) => {
        const reply = await app.ask(query, { ...asker, variables });
        if (reply.json.errors?.[0].extensions.code === "LIMIT_EXCEEDED") return;
        const found = differences(reply, await reference.ask(query, { ...asker, variables }));
        if (found.length > 0) throw new Error(found.slice(0, 5).join("\n"));
        if (reply.status === 200) answered += 1;
      },
    );
    await fc.assert(property, { numRuns, seed });
    expect(answered).toBeGreaterThan(numRuns / 3);
  },
);

// A key that is hidden sorts as an empty one, and gives no place away; so does one behind a relation, or a row, that is.
const orderings = [
  ["schools", "NAME_ASC", 17],
  ["schools", "NAME_DESC", 17],
  ["schools", "OPENED_ON_ASC", 13],
  ["schools", "OPENED_ON_DESC", 13],
  ["schools", "[TOWNSHIP_NAME_DESC]", 13],
  ["schools", "[TOWNSHIP_NAME_ASC, OPENED_ON_DESC, NAME_ASC]", 11],
  ["schools", "[OPENED_ON_ASC, PARENT_SCHOOL_NAME_DESC, STATUS_ASC]", 12],
  ["schools", "[PARENT_SCHOOL_NAME_ASC, NAME_DESC]", 16],
  ["schoolHeadcounts", "AS_OF_ASC", 90],
  ["schoolHeadcounts", "AS_OF_DESC", 90],
  ["schoolHeadcounts", "[STUDENTS_ASC]", 90],
  ["schoolHeadcounts", "[STUDENTS_DESC, AS_OF_ASC]", 90],
  ["children", "BIRTH_DATE_ASC", 190],
  ["children", "[NAME_DESC, BIRTH_DATE_ASC]", 190],
  ["students", "[CATEGORY_DESC, CHILD_NAME_DESC]", 200],
] as const;

test.each(orderings.map(([list, orderBy, size]) => ({ list, where: "{}", orderBy, size })))(
  "$list are the same on every page by $orderBy, where keys are hidden",
  async (walk) => {
    const named = { ...walk, as: "education-officer:finance" };
    const forwards = await walkList({ app, reference }, named, "forwards");
    // The reference goes through all rows for each page: of the longest list, one way.
    if (walk.list !== "students")
      expect(await walkList({ app, reference }, named, "backwards")).toEqual(forwards);
    expect(new Set(forwards).size).toBe(forwards.length);
  },
);
