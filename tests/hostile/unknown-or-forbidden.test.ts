// To the public and to guardians what is forbidden does not exist: the answer to a hidden name and to an invented one
// is the same but for the name. Introspection shows their view and no more.
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedChildren } from "../../src/sample/planted.ts";
import { dataOf, type HostileApp, openHostileApp } from "./hostile-app.ts";
import { search, send } from "./wire.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

/** As long as the hidden name, so that positions agree. */
const invented = (hidden: string) => `zq${"x".repeat(hidden.length)}`.slice(0, hidden.length);

interface Probe {
  readonly hidden: readonly string[];
  readonly query: (name: string) => string;
  readonly variables?: (name: string) => unknown;
}

const types = [
  "Child",
  "ChildWhere",
  "ChildConnection",
  "ChildListWhere",
  "Student",
  "Enrolment",
  "Guardian",
  "GuardianshipStatus",
  "SecretFilter",
  "SchoolClass",
  "SchoolHeadcount",
  "ChildAggregate",
  "SchoolAggregate",
  "SchoolGroupBy",
  "SchoolHeadcountOrder",
  "AgeBand",
  "Gender",
  "CatalogueEntry",
  "AccessExplanation",
  "Use",
];
const roots = [
  "child",
  "children",
  "childAggregate",
  "students",
  "enrolments",
  "guardians",
  "guardianships",
  "childLocations",
  "schoolClasses",
  "schoolHeadcounts",
  "schoolAggregate",
  "schoolHeadcountAggregate",
  "dataCatalogue",
  "explainAccess",
];
const fields = ["classes", "headcounts", "students"];

const publicProbes: Readonly<Record<string, Probe>> = {
  "a root field": { hidden: roots, query: (name) => `{ ${name} { __typename } }` },
  "a root field with an id": {
    hidden: ["child", "student", "guardian"],
    query: (name) => `{ ${name}(id: "${plantedChildren.moved.id}") { name } }`,
  },
  "a root field of a mutation": {
    hidden: ["children"],
    query: (name) => `mutation { ${name} { __typename } }`,
  },
  "a root field behind an alias and a fragment": {
    hidden: roots,
    query: (name) => `{ ...a } fragment a on Query { schools: ${name} { __typename } }`,
  },
  "a root field that is skipped": {
    hidden: roots,
    query: (name) => `{ ${name} @skip(if: true) { __typename } }`,
  },
  "a field": { hidden: fields, query: (name) => `{ schools { nodes { ${name} { nodes { id } } } } }` },
  "a field under a relation": {
    hidden: fields,
    query: (name) => `{ townships { nodes { schools { nodes { ${name} { totalCount } } } } } }`,
  },
  "a filter": { hidden: fields, query: (name) => `{ schools(where: {${name}: {some: {}}}) { totalCount } }` },
  "a filter in a variable": {
    hidden: fields,
    query: () => "query($w: SchoolWhere) { schools(where: $w) { totalCount } }",
    variables: (name) => ({ w: { not: { or: [{ [name]: { none: {} } }] } } }),
  },
  "a filter through a relation": {
    hidden: fields,
    query: (name) => `{ townships(where: {schools: {every: {not: {${name}: {none: {}}}}}}) { totalCount } }`,
  },
  "a type in a fragment": {
    hidden: types,
    query: (name) => `{ schools { nodes { ... on ${name} { id } } } }`,
  },
  "a type that an id alone may be of": {
    hidden: types,
    query: (name) => `{ node(id: "00000000-0000-7000-8000-000000000001") { id ... on ${name} { id } } }`,
  },
  "a type of a variable": { hidden: types, query: (name) => `query($w: ${name}) { schools { totalCount } }` },
  "a type by introspection": {
    hidden: types,
    query: (name) => `{ __type(name: "${name}") { name kind fields { name } } }`,
  },
  "a type by introspection with a variable": {
    hidden: types,
    query: () => "query($n: String!) { ...a } fragment a on Query { alias: __type(name: $n) { name } }",
    variables: (name) => ({ n: name }),
  },
  "an argument": { hidden: ["groupBy"], query: (name) => `{ schools(${name}: [KIND]) { totalCount } }` },
};

