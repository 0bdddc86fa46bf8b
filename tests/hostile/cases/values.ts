// Values that do not fit, almost fit, or mean something to another layer.
import { expect } from "vitest";
import type { ErrorCode } from "../../../src/core/errors.ts";
import { plantedSchools } from "../../../src/sample/planted.ts";
import { send } from "../wire.ts";
import { answered, asking, type Case, refused } from "./case.ts";

const { id, name } = plantedSchools.street;
const all = 130;

const where = "query($w: SchoolWhere) { schools(where: $w) { totalCount } }";
const byId = "query($id: ID!) { school(id: $id) { name } }";
const filtered = (w: unknown) => asking(where, { variables: { w } });
const refusedFilter = (label: string, w: unknown, code: ErrorCode = "BAD_USER_INPUT") =>
  refused(label, code, filtered(w));
const counted = (label: string, w: unknown, total: number) =>
  answered(label, filtered(w), (data) => expect(data).toEqual({ schools: { totalCount: total } }));
const literal = (label: string, argument: string, code: ErrorCode = "GRAPHQL_VALIDATION_FAILED") =>
  refused(label, code, asking(`{ schools(${argument}) { totalCount } }`));
const sized = (first: unknown) =>
  asking("query($n: Int) { schools(first: $n) { nodes { id } } }", { variables: { n: first } });

const fullWidth = (text: string) =>
  text.replace(/[0-9a-f]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));

const sizes: readonly Case[] = [
  refused("first: -1", "BAD_USER_INPUT", sized(-1)),
  refused("first: 201", "LIMIT_EXCEEDED", sized(201)),
  refused("first beyond Int", "BAD_USER_INPUT", sized(2 ** 31)),
  refused("first beyond every number", "BAD_USER_INPUT", sized(1e300)),
  refused("first: 1.5", "BAD_USER_INPUT", sized(1.5)),
  refused("first as text", "BAD_USER_INPUT", sized("1")),
  refused("first: true", "BAD_USER_INPUT", sized(true)),
  refused("first as a list", "BAD_USER_INPUT", sized([1, 2])),
  refused("first as an object", "BAD_USER_INPUT", sized({ valueOf: 1 })),
  literal("first: 2147483648 as a literal", "first: 2147483648"),
  literal("first: 1.0 as a literal", "first: 1.0"),
  literal("first as a text literal", 'first: "1"'),
  literal("first and last together", "first: 1, last: 1", "BAD_USER_INPUT"),
  literal("last: -1", "last: -1", "BAD_USER_INPUT"),
  literal("last: 201", "last: 201", "LIMIT_EXCEEDED"),
  literal("first with before", 'first: 1, before: "x"', "BAD_USER_INPUT"),
  literal("last with after", 'last: 1, after: "x"', "BAD_USER_INPUT"),
  literal("after with before", 'after: "x", before: "y"', "BAD_USER_INPUT"),
  literal("an ordering that does not exist", "orderBy: PHONE_ASC"),
  literal("an ordering as text", 'orderBy: "NAME_ASC"'),
  answered("first: 0", sized(0), (data) => expect(data).toEqual({ schools: { nodes: [] } })),
  answered("first: null", sized(null), (data) => expect(data.schools.nodes).toHaveLength(50)),
];

const badIds: readonly (readonly [string, unknown])[] = [
  ["an empty id", ""],
  ["a word as id", "abc"],
  ["an id cut short", id.slice(0, -1)],
  ["an id with a letter too many", `${id}0`],
  ["an id without dashes", id.replaceAll("-", "")],
  ["an id in braces", `{${id}}`],
  ["an id with a space before it", ` ${id}`],
  ["an id with a newline behind it", `${id}\n`],
  ["an id in full-width digits", fullWidth(id)],
  ["an id with a zero-width space", `${id.slice(0, 8)}\u200b${id.slice(8)}`],
  ["an id with NUL", `${id}\0`],
  ["an id with a lone surrogate", `${id}\ud800`],
  ["an id that goes on in SQL", `${id}' or '1'='1`],
  ["an id of 100 000 letters", "a".repeat(100_000)],
  ["a number as id", 7],
  ["an id nobody gave", null],
  ["a list as id", [id, id]],
  ["an object as id", { id }],
];

const ids: readonly Case[] = [
  ...badIds.map(([label, value]) =>
    refused(label, "BAD_USER_INPUT", asking(byId, { variables: { id: value } })),
  ),
  refused("no id at all", "BAD_USER_INPUT", asking(byId)),
  refused(
    "null where a default stands for a required id",
    "BAD_USER_INPUT",
    asking('query($id: ID = "x") { school(id: $id) { name } }', { variables: { id: null } }),
  ),
  answered("an id in upper case", asking(byId, { variables: { id: id.toUpperCase() } }), (data) =>
    expect(data).toEqual({ school: { name } }),
  ),
  answered(
    "an id of nothing",
    asking(byId, { variables: { id: "00000000-0000-0000-0000-000000000000" } }),
    (data) => expect(data).toEqual({ school: null }),
  ),
];

