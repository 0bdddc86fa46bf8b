// Documents that do not parse, do not validate, or validate and must be refused all the same.
import { expect } from "vitest";
import type { ErrorCode } from "../../../src/core/errors.ts";
import { answered, asking, type Case, refused } from "./case.ts";

const refusals = (code: ErrorCode, rows: readonly (readonly [string, string, unknown?])[]): Case[] =>
  rows.map(([name, query, variables]) => refused(name, code, asking(query, { variables })));

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");
const nested = (levels: number, open: string, inner: string, close: string) =>
  open.repeat(levels) + inner + close.repeat(levels);
const oneSchool = (selection: string) => `{ schools(first: 1) { nodes { ${selection} } } }`;

const unparsed = refusals("GRAPHQL_PARSE_FAILED", [
  ["white space alone", "   \n\t"],
  ["a comment alone", "# nothing"],
  ["an empty selection", "{}"],
  ["an open brace", "{ schools { nodes { name }"],
  ["a closing brace too many", "{ __typename } }"],
  ["an open string", '{ school(id: "abc) { name } }'],
  ["an open block string", '{ school(id: """abc) { name } }'],
  ["NUL in a document", "{ __type\0name }"],
  ["a lone surrogate as an escape", '{ schools(where: {name: {eq: "\\uD800"}}) { totalCount } }'],
  ["a low surrogate before a high one", '{ schools(where: {name: {eq: "\\uDC00\\uD800"}}) { totalCount } }'],
  ["a lone surrogate as itself", '{ schools(where: {name: {eq: "\ud800"}}) { totalCount } }'],
  ["a code point beyond Unicode", '{ schools(where: {name: {eq: "\\u{110000}"}}) { totalCount } }'],
  ["an unknown escape", '{ schools(where: {name: {eq: "\\x41"}}) { totalCount } }'],
  ["a zero-width space in a name", "{ scho\u200bols { totalCount } }"],
  ["a full-width name", "{ ｓｃｈｏｏｌｓ { totalCount } }"],
  ["full-width braces", "｛ schools ｝"],
  ["a right-to-left override", "{ \u202eschools { totalCount } }"],
  ["a Chinese alias", "{ 学校: schools { totalCount } }"],
  ["a number that begins with 0", "{ schools(first: 01) { totalCount } }"],
  ["NaN", "{ schools(first: -) { totalCount } }"],
  ["a fragment called on", "fragment on on Query { __typename } { ...on }"],
  ["SQL", "select * from child; drop table child; --"],
  ["a subscription cut short", "subscription"],
]);

const invalid = refusals("GRAPHQL_VALIDATION_FAILED", [
  ["a fragment that holds itself", "{ ...a } fragment a on Query { __typename ...a }"],
  [
    "a circle of three fragments",
    "{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }",
  ],
  ["an undefined fragment", "{ ...nowhere }"],
  ["an unused fragment", "{ __typename } fragment a on Query { __typename }"],
  [
    "two fragments of one name",
    "{ ...a } fragment a on Query { __typename } fragment a on Query { __typename }",
  ],
  ["a fragment on another type", `${oneSchool("...a")} fragment a on Township { name }`],
  ["a fragment on a scalar", oneSchool("... on String { name }")],
  ["a fragment on an input type", oneSchool("... on SchoolWhere { name }")],
  ["a fragment on an unknown type", oneSchool("... on Nothing { name }")],
  ["an unknown directive", "{ __typename @admin }"],
  ["@defer", "{ ... @defer { schools { totalCount } } }"],
  ["@stream", "{ schools { nodes @stream { name } } }"],
  ["@deprecated on a field", "{ __typename @deprecated }"],
  ["@skip without a condition", "{ __typename @skip }"],
  ["@skip with a text", '{ __typename @skip(if: "true") }'],
  ["@skip twice", "{ __typename @skip(if: false) @skip(if: false) }"],
  ["an unknown root field", "{ nonsense }"],
  ["an unknown argument", "{ schools(limit: 1) { totalCount } }"],
  ["an argument twice", "{ schools(first: 1, first: 2) { totalCount } }"],
  ["a filter field twice", '{ schools(where: {name: {eq: "a"}, name: {eq: "b"}}) { totalCount } }'],
  ["a missing argument", "{ village { name } }"],
  ["a row without a selection", "{ schools }"],
  ["a selection on a scalar", oneSchool("name { first }")],
  ["one key with two fields", oneSchool("a: name a: kind")],
  [
    "one key with two arguments",
    "{ a: schools(first: 1) { totalCount } a: schools(first: 2) { totalCount } }",
  ],
  ["one variable declared twice", "query($a: Int, $a: Int) { schools(first: $a) { totalCount } }"],
  ["an undeclared variable", "{ schools(first: $a) { totalCount } }"],
  ["an unused variable", "query($a: Int) { __typename }"],
  ["a variable of an output type", "query($a: School) { __typename @skip(if: $a) }"],
  ["a variable of an unknown type", "query($a: Nothing) { schools(first: $a) { totalCount } }"],
  ["a variable of the wrong type", "query($a: String) { schools(first: $a) { totalCount } }"],
  ["two operations of one name", "query a { __typename } query a { __typename }"],
  ["an unnamed operation among others", "{ __typename } query a { __typename }"],
  ["a type definition", "{ __typename } type Query { nonsense: String }"],
  ["an extension of the schema", "{ __typename } extend type School { secret: String }"],
  ["a mutation", "mutation { __typename }"],
  ["a mutation of a root field", "mutation { schools { totalCount } }"],
  ["a subscription", "subscription { __typename }"],
  ["a subscription of a root field", "subscription { schools { totalCount } }"],
  ["a mutation of a hidden root field", "mutation { children { totalCount } }"],
  [
    "introspection of ever deeper types",
    "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
  ],
  ["thousands of equal fields", oneSchool(repeat(5900, () => "name"))],
]);

