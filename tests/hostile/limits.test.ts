// Every limit on one operation is reached, says which it is, and lets through what lies just below it.
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultLimits, type Limits } from "../../src/planning/index.ts";
import { plantedChildren, plantedSchools } from "../../src/sample/planted.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp, type Question } from "./hostile-app.ts";
import type { Received } from "./wire.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");
const schools = (argument: string, selection = "__typename") => `{ schools(${argument}) { ${selection} } }`;
const oneSchool = (selection: string) => schools("first: 1", `nodes { ${selection} }`);

/** `count` of what the limit counts, in one operation. */
interface Reach {
  readonly named: string;
  readonly query: (count: number) => string;
  readonly question?: Question;
  /** Where the limit is not on something a query can be made to hold exactly. */
  readonly below?: number;
  readonly above?: number;
}

/** Levels below a record by its id: a list and its rows are one. */
const deep = (depth: number): string => {
  const level = (left: number): string =>
    left === 1 ? "__typename" : `branches(first: 1) { nodes { ${level(left - 1)} } }`;
  return `{ school(id: "${plantedSchools.street.id}") { ${level(depth - 1)} } }`;
};

const names =
  "id name officialCode uscc kind runBy locale countyTown boarding altitudeM status openedOn closedOn headName officePhone townshipId villageId parentSchoolId __typename".split(
    " ",
  );

/** Root, rows, and twenty fields for each of as many schools as fit. */
const fields = (count: number): string => {
  const each = names.length + 1;
  const whole = Math.floor((count - 2) / each);
  const rest = names.slice(0, count - 2 - whole * each).join(" ");
  return oneSchool(`${repeat(whole, (i) => `a${i}: parentSchool { ${names.join(" ")} }`)} ${rest}`);
};

const orderings = ["NAME_ASC", "OPENED_ON_DESC", "ALTITUDE_M_ASC", "TOWNSHIP_NAME_ASC"];

const related = (count: number): string =>
  count === 0 ? '{name: {eq: "x"}}' : `{parentSchool: ${related(count - 1)}}`;

const reaches: Readonly<Record<string, Reach>> = {
  depth: { named: "depth", query: deep },
  aliases: { named: "aliases", query: (count) => oneSchool(repeat(count, (i) => `a${i}: name`)) },
  nameLength: { named: "length of a name", query: (count) => oneSchool(`${"a".repeat(count)}: name`) },
  rootFields: {
    named: "root fields",
    query: (count) => `{ ${repeat(count, (i) => `a${i}: schools(first: 1) { __typename }`)} }`,
  },
  singleRecords: {
    named: "records, where a field is open one record at a time",
    query: (count) =>
      `{ ${repeat(count, (i) => `a${i}: child(id: "${plantedChildren.moved.id}") { idNumber }`)} }`,
    question: { as: "education-officer", purpose: "identity-verification" },
  },
  lookups: {
    named: "look-ups of an exact number",
    query: (count) =>
      `{ ${repeat(count, (i) => `a${i}: children(where: {idNumber: {eq: "11010519491231002X"}}) { totalCount }`)} }`,
    question: { as: "education-officer", purpose: "identity-verification" },
  },
  fields: { named: "fields", query: fields },
  pageSize: { named: "`first` (rows of one list)", query: (count) => schools(`first: ${count}`) },
  listValues: {
    named: "values in one list",
    query: (count) => schools(`where: {name: {in: [${repeat(count, (i) => `"${i}"`)}]}}`),
  },
  nodes: {
    named: "values in one list",
    query: (count) => {
      const ids = repeat(count, () => `"${plantedChildren.moved.id}"`);
      return `{ nodes(ids: [${ids}]) { ... on School { id } } }`;
    },
  },
  filterTests: {
    named: "filter tests",
    query: (count) => schools(`where: {or: [${repeat(count, (i) => `{name: {eq: "${i}"}}`)}]}`),
  },
  filterParts: {
    named: "parts of filters",
    query: (count) => schools(`where: {and: [${repeat(count - 1, () => "{and: []}")}]}`),
  },
  filterNesting: {
    named: "relations within relations of a filter",
    query: (count) => schools(`where: ${related(count)}`),
  },
  orderKeys: {
    named: "keys of one ordering",
    query: (count) => schools(`orderBy: [${orderings.slice(0, count)}]`),
  },
  groups: {
    named: "groups",
    query: () => "{ childLocationAggregate(groupBy: [CHILD_ID]) { count } }",
    question: { as: "education-officer" },
  },
  counts: {
    named: "counts of lists (one per parent row)",
    query: (count) =>
      `{ ${[100, count - 100].map((first, index) => `a${index}: schools(first: ${first}) { nodes { branches(first: 1) { totalCount } } }`).join(" ")} }`,
  },
  cost: {
    named: "cost",
    query: (count) =>
      schools(
        "first: 200",
        `nodes { branches(first: 200) { nodes { id } } b: branches(first: ${(count - 200 * 201) / 200}) { nodes { id } } }`,
      ),
    above: defaultLimits.cost + 200,
  },
  filterWork: {
    named: "work of one filter",
    // A related list of no usual size comes to a thousand.
    query: (count) => schools(`where: {or: [${repeat(count / 1000 - 1, () => "{branches: {some: {}}}")}]}`),
    above: defaultLimits.filterWork + 1000,
  },
  filtersWork: {
    named: "work of all filters",
    query: (count) => {
      const where = `{or: [${repeat(10, () => "{branches: {some: {}}}")}]}`;
      const list = (_: unknown, index: number) => `a${index}: schools(where: ${where}) { nodes { id } }`;
      return `{ ${Array.from({ length: Math.floor(count / 10_200) }, list).join(" ")} }`;
    },
    above: defaultLimits.filtersWork + 2000,
  },
};

