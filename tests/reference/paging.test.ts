// Lists walked page by page, forwards and backwards, by both paths: no row twice, none left out, the same on each page.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { Reference } from "./reference.ts";
import { type ListWalk, walkList, walkName } from "./walk-list.ts";

let app: TestApp;
let reference: Reference;
beforeAll(async () => {
  app = await startTestApp();
  reference = await Reference.open(app.database.adminUrl);
});
afterAll(async () => {
  await reference.close();
  await app.close();
});

const walks: readonly ListWalk[] = [
  { list: "schools", where: "{}", orderBy: null, size: 40 },
  // Days that are not known: empty keys in front, behind, and on the edge of a page.
  ...["OPENED_ON_ASC", "OPENED_ON_DESC"].map((orderBy) => ({
    list: "schools",
    where: "{}",
    orderBy,
    size: 11,
  })),
  { list: "schools", where: '{ name: { contains: "示例" } }', orderBy: "NAME_DESC", size: 30 },
  // Many equal keys: the id decides.
  ...["STUDENTS_ASC", "AS_OF_DESC"].map((orderBy) => ({
    as: "finance-officer",
    list: "schoolHeadcounts",
    where: "{ grade: { in: [1, 2] } }",
    orderBy,
    size: 23,
  })),
  {
    as: "education-officer",
    list: "children",
    where: "{ gender: { eq: FEMALE } }",
    orderBy: "NAME_ASC",
    size: 190,
  },
  {
    as: "township-officer:two-townships",
    list: "children",
    where: "{}",
    orderBy: "BIRTH_DATE_DESC",
    size: 13,
  },
  { as: "school-registrar:9999000022", list: "students", where: "{}", orderBy: "SINCE_ASC", size: 17 },
  // Several keys, each in its own direction: codes, empty days, names of other records, numbers that many share.
  ...[
    "[STATUS_ASC, TOWNSHIP_NAME_DESC, OPENED_ON_DESC]",
    "[OPENED_ON_DESC, KIND_ASC]",
    "[OPENED_ON_ASC, NAME_DESC, KIND_ASC]",
    "[PARENT_SCHOOL_NAME_DESC, TOWNSHIP_NAME_ASC, ALTITUDE_M_ASC]",
  ].map((orderBy) => ({ list: "schools", where: "{}", orderBy, size: 11 })),
  {
    as: "finance-officer",
    list: "schoolHeadcounts",
    where: "{ grade: { in: [1, 2] } }",
    orderBy: "[AS_OF_DESC, TOWNSHIP_NAME_ASC, STUDENTS_DESC]",
    size: 23,
  },
  {
    as: "hr-officer",
    list: "teachers",
    where: "{ ruralYears: { gte: 10 } }",
    orderBy: "[TOWNSHIP_NAME_ASC, RURAL_YEARS_DESC, NAME_ASC]",
    size: 60,
  },
  // Who teaches here but belongs elsewhere: two of three keys are hidden.
  {
    as: "school-registrar:9999000022",
    list: "teachers",
    where: "{}",
    orderBy: "[TOWNSHIP_NAME_DESC, RURAL_YEARS_ASC, NAME_ASC]",
    size: 3,
  },
  // Two relations away.
  {
    as: "school-registrar:9999000022",
    list: "enrolments",
    where: "{}",
    orderBy: "[CHILD_NAME_DESC, SCHOOL_YEAR_ASC]",
    size: 17,
  },
];

describe.each(walks.map((walk) => [walkName(walk), walk] as const))("%s", (_label, walk) => {
  test.each(["forwards", "backwards"] as const)("is the same on every page %s", async (direction) => {
    const whole = await walkList({ app, reference }, walk, direction);
    expect(new Set(whole).size).toBe(whole.length);
    const other = await walkList({ app, reference }, { ...walk, size: 200 }, direction);
    expect(whole).toEqual(other);
  });
});
