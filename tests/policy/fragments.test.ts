// A role from its files: fragments of its own, and files it shares with the other roles of a group.
import { expect, test } from "vitest";
import {
  parseEdits,
  parsePolicy,
  type RolePolicy,
  restorePolicy,
  serializePolicy,
} from "../../src/policy/index.ts";

const grant = (type: string, rows = "always", more = ""): string =>
  `{fields: {${type}: [id]}, uses: [read], rows: ${rows}, cite: [x]${more}}`;
const main = (role: string, rest = ""): string =>
  `{role: ${role}, title: t, department: d, login: tc_${role}, scope: township, view: unknown${rest}}`;
const member = (role: string, groups = "[g]"): string => main(role, `, groups: ${groups}`);
const own = (role: string, part: string, rest: string): string =>
  `{extends: ${role}, part: ${part}, ${rest}}`;
const shared = (groups: string, part: string, rest: string): string =>
  `{groups: ${groups}, part: ${part}, ${rest}}`;

const parsed = (texts: readonly string[], name: string): RolePolicy => {
  const role = parsePolicy(texts).roles.get(name);
  if (role === undefined) throw new Error(`no role ${name}`);
  return role;
};

test("what a shared file says belongs to each role of its group, and to no other", () => {
  const file = shared(
    "[g]",
    "schools",
    `conditions: {open: {present: openedOn}}, grants: [${grant("School", "open")}],
     denials: [{types: [Child], basis: "[L] x"}]`,
  );
  const texts = [member("a"), member("b"), main("c"), file];
  for (const name of ["a", "b"]) {
    const { grants, denials } = parsed(texts, name);
    expect(grants).toEqual([
      {
        id: `${name}/School/1`,
        type: "School",
        fields: ["id"],
        uses: ["read"],
        rows: { kind: "present", column: "openedOn", present: true },
        shared: true,
        cite: ["x"],
      },
    ]);
    expect(denials).toEqual([{ type: "Child", fields: "*", basis: "[L] x" }]);
  }
  expect(parsed(texts, "c")).toMatchObject({ grants: [], denials: [] });
});

test("a shared file means each role's own department by `ofDepartment`, which an edit cannot say", () => {
  const file = shared("[g]", "asked", `grants: [${grant("School", "{not: {ofDepartment: owner}}")}]`);
  const of = (name: string, department: string) =>
    member(name).replace("department: d", `department: ${department}`);
  const texts = [of("a", "police"), of("b", "hr"), file];
  for (const [name, value] of [
    ["a", "police"],
    ["b", "hr"],
  ] as const)
    expect(parsed(texts, name).grants).toMatchObject([
      { rows: { kind: "not", of: { kind: "equals", column: "owner", value } } },
    ]);
  const edit = { kind: "grant", role: "a", type: "School", fields: ["id"], uses: ["read"], cite: ["x"] };
  expect(() => parseEdits([{ ...edit, rows: { ofDepartment: "owner" } }])).toThrow("say `equals`");
});

test("a file of several groups belongs to a role once, however many of them it is in", () => {
  const texts = [
    member("a", "[g, h]"),
    member("b", "[h]"),
    shared("[g, h]", "schools", `grants: [${grant("School")}]`),
  ];
  for (const name of ["a", "b"]) expect(parsed(texts, name).grants).toHaveLength(1);
});

test("main file, shared files, own fragments: in this order, whatever the order of files", () => {
  const texts = [
    own("a", "aid", `grants: [${grant("School", "{inScope: id}")}]`),
    shared("[g]", "schools", `grants: [${grant("School", "current")}]`),
    main("a", `, groups: [g], grants: [${grant("School")}]`),
  ];
  expect(parsed(texts, "a").grants.map(({ rows }) => rows.kind)).toEqual(["always", "current", "inScope"]);
  expect(parsePolicy([...texts].reverse()).hash).toBe(parsePolicy(texts).hash);
});

test("a shared file means the same for every role: it does not know the words of a main file", () => {
  const named = main("a", ", groups: [g], conditions: {own: {inScope: id}}");
  const grants = `grants: [${grant("School", "own")}]`;
  const both = [named, shared("[g]", "schools", `grants: [${grant("School")}]`)];
  expect(parsed([...both, own("a", "schools", grants)], "a").grants).toHaveLength(2);
  expect(() => parsePolicy([named, shared("[g]", "schools", grants)])).toThrow("no condition is named own");
});

test("a duty must be one of each role of the group", () => {
  const grants = `grants: [${grant("School", "always", ", duties: [head]")}]`;
  const texts = [main("a", ", groups: [g], duties: [head]"), member("b"), shared("[g]", "schools", grants)];
  expect(() => parsePolicy(texts)).toThrow("b: unknown duty head");
});

test.each([
  ["a group no role is in", [main("a"), shared("[g]", "schools", "grants: []")], "the group g has no role"],
  ["a group no file is for", [member("a")], "the group g has no file"],
  [
    "a group a role names twice",
    [member("a", "[g, g]"), shared("[g]", "schools", "grants: []")],
    "the groups of a: g is named twice",
  ],
  [
    "a group a file names twice",
    [member("a"), shared("[g, g]", "schools", "grants: []")],
    "the groups of a shared file (part schools): g is named twice",
  ],
  ["a file for no group", [main("a"), shared("[]", "schools", "grants: []")], /groups/],
  [
    "a fragment of an unknown role",
    [main("a"), own("c", "schools", "grants: []")],
    "a fragment (part schools) extends c, which no file defines",
  ],
])("%s is refused", (_name, texts, message) => {
  expect(() => parsePolicy(texts)).toThrow(message);
});

test("no role has two fragments of one part, and no groups two files", () => {
  const one = own("a", "schools", "grants: []");
  const file = shared("[g]", "schools", "grants: []");
  expect(() => parsePolicy([member("a"), file, one, one])).toThrow("a: two fragments of one part, schools");
  expect(() => parsePolicy([member("a"), file, file])).toThrow(/schools g is named twice/);
  expect(parsed([member("a"), file, one], "a").grants).toEqual([]);
});

test("the stored form is the roles, each with what it shares, and comes back as it was", () => {
  const policy = parsePolicy([
    member("a"),
    member("b"),
    shared("[g]", "schools", `grants: [${grant("School")}]`),
  ]);
  expect(restorePolicy(serializePolicy(policy), policy.hash)).toEqual(policy);
});
