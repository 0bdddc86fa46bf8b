// What memory answers is priced by its bytes: the table of measured against reckoned, and the attacks that it refuses.
import { getIntrospectionQuery, graphqlSync } from "graphql";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/planning/index.ts";
import { planAs, schema } from "./plan-as.ts";

const priceOf = (query: string): number =>
  planAs("education-officer", query, { limits: { cost: Number.POSITIVE_INFINITY } }).cost;

const everything = {
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
};
const repeated = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${text}`).join(" ");

const queries = {
  "the full introspection query": getIntrospectionQuery(everything),
  "names of all types": "{ __schema { types { name } } }",
  "fields of all types": "{ __schema { types { name fields { name description } } } }",
  "fields of the fields' types": "{ __schema { types { fields { type { fields { name } } } } } }",
  "arguments of all fields": "{ __schema { types { fields { args { name description type { name } } } } } }",
  "one type": '{ __type(name: "School") { name fields { name description args { name } } } }',
} as const;

describe("introspection", () => {
  test("is reckoned from half to four times of what it comes to", () => {
    const table = Object.entries(queries).map(([name, query]) => {
      const bytes = JSON.stringify(graphqlSync({ schema, source: query }).data).length;
      return { name, bytes, reckoned: Math.round(priceOf(query) * 100) };
    });
    for (const { name, bytes, reckoned } of table) {
      process.stderr.write(`price of memory: ${name}: ${bytes} bytes, reckoned ${reckoned}\n`);
      expect(reckoned / bytes, name).toBeGreaterThan(0.5);
      expect(reckoned / bytes, name).toBeLessThan(4);
    }
  });

  test("in full is within the limit once, and twenty times in one small request is not", () => {
    expect(priceOf(queries["the full introspection query"])).toBeLessThan(defaultLimits.cost);
    const types = "types { name description fields { name description args { name description } } }";
    const attack = `{ ${repeated(20, `__schema { ${types} inputs: types { inputFields { name description } } }`)} }`;
    expect(priceOf(attack)).toBeGreaterThan(defaultLimits.cost);
  });
});

describe("the data directory", () => {
  const entry = "{ coordinate term description unit owner classification sharing source uses }";

  test("is within the limit once, and twenty times is not", () => {
    expect(priceOf(`{ dataCatalogue ${entry} }`)).toBeLessThan(defaultLimits.cost);
    expect(priceOf(`{ ${repeated(20, `dataCatalogue ${entry}`)} }`)).toBeGreaterThan(defaultLimits.cost);
  });
});
