// A refusal tells the truth and all of it: what would open what is refused, and what is forbidden before what is too dear.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { developmentSubject } from "../../src/identity/index.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const police = developmentSubject({ role: "police-officer", township: "关面乡" });

describe("a refusal says what would open it", () => {
  const explain = async (coordinate: string, use: string, who: Ask) =>
    (
      await app.ask(
        `{ explainAccess(coordinate: "${coordinate}", use: ${use}) { access basis grants { purposes duties reach applies } } }`,
        who,
      )
    ).json.data.explainAccess;

  test("explainAccess without purpose names the purpose, and does not say that no grant names it", async () => {
    const asked = await explain("Child.idNumber", "LOOKUP", { as: police });
    expect(asked).toEqual({
      access: "DENIED",
      basis: "granted, but for the purpose identity-verification, declared",
      grants: [{ purposes: ["identity-verification"], duties: [], reach: null, applies: false }],
    });
    const declared = await explain("Child.idNumber", "LOOKUP", {
      as: police,
      purpose: "identity-verification",
    });
    expect(declared).toMatchObject({ basis: null, grants: [{ applies: true }] });
  });

  test("explainAccess names the duty, and the reach of a grant", async () => {
    expect(await explain("Child.idNumber", "LOOKUP", { as: "education-officer:personnel" })).toMatchObject({
      basis:
        "granted, but for an assignment with the duty basic-education and the purpose identity-verification, declared",
    });
    const { grants } = await explain("Child.idNumber", "READ", { as: "education-officer" });
    expect(grants.map(({ reach }: { reach: unknown }) => reach)).toEqual(expect.arrayContaining(["record"]));
    expect(await explain("Child.name", "READ", { as: "hr-officer" })).toMatchObject({
      basis: expect.stringContaining("never a student"),
      grants: [],
    });
  });

  test("a list of what is open one record at a time says that, not that the role may not", async () => {
    const list = "{ mandatoryReports(first: 1) { nodes { narrative } } }";
    const { status, json } = await app.ask(list, { as: police, purpose: "report-response" });
    expect(status).toBe(403);
    expect(json.errors[0]).toEqual({
      message:
        "Open one record at a time, by its id or in a list that asks for one exact number: MandatoryReport.narrative (read).",
      extensions: {
        code: "FORBIDDEN",
        refused: [
          {
            coordinate: "MandatoryReport.narrative",
            use: "read",
            owner: "civil-affairs",
            reach: "record",
          },
        ],
        messages: {
          zh: "您当前的角色无权这样使用所请求的内容：MandatoryReport.narrative。",
          en: json.errors[0].message,
        },
      },
    });
    const without = await app.ask(list, { as: police });
    expect(without.json.errors[0]).toMatchObject({
      message: expect.stringMatching(/^Declare a purpose .* Open one record at a time/),
      extensions: { code: "FORBIDDEN", refused: [{ purposes: ["report-response"], reach: "record" }] },
    });
  });

  test("a purpose that does not open says which would", async () => {
    const { json } = await app.ask(
      '{ children(where: { idNumber: { eq: "11010519491231002X" } }) { nodes { id } } }',
      {
        as: "education-officer",
        purpose: "rehabilitation",
      },
    );
    expect(json.errors[0].message).toBe(
      "The purpose rehabilitation does not open, and another would: Child.idNumber (lookup).",
    );
    expect(json.errors[0].extensions.refused[0].purposes).toEqual(["identity-verification"]);
  });

  test("a purpose that no grant names is refused, with those that the role has", async () => {
    const { status, json } = await app.ask("{ me { role } }", {
      as: "education-officer",
      purpose: "paymentt",
    });
    expect(status).toBe(400);
    expect(json.errors[0].message).toContain("No grant names the purpose paymentt");
    expect(json.errors[0].extensions.code).toBe("BAD_REQUEST");
    expect(json.errors[0].extensions.purposes).toContain("identity-verification");
    const nobody = await app.ask("{ schools(first: 1) { totalCount } }", { purpose: "paymentt" });
    expect(nobody.json.errors[0].extensions).toEqual({
      code: "BAD_REQUEST",
      purpose: "paymentt",
      purposes: [],
      messages: expect.anything(),
    });
  });
});

