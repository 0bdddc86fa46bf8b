// Two assignments of one role, each with a duty of its own: no relation may join rows of the one with rows of the other.
import { beforeAll, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, outlineOf } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import { type Grant, type Policy, policyProblems } from "../../src/policy/index.ts";
import { lendingProblems } from "../../src/policy/lending.ts";

const outline = outlineOf(loadCatalogue());
let policy: Policy;
beforeAll(async () => {
  policy = await loadPolicyFiles();
});

const grant = (type: string, fields: readonly string[], rest: Partial<Grant> = {}): Grant => ({
  id: `test/${type}`,
  type,
  fields,
  uses: ["read"],
  rows: { kind: "always" },
  cite: ["三(八)"],
  ...rest,
});

/** Problems of the policy in force, with these grants more, or without what a test takes away. */
function problems(name: string, more: readonly Grant[], keep: (grant: Grant) => boolean = () => true) {
  const role = policy.roles.get(name);
  if (role === undefined) throw new Error(`no role ${name}`);
  const changed = { ...role, grants: [...role.grants.filter(keep), ...more] };
  return policyProblems({ ...policy, roles: new Map([...policy.roles, [name, changed]]) }, outline).filter(
    (problem) => problem.includes("would tell of rows"),
  );
}

test("the policy in force lends nothing", () => {
  expect(policyProblems(policy, outline)).toEqual([]);
});

test("a list of rows that another duty shows without their key", () => {
  // Whoever pays at one school and looks after pupils at another would learn the kind of what it pays.
  const scheme = grant("AidScheme", ["grants"], { duties: ["welfare"] });
  const expected =
    "school-registrar: AidScheme.grants, given to welfare, would tell of rows of StudentAidGrant that only accounts is shown";
  expect(problems("school-registrar", [scheme])).toContain(expected);
  // Not where the other duty reads the key itself.
  const key = grant("StudentAidGrant", ["schemeId"], { duties: ["accounts", "head"] });
  expect(problems("school-registrar", [scheme, key])).not.toContain(expected);
});

test("a list that narrows by a purpose, or by a right to filter alone, is looked at as well", () => {
  for (const rest of [{ purposes: ["rehabilitation"] }, { uses: ["filter"] as const }]) {
    const scheme = grant("AidScheme", ["grants"], { duties: ["welfare"], ...rest });
    expect(problems("school-registrar", [scheme])).not.toEqual([]);
  }
});

test("a row that another duty shows, led to from one whose key is withheld", () => {
  const line = grant("RuralSubsidyPayment", ["teacher"], { duties: ["finance"] });
  // As long as finance reads the key, the way to the teacher tells no more.
  expect(problems("education-officer", [line])).toEqual([]);
  const keys = (one: Grant) => !(one.type === "RuralSubsidyPayment" && one.fields.includes("teacherId"));
  const bare = grant("RuralSubsidyPayment", ["id", "month"], { duties: ["finance", "personnel"] });
  expect(problems("education-officer", [line, bare], keys)).toContain(
    "education-officer: RuralSubsidyPayment.teacher, given to finance, would tell of rows of Teacher that only personnel is shown",
  );
});

test("two assignments with the same duty, each at a school of its own", () => {
  const duties = ["canteen"];
  const lists = [
    grant("School", ["id", "students"], { duties, rows: { kind: "inScope", column: "id" } }),
    grant("Student", ["id"], { duties, rows: { kind: "inScope", column: "schoolId" } }),
  ];
  const alone = (...more: readonly Grant[]) => problems("school-registrar", [...lists, ...more], () => false);
  expect(alone()).toEqual([
    "school-registrar: School.students, given to canteen, would tell of rows of Student that only canteen is shown",
  ]);
  const key = grant("Student", ["schoolId"], { duties, rows: { kind: "inScope", column: "schoolId" } });
  expect(alone(key)).toEqual([]);
});

test("two assignments of a role without duties, by relation", () => {
  const found = [...policy.roles.values()]
    .filter(({ duties }) => duties.length === 0)
    .flatMap((role) => lendingProblems({ ...role, duties: ["any"] }, outline.relations));
  expect(found.map((problem) => problem.replace(/,.*/, ""))).toEqual([
    // Told as well by the way over the pupil's record, which shows wherever the enrolment does.
    "teacher: Child.enrolments",
    "teacher: Guardianship.enrolments",
    // Meant: whoever acts for two villages may tell which child a notice of the one is about in the other.
    "village-committee: EntrustedCare.contacts",
  ]);
});

test("rows that no scope parts are the same to every assignment", () => {
  const holding = ["finance"];
  const way = grant("District", ["id", "townships"], { duties: holding });
  const rows = { kind: "not", of: { kind: "equals", column: "kind", value: "street" } } as const;
  const alone = (...more: readonly Grant[]) => problems("education-officer", [way, ...more], () => false);
  // To whoever follows the relation its own assignment shows all that the other shows.
  expect(alone(grant("Township", ["id"], { rows }))).toEqual([]);
  const other = grant("Township", ["id"], { rows, duties: ["personnel"] });
  expect(alone(other)).toEqual([
    "education-officer: District.townships, given to finance, would tell of rows of Township that only personnel is shown",
  ]);
});

test("what joins two equal keys needs both of them told", () => {
  const joined = outline.relations.find(
    ({ type, field }) => type === "EntrustedCare" && field === "contacts",
  );
  expect(joined).toMatchObject({ near: ["childId"], far: ["childId"] });
  const back = outline.relations.find(({ type, field }) => type === "School" && field === "students");
  expect(back).toMatchObject({ near: null, far: ["schoolId", "school"] });
});
