// What a random search seldom meets: empty filters, ends of lists, odd values. Both paths must agree on each.
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedChildren, plantedSchools } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { Reference, type ReferenceRequest } from "./reference.ts";
import { differences } from "./same-answer.ts";

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

const education = { as: "education-officer" };
const township = { as: "township-officer:two-townships" };
const schools = (where: string) => `{ schools(where: ${where}, first: 3) { totalCount nodes { name } } }`;

const cases: readonly (readonly [string, string, ReferenceRequest?])[] = [
  ["an empty filter keeps everything", schools("{}")],
  ["an empty test is an error", schools("{ name: {} }")],
  ["so is its negation", schools("{ not: { name: {} } }")],
  ["so is an empty alternative", schools('{ or: [{}, { name: { eq: "" } }] }')],
  ["so is a relation of which nothing is asked", schools("{ parentSchool: {} }")],
  ["so is one without a quantifier", schools("{ branches: {} }")],
  [
    "a school with a branch, and one without any",
    schools("{ or: [{ branches: { some: {} } }, { branches: { none: {} } }] }"),
  ],
  ["a forbidden one is forbidden first", "{ children(where: { not: {}, students: {} }) { totalCount } }"],
  ["an empty `and` always holds", schools("{ and: [] }")],
  ["an empty `or` never holds", schools("{ or: [] }")],
  ["the negation of an empty `or` always holds", schools("{ not: { or: [] } }")],
  ["a list of one may be written without brackets", schools("{ or: { kind: { eq: PRIMARY } } }")],
  ["nothing is in an empty list", schools("{ name: { in: [] } }")],
  ["nothing known is in an empty list of exceptions", schools("{ name: { notIn: [] } }")],
  ["an empty value is not even in no list of exceptions", schools("{ uscc: { notIn: [] } }")],
  ["text is compared character by character", schools('{ name: { contains: "%" } }')],
  ["empty text is contained in any", schools('{ name: { contains: "", startsWith: "" } }')],
  ["names come before and after each other by pinyin", schools('{ name: { gte: "汉", lt: "临" } }')],
  ["other text by character", schools('{ officialCode: { gt: "9999000100" } }')],
  [
    "a number as it was pasted",
    schools('{ officialCode: { gt: "９９９９ 000022", lte: "\u200b9999-000100" } }'),
  ],
  ["also where it is none", schools(`{ officialCode: { gte: "9999 0", lt: "'９９９９A" } }`)],
  ["a row without a value is neither equal nor unequal", schools('{ uscc: { ne: "11999999MA00000000" } }')],
  ["nor does negation reach it", schools('{ not: { uscc: { eq: "11999999MA00000000" } } }')],
  [
    "a negated relation needs a related row that does not fit no longer",
    schools("{ not: { parentSchool: { kind: { eq: JUNIOR } } } }"),
  ],
  ["two negations are none", schools("{ not: { not: { parentSchool: { kind: { eq: PRIMARY } } } } }")],
  ["`every` holds where there is nothing", schools("{ branches: { every: { kind: { eq: JUNIOR } } } }")],
  [
    "quantifiers beside each other all hold",
    schools("{ branches: { some: {}, none: { kind: { eq: PRIMARY } } } }"),
  ],
  ["a list without a size is cut where it is longer than usual", "{ schools { nodes { name } } }"],
  [
    "so are nested ones, each for itself",
    "{ schools(first: 100) { edges { node { own: students { nodes { id } } } } } }",
    education,
  ],
  ["and from the end", "{ children(last: 200) { nodes { name } } schools { totalCount } }", education],
  [
    "no row is a page too",
    "{ schools(first: 0) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor } } }",
  ],
  [
    "and from the end",
    "{ schools(last: 0) { edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } }",
  ],
  [
    "a page larger than its list",
    "{ districts(first: 200) { nodes { name } pageInfo { hasNextPage startCursor endCursor } } }",
  ],
  [
    "typenames everywhere",
    "{ __typename schools(first: 1) { __typename edges { __typename node { __typename township { __typename } } } pageInfo { __typename } } }",
  ],
  [
    "one field asked for twice is merged",
    "{ schools(first: 2) { nodes { township { name } } nodes { township { kind } name } } }",
  ],
  ["a null filter is an error", schools("{ name: { eq: null } }")],
  ["so is a null test", schools("{ name: null }")],
  ["so is a null in `and`", schools("{ and: null }")],
  ...[
    ["eq: $band", "query Q($band: AgeBand!)", { band: "FROM_14_TO_15" }],
    ["in: [$band, UNDER_6]", "query Q($band: AgeBand!)", { band: "FROM_14_TO_15" }],
    ["in: $bands", "query Q($bands: [AgeBand!]!)", { bands: ["UNDER_6", "FROM_14_TO_15"] }],
    ["in: [FROM_16, UNDER_6, FROM_16]", "query Q", {}],
    ["in: []", "query Q", {}],
  ].map(([test, head, variables]): readonly [string, string, ReferenceRequest] => [
    `a filter by age band is one by its span (${test})`,
    `${head} {
      children(where: { ageBand: { ${test} } }, first: 3) { totalCount nodes { name ageBand } }
      others: children(where: { not: { ageBand: { ${test} } } }, first: 3) { totalCount nodes { name ageBand } }
    }`,
    { ...education, variables: variables as Readonly<Record<string, unknown>> },
  ]),
  ["a row of no one", '{ school(id: "00000000-0000-7000-8000-000000000000") { name } }'],
  ["an id in capitals", `{ school(id: "${plantedSchools.street.id.toUpperCase()}") { name } }`],
  ["an id that is none", '{ school(id: "street") { name } }'],
  [
    "a row in scope",
    `{ child(id: "${plantedChildren.moved.id}") { name } }`,
    { as: "township-officer:关面乡" },
  ],
  [
    "a row out of scope does not exist",
    `{ child(id: "${plantedChildren.moved.id}") { name } }`,
    { as: "township-officer:汉丰街道" },
  ],
  [
    "no groups where there are no rows",
    '{ schoolAggregate(where: { name: { eq: "" } }, groupBy: [KIND]) { count } }',
    education,
  ],
  [
    "one group of all where nothing groups",
    '{ schoolAggregate(where: { name: { eq: "" } }) { count sum { altitudeM } avg { altitudeM } max { openedOn } } }',
    education,
  ],
  [
    "groups by an empty value too",
    "{ schoolAggregate(groupBy: [VILLAGE_ID]) { count key { villageId village { name } } } }",
    education,
  ],
  [
    "a group named twice is one",
    "{ schoolAggregate(groupBy: [KIND, KIND]) { count key { kind } } }",
    education,
  ],
  ["names group by pinyin", "{ townshipAggregate(groupBy: [NAME]) { key { name } } }", education],
  [
    "more groups than an answer holds",
    "{ childAggregate(groupBy: [NAME, BIRTH_DATE]) { count } }",
    education,
  ],
  ["a key that nothing groups by", "{ schoolAggregate(groupBy: [KIND]) { key { status } } }", education],
  [
    "a computed field groups and measures",
    "{ schoolClassAggregate(groupBy: [LARGE]) { key { large } count max { size } avg { size } } }",
    education,
  ],
  [
    "a share of many rows is one of sums",
    "{ nutritionSchoolMonthAggregate(groupBy: [MONTH]) { key { month } overall { coveragePermille } max { coveragePermille } } }",
    education,
  ],
  [
    "a need of many rows is rounded once, of each school as of all",
    "{ schoolQuotaAggregate(groupBy: [SCHOOL_ID]) { key { schoolId } overall { needByPupilRatio needByClassRatio } sum { pupilNeed classNeed } } }",
    education,
  ],
  [
    "no share of no rows",
    '{ nutritionSchoolMonthAggregate(where: { month: { eq: "1999-01-01" } }) { overall { coveragePermille } } }',
    education,
  ],
  [
    "a hidden relation fits neither a test",
    "{ children(where: { students: { some: {} } }) { totalCount } }",
    township,
  ],
  [
    "nor its negation",
    "{ children(where: { not: { students: { some: {} } } }) { totalCount nodes { name students { nodes { since } } } } }",
    township,
  ],
  ["nor `none`", "{ children(where: { students: { none: {} } }) { totalCount } }", township],
  [
    "a skipped field is not asked for",
    "{ schools(first: 1) { nodes { name headcounts @skip(if: true) { nodes { id } } } } }",
    township,
  ],
  [
    "but to the public it does not exist",
    "{ schools(first: 1) { nodes { name headcounts @skip(if: true) { nodes { id } } } } }",
  ],
];

test.each(cases.map(([name, query, request]) => [name, query, request ?? {}] as const))(
  "%s",
  async (_name, query, request) => {
    expect(differences(await app.ask(query, request), await reference.ask(query, request))).toEqual([]);
  },
);