const dates: readonly Case[] = [
  ...[
    "2026-02-30",
    "2025-02-29",
    "0000-00-00",
    "2026-13-01",
    "99999-01-01",
    "+99999-01-01",
    "-0001-01-01",
    "2026-2-3",
    "20260203",
    "2026-02-28T00:00:00Z",
    "２０２６-０１-０１",
    "infinity",
    "-infinity",
    "today",
    "now",
    "epoch",
    "",
    "2026-01-01\0",
  ].map((date) => refusedFilter(`the date ${JSON.stringify(date)}`, { openedOn: { eq: date } })),
  refusedFilter("a number as date", { openedOn: { eq: 20260101 } }),
  refusedFilter("the year 0", { openedOn: { gt: "0000-01-01" } }),
  counted("the last day of the year 9999", { openedOn: { gt: "9999-12-31" } }, 0),
  counted("a leap day", { openedOn: { eq: "2024-02-29" } }, 0),
];

const filters: readonly Case[] = [
  refusedFilter("where: null", null),
  ...["eq", "ne", "lt", "in", "contains", "startsWith", "isNull"].map((operator) =>
    refusedFilter(`${operator}: null`, { name: { [operator]: null } }),
  ),
  refusedFilter("a field's filter null", { name: null }),
  refusedFilter("and: null", { and: null }),
  refusedFilter("and: [null]", { and: [null] }),
  refusedFilter("not: null", { not: null }),
  refusedFilter("some: null", { branches: { some: null } }),
  refusedFilter("in: [null]", { name: { in: [null] } }),
  refused(
    "null in a list by way of a default",
    "BAD_USER_INPUT",
    asking('query($a: String = "x") { schools(where: {name: {in: [$a]}}) { totalCount } }', {
      variables: { a: null },
    }),
  ),
  refusedFilter("501 values", { name: { in: Array.from({ length: 501 }, String) } }, "LIMIT_EXCEEDED"),
  literal(
    "501 values as a literal",
    `where: {name: {in: [${Array.from({ length: 501 }, (_, i) => `"${i}"`)}]}}`,
    "LIMIT_EXCEEDED",
  ),
  refusedFilter(
    "101 tests",
    { or: Array.from({ length: 101 }, () => ({ name: { eq: "x" } })) },
    "LIMIT_EXCEEDED",
  ),
  refusedFilter(
    "20 000 conditions",
    { and: Array.from({ length: 20_000 }, () => ({ and: [] })) },
    "LIMIT_EXCEEDED",
  ),
  refused(
    "a filter nested 500 deep",
    "LIMIT_EXCEEDED",
    asking(`{ schools(where: ${"{not: ".repeat(500)}{}${"}".repeat(500)}) { totalCount } }`),
  ),
  refused("a filter nested 10 000 deep", "LIMIT_EXCEEDED", ({ url }) => {
    const deep = `${'{"not":'.repeat(10_000)}{}${"}".repeat(10_000)}`;
    return send(url, { body: `{"query":${JSON.stringify(where)},"variables":{"w":${deep}}}` });
  }),
  refusedFilter("an unknown operator", { name: { like: "%" } }),
  refusedFilter("an unknown field", { secret: { eq: "x" } }),
  refusedFilter("__typename as a filter", { __typename: { eq: "School" } }),
  refusedFilter("constructor as a filter", { constructor: { eq: "x" } }),
  refusedFilter("a text for a flag", { boarding: { eq: "true" } }),
  refusedFilter("1 for a flag", { boarding: { eq: 1 } }),
  refusedFilter("a text for a number", { altitudeM: { eq: "1" } }),
  refusedFilter("a number beyond Int", { altitudeM: { lt: 4_000_000_000 } }),
  refusedFilter("a fraction for a whole number", { altitudeM: { lt: 0.5 } }),
  refusedFilter("a number for a text", { name: { eq: 5 } }),
  refusedFilter("a code for an enum's name", { kind: { eq: "211" } }),
  refusedFilter("an enum in lower case", { kind: { eq: "primary" } }),
  literal("an enum as text", 'where: {kind: {eq: "PRIMARY"}}'),
  literal("an enum nobody defined", "where: {kind: {eq: PALACE}}"),
  refusedFilter("NUL in a text", { name: { eq: "a\0b" } }),
  refusedFilter("NUL in a list of texts", { name: { in: ["ok", "\0"] } }),
  refusedFilter("a lone surrogate in a text", { name: { contains: "\ud83d" } }),
  refusedFilter("reversed surrogates", { name: { startsWith: "\udc00\ud800" } }),
  literal("an escaped NUL in a literal", 'where: {name: {eq: "a\\u0000b"}}', "BAD_USER_INPUT"),
  refused(
    "a variable called __proto__",
    "BAD_USER_INPUT",
    asking(
      'query($__proto__: SchoolWhere = {name: {eq: "x"}}) { schools(where: $__proto__) { totalCount } }',
    ),
  ),
  counted("an empty filter", {}, all),
  counted("in: []", { name: { in: [] } }, 0),
  counted("notIn: []", { name: { notIn: [] } }, all),
  counted("not in: []", { not: { name: { in: [] } } }, all),
  counted("and: []", { and: [] }, all),
  counted("or: []", { or: [] }, 0),
  counted("500 values", { name: { in: [name, ...Array.from({ length: 499 }, String)] } }, 1),
  counted("a text of 200 000 letters", { name: { contains: "校".repeat(60_000) } }, 0),
  ...["%", "_", "\\", "'", '"', "{", "}", ",", "$1", "--", ";"].flatMap((sign) => [
    counted(`the sign ${sign} in a text`, { name: { contains: sign } }, 0),
    counted(`the sign ${sign} in a list`, { name: { in: [sign, name] } }, 1),
  ]),
  counted("the word NULL in a list", { name: { in: ["NULL", "null"] } }, 0),
  counted("a zero-width space in a name", { name: { eq: `${name.slice(0, 2)}\u200b${name.slice(2)}` } }, 0),
  counted("another normal form", { name: { eq: `${name}\u0301` } }, 0),
  counted("a soft hyphen behind a name", { name: { startsWith: `${name}\u00ad` } }, 0),
  counted(
    "full-width digits in a code",
    { officialCode: { eq: fullWidth(plantedSchools.street.officialCode) } },
    1,
  ),
  counted("the name as it is", { name: { eq: name } }, 1),
  answered(
    "a variable called constructor that is not given",
    asking("query($constructor: SchoolWhere) { schools(where: $constructor) { totalCount } }"),
    (data) => expect(data.schools.totalCount).toBe(all),
  ),
  refused(
    "a variable called constructor that is not given within a filter",
    "BAD_USER_INPUT",
    asking("query($constructor: String) { schools(where: {name: {eq: $constructor}}) { totalCount } }"),
  ),
  answered(
    "a variable called constructor that is given",
    asking("query($constructor: String) { schools(where: {name: {eq: $constructor}}) { totalCount } }", {
      variables: { constructor: name },
    }),
    (data) => expect(data.schools.totalCount).toBe(1),
  ),
];

