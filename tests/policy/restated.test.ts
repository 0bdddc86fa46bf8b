// What a group gives is given there alone: a role that gives it again keeps it when the group loses it.
import { expect, test } from "vitest";
import { parsePolicy, policyProblems } from "../../src/policy/index.ts";

const inGroup = "uses: [read, filter], rows: {any: [{present: openedOn}, {equals: {kind: x}}]}, cite: [x]";

/** What is found of a role whose group gives School.id and School.name, and which gives this itself. */
const found = (grant: string, group = inGroup): readonly string[] => {
  const policy = parsePolicy([
    `{groups: [g], part: schools, grants: [{fields: {School: [id, name]}, ${group}}]}`,
    `{role: a, title: t, department: d, login: tc_a, scope: district, view: unknown, groups: [g], duties: [head],
      grants: [{fields: {School: [id, kind]}, ${grant}, cite: [x]}]}`,
  ]);
  const fields = new Map([["School", new Set(["id", "name", "kind"])]]);
  return policyProblems(policy, { fields, relations: [], secrets: [], commands: [] });
};

test.each([
  ["the same rows", "uses: [read], rows: {any: [{present: openedOn}, {equals: {kind: x}}]}"],
  ["one of its alternatives", "uses: [read], rows: {present: openedOn}"],
  ["narrower rows", "uses: [read], rows: {all: [{present: openedOn}, {present: kind}]}"],
  ["a duty", "uses: [read], rows: {present: openedOn}, duties: [head]"],
  ["a purpose", "uses: [read], rows: {present: openedOn}, purposes: [p]"],
  ["one record at a time", "uses: [read], rows: {present: openedOn}, reach: record"],
  ["a mask", "uses: [read], rows: {present: openedOn}, mask: tail"],
])("given again under %s: a problem that names field and use", (_name, grant) => {
  expect(found(grant)).toEqual(["a/School/1: a group of a gives School already: id (read)"]);
});

test.each([
  ["more rows", "uses: [read], rows: always"],
  ["other rows", "uses: [read], rows: {present: kind}"],
  ["another use", "uses: [order], rows: {present: openedOn}"],
])("%s are the role's own to give", (_name, grant) => {
  expect(found(grant)).toEqual([]);
});

test.each([
  ["a duty", "uses: [read], rows: always, duties: [head], cite: [x]"],
  ["a purpose", "uses: [read], rows: always, purposes: [p], cite: [x]"],
  ["one record at a time", "uses: [read], rows: always, reach: record, cite: [x]"],
  ["a mask", "uses: [read], rows: always, mask: tail, cite: [x]"],
])("what the group gives under %s the role may give without", (_name, group) => {
  expect(found("uses: [read], rows: always", group)).toEqual([]);
});
