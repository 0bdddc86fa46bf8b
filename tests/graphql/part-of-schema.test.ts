// What is left of a schema without some of its coordinates: valid, without empty types, and the rest the very same objects.
import { buildSchema, lexicographicSortSchema, printSchema, validateSchema } from "graphql";
import { expect, test } from "vitest";
import { partOfSchema } from "../../src/graphql/part-of-schema.ts";

const schema = buildSchema(`
  enum Order { NAME_ASC CODE_ASC }
  enum Kind { A B }
  input TextFilter { eq: String kind: Kind }
  input SchoolWhere { and: [SchoolWhere!] name: TextFilter code: TextFilter pupils: PupilWhere }
  input PupilWhere { name: TextFilter }
  type Pupil { name: String kind: Kind school: School! }
  type School { name: String code: String pupils(where: PupilWhere, orderBy: [Order!]): [Pupil!]! }
  type Report { text: String }
  type Query { schools(where: SchoolWhere! = { name: { eq: "a" } }): [School!]! report: Report }
  type Mutation { write(text: String): Report }
`);
const without = (...gone: string[]) =>
  partOfSchema(schema, (type, member) => !gone.includes(`${type}.${member}`));
const shown = (part: typeof schema) => printSchema(lexicographicSortSchema(part)).replace(/\s+/g, " ");

test("nothing taken away leaves every type as it is", () => {
  const part = without();
  expect(part.getTypeMap()).toEqual(schema.getTypeMap());
  expect(part.getType("Pupil")).toBe(schema.getType("Pupil"));
});

test("what loses its last member goes, with whatever is of it", () => {
  const part = without("Report.text", "PupilWhere.name", "Order.NAME_ASC", "Order.CODE_ASC", "School.code");
  expect(shown(part)).toBe(
    shown(
      buildSchema(`
        enum Kind { A B }
        input TextFilter { eq: String kind: Kind }
        input SchoolWhere { and: [SchoolWhere!] name: TextFilter code: TextFilter }
        type Pupil { name: String kind: Kind school: School! }
        type School { name: String pupils: [Pupil!]! }
        type Query { schools(where: SchoolWhere! = { name: { eq: "a" } }): [School!]! }`),
    ),
  );
  expect(part.getMutationType()).toBeUndefined();
});

test("a type is shared until something it leads to has changed", () => {
  const part = without("School.code");
  for (const name of ["Kind", "TextFilter", "SchoolWhere", "PupilWhere", "Report", "Order"])
    expect(part.getType(name)).toBe(schema.getType(name));
  for (const name of ["School", "Pupil", "Query"]) expect(part.getType(name)).not.toBe(schema.getType(name));
  Object.assign(part, { __validationErrors: undefined });
  expect(validateSchema(part)).toEqual([]);
  expect(part.getType("Mutation")).toBe(schema.getType("Mutation"));
});

test("an interface stays with those who have all of it, and goes with the last of them", () => {
  const whole = buildSchema(`
    interface Node { id: ID! }
    type School implements Node { id: ID! name: String }
    type Pupil implements Node { id: ID! name: String }
    type Query { node(id: ID!): Node school: School pupil: Pupil }
  `);
  const part = (...gone: string[]) =>
    shown(partOfSchema(whole, (type, member) => !gone.includes(`${type}.${member}`)));
  const left = part("Pupil.id");
  expect(left).toContain("type School implements Node {");
  expect(left).toContain("type Pupil { name: String }");
  expect(part("Pupil.id", "School.id")).toBe(
    shown(
      buildSchema(
        "type School { name: String } type Pupil { name: String } type Query { school: School pupil: Pupil }",
      ),
    ),
  );
  expect(validateSchema(partOfSchema(whole, (_type, member) => member !== "name"))).toEqual([]);
});