/** A test that a variable left out has emptied would hold of every row, or of none under a negation. */
const leftOut = (label: string, filter: string, type = "String") =>
  refused(`a variable left out ${label}`, "BAD_USER_INPUT", async (app) => {
    const received = await app.ask(`query($n: ${type}) { schools(where: ${filter}) { totalCount } }`, {
      variables: {},
    });
    const [error] = JSON.parse(received.text).errors ?? [];
    expect(error, received.text.slice(0, 200)).toMatchObject({ extensions: { variable: "n" } });
    expect(error.message).toContain("$n");
    return received;
  });

const noOne = '{id: {eq: "00000000-0000-0000-0000-000000000000"}}';

const variablesLeftOut: readonly Case[] = [
  leftOut("in a test", "{name: {eq: $n}}"),
  leftOut("beside another test of the field", '{name: {eq: $n, startsWith: "示例"}}'),
  leftOut("in a list of values", "{name: {in: $n}}", "[String!]"),
  leftOut("under `or`", `{or: [{name: {eq: $n}}, ${noOne}]}`),
  leftOut("under `and`", "{and: [{name: {eq: $n}}]}"),
  leftOut("under `not`", "{not: {name: {eq: $n}}}"),
  leftOut("in place of a negated filter", "{not: $n}", "SchoolWhere"),
  leftOut("in place of alternatives", "{or: $n}", "[SchoolWhere!]"),
  leftOut("in place of a field's test", "{name: $n}", "StringFilter"),
  leftOut("in a related row's test", "{township: {name: {eq: $n}}}"),
  leftOut("in place of a related row's filter", "{township: $n}", "TownshipWhere"),
  leftOut("in a test of related rows", "{branches: {none: {name: {eq: $n}}}}"),
  leftOut("in place of a filter of related rows", "{branches: {every: $n}}", "SchoolWhere"),
  leftOut("in a test for emptiness", "{uscc: {isNull: $n}}", "Boolean"),
  refused(
    "a variable left out in the filter of an aggregate",
    "BAD_USER_INPUT",
    asking("query($n: String) { schoolAggregate(where: {name: {eq: $n}}) { count } }", {
      as: "education-officer",
      variables: {},
    }),
  ),
  refused(
    "a variable left out in the filter of a nested list",
    "BAD_USER_INPUT",
    asking(
      "query($n: String) { townships(first: 1) { nodes { schools(where: {name: {eq: $n}}) { totalCount } } } }",
      { variables: {} },
    ),
  ),
  answered("a filter left out as a whole", asking(where, { variables: {} }), (data) =>
    expect(data).toEqual({ schools: { totalCount: all } }),
  ),
  answered(
    "a variable left out where a default stands",
    asking(`query($n: String = "${name}") { schools(where: {name: {eq: $n}}) { totalCount } }`, {
      variables: {},
    }),
    (data) => expect(data).toEqual({ schools: { totalCount: 1 } }),
  ),
  answered(
    "a size, a cursor and an ordering left out",
    asking(
      "query($n: Int, $c: String, $o: [SchoolOrder!]) { schools(first: $n, after: $c, orderBy: $o) { totalCount } }",
      { variables: {} },
    ),
    (data) => expect(data).toEqual({ schools: { totalCount: all } }),
  ),
];