const longKeys = [`${"a".repeat(69)}x`, `${"a".repeat(69)}y`] as const;

export const documents: readonly Case[] = [
  ...unparsed,
  ...invalid,
  refused(
    "NUL in a literal",
    "BAD_USER_INPUT",
    asking('{ schools(where: {name: {eq: "a\0b"}}) { totalCount } }'),
  ),
  refused(
    "an unknown operationName",
    "BAD_REQUEST",
    asking("query a { __typename }", { operationName: "b" }),
  ),
  refused(
    "several operations and no name",
    "BAD_REQUEST",
    asking("query a { __typename } query b { __typename }"),
  ),
  refused(
    "an operationName of NUL",
    "BAD_REQUEST",
    asking("query a { __typename }", { operationName: "\0" }),
  ),
  refused("a thousand aliases", "LIMIT_EXCEEDED", asking(oneSchool(repeat(1000, (i) => `a${i}: name`)))),
  refused("6001 tokens", "LIMIT_EXCEEDED", asking(`{ ${repeat(6000, () => "__typename")} }`)),
  refused(
    "braces nested 2000 deep",
    "LIMIT_EXCEEDED",
    asking(`{ schools${nested(2000, "{ nodes", "{ name }", " }")} }`),
  ),
  refused(
    "lists nested 2900 deep",
    "LIMIT_EXCEEDED",
    asking(`{ schools(where: {and: ${nested(2900, "[", "", "]")}}) { totalCount } }`),
  ),
  refused(
    "pages nested 400 deep",
    "LIMIT_EXCEEDED",
    asking(`{ schools { nodes ${nested(400, "{ branches { nodes ", "{ name }", " } }")} } }`),
  ),
  refused(
    "5000 tokens of relations",
    "LIMIT_EXCEEDED",
    asking(oneSchool(repeat(830, (i) => `a${i}: township { name }`))),
  ),
  refused("a name of 100 000 letters", "LIMIT_EXCEEDED", asking(`{ ${"a".repeat(100_000)}: __typename }`)),
  answered(
    "two operations, one named,",
    asking("query a { __typename } query b { b: __typename }", { operationName: "b" }),
    (data) => expect(data).toEqual({ b: "Query" }),
  ),
  answered("@skip on everything", asking("{ schools @skip(if: true) { totalCount } }"), (data) =>
    expect(data).toEqual({}),
  ),
  answered("@skip on all of a row", asking(oneSchool("name @skip(if: true)")), (data) =>
    expect(data).toEqual({ schools: { nodes: [{}] } }),
  ),
  answered("@skip on all of a page", asking("{ schools { nodes @skip(if: true) { name } } }"), (data) =>
    expect(data).toEqual({ schools: {} }),
  ),
  answered(
    "aliases of 70 bytes that share their first 63",
    asking(oneSchool(`${longKeys[0]}: name ${longKeys[1]}: id`)),
    (data) => {
      const [row] = data.schools.nodes;
      expect(Object.keys(row)).toEqual([...longKeys]);
      expect(row[longKeys[0]]).toMatch(/示例/);
      expect(row[longKeys[1]]).toMatch(/^[0-9a-f-]{36}$/);
    },
  ),
  answered(
    "long aliases of lists",
    asking(
      `{ ${longKeys.map((key, i) => `${key}: schools(first: ${i + 1}) { ${key}: nodes { name } }`).join(" ")} }`,
    ),
    (data) => expect(longKeys.map((key) => data[key][key].length)).toEqual([1, 2]),
  ),
  answered(
    "sixty fields of one row",
    asking(oneSchool(repeat(60, (i) => `a${i}: ${i % 2 === 0 ? "name" : "id"}`))),
    (data) => {
      const [row] = data.schools.nodes;
      expect(Object.keys(row)).toHaveLength(60);
      expect(new Set(Object.values(row)).size).toBe(2);
      expect([row.a0, row.a58, row.a1, row.a59]).toEqual([row.a2, row.a2, row.a3, row.a3]);
    },
  ),
  answered(
    "aliases that are names of the runtime",
    asking("{ __proto__: schools(first: 1) { constructor: nodes { toString: name __proto__: id } } }"),
    (_, text) =>
      expect(text).toMatch(
        /^\{"data":\{"__proto__":\{"constructor" ?: ?\[\{"toString" ?: ?"[^"]+", ?"__proto__" ?: ?"[0-9a-f-]{36}"\}\]\}\}\}/,
      ),
  ),
];
