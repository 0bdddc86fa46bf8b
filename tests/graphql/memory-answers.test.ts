// What memory answers keeps the process from everybody else: a crowd that asks the same is answered by one computation, and
// between the root fields of one question others are served.
import { setImmediate } from "node:timers/promises";
import {
  GraphQLBoolean,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { expect, test } from "vitest";
import { answerFromMemory } from "../../src/engine/answer-from-memory.ts";
import type { MemoryContext } from "../../src/engine/index.ts";

let computed = 0;
let atOnce = 0;
let mostAtOnce = 0;
const view = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: "Query",
    fields: {
      dataCatalogue: {
        type: GraphQLString,
        args: { large: { type: GraphQLBoolean } },
        resolve: async (_source, _args, { asker }) => {
          computed += 1;
          atOnce += 1;
          mostAtOnce = Math.max(mostAtOnce, atOnce);
          await setImmediate();
          atOnce -= 1;
          return asker.role.role;
        },
      },
    },
  }),
});

const places: string[] = [];

async function ask(text: string, role = "clerk"): Promise<ReadonlyMap<string, string>> {
  const document = parse(text);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const keys = new Set(["a", "b", "c"]);
  const question = { document, operation, queryHash: text, variables: {}, rawVariables: {}, keys };
  const asker = { role: { role }, groups: [], purpose: null };
  const turn = { at: (place: string) => places.push(`${text} ${place}`), rest: setImmediate };
  const context = { asker, policyVersion: 1, turn } as unknown as MemoryContext;
  const answers = await answerFromMemory(view, question, context);
  return new Map([...answers].map(([key, bytes]) => [key, String(bytes)]));
}

test("a crowd that asks the same at once is answered by one computation, each kind of asker by its own", async () => {
  computed = 0;
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask("{ a: dataCatalogue }")));
  for (const answer of answers) expect([...answer]).toEqual([["a", '"clerk"']]);
  expect(computed).toBe(1);
  expect([...(await ask("{ a: dataCatalogue }", "leader"))]).toEqual([["a", '"leader"']]);
  await ask("{ a: dataCatalogue }");
  expect(computed).toBe(2);
});

test("between the root fields of one question others are served", async () => {
  computed = 0;
  let done = false;
  const answer = ask("{ a: dataCatalogue b: dataCatalogue c: dataCatalogue(large: true) }").finally(() => {
    done = true;
  });
  const seen: number[] = [];
  while (!done) {
    await setImmediate();
    seen.push(computed);
  }
  expect((await answer).size).toBe(3);
  expect(seen).toContain(1);
  expect(seen).toContain(2);
});

test("of a crowd that asks different things one answer is made at a time, and waiting for the others is no work", async () => {
  mostAtOnce = 0;
  places.length = 0;
  const texts = Array.from({ length: 5 }, (_, n) => `{ a: dataCatalogue b: __typename # ${n}\n }`);
  const answers = await Promise.all(texts.map((text) => ask(text)));
  for (const answer of answers) expect(answer.get("a")).toBe('"clerk"');
  expect(mostAtOnce).toBe(1);
  const last = places.filter((place) => place.startsWith(texts[4] ?? ""));
  expect(last.slice(0, 2)).toEqual([`${texts[4]} queue`, `${texts[4]} thread`]);
});