/** JSON drops what is `undefined`: what a client left out arrives as an empty object, and would hold of every row. */
const emptied = (label: string, filter: unknown, place: string, [type, as] = ["SchoolWhere", "$w"]) =>
  refused(`an empty object ${label}`, "BAD_USER_INPUT", async (app) => {
    const received = await app.ask(`query($w: ${type}) { schools(where: ${as}) { totalCount } }`, {
      variables: { w: filter },
    });
    const [error] = JSON.parse(received.text).errors ?? [];
    expect(error, received.text.slice(0, 200)).toMatchObject({ extensions: { place } });
    expect(error.message).toContain(place);
    return received;
  });

const noName = { name: { eq: undefined } };

const conditionsEmptied: readonly Case[] = [
  emptied("in place of a test", noName, "SchoolWhere.name"),
  emptied("beside another test", { ...noName, id: { isNull: false } }, "SchoolWhere.name"),
  emptied("in place of a test by a variable", {}, "SchoolWhere.name", ["StringFilter", "{name: $w}"]),
  emptied("in place of a test under `or`", { or: [noName] }, "SchoolWhere.name"),
  emptied("in place of a negated test", { not: noName }, "SchoolWhere.name"),
  emptied("in place of a related row's test", { township: noName }, "TownshipWhere.name"),
  emptied("in place of a test of related rows", { branches: { none: noName } }, "SchoolWhere.name"),
  emptied("in place of a test of a code", { kind: {} }, "SchoolWhere.kind"),
  emptied("in place of a related row's filter", { township: {} }, "SchoolWhere.township"),
  emptied("in place of a quantifier", { branches: {} }, "SchoolWhere.branches"),
  emptied("as one of several conditions", { and: [{}] }, "SchoolWhere.and"),
  emptied("in place of a negated filter", { not: {} }, "SchoolWhere.not"),
  emptied("as an alternative", { or: [{}, { name: { eq: "x" } }] }, "SchoolWhere.or"),
  emptied("as an alternative by a variable", {}, "SchoolWhere.or", [
    "SchoolWhere!",
    '{or: [$w, {name: {eq: "x"}}]}',
  ]),
  emptied("below a quantifier", { branches: { some: { not: {} } } }, "SchoolWhere.not"),
  literal("an empty object as a literal", "where: {or: [{name: {}}]}", "BAD_USER_INPUT"),
  refused(
    "an empty object in the filter of an aggregate",
    "BAD_USER_INPUT",
    asking("query($w: SchoolWhere) { schoolAggregate(where: $w) { count } }", {
      as: "education-officer",
      variables: { w: { or: [noName] } },
    }),
  ),
  refused(
    "an empty object in the filter of a nested list",
    "BAD_USER_INPUT",
    asking("query($w: SchoolWhere) { townships(first: 1) { nodes { schools(where: $w) { totalCount } } } }", {
      variables: { w: { not: noName } },
    }),
  ),
  counted("an empty object as the whole filter of related rows", { branches: { every: {} } }, all),
  answered(
    "an empty object asks for any related row",
    asking(
      "{ a: schools(where: {branches: {some: {}}}) { totalCount } b: schools(where: {branches: {none: {}}}) { totalCount } }",
    ),
    ({ a, b }) => {
      expect(a.totalCount).toBeGreaterThan(0);
      expect(b.totalCount).toBe(all - a.totalCount);
    },
  ),
];

export const values: readonly Case[] = [
  ...sizes,
  ...ids,
  ...dates,
  ...filters,
  ...variablesLeftOut,
  ...conditionsEmptied,
];
