// What lists, filters and cubes are priced at, and what a refusal for its price says.
import { describe, expect, test } from "vitest";
import { defaultAdmission } from "../../src/execution/index.ts";
import { defaultLimits } from "../../src/planning/index.ts";
import { planAs } from "./plan-as.ts";

const id = "0191aae1-a400-7a18-bc55-8a06da3d2e0e";
const officer = "education-officer";
const below = "{ nodes { branches(first: 50) { nodes { id } } } }";

describe("a list whose filter matches a key", () => {
  test("is priced as the rows that the key names, whatever size it asks for", () => {
    const one = planAs(officer, `{ schools(first: 1) ${below} }`).cost;
    for (const where of [`{id: {eq: "${id}"}}`, `{and: [{status: {eq: OPERATING}}, {id: {in: ["${id}"]}}]}`])
      expect(planAs(officer, `{ schools(first: 200, where: ${where}) ${below} }`).cost).toBe(one);
    const any = planAs(officer, `{ schools(first: 200, where: {or: [{id: {eq: "${id}"}}]}) ${below} }`).cost;
    expect(any).toBeGreaterThan(100 * one);
  });
});

describe("an operation that costs too much", () => {
  test("is told which list makes it dear, its price, the budget and what to change", () => {
    const query =
      "{ few: schools(first: 2) { nodes { id } } many: schools(first: 200) { nodes { near: branches(first: 2) { nodes { id } } far: branches(first: 200) { nodes { branches(first: 2) { nodes { id } } } } } } }";
    expect(() => planAs(officer, query)).toThrow(
      expect.objectContaining({
        code: "LIMIT_EXCEEDED",
        message: expect.stringMatching(/`many\.nodes\.far.*`first`.*`where`/),
        details: {
          limit: "cost",
          bound: defaultLimits.cost,
          list: expect.stringMatching(/^many\.nodes\.far/),
          price: expect.any(Number),
        },
      }),
    );
  });
});

describe("the work that a filter makes", () => {
  const nested = (levels: number): string =>
    levels === 0 ? '{name: {contains: "x"}}' : `{township: {schools: {some: ${nested(levels - 1)}}}}`;
  const listing = (where: string) => `{ schools(first: 50, where: ${where}) { nodes { id } } }`;
  const { dearFrom } = defaultAdmission;

  test("multiplies with each relation within a relation, and makes a statement dear", () => {
    const work = [0, 1, 2].map((levels) => planAs(officer, listing(nested(levels))).work);
    expect(work[0]).toBeLessThan(dearFrom);
    for (const [less, more] of [
      [work[0], work[1]],
      [work[1], work[2]],
    ])
      expect(more).toBeGreaterThan(3 * (less ?? Number.NaN));
    expect(work[2]).toBeGreaterThan(dearFrom);
  });

  test("of plain comparisons is none to speak of", () => {
    const plain = planAs(officer, listing('{name: {startsWith: "x"}, status: {eq: OPERATING}}'));
    expect(plain.cost + plain.work).toBeLessThan(300);
  });

  test("of a cube is that of all it counts, as often as it is asked for", () => {
    const cubes = (count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: enrolmentCube(first: 1) { nodes { __typename } }`).join(" ")} }`;
    expect(planAs("public", cubes(20)).work).toBe(20 * planAs("public", cubes(1)).work);
    expect(planAs("public", cubes(20)).work).toBeGreaterThan(dearFrom);
  });
});

describe("an ordering", () => {
  const work = (list: string, order: string) =>
    planAs(officer, `{ ${list}(first: 5${order}) { nodes { id } } }`).work;

  test("that an index gives costs nothing, any other at the root a reading of all rows and more", () => {
    expect(work("schools", ", orderBy: NAME_ASC")).toBe(work("schools", ""));
    const [two, path] = ["[KIND_ASC, NAME_ASC]", "[TOWNSHIP_NAME_ASC, NAME_ASC]"].map((order) =>
      work("schools", `, orderBy: ${order}`),
    );
    expect(two).toBeGreaterThan(1000);
    expect(path).toBeGreaterThan(two ?? Number.NaN);
    expect(path).toBeLessThan(defaultAdmission.dearFrom);
    expect(work("students", ", orderBy: CHILD_NAME_ASC")).toBeGreaterThan(defaultAdmission.dearFrom);
  });

  test("of a list under its parents is priced by their rows", () => {
    const under = (first: number) =>
      planAs(
        officer,
        `{ townships(first: ${first}) { nodes { schools(first: 20, orderBy: [KIND_ASC, NAME_ASC]) { nodes { id } } } } }`,
      ).work;
    expect(under(20)).toBe(10 * under(2));
    expect(under(20)).toBeLessThan(1000);
  });

  test("that would sort too much is told by its list and price", () => {
    const query =
      "{ schools(first: 200) { nodes { students(first: 200, orderBy: [SCHOOL_NAME_ASC, CHILD_NAME_ASC, SINCE_ASC]) { __typename } } } }";
    expect(() => planAs(officer, query)).toThrow(
      expect.objectContaining({
        code: "LIMIT_EXCEEDED",
        details: expect.objectContaining({ limit: "work of one ordering", list: "schools.nodes.students" }),
      }),
    );
  });

  test("is bounded with all others of the operation, however many are each within their own bound", () => {
    const query = (count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: students(first: 5, orderBy: [CHILD_NAME_ASC, SCHOOL_NAME_ASC, SINCE_ASC]) { nodes { id } }`).join(" ")} }`;
    expect(planAs(officer, query(5)).work).toBe(5 * planAs(officer, query(1)).work);
    expect(() => planAs(officer, query(20))).toThrow(
      expect.objectContaining({
        code: "LIMIT_EXCEEDED",
        details: expect.objectContaining({
          limit: "work of all orderings",
          bound: defaultLimits.filtersWork,
        }),
      }),
    );
  });
});
