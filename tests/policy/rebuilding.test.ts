// A mask beside what rebuilds the whole is none: the last four of an identity number, for whoever may know the birth date.
import { expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, outlineOf } from "../../src/catalogue/index.ts";
import { parsePolicy, policyProblems } from "../../src/policy/index.ts";

const fields = new Map([
  ["Person", new Set(["id", "number", "born", "phone"])],
  ["Record", new Set(["id", "no", "person"])],
]);
const relation = { type: "Record", field: "person", target: "Person", near: [], far: null };
const born = { type: "Person", field: "born" };
const secrets = [
  { type: "Person", field: "number", maskable: true, rebuiltFrom: [born] },
  { type: "Record", field: "no", maskable: true, rebuiltFrom: [born, { type: "Person", field: "number" }] },
  { type: "Person", field: "phone", maskable: false, rebuiltFrom: [] },
];

const always = "rows: always, cite: [x]";
const masked = `{fields: {Person: [number]}, uses: [read], mask: tail, ${always}}`;

/** Problems of a role that is given the ids, these grants, and what a group of it is given. */
function problems(grants: readonly string[], shared: readonly string[] = []): readonly string[] {
  const policy = parsePolicy([
    `{role: a, title: t, department: d, login: tc_a, scope: district, view: unknown, groups: [g], duties: [one, other],
      grants: [{fields: {Person: [id], Record: [id, person]}, uses: [read], ${always}}, ${grants.join(", ")}]}`,
    `{groups: [g], part: p, grants: [{fields: {Person: [id]}, uses: [filter], ${always}}, ${shared.join(", ")}]}`,
  ]);
  return policyProblems(policy, { fields, relations: [relation], secrets, commands: [] }).filter((problem) =>
    problem.includes(" masks "),
  );
}

const found = /^a\/Person\/\d: masks Person\.number, which a rebuilds from Person\.born \(a\/Person\/\d\)$/;

test("a mask alone, or the part alone, is sound", () => {
  expect(problems([masked])).toEqual([]);
  expect(problems([`{fields: {Person: [born]}, uses: [read], ${always}}`])).toEqual([]);
  // The whole beside the part says no more than it says itself.
  expect(problems([`{fields: {Person: [number, born]}, uses: [read], ${always}}`])).toEqual([]);
});

test.each([
  ["in one grant more", [`{fields: {Person: [born]}, uses: [read], ${always}}`]],
  ["to another duty", [`{fields: {Person: [born]}, uses: [read], duties: [other], ${always}}`]],
  ["for a purpose", [`{fields: {Person: [born]}, uses: [read], purposes: [p], ${always}}`]],
  ["one record at a time", [`{fields: {Person: [born]}, uses: [read], reach: record, ${always}}`]],
  ["on other rows", [`{fields: {Person: [born]}, uses: [read], rows: {present: openedOn}, cite: [x]}`]],
  ["to filter by alone", [`{fields: {Person: [born]}, uses: [filter], ${always}}`]],
  ["as the greatest and the least", [`{fields: {Person: [born]}, uses: [aggregate], ${always}}`]],
])("a mask beside the part, given %s, is refused", (_name, grants) => {
  const onDuty = masked.replace("mask:", "duties: [one], mask:");
  const [problem, ...more] = problems([onDuty, ...grants]);
  expect(problem).toMatch(found);
  expect(more).toEqual([]);
});

test("also where a group gives the part, and where a relation leads from the mask to it", () => {
  const part = `{fields: {Person: [born]}, uses: [read], ${always}}`;
  expect(problems([masked], [part])[0]).toMatch(found);
  expect(problems([`{fields: {Record: [no]}, uses: [read], mask: tail, ${always}}`, part])).toEqual([
    "a/Record/2: masks Record.no, which a rebuilds from Person.born (a/Person/2)",
  ]);
});

test("a mask of what keeps no characters is refused by name", () => {
  expect(problems([`{fields: {Person: [phone]}, uses: [read], mask: tail, ${always}}`])).toEqual([
    "a/Person/2: masks Person.phone, of which no characters are stored",
  ]);
});

test("the district's own numbers: the birth date, each other, and the first day of a bond", () => {
  const told = outlineOf(loadCatalogue()).secrets.filter(({ rebuiltFrom }) => rebuiltFrom.length > 0);
  const parts = told.map(({ type, field, rebuiltFrom }) => [
    `${type}.${field}`,
    ...rebuiltFrom.map((part) => `${part.type}.${part.field}`),
  ]);
  expect(parts).toEqual([
    ["Child.idNumber", "Child.birthDate", "Student.studentNo", "Guardianship.validFrom"],
    [
      "PupilRegistration.idNumber",
      ...[
        "PupilRegistration.birthDate",
        "PupilRegistration.studentNo",
        "Child.birthDate",
        "Student.studentNo",
      ],
      "Guardianship.validFrom",
    ],
    [
      "PupilRegistration.studentNo",
      ...["PupilRegistration.birthDate", "PupilRegistration.idNumber", "Child.birthDate", "Child.idNumber"],
      "Guardianship.validFrom",
    ],
    ["Student.studentNo", "Child.birthDate", "Child.idNumber", "Guardianship.validFrom"],
    ["Teacher.idNumber", "Teacher.birthDate"],
  ]);
});
