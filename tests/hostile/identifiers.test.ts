// Numbers as people paste them: what carries signs that nobody sees finds whom it names, and what is no number is refused
// with its rule instead of answering that there is nobody.
import "../../src/domains/index.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  identifierForms,
  identifierProblem,
  loadCatalogue,
  readIdentifier,
} from "../../src/catalogue/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { testKeys } from "../support/test-keys.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

const police = { as: "police-officer:关面乡", purpose: "identity-verification" };
const bureau = { as: "education-officer", purpose: "identity-verification" };
const lookUp = (number: string, asker = police) =>
  app.ask("query($n: String!) { children(where: {idNumber: {eq: $n}}) { nodes { id } } }", {
    ...asker,
    variables: { n: number },
  });
const bySchoolCode = (where: unknown) =>
  app.ask("query($w: SchoolWhere) { schools(where: $w) { nodes { id } } }", {
    variables: { w: { officialCode: where } },
  });

const fullWidth = (text: string) =>
  text.replace(/[\dX]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
const parted = (text: string, by: string) =>
  `${text.slice(0, 6)}${by}${text.slice(6, 14)}${by}${text.slice(14)}`;

const unseen = [
  0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2069,
  0x00ad, 0xfe0f, 0x034f, 0xfeff, 0x061c,
].map((sign) => String.fromCodePoint(sign));
const dashes = [..."-‐‑‒–—―−﹘﹣－⁃˗"];
const spaces = [" ", "\u00a0", "\u3000", "\u2009", "\t"];
const pasted = (number: string): readonly string[] => [
  ...[...unseen, ...dashes, ...spaces].map((sign) => parted(number, sign)),
  ...unseen.flatMap((sign) => [sign + number, number + sign]),
  ...["'", "’", "‘", "＇"].map((quote) => quote + number),
  `\u200e'${number}\u2069`,
  fullWidth(number),
  number.toLowerCase(),
];

test("a child's number is found however it was pasted", async () => {
  const number = "999999201712109805";
  const found = dataOf(await lookUp(number)).children.nodes;
  expect(found).toHaveLength(1);
  // All signs of a kind at once: each by itself is asked of the index below.
  const together = [unseen, dashes, spaces].map((signs) => parted(number, signs.join("")));
  for (const written of [...together, `'${number}`, `\u200e’${number}\u2069`, fullWidth(number)])
    expect(dataOf(await lookUp(written)).children.nodes, JSON.stringify(written)).toEqual(found);
});

test.each([
  ["a word", "abc", "18 characters"],
  ["one digit", "1", "18 characters"],
  ["17 digits", "99999920171210980", "18 characters"],
  ["19 digits", "9999992017121098055", "18 characters"],
  ["a wrong check digit", "999999201712109806", "check digit"],
  ["a birth date that is no day", "999999201702309808", "birth date"],
  ["a number of the first generation", "999999171210980", "18 characters"],
  ["nothing", "", "18 characters"],
  ["signs that nobody sees", "\u200b\u2060", "18 characters"],
  ["a number and a word", "号码999999201712109805", "18 characters"],
])("what is no ID number is refused with its rule: %s", async (_name, number, told) => {
  const answer = await lookUp(number, bureau);
  expectRefusal(answer, { status: 400, code: "BAD_USER_INPUT" });
  expect(answer.text).toContain("GB 11643");
  expect(answer.text).toContain(told);
  if (number.length > 5) expect(answer.text).not.toContain(number);
});

test("who may not look a number up is told that, whatever was given for one", async () => {
  const query = '{ children(where: {idNumber: {eq: "abc"}}) { totalCount } }';
  expectRefusal(await app.ask(query, { as: "finance-officer" }), { status: 403, code: "FORBIDDEN" });
});

test("a school's code is found as pasted, in every operator that takes one, and refused where it is none", async () => {
  const { id, officialCode: code } = plantedSchools.street;
  for (const written of pasted(code)) {
    for (const where of [{ eq: written }, { in: [written] }]) {
      const { nodes } = dataOf(await bySchoolCode(where)).schools;
      expect(nodes, JSON.stringify(where)).toEqual([{ id }]);
    }
  }
  // A bound of a range is a place in the order, be it a number or not.
  const within = (where: unknown) => bySchoolCode(where).then((answer) => dataOf(answer).schools.nodes);
  const above = await within({ gt: code });
  expect(above.length).toBeGreaterThan(0);
  for (const written of [
    parted(code, unseen.join("")),
    `${fullWidth(code).slice(0, 4)} ${code.slice(4)}`,
    `'${code}`,
  ]) {
    expect(await within({ gt: written }), JSON.stringify(written)).toEqual(above);
    expect(await within({ gte: written, lte: written }), JSON.stringify(written)).toEqual([{ id }]);
  }
  expect(await within({ gte: "９９９９ ", lt: "9999-1" })).toEqual(
    await within({ gte: "9999", lt: "99991" }),
  );
  const begun = dataOf(await bySchoolCode({ startsWith: `\u200b${parted(code, "-").slice(0, 9)}` })).schools;
  expect(begun.nodes.length).toBeGreaterThan(0);
  for (const where of [{ eq: "abc" }, { in: [code, "999900002"] }, { ne: "99990000222" }, { notIn: [""] }]) {
    const answer = await bySchoolCode(where);
    expectRefusal(answer, { status: 400, code: "BAD_USER_INPUT" });
    expect(answer.text).toContain("ten digits");
  }
  expectRefusal(await bySchoolCode({ startsWith: "\u200b" }), { status: 400, code: "BAD_USER_INPUT" });
});

describe("every number with a form", () => {
  const examples = {
    idNumber: ["11010519491231002X", "H12345678", "E12345678", "ABC123456789012"],
    studentNo: ["G11010519491231002X", "J110105194912310021", "L999999201712109805"],
    schoolCode: ["9999000022"],
    divisionCode: ["500235100", "500235100001"],
    // The last is registered, with a check character that is wrong.
    uscc: ["11500234733955461A", "91350203M0001QAY9B"],
    phone: ["10099990000", "02355551234", "+86 100-9999-0000", "(023)5555 1234"],
    account: ["9999990000001000001"],
    ethnicity: ["01", "56", "98"],
    nationalDivision: ["511725", "511725102", "511725102001"],
    budgetCode: ["2050202"],
  } as const;
  const none = {
    idNumber: ["110105194912310021", "ABCDEF", "1101051949123100"],
    studentNo: ["11010519491231002X", "G110105194912310021", "K11010519491231002X"],
    schoolCode: ["999900002", "999900002A"],
    divisionCode: ["50023510", "5002351000011"],
    uscc: ["11500234733955461", "O1500234733955461A", "1150023473395546ZA"],
    phone: ["12345", "1234567890123", "abc"],
    account: ["1234567", "6222ABCD12345678"],
    ethnicity: ["00", "57", "1"],
    nationalDivision: ["5117", "911725", "51172510"],
    budgetCode: ["2060202", "20502020"],
  } as const;
  const names = Object.keys(identifierForms) as (keyof typeof examples)[];

  test.each(names)("%s", (name) => {
    for (const number of examples[name])
      expect(identifierProblem(name, readIdentifier(name, number)), number).toBeNull();
    for (const number of none[name])
      expect(identifierProblem(name, readIdentifier(name, number)), number).toContain(
        identifierForms[name].rule,
      );
  });

  test("is declared: each secret that can be looked up has one, and its index is the same however it was written", () => {
    const secrets = [...loadCatalogue().entities.values()].flatMap((entity) =>
      [...entity.fields.values()].flatMap((field) =>
        field.kind === "secret" && field.index !== undefined
          ? [{ at: `${entity.name}.${field.name}`, form: field.form }]
          : [],
      ),
    );
    expect(secrets.length).toBeGreaterThan(6);
    expect(secrets.filter(({ form }) => form === undefined)).toEqual([]);
    const ring = createKeyRing(testKeys);
    const number = examples.idNumber[0];
    for (const written of pasted(number))
      expect(ring.blindIndex(written, "child.id_number"), JSON.stringify(written)).toBe(
        ring.blindIndex(number, "child.id_number"),
      );
  });
});
