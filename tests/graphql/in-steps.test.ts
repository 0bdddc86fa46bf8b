// Long work on the one thread is done in steps, between which others are served: its outcome is what it would be in one go.
import {
  execute,
  graphqlSync,
  lexicographicSortSchema,
  type OperationDefinitionNode,
  parse,
  printSchema,
  specifiedRules,
  validate,
} from "graphql";
import { describe, expect, test } from "vitest";
import { atOnce, handedOut, type Steps, withRests } from "../../src/core/steps.ts";
import { answerFromMemory } from "../../src/engine/answer-from-memory.ts";
import type { MemoryContext } from "../../src/engine/index.ts";
import { jsonInSteps } from "../../src/engine/json-in-steps.ts";
import { sortedInSteps } from "../../src/graphql/print-schema.ts";
import { printReference } from "../../src/graphql/reference.ts";
import { validDocument } from "../../src/graphql/valid-document.ts";
import { introspection } from "../bench/memory.ts";
import { schema } from "../planning/plan-as.ts";

/** Counts the rests, and how long the thread was kept between two of them. */
function resting() {
  const seen = { rests: 0 };
  const rest = async () => {
    seen.rests += 1;
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { seen, rest };
}

const busyFor = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe("steps", () => {
  test("long ones rest between two, short ones do not", async () => {
    function* work(times: number, ms: number): Steps<number> {
      for (let n = 0; n < times; n += 1) {
        busyFor(ms);
        yield;
      }
      return times;
    }
    const [long, short] = [resting(), resting()];
    expect(await withRests(work(5, 3), long.rest)).toBe(5);
    expect(await withRests(work(5, 0), short.rest)).toBe(5);
    expect(long.seen.rests).toBe(5);
    expect(short.seen.rests).toBe(0);
  });

  test("what is handed out comes in order, and who waits for it goes on before the next comes", async () => {
    const { seen, rest } = resting();
    const told: string[] = [];
    const items = handedOut([1, 2, 3], rest).map(async (promise) => {
      const item = await promise;
      told.push(`${item} after ${seen.rests}`);
      busyFor(3);
    });
    await Promise.all(items);
    expect(told).toEqual(["1 after 0", "2 after 1", "3 after 2"]);
  });

  test("a rest that fails ends the work", async () => {
    const rest = () => Promise.reject(new Error("no rest"));
    const items = handedOut([1, 2], rest).map((promise) => promise.then(() => busyFor(3)));
    const ends = await Promise.allSettled(items);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });
});

describe("answers from memory", () => {
  test("the schema's description of itself is graphql-js' own, and comes with rests", async () => {
    const { seen, rest } = resting();
    const document = parse(introspection);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const question = { document, operation, queryHash: "", variables: {}, rawVariables: {} };
    const asker = { role: { role: "clerk" }, groups: [], purpose: null };
    const turn = { at: () => {}, rest };
    const context = { asker, policyVersion: 1, turn } as unknown as MemoryContext;
    const asked = { ...question, keys: new Set(["__schema"]) };
    const answer = await answerFromMemory(schema, asked, context);
    const own = graphqlSync({ schema, source: introspection }).data?.__schema;
    expect(String(answer.get("__schema"))).toBe(JSON.stringify(own));
    expect(seen.rests).toBeGreaterThan(5);
  });

  test("graphql-js itself still answers at once where nobody rests", () => {
    const document = parse("{ __schema { types { name } } }");
    expect(execute({ schema, document })).not.toBeInstanceOf(Promise);
  });

  test.each([
    null,
    "文",
    12.5,
    [],
    {},
    [[], {}, [null, "\u2028", { a: [] }]],
    { a: null, b: { c: [1, { d: "\ud83d\ude00", e: [true] }] }, 'f"': 1 },
    { long: Array.from({ length: 5000 }, (_, n) => ({ n, list: [n, `甲${n}`], none: null })) },
  ])("JSON in steps is JSON (%#)", async (value) => {
    expect(String(await withRests(jsonInSteps(value)))).toBe(JSON.stringify(value));
  });
});

describe("a view", () => {
  test("is printed with rests, and is the text that graphql-js prints", async () => {
    const { seen, rest } = resting();
    const text = await withRests(sortedInSteps(schema), rest);
    const own = printSchema(lexicographicSortSchema(schema));
    expect(parse(text, { noLocation: true })).toEqual(parse(own, { noLocation: true }));
    expect(seen.rests).toBeGreaterThan(10);
  });

  test("is told as a page with rests", async () => {
    const { seen, rest } = resting();
    const page = await withRests(printReference(schema, "all"), rest);
    expect(page).toBe(atOnce(printReference(schema, "all")));
    expect(seen.rests).toBeGreaterThan(10);
  });
});

describe("documents", () => {
  const long = Array.from(
    { length: 60 },
    (_, n) => `a${n}: schools(first: 5) { nodes { id name township { id name } } }`,
  ).join(" ");

  test("a long one is validated with rests, and is the same document", async () => {
    const document = await validDocument(schema, `{ ${long} }`, resting().rest);
    expect(document).toEqual(parse(`{ ${long} }`, { noLocation: true }));
  });

  test.each([
    ["a fault of its last field", `{ ${long} last: nothing }`],
    ["a fault of an argument", `{ ${long} last: schools(first: "x") { nodes { id } } }`],
    ["fields that do not merge", `{ ${long} a0: townships(first: 1) { nodes { id } } }`],
    ["a fragment that is used nowhere", `{ ${long} } fragment F on School { id }`],
    ["a fragment in itself", `{ ${long} ...F } fragment F on Query { ...F }`],
    ["a variable that nobody declared", `{ ${long} last: school(id: $id) { id } }`],
    ["no text at all", ""],
    ["no GraphQL", "{ schools("],
    ["too many words", `{ ${"a ".repeat(6001)} }`],
    ["nesting without end", `{ ${"a { ".repeat(2900)}`],
  ])("%s is found", async (_name, text) => {
    expect(await validDocument(schema, text, resting().rest)).toBeNull();
  });

  test("every rule of the specification is asked", async () => {
    const texts = [`{ ${long} }`, "{ __typename }"];
    for (const text of texts) expect(validate(schema, parse(text), specifiedRules)).toEqual([]);
    for (const text of texts) expect(await validDocument(schema, text, resting().rest)).not.toBeNull();
  });
});
