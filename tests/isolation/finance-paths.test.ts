// Finance reads the exact certified headcount of a teaching point with three pupils, and there is no path from it, nor from
// anything finance may name, to a pupil.
import {
  buildClientSchema,
  type GraphQLSchema,
  type GraphQLType,
  getIntrospectionQuery,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { readView } from "../support/role-view.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { readSchema } from "./asking.ts";
import { callers } from "./callers.ts";
import { asQuery, coordinatesOf, filtering, reading } from "./hostile-queries.ts";

const officer = { as: callers.finance.as };
const persons = ["Child", "ChildLocation", "Student", "Enrolment", "Guardian", "Guardianship", "SchoolClass"];
const { teachingPoint, uncertified } = plantedSchools;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test("the certified headcount of the teaching point is exact: three", async () => {
  const { json } = await app.ask(
    `{ schoolHeadcounts(where: { school: { officialCode: { eq: "${teachingPoint.officialCode}" } }, students: { gt: 0 } }) {
        nodes { students classes certifiedOn schoolYear school { name } } }
      schoolHeadcountAggregate(where: { school: { officialCode: { eq: "${teachingPoint.officialCode}" } } }, groupBy: [SCHOOL_YEAR]) {
        key { schoolYear } sum { students } } }`,
    officer,
  );
  expect(json.data.schoolHeadcounts.nodes).toContainEqual(
    expect.objectContaining({ students: 3, school: { name: teachingPoint.name } }),
  );
  expect(json.data.schoolHeadcountAggregate).toContainEqual(
    expect.objectContaining({ sum: { students: 3 } }),
  );
});

test("a headcount that is only reported is none to finance", async () => {
  const where = `{ school: { officialCode: { eq: "${uncertified.officialCode}" } }, schoolYear: { eq: 2026 } }`;
  const query = `{ schoolHeadcounts(where: ${where}) { totalCount } schoolHeadcountAggregate(where: ${where}) { count } }`;
  const { json } = await app.ask(query, officer);
  expect(json.data).toEqual({
    schoolHeadcounts: { totalCount: 0 },
    schoolHeadcountAggregate: [{ count: 0 }],
  });
  const education = await app.ask(query, { as: callers.education.as });
  expect(education.json.data.schoolHeadcounts.totalCount).toBeGreaterThan(0);
});

interface Step {
  readonly name: string;
  readonly type: GraphQLType;
  readonly args?: readonly Step[];
}

/** Every type that anything in the view leads to, with the way there. */
function reachable(view: GraphQLSchema): ReadonlyMap<string, string> {
  const ways = new Map([["Query", "Query"]]);
  for (const [name, way] of ways) {
    const type = view.getType(name);
    const fields: readonly Step[] =
      isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    for (const field of fields) {
      for (const { name: step, type: of } of [field, ...(field.args ?? [])]) {
        const target = getNamedType(of).name;
        if (!ways.has(target)) ways.set(target, `${way} > ${step}: ${target}`);
      }
    }
  }
  return ways;
}

const personal = new RegExp(
  `^(${persons.join("|")})(Connection|Edge|Where|ListWhere|Order|Aggregate|GroupBy|GroupKey|Sum|Avg|Min|Max)?$`,
);

test("no way through finance's view leads to a person or a class", async () => {
  const introspected = await app.ask(getIntrospectionQuery(), officer);
  const live = buildClientSchema(introspected.json.data);
  for (const view of [live, await readView("finance-officer")]) {
    const ways = reachable(view);
    expect(ways.size).toBeGreaterThan(40);
    expect([...ways.values()].filter((way) => personal.test(way.split(": ").at(-1) ?? ""))).toEqual([]);
    expect([...Object.keys(view.getTypeMap())].filter((name) => personal.test(name))).toEqual([]);
  }
  // The same walk over the whole schema finds the ways there: it can fail.
  const whole = reachable(await readSchema());
  expect([...whole.keys()].filter((name) => personal.test(name)).length).toBeGreaterThan(30);
});

test("every coordinate of a person, and every relation to one, is refused to finance", async () => {
  const way = coordinatesOf(loadCatalogue()).filter(
    ({ entity, field }) =>
      persons.includes(entity.name) ||
      ((field.kind === "toOne" || field.kind === "toMany") && persons.includes(field.target)),
  );
  expect(way.length).toBeGreaterThan(60);
  for (const at of way) {
    for (const query of [reading(at), ...filtering(at)].map(asQuery)) {
      const { status, json } = await app.ask(query, officer);
      expect([query, status, json.errors?.[0]?.extensions.code, json.data ?? null]).toEqual([
        query,
        403,
        "FORBIDDEN",
        null,
      ]);
    }
  }
});