const guardianProbes: Readonly<Record<string, Probe>> = {
  "a root field": {
    hidden: ["childAggregate", "schoolHeadcounts", "dataCatalogue", "explainAccess", "machines"],
    query: (name) => `{ ${name} { __typename } }`,
  },
  "a field of a person": {
    hidden: ["protectiveFlag"],
    query: (name) => `{ guardianships { nodes { ${name} } } }`,
  },
  "a field of a class": {
    hidden: ["cap", "size", "large"],
    query: (name) => `{ schoolClasses { nodes { ${name} } } }`,
  },
  "the other children of a class": {
    hidden: ["enrolments"],
    query: (name) => `{ schoolClasses { nodes { ${name} { nodes { id } } } } }`,
  },
  "a filter on what may only be read": {
    hidden: ["name", "phone", "idNumber", "workplaceProvince", "guardianships"],
    query: (name) => `{ guardians(where: {${name}: {}}) { totalCount } }`,
  },
  "a filter on the flag": {
    hidden: ["protectiveFlag"],
    query: (name) => `{ guardianships(where: {${name}: {eq: true}}) { totalCount } }`,
  },
  "a look-up of a number": {
    hidden: ["idNumber"],
    query: (name) => `{ children(where: {${name}: {eq: "1"}}) { totalCount } }`,
  },
  "a filter on places": {
    hidden: ["kind", "townshipId", "validFrom", "village"],
    query: (name) => `{ children(where: {locations: {some: {${name}: {}}}}) { totalCount } }`,
  },
  "a type": {
    hidden: ["SchoolHeadcount", "ChildAggregate", "CatalogueEntry", "Use"],
    query: (name) => `{ __type(name: "${name}") { name } }`,
  },
};

function same(probes: Readonly<Record<string, Probe>>, as: string | undefined): void {
  for (const [what, probe] of Object.entries(probes)) {
    test(what, async () => {
      for (const hidden of probe.hidden) {
        const ask = async (name: string) => {
          const { status, text } = await app.ask(probe.query(name), {
            as,
            variables: probe.variables?.(name),
          });
          return { status, text: text.replace(new RegExp(`\\b${name}\\b`, "g"), "…") };
        };
        const answer = await ask(hidden);
        expect(answer, hidden).toEqual(await ask(invented(hidden)));
        // The name alone may come back; nothing else of what it hides.
        expect(answer.text.replaceAll(`${hidden}s`, ""), hidden).not.toMatch(
          /did you mean|FORBIDDEN|owner|grant|policy/i,
        );
      }
    });
  }
}

describe("a hidden name and an invented one get the same answer from the public's schema:", () =>
  same(publicProbes, undefined));
describe("a hidden name and an invented one get the same answer from a guardian's schema:", () =>
  same(guardianProbes, "guardian"));

describe("introspection", () => {
  const hiddenWords =
    /Child|Student|Guardian|SchoolClass|SchoolHeadcount|Enrolment(?!Cube|Plan)|idNumber|phone"|protectiveFlag|Aggregate/;
  const full = getIntrospectionQuery({ descriptions: false });

  test("by the public names nothing that the public may not use, by POST and by GET", async () => {
    const posted = await app.ask(full);
    const got = await send(app.url, {
      method: "GET",
      path: search({ query: full }),
      headers: { "apollo-require-preflight": "1" },
    });
    expect(got.text).toBe(posted.text);
    expect(posted.text).not.toMatch(hiddenWords);
    expect(posted.text).toContain("EnrolmentCubeCell");
  });

  test("by the public tells the same after others have asked", async () => {
    const before = await app.ask(full);
    for (const as of ["education-officer", "guardian", "finance-officer"])
      dataOf(await app.ask(full, { as }));
    expect((await app.ask(full)).text).toBe(before.text);
  });

  test("by a department shows its view, and not what another department has", async () => {
    const schemaOf = async (as: string) =>
      buildClientSchema(dataOf(await app.ask(full, { as })) as IntrospectionQuery);
    const education = await schemaOf("education-officer");
    const finance = await schemaOf("finance-officer");
    expect(education.getType("Child")).toBeDefined();
    expect(finance.getType("Child")).toBeUndefined();
    expect(finance.getType("SchoolHeadcount")).toBeDefined();
    expect(
      dataOf(await app.ask('{ __type(name: "Child") { name } me { role } }', { as: "finance-officer" })),
    ).toEqual({
      __type: null,
      me: { role: "finance-officer" },
    });
  });
});
