import { buildSchema, GraphQLEnumType, parse, printSchema } from "graphql";
import { expect, test } from "vitest";
import { deprecationReason } from "../../src/catalogue/describe.ts";
import { markDeprecated } from "../../src/graphql/deprecations.ts";
import { right } from "../../src/graphql/rights.ts";
import { findBreaks } from "./contract.ts";
import { withoutWords, withVersion } from "./release.ts";

const today = "2027-09-01";
const reasonUntil = (until: string): string => deprecationReason({ instead: "School.name", until });
const released = (deprecated = ""): string => `
  type Query { school(id: ID!): School }
  type School { name: String title: Title${deprecated} }
  type Title { text: String kind: Kind }
  enum Kind { SHORT LONG }
`;
const due = `@deprecated(reason: "${reasonUntil(today)}")`;
const ahead = `@deprecated(reason: "${reasonUntil("2027-09-02")}")`;
const without = "type Query { school(id: ID!): School } type School { name: String }";

test.each([
  ["a field and its types", released(), without, 3],
  ["a field whose day lies ahead", released(ahead), without, 3],
  ["a field whose day has come, and what only it led to", released(due), without, 0],
  ["a value of an enum", released(), released().replace(" LONG", ""), 1],
  [
    "a type that another field leads to as well",
    released(due).replace("name:", "old: Title name:"),
    without,
    3,
  ],
  ["an argument that must be said now", released(), released().replace("id: ID!", "id: ID!, on: String!"), 1],
  ["another type", released(), released().replace("name: String", "name: Int"), 1],
  [
    "a deprecation without a way out",
    released(),
    released('@deprecated(reason: "old")').replace("name: String", "name: String more: Int"),
    1,
  ],
  ["what is only added", released(), released().replace("name:", "more: Int name:"), 0],
])("%s: %#", async (_, before, now, count) => {
  expect(await findBreaks(buildSchema(before), buildSchema(now), today)).toHaveLength(count);
});

test("what is deprecated in the catalogue is so in field, filter and ordering", () => {
  const schema = buildSchema(`
    type Query { schools(where: SchoolWhere, orderBy: SchoolOrder): [School] }
    type School { id: ID! name: String } input SchoolWhere { name: String id: ID! } enum SchoolOrder { NAME ID }
  `);
  const rights = new Map([
    ["School.name", right("School", "name", "read")],
    ["SchoolWhere.name", right("School", "name", "filter")],
    ["SchoolOrder.NAME", right("School", "name", "order")],
    ["SchoolWhere.id", right("School", "id", "filter")],
    ["SchoolOrder.ID", right("School", ["id", "name"], "order")],
  ]);
  const reasons = new Map([
    ["School.name", reasonUntil(today)],
    ["School.id", reasonUntil(today)],
  ]);
  markDeprecated(schema, rights, reasons);
  expect(printSchema(schema).match(/\w+(: String)? @deprecated/g)).toEqual([
    "name: String @deprecated",
    "name: String @deprecated",
    "NAME @deprecated",
  ]);
  expect(schema.getType("SchoolOrder")).toBeInstanceOf(GraphQLEnumType);
});

test("a release keeps what clients rest on, and no words", () => {
  const bare = withoutWords(`"School" type School { "Its name" name(of: Int = 1): String! ${due} }`);
  expect(bare).toBe(`type School{name(of:Int=1):String!@deprecated(reason:"${reasonUntil(today)}")}\n`);
  expect(parse(bare).definitions).toHaveLength(1);
});

test("what was unreleased stands under its version, and nothing is released twice", () => {
  const text = "# Changelog\n\nWords. Nothing has been released yet.\n\n## Unreleased\n\n- Added: a field.\n";
  const once = withVersion(text, "1.0.0", today);
  expect(once).toBe("# Changelog\n\nWords.\n\n## Unreleased\n\n## 1.0.0 (2027-09-01)\n\n- Added: a field.\n");
  expect(() => withVersion(once, "1.0.1", today)).toThrow("nothing under Unreleased");
});