describe("what is forbidden is named, however dear it is", () => {
  const repeat = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index)).join(" ");
  const forbidden = "children(first: 1) { nodes { name } }";
  const deep = (levels: number): string =>
    levels === 0 ? "name" : `branches(first: 1) { nodes { ${deep(levels - 1)} } }`;
  const related = (count: number): string =>
    count === 0 ? '{name: {eq: "x"}}' : `{parentSchool: ${related(count - 1)}}`;

  const dear: Readonly<Record<string, string>> = {
    "too deep": `{ schools(first: 1) { nodes { ${deep(14)} } } ${forbidden} }`,
    "too many fields": `{ schools(first: 1) { nodes { ${repeat(70, (i) => `a${i}: parentSchool { id name kind runBy locale status uscc headName officialCode villageId townshipId boarding openedOn closedOn }`)} } } ${forbidden} }`,
    "too many aliases": `{ schools(first: 1) { nodes { ${repeat(120, (i) => `a${i}: name`)} } } ${forbidden} }`,
    "too many root fields": `{ ${repeat(21, (i) => `a${i}: schools(first: 1) { totalCount }`)} ${forbidden} }`,
    "too long a name": `{ ${"a".repeat(300)}: schools(first: 1) { totalCount } ${forbidden} }`,
    "too large a page": `{ schools(first: 1000) { totalCount } ${forbidden} }`,
    "too many values": `{ schools(where: { name: { in: [${repeat(501, (i) => `"${i}"`)}] } }) { totalCount } ${forbidden} }`,
    "too many tests": `{ schools(where: { or: [${repeat(101, (i) => `{name: {eq: "${i}"}}`)}] }) { totalCount } ${forbidden} }`,
    "too many parts of a filter": `{ schools(where: { and: [${repeat(400, () => "{and: []}")}] }) { totalCount } ${forbidden} }`,
    "too many relations of a filter": `{ schools(where: ${related(6)}) { totalCount } ${forbidden} }`,
    "too many counts": `{ schools(first: 200) { nodes { branches(first: 1) { totalCount } classes(first: 1) { totalCount } } } ${forbidden} }`,
    "too costly": `{ schools(first: 200) { nodes { branches(first: 200) { nodes { branches(first: 200) { nodes { id } } } } } } ${forbidden} }`,
    "a negative page": `{ schools(first: -1) { totalCount } ${forbidden} }`,
    "both ways at once": `{ schools(first: 1, last: 1) { totalCount } ${forbidden} }`,
    "a filter of nine hundred parts around it": `{ schools(where: { and: [${repeat(900, () => "{and: []}")}] }) { nodes { students(first: 1) { nodes { child { id name } } } } } ${forbidden} }`,
    "below what is too deep": `{ schools(first: 1) { nodes { ${deep(26)} } } ${forbidden} }`,
    "behind thousands of fields": `{ schools(first: 1) { nodes { ${repeat(6, (i) => `b${i}: parentSchool { ...many }`)} } } ${forbidden} } fragment many on School { ${repeat(400, (i) => `a${i}: name`)} }`,
  };

  test.each(Object.entries(dear))("%s, and forbidden", async (_, query) => {
    const { status, json, text } = await app.ask(query, { as: "hr-officer" });
    const { code, refused, also } = json.errors[0].extensions;
    expect({ status, code }, text.slice(0, 300)).toEqual({ status: 403, code: "FORBIDDEN" });
    const named = refused.map(({ coordinate }: { coordinate: string }) => coordinate);
    expect(named).toEqual(expect.arrayContaining(["Child.id", "Child.name"]));
    expect(also).toMatch(/exceeds the limit|may not be negative|Use either/);
  });

  test.each(Object.entries(dear))("%s alone is refused for that", async (_, query) => {
    const { status, json } = await app.ask(query.replace(forbidden, ""), { as: "education-officer" });
    expect(status).toBe(400);
    expect(["LIMIT_EXCEEDED", "BAD_USER_INPUT"]).toContain(json.errors[0].extensions.code);
    expect(json.errors[0].extensions.also).toBeUndefined();
  });
});
