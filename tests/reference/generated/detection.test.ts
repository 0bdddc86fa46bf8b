// The comparison itself is tried: with a decision point that errs, the generated operations must find it out.
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DecisionPoint } from "../../../src/planning/index.ts";
import {
  type Asker,
  decide,
  decideRows,
  type Guard,
  isNever,
  neverGuard,
} from "../../../src/policy/index.ts";
import { readView } from "../../support/role-view.ts";
import { oneByOne, startTestApp } from "../../support/test-app.ts";
import { cloneDatabase, type TestDatabase } from "../../support/test-database.ts";
import { Reference } from "../reference.ts";
import { differences } from "../same-answer.ts";
import { arbitraryOperation } from "./arbitrary-operation.ts";
import { Pools } from "./pools.ts";
import { roleAskers } from "./role-askers.ts";

type Decide = DecisionPoint["decide"];

const always: Guard = { always: true };
const open = (guard: Guard): Guard => (isNever(guard) ? guard : always);

/** A decision point that judges as `decide` does, but for what is changed in the question or the answer. */
const erring = (change: (...question: Parameters<Decide>) => ReturnType<Decide>): DecisionPoint => ({
  decide: change,
  decideRows,
});

const allDuties = (asker: Asker): Asker => ({
  ...asker,
  groups: asker.groups.map((group) => ({ ...group, duties: asker.role.duties })),
});

const errors: readonly (readonly [string, string, DecisionPoint])[] = [
  [
    "shows every cell of a visible row",
    "township-officer",
    erring((...question) => {
      const made = decide(...question);
      return made.kind === "deny" ? made : { ...made, plain: open(made.plain) };
    }),
  ],
  [
    "shows in full what should be masked",
    "education-officer",
    erring((...question) => {
      const made = decide(...question);
      if (made.kind === "deny") return made;
      return { ...made, masked: neverGuard, plain: isNever(made.plain) ? made.masked : made.plain };
    }),
  ],
  [
    "forgets the duties of an assignment",
    "school-registrar",
    erring((asker, ...rest) => decide(allDuties(asker), ...rest)),
  ],
  [
    "takes any purpose for declared",
    "education-officer",
    erring((asker, ...rest) => decide({ ...asker, purpose: "rehabilitation" }, ...rest)),
  ],
  [
    "takes any purpose for declared",
    "police-officer",
    erring((asker, ...rest) => decide({ ...asker, purpose: "identity-verification" }, ...rest)),
  ],
  [
    "takes every row for one reached by its id",
    "education-officer",
    erring((asker, coordinate, use) => decide(asker, coordinate, use, "record")),
  ],
  [
    "takes the right to read for the right to filter, order and aggregate",
    "education-officer",
    erring((asker, coordinate, _use, reach) => decide(asker, coordinate, "read", reach)),
  ],
];

let database: TestDatabase;
let reference: Reference;
beforeAll(async () => {
  database = await cloneDatabase();
  reference = await Reference.open(database.adminUrl);
});
afterAll(async () => {
  await reference.close();
  await database.drop();
});

test.each(errors)(
  "a decision point that %s is found out by what a %s is told",
  { timeout: 900_000 },
  async (_name, role, decisions) => {
    // The database stays when this application goes.
    const app = await startTestApp({
      ...oneByOne,
      database: { ...database, drop: async () => {} },
      decisions,
    });
    try {
      const who = roleAskers[role] ?? [];
      const pools = new Pools(reference.rows, await Promise.all(who.map((one) => reference.sightOf(one))));
      const operation = fc.oneof(
        { weight: 4, arbitrary: arbitraryOperation(await readView(role), reference.rows, pools) },
        { weight: 1, arbitrary: arbitraryOperation(reference.schema, reference.rows, pools) },
      );
      let found: string[] = [];
      const property = fc.asyncProperty(
        fc.constantFrom(...who),
        operation,
        async (asker, { query, variables }) => {
          const reply = await app.ask(query, { ...asker, variables });
          if (reply.json.errors?.[0].extensions.code === "LIMIT_EXCEEDED") return true;
          found = differences(reply, await reference.ask(query, { ...asker, variables }));
          return found.length === 0;
        },
      );
      for (let seed = 1; seed <= 6 && found.length === 0; seed++)
        await fc.check(property, { numRuns: 300, seed, endOnFailure: true });
      // A difference of answers: an application that only breaks down is not what is looked for.
      expect(found).not.toEqual([]);
    } finally {
      await app.close();
    }
  },
);