/** Limits that only say what is given when nothing is asked for. */
const defaults: readonly string[] = ["defaultPageSize"];

function expectLimit(received: Received, limit: string, bound: number | undefined): void {
  expectRefusal(received, { status: 400, code: "LIMIT_EXCEEDED" });
  const { errors } = JSON.parse(received.text) as { errors: [{ extensions: Record<string, unknown> }] };
  expect(errors[0].extensions).toMatchObject({ limit, ...(bound !== undefined && { bound }) });
}

describe("each limit on one operation", () => {
  for (const limit of Object.keys(defaultLimits).filter((key) => !defaults.includes(key))) {
    test(`${limit} lets through what reaches it, and refuses one more`, async () => {
      const reach = reaches[limit];
      if (reach === undefined) throw new Error(`no case for the limit ${limit}`);
      const bound = defaultLimits[limit as keyof Limits];
      if (limit !== "groups") dataOf(await app.ask(reach.query(reach.below ?? bound), reach.question));
      expectLimit(
        await app.ask(reach.query(reach.above ?? bound + 1), reach.question),
        reach.named,
        limit === "groups" ? undefined : bound,
      );
      await app.control();
    });
  }
});

describe("answers from memory", () => {
  test("hold the full introspection query, for the public and for a department", async () => {
    const query = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    for (const as of [undefined, "education-officer", "guardian"]) {
      expect(dataOf(await app.ask(query, { as })).__schema.types.length).toBeGreaterThan(30);
    }
  });

  test.each([
    [
      "introspection",
      undefined,
      (count: number) =>
        `{ __schema { ${repeat(count, (i) => `a${i}: types { ...all }`)} } } fragment all on __Type { fields { name description args { name description } } }`,
    ],
    [
      "the data directory",
      "education-officer",
      (count: number) => `{ dataCatalogue { ${repeat(count, (i) => `a${i}: description`)} } }`,
    ],
  ] as const)("%s many times over is refused like any other costly operation", async (_, as, query) => {
    dataOf(await app.ask(query(3), { as }));
    expectRefusal(await app.ask(query(500), { as }), { status: 400, code: "LIMIT_EXCEEDED" });
  });

  test("no request of the public keeps the server from all others for a second", async () => {
    const started = performance.now();
    const heavy = app.ask(
      `{ __schema { ${repeat(90, (i) => `a${i}: types { ...all }`)} } } fragment all on __Type { fields { name description args { name description } } inputFields { name description } enumValues { name description } }`,
    );
    await app.control();
    expect(performance.now() - started).toBeLessThan(1000);
    await heavy;
  });
});

describe("filters through relations", () => {
  const every = (levels: number): string =>
    levels === 0 ? '{name: {contains: "x"}}' : `{township: {schools: {every: ${every(levels - 1)}}}}`;

  test("of the depth that questions have are answered", async () => {
    dataOf(await app.ask(schools(`where: ${every(2)}`, "totalCount")));
  });

  test("that multiply the schools with themselves are refused before they reach the database", async () => {
    const started = performance.now();
    expectRefusal(await app.ask(schools(`where: ${every(8)}`, "totalCount")), {
      status: 400,
      code: "LIMIT_EXCEEDED",
    });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
