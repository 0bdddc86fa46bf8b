// Grants that begin and end, on the day before, the day of and the day after: what is decided, and what plans are kept by.
import { describe, expect, test } from "vitest";
import { civilDate } from "../../src/core/dates.ts";
import { askerKey } from "../../src/planning/plan-cache.ts";
import {
  type Asker,
  decide,
  decideWriting,
  historyClosed,
  parsePolicy,
  policyOn,
  policyProblems,
  type RolePolicy,
  roleOn,
  rowWords,
} from "../../src/policy/index.ts";

const policyWith = (days: string, more = "") =>
  parsePolicy([
    `{role: a, title: t, department: d, login: tc_a, scope: district, view: department,
      grants: [{fields: {School: [id, name]}, uses: [read], rows: always, cite: [x]},
        {fields: {School: [kind]}, uses: [read, filter], rows: {present: openedOn}, cite: [x], ${days}}],
      writes: [{run: {School: [open]}, create: {School: [name]}, rows: always, cite: [x], ${days}}],
      history: [{types: [School], cite: [x], ${days}}]${more}}`,
    "{role: b, title: t, department: d, login: tc_b, scope: district, view: department}",
  ]);
const lasting = policyWith("validFrom: 2026-03-02, validUntil: 2026-03-04");
const roleAt = (day: string): RolePolicy => {
  const role = policyOn(lasting, day).roles.get("a");
  if (role === undefined) throw new Error("no role a");
  return role;
};
const askerAt = (day: string): Asker => ({
  role: roleAt(day),
  groups: [{ duties: [], scopeIds: ["-"] }],
  purpose: null,
});

describe("a grant from 2 March until before 4 March", () => {
  test.each([
    ["2026-03-01", "deny"],
    ["2026-03-02", "permit"],
    ["2026-03-03", "permit"],
    ["2026-03-04", "deny"],
    ["2026-03-05", "deny"],
  ])("on %s: %s, to read, to run and to be told", (day, kind) => {
    const asker = askerAt(day);
    expect(decide(asker, { type: "School", field: "kind" }, "filter", "list").kind).toBe(kind);
    expect(decideWriting(asker, { command: "open", fields: [] }).kind).toBe(kind);
    expect(historyClosed(asker, "School") === null).toBe(kind === "permit");
    expect(decide(asker, { type: "School", field: "name" }, "read", "list").kind).toBe("permit");
  });

  test("asks the database for the day as well: no clock of a process opens it alone", () => {
    const decision = decide(askerAt("2026-03-02"), { type: "School", field: "kind" }, "read", "list");
    expect(decision).toMatchObject({
      plain: {
        always: false,
        anyOf: [
          {
            condition: {
              kind: "all",
              of: [
                { kind: "live" },
                { kind: "within", from: "2026-03-02", until: "2026-03-04" },
                { kind: "present" },
              ],
            },
          },
        ],
      },
    });
  });

  test("days on which the same grants hold share plans and views; others, and other roles, do not", () => {
    const keys = ["2026-02-01", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2027-01-01"].map(
      (day) => askerKey(askerAt(day)),
    );
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe(keys[3]);
    expect(roleAt("2026-03-02")).toBe(roleAt("2026-03-03"));
    expect(policyOn(lasting, "2026-03-02").roles.get("b")).toBe(lasting.roles.get("b"));
    const undated = policyWith("duties: [head]", ", duties: [head]");
    expect(policyOn(undated, civilDate(new Date()))).toBe(undated);
  });

  test("is told with its days", () => {
    const [, grant] = lasting.roles.get("a")?.grants ?? [];
    if (grant === undefined) throw new Error("no grant");
    expect(rowWords(grant)).toBe("openedOn is present, from 2026-03-02 until before 2026-03-04");
  });
});

test("what is sound with all grants must be sound from each of their days on", () => {
  const outline = {
    fields: new Map([["School", new Set(["id", "name", "kind"])]]),
    relations: [],
    secrets: [],
    commands: [],
  };
  const ends = parsePolicy([
    `{role: a, title: t, department: d, login: tc_a, scope: district, view: department,
      grants: [{fields: {School: [id]}, uses: [read], rows: always, cite: [x], validUntil: 2026-03-02},
        {fields: {School: [name, kind]}, uses: [read], rows: always, cite: [x]}]}`,
  ]);
  expect(policyProblems(ends, outline)).toEqual([
    "from 2026-03-02: a/School/2: a may use School but not read its id",
  ]);
  const turned = parsePolicy([
    `{role: a, title: t, department: d, login: tc_a, scope: district, view: department,
      grants: [{fields: {School: [id, name, kind]}, uses: [read], rows: always, cite: [x], validFrom: 2026-03-02,
        validUntil: 2026-03-02}]}`,
  ]);
  expect(policyProblems(turned, outline)[0]).toBe("a/School/1: ends on 2026-03-02, and begins on 2026-03-02");
});

test("a role of which nothing is dated is itself on every day", () => {
  const role = lasting.roles.get("b") as RolePolicy;
  expect(roleOn(role, "2026-03-02")).toBe(role);
});
