// The JSON Schema that editors complete policy files from: every file fits it, and it knows the catalogue's words.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { readPolicyTexts } from "../../src/database/index.ts";

const stored: unknown = JSON.parse(
  readFileSync(new URL("../../schema/policy.schema.json", import.meta.url), "utf8"),
);
// Read back from the JSON: what is tried is what an editor reads.
const schema = z.fromJSONSchema(stored as Parameters<typeof z.fromJSONSchema>[0]);

let texts: readonly string[];
beforeAll(async () => {
  texts = await readPolicyTexts();
});

test("every policy file fits it and names it in its first line", () => {
  for (const text of texts) {
    expect(text.split("\n", 1)).toEqual(["# yaml-language-server: $schema=../policy.schema.json"]);
    expect(schema.safeParse(parse(text)).error, text.slice(0, 200)).toBeUndefined();
  }
});

test("every policy file says in its second line what it is about", () => {
  for (const text of texts) expect(text.split("\n")[1]).toMatch(/^# .{20}/);
});

describe("what is no word of the catalogue or of another file is marked", () => {
  const grant = (text: string): string =>
    `{extends: guardian, part: schools, grants: [{fields: {School: [id]}, uses: [read], rows: always, cite: [x], ${text}}]}`;
  test.each([
    [
      "a type",
      "{extends: guardian, part: schools, grants: [{fields: {Scool: [id]}, uses: [read], rows: always, cite: [x]}]}",
    ],
    [
      "a field",
      "{extends: guardian, part: schools, grants: [{fields: {School: [nam]}, uses: [read], rows: always, cite: [x]}]}",
    ],
    [
      "a set",
      "{extends: guardian, part: schools, grants: [{fields: {School: [$no]}, uses: [read], rows: always, cite: [x]}]}",
    ],
    ["a role", "{extends: guard, part: schools}"],
    ["a group", "{groups: [nobody], part: schools}"],
    ["an area", "{extends: guardian, part: scools}"],
    ["a duty", grant("duties: [no-duty]")],
    ["a purpose", grant("purposes: [no-purpose]")],
    ["a key", grant("masks: tail")],
    ["a denied type", '{extends: guardian, part: schools, denials: [{basis: "[M] x", types: [Scool]}]}'],
  ])("%s", (_name, text) => {
    expect(schema.safeParse(parse(text)).success).toBe(false);
  });
  test("and nothing else is", () => {
    expect(schema.safeParse(parse(grant("duties: [finance]"))).error).toBeUndefined();
  });
});

test("every field of every type can be named", () => {
  const text = JSON.stringify(stored);
  for (const { name, fields } of loadCatalogue().entities.values()) {
    expect(text).toContain(`"${name}":`);
    for (const field of fields.keys()) expect(text).toContain(`"${field}"`);
  }
});
