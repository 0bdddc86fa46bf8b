// The words of the area files: sets of fields in grants, areas in denials. What a word stands for is a right, so a word
// that is unknown, idle, empty or repeats itself is refused.
import { expect, test } from "vitest";
import { parsePolicy } from "../../src/policy/index.ts";

const role = (rest: string): string =>
  `{role: a, title: t, department: d, login: tc_a, scope: district, view: unknown, ${rest}}`;
const giving = (fields: string): string =>
  role(`grants: [{fields: {School: ${fields}}, uses: [read], rows: always, cite: [x]}]`);
const denying = (what: string): string => role(`denials: [{basis: "[M] x", ${what}}]`);
const sets = (text: string): string => `{area: schools, sets: {School: ${text}}}`;
const closed = "{area: schools, closed: {types: [SchoolClass], fields: {School: [classes]}}}";

const only = (texts: readonly string[]) => [...parsePolicy(texts).roles.values()][0];

test("a set stands for its fields, beside others", () => {
  const texts = [giving("[$facts, website]"), sets("{facts: [id, name]}")];
  expect(only(texts)?.grants[0]?.fields).toEqual(["id", "name", "website"]);
});

test("a set is one type's: another type does not know it", () => {
  const other = "{area: schools, sets: {Child: {facts: [id]}}}";
  expect(() => parsePolicy([giving("[$facts]"), other])).toThrow("School has no set $facts");
});

test("one grant gives several types, each counted for itself", () => {
  const grants = "[{fields: {School: [id], Child: [id, name]}, uses: [read], rows: always, cite: [x]}]";
  expect(only([role(`grants: ${grants}`)])?.grants).toMatchObject([
    { id: "a/School/1", type: "School", fields: ["id"] },
    { id: "a/Child/1", type: "Child", fields: ["id", "name"] },
  ]);
});

test("a denial speaks of areas, whole types and single fields, all for one reason", () => {
  const text = denying("areas: [schools], types: [Child], fields: {Guardian: [phone]}");
  const basis = "[M] x";
  expect(only([text, closed])?.denials).toEqual([
    { type: "SchoolClass", fields: "*", basis },
    { type: "Child", fields: "*", basis },
    { type: "School", fields: ["classes"], basis },
    { type: "Guardian", fields: ["phone"], basis },
  ]);
});

test.each([
  ["an unknown set", [giving("[$facts]")], "School has no set $facts"],
  ["a set that nothing uses", [giving("[id]"), sets("{facts: [id]}")], "never used: School.$facts"],
  ["an empty set", [giving("[$facts]"), sets("{facts: []}")], /facts/],
  [
    "a set that names a field twice",
    [giving("[$facts]"), sets("{facts: [id, id]}")],
    "$facts: id is named twice",
  ],
  ["a field given beside its set", [giving("[$facts, id]"), sets("{facts: [id]}")], "id is named twice"],
  ["a set within a set", [giving("[$facts]"), sets("{facts: [$other]}")], /facts/],
  ["two files of one area", [giving("[$facts]"), sets("{facts: [id]}"), closed], "schools is named twice"],
  ["an area that closes nothing", [denying("areas: [schools]"), giving("[id]")], "what schools closes"],
  ["an area that nobody denies", [giving("[id]"), closed], "never used: schools"],
  [
    "a type denied beside its area",
    [denying("areas: [schools], types: [SchoolClass]"), closed],
    "is named twice",
  ],
  ["a denial of nothing", [denying("fields: {}")], /denial|fields/],
])("%s is refused", (_name, texts, message) => {
  expect(() => parsePolicy(texts)).toThrow(message);
});
