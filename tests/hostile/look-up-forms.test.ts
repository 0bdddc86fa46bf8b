// A look-up of an exact number as an oracle: one guess at a time, whatever form the question has.
import { describe, expect, test } from "vitest";
import { codeOf, education, hr, known, police, unknown, withBudgets } from "./look-up.ts";

const { held, asked } = withBudgets();

/** Several guesses, or one of which nobody could say how often it was tried. */
const forms = (number: string, another: string): Readonly<Record<string, string>> => ({
  "under `or`": `{ children(where: { or: [${number}, ${another}] }) { nodes { id } } }`,
  "one under `or`": `{ children(where: { or: [${number}] }) { nodes { id } } }`,
  "under `and`": `{ children(where: { and: [${number}] }) { nodes { id } } }`,
  "under `not`": `{ children(where: { not: ${number} }) { nodes { id } } }`,
  "under `not` twice": `{ children(where: { not: { not: ${number} } }) { nodes { id } } }`,
  "beside another test": `{ children(where: { idNumber: { eq: "11010519491231002X" }, id: { isNull: false } }) { nodes { id } } }`,
  "beside an `or`": `{ children(where: { idNumber: { eq: "11010519491231002X" }, or: [{}] }) { nodes { id } } }`,
  "through a relation to one": `{ students(where: { child: ${number} }) { nodes { id } } }`,
  "through a relation to many": `{ guardians(where: { guardianships: { some: { child: ${number} } } }) { nodes { id } } }`,
  "under `none`": `{ townships(where: { schools: { none: { students: { some: { child: ${number} } } } } }) { nodes { id } } }`,
  "in an aggregate": `{ childAggregate(where: ${number}) { count } }`,
  "without a value": "{ children(where: { idNumber: {} }) { nodes { id } } }",
  "under aliases": `{ a: children(where: ${number}) { totalCount } b: children(where: ${another}) { totalCount } }`,
  "twice the same under aliases": `{ a: children(where: ${number}) { totalCount } b: children(where: ${number}) { totalCount } }`,
  "in a list below another": `{ students(first: 1) { nodes { enrolments(where: { student: { child: ${number} } }) { nodes { id } } } } }`,
});

describe("a look-up stands alone at the root of a record list, with one value", () => {
  const number = `{ idNumber: { eq: "${known}" } }`;
  const another = `{ idNumber: { eq: "${unknown}" } }`;

  test.each(Object.entries(forms(number, another)))(
    "%s it is refused, to whoever may look up",
    async (_, query) => {
      for (const who of [education, police]) {
        const reply = await held.app.ask(query, who);
        expect(["BAD_USER_INPUT", "LIMIT_EXCEEDED", "FORBIDDEN"], reply.text).toContain(codeOf(reply));
        expect(reply.json.data).toBeUndefined();
      }
      const own = await held.app.ask(query, education);
      expect(own.status, own.text).toBe(400);
      expect(["BAD_USER_INPUT", "LIMIT_EXCEEDED"]).toContain(codeOf(own));
      expect(await asked()).toBe(0);
    },
  );

  test("of a teacher's number, too, and by whatever variables it is written", async () => {
    const where =
      "query($w: TeacherWhere, $v: TeacherWhere!) { teachers(where: $w) { totalCount } b: teachers(where: { or: [$v] }) { totalCount } }";
    const one = { idNumber: { eq: known } };
    for (const variables of [
      { w: { or: [one] }, v: {} },
      { w: { not: one }, v: {} },
      { w: { idNumber: { eq: known }, name: { eq: "11010519491231002X" } }, v: {} },
      { w: {}, v: one },
      { w: { and: [{ and: [one] }] }, v: {} },
    ]) {
      const reply = await held.app.ask(where, { ...hr, variables });
      expect({ status: reply.status, code: codeOf(reply) }, reply.text).toEqual({
        status: 400,
        code: "BAD_USER_INPUT",
      });
    }
    expect(await asked()).toBe(0);
  });

  test("and says how it is asked", async () => {
    const { json } = await held.app.ask(forms(number, another)["under `or`"] ?? "", education);
    expect(json.errors[0]).toEqual({
      message:
        "A look-up of Child.idNumber is the whole filter of a root list, with one value: children(where: { idNumber: { eq: … } }). Nothing may stand beside or around it.",
      extensions: {
        code: "BAD_USER_INPUT",
        coordinate: "Child.idNumber",
        rule: "look-up stands alone",
        messages: { zh: "所填内容不符合要求。", en: json.errors[0].message },
      },
    });
  });
});
