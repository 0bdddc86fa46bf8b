// The three administrators (GB/T 22239): denied every business coordinate, of whatever domain, and told on what it rests. The
// system administrator reads of the day's work whether it was done, the audit administrator who saw what, all of them how rights were
// changed, and nothing else.
import { beforeAll, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, outlineOf } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import { explain, type Policy, policyProblems, uses } from "../../src/policy/index.ts";
import { administrators } from "../support/roles.ts";
import { purposes } from "./expectations/index.ts";

const catalogue = loadCatalogue();
let policy: Policy;
beforeAll(async () => {
  policy = await loadPolicyFiles();
});

const outline = outlineOf(catalogue);
const roleOf = (name: string) => {
  const role = policy.roles.get(name);
  if (role === undefined) throw new Error(`no role ${name}`);
  return role;
};

const rights = ["PolicyChange", "PolicyEdit", "PolicyEffect", "PolicyVersion"];
/** The platform's own records, none of which is of a person of the district but by an id. */
const owned: Readonly<Record<string, readonly string[]>> = {
  "system-administrator": ["JobRun", "PolicyVersion"],
  "audit-administrator": [...rights, "AccessRecord", "ShownField", "RecordAccess"],
};
const own = (name: string): readonly string[] => owned[name] ?? rights;

test.each(administrators)("%s: every coordinate is refused for every use and purpose, by law", (name) => {
  const role = roleOf(name);
  const groups = [{ duties: role.duties, scopeIds: ["-"] }];
  expect([...new Set(role.grants.map(({ type }) => type))]).toEqual(own(name));
  const wrong: string[] = [];
  for (const [type, fields] of outline.fields) {
    if (own(name).includes(type)) continue;
    for (const field of fields) {
      for (const use of uses) {
        for (const purpose of [null, ...purposes]) {
          const { access, grants, basis } = explain({ role, groups, purpose }, type, field, use);
          if (access !== "DENIED" || grants.length > 0 || basis?.startsWith("[L]") !== true)
            wrong.push(`${type}.${field} ${use} ${purpose ?? ""}: ${access} (${basis ?? ""})`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("a grant to an administrator makes the policy unsound", () => {
  const steward = roleOf("data-steward");
  const grant = {
    id: "data-steward/School/1",
    type: "School",
    fields: ["id"],
    uses: ["read" as const],
    rows: { kind: "always" as const },
    cite: ["四(五)"],
  };
  const roles = new Map([...policy.roles, [steward.role, { ...steward, grants: [grant] }]]);
  expect(policyProblems({ ...policy, roles }, outline)).toContain(
    "data-steward: School.id is granted and denied",
  );
});

test("a denial of every type speaks about none: a coordinate of which no other policy speaks is noticed", () => {
  const roles = new Map(administrators.map((name) => [name, roleOf(name)]));
  expect(policyProblems({ ...policy, roles }, outline)).toContain("School.name: no policy speaks about it");
});
