// Compilation: deterministic, and what cannot be said exactly in a row policy or a column grant is refused.
import { beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { type Catalogue, loadCatalogue } from "../../src/catalogue/index.ts";
import { compileEnforcement } from "../../src/database/enforcement/index.ts";
import { parsePolicy } from "../../src/policy/index.ts";
import { policyTexts } from "./database.ts";

let catalogue: Catalogue;
beforeAll(() => {
  catalogue = loadCatalogue();
});

const compile = (grants: string, scope = "township", rest = ""): string =>
  compileEnforcement(
    catalogue,
    parsePolicy([
      `{role: r, title: t, department: d, login: tc_r, scope: ${scope}, view: unknown, grants: [${grants}]${rest}}`,
    ]),
  );
const grant = (type: string, fields: string, rows: string, uses = "[read]"): string =>
  `{fields: {${type}: [${fields}]}, uses: ${uses}, rows: ${rows}, cite: [x]}`;

const bond = grant("Guardianship", "id", "{inScope: hukouTownshipId}");

describe("compiling the policy files", () => {
  test("the same policy gives the same text, whatever the order of files", () => {
    const texts = policyTexts();
    const text = compileEnforcement(catalogue, parsePolicy(texts));
    expect(compileEnforcement(catalogue, parsePolicy([...texts].reverse()))).toBe(text);
    expect(text).toContain(parsePolicy(texts).hash);
    expect(text).not.toMatch(/password/i);
  });

  test("alternatives of several grants become one condition, each once", () => {
    const text = compile(
      [
        grant("Child", "id", "{any: [{inScope: hukouTownshipId}, {inScope: residenceTownshipId}]}"),
        grant("Child", "name", "{inScope: hukouTownshipId}"),
        grant("Child", "gender", "{all: [{inScope: hukouTownshipId}, {equals: {gender: '1'}}]}"),
        bond,
        grant("Guardian", "id", "{exists: guardianships, where: {inScope: hukouTownshipId}}"),
        grant("Guardian", "name", "{exists: guardianships, where: {inScope: residenceTownshipId}}"),
      ].join(", "),
    );
    const policies = text.split("\n").filter((line) => line.startsWith("create policy"));
    const child = policies.find((line) => line.includes('"public"."child"')) ?? "";
    expect(child.match(/hukou_township_id/g)).toHaveLength(1);
    expect(child.match(/residence_township_id/g)).toHaveLength(1);
    expect(child).not.toContain("gender");
    const guardian = policies.find((line) => line.includes('"public"."guardian"')) ?? "";
    expect(guardian.match(/exists/g)).toHaveLength(1);
  });

  test("a sub-query demands what the related table's own policy does not, and nothing twice", () => {
    const guardian = (bonds: string) =>
      compile(
        `${grant("Guardianship", "id", bonds)}, ${grant("Guardian", "id", "{exists: guardianships, where: {inScope: hukouTownshipId}}")}`,
      )
        .split("\n")
        .find((line) => line.startsWith('create policy "p_tc_r" on "public"."guardian"'));
    const demanded = 'e1."hukou_township_id" = any';
    expect(guardian("always")).toContain(demanded);
    expect(guardian("{inScope: residenceTownshipId}")).toContain(demanded);
    expect(guardian("{any: [{inScope: hukouTownshipId}, {present: schoolId}]}")).toContain(demanded);
    expect(guardian("{inScope: hukouTownshipId}")).not.toContain(demanded);
  });

  test("literals cannot leave their quotes", () => {
    const text = compile(grant("School", "id", '{equals: {name: "x\' or true; --\\\\"}}'), "district");
    expect(text).toContain(String.raw`= E'x'' or true; --\\'`);
  });
});

describe("compilation refuses", () => {
  test("a negated `exists`: the sub-query sees too little, so the negation would open too much", () => {
    const rows = "{not: {exists: guardianships, where: {inScope: hukouTownshipId}}}";
    expect(() => compile(`${grant("Guardian", "id", rows)}, ${bond}`)).toThrow(/not. over .exists/);
    const nested = "{not: {any: [{present: name}, {exists: guardianships, where: always}]}}";
    expect(() => compile(`${grant("Guardian", "id", nested)}, ${bond}`)).toThrow(/not. over .exists/);
    expect(compile(grant("Child", "id", "{not: {inScope: hukouTownshipId}}"))).toMatch(
      /not \("child"."hukou_township_id"/,
    );
  });

  test("row policies that ask each other in a circle, or a type that is closed to the role", () => {
    const circle = `${grant("Child", "id", "{exists: guardianships, where: always}")}, ${grant("Guardianship", "id", "{exists: child, where: always}")}`;
    expect(() => compile(circle)).toThrow(/circle/);
    expect(() => compile(grant("School", "id", "{exists: branches, where: always}"))).toThrow(/circle/);
    expect(() => compile(grant("Child", "id", "{exists: guardianships, where: always}"))).toThrow(
      /closed to the role/,
    );
  });

  test("a scope that has no ids, a column that is no id, a value of another type", () => {
    expect(() => compile(grant("Child", "id", "{inScope: districtId}"), "district")).toThrow(/no ids/);
    expect(() => compile(grant("Child", "id", "{inScope: name}"))).toThrow(/is no id/);
    expect(() => compile(grant("Child", "id", "{equals: {gender: 1}}"))).toThrow(/cannot be compared/);
    expect(() => compile(grant("Child", "id", "{present: nothing}"))).toThrow(/no column/);
    expect(() => compile(grant("School", "id", "current"))).toThrow(/no column validFrom/);
  });

  test("a filter on a secret, a mask or look-up that nothing is stored for, a narrowed cube", () => {
    expect(() => compile(grant("Child", "idNumber", "always", "[read, filter]"))).toThrow(/has no filter/);
    expect(() => compile(grant("ChildLocation", "address", "always", "[read], mask: tail"))).toThrow(
      /a mask/,
    );
    expect(() => compile(grant("ChildLocation", "address", "always", "[lookup]"))).toThrow(/lookup/);
    expect(() => compile(grant("EnrolmentCubeCell", "id", "{inScope: townshipId}"))).toThrow(/declared cube/);
  });

  test("a coordinate both given and denied", () => {
    const denials = ", denials: [{types: [Child], basis: x}]";
    expect(() => compile(grant("Child", "name", "always"), "township", denials)).toThrow(/denied/);
    const everything = ", denials: [{types: '*', basis: x}]";
    expect(() => compile(grant("School", "name", "always"), "township", everything)).toThrow(/denied/);
  });
});
