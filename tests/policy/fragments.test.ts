// A role from its files: fragments of its own, and fragments it shares with other roles.
import { expect, test } from "vitest";
import { parsePolicy, type RolePolicy, restorePolicy, serializePolicy } from "../../src/policy/index.ts";

const grant = (type: string, rows = "always", more = ""): string =>
  `{type: ${type}, fields: [id], uses: [read], rows: ${rows}, cite: [x]${more}}`;
const main = (role: string, rest = ""): string =>
  `{role: ${role}, title: t, department: d, login: tc_${role}, scope: township, view: unknown${rest}}`;
const fragment = (roles: string, part: string, rest: string): string =>
  `{extends: ${roles}, part: ${part}, ${rest}}`;

const parsed = (texts: readonly string[], name: string): RolePolicy => {
  const role = parsePolicy(texts).roles.get(name);
  if (role === undefined) throw new Error(`no role ${name}`);
  return role;
};

test("what a shared fragment says belongs to each role it names, and to no other", () => {
  const shared = fragment(
    "[a, b]",
    "published-schools",
    `conditions: {open: {present: openedOn}}, grants: [${grant("School", "open")}],
     denials: [{type: Child, fields: "*", basis: "[L] x"}]`,
  );
  const texts = [main("a"), main("b"), main("c"), shared];
  for (const name of ["a", "b"]) {
    const { grants, denials } = parsed(texts, name);
    expect(grants).toEqual([
      {
        id: `${name}/School/1`,
        type: "School",
        fields: ["id"],
        uses: ["read"],
        rows: { kind: "present", column: "openedOn", present: true },
        cite: ["x"],
      },
    ]);
    expect(denials).toEqual([{ type: "Child", fields: "*", basis: "[L] x" }]);
  }
  expect(parsed(texts, "c")).toMatchObject({ grants: [], denials: [] });
});

test("main file, shared fragments, own fragments: in this order, whatever the order of files", () => {
  const texts = [
    fragment("a", "aid", `grants: [${grant("School", "{inScope: id}")}]`),
    fragment("[b, a]", "published-schools", `grants: [${grant("School", "current")}]`),
    main("a", `, grants: [${grant("School")}]`),
    main("b"),
  ];
  expect(parsed(texts, "a").grants.map(({ rows }) => rows.kind)).toEqual(["always", "current", "inScope"]);
  expect(parsePolicy([...texts].reverse()).hash).toBe(parsePolicy(texts).hash);
});

test("a shared fragment means the same for every role: it does not know the words of a main file", () => {
  const named = main("a", ", conditions: {own: {inScope: id}}");
  const grants = `grants: [${grant("School", "own")}]`;
  expect(parsed([named, fragment("a", "schools", grants)], "a").grants).toHaveLength(1);
  expect(() => parsePolicy([named, fragment("[a]", "schools", grants)])).toThrow("no condition is named own");
});

test("a duty must be one of each role that is named", () => {
  const grants = `grants: [${grant("School", "always", ", duties: [head]")}]`;
  const texts = [main("a", ", duties: [head]"), main("b"), fragment("[a, b]", "schools", grants)];
  expect(() => parsePolicy(texts)).toThrow("b: unknown duty head");
});

test.each([
  ["c", "a fragment (part schools) extends c, which no file defines"],
  ["[a, c]", "a fragment (part schools) extends c, which no file defines"],
  ["[a, b, a]", "a fragment (part schools) extends a twice"],
])("extends: %s is refused", (roles, message) => {
  const texts = [main("a"), main("b"), fragment(roles, "schools", "grants: []")];
  expect(() => parsePolicy(texts)).toThrow(message);
});

test("a fragment of nobody is refused", () => {
  expect(() => parsePolicy([main("a"), fragment("[]", "schools", "grants: []")])).toThrow(/extends/);
});

test("no role has two fragments of one part, own or shared", () => {
  const own = fragment("a", "schools", "grants: []");
  const shared = fragment("[a, b]", "schools", "grants: []");
  const message = "a: two fragments of one part, schools";
  expect(() => parsePolicy([main("a"), own, own])).toThrow(message);
  expect(() => parsePolicy([main("a"), main("b"), own, shared])).toThrow(message);
  expect(() => parsePolicy([main("a"), main("b"), shared, shared])).toThrow(message);
});

test("the stored form is the roles, each with what it shares, and comes back as it was", () => {
  const shared = fragment("[a, b]", "schools", `grants: [${grant("School")}]`);
  const policy = parsePolicy([main("a"), main("b"), shared]);
  expect(restorePolicy(serializePolicy(policy), policy.hash)).toEqual(policy);
});
