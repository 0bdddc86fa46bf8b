// Edits of a policy: what comes of each, what cannot be made, and what holds of whatever was made.
import { beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, outlineOf } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import {
  applyEdits,
  beyondLaw,
  type CatalogueOutline,
  changedRights,
  decide,
  type EditText,
  exportPolicy,
  type Policy,
  parseEdits,
  parsePolicy,
  type RolePolicy,
  restorePolicy,
  serializePolicy,
  type Use,
  uses,
} from "../../src/policy/index.ts";
import { drawEvenly } from "../isolation/draw.ts";
import { drawEdits } from "./drawn-edits.ts";

let outline: CatalogueOutline;
let files: Policy;
beforeAll(async () => {
  outline = outlineOf(loadCatalogue());
  files = await loadPolicyFiles();
});

const base = parsePolicy([
  `{role: a, title: t, department: d, login: tc_a, scope: district, view: department, duties: [head, clerk],
    grants: [{fields: {School: [id, name, kind]}, uses: [read, filter], rows: always, cite: [x]},
      {fields: {School: [name]}, uses: [order], rows: {present: openedOn}, cite: [y]}],
    writes: [{run: {School: [open, shut]}, create: {School: [name]}, update: {School: [kind]}, rows: always, cite: [x]}],
    history: [{types: [School], cite: [x]}],
    denials: [{basis: "[L] PIPL 28", fields: {School: [headName]}}]}`,
]);
const setName = {
  type: "School",
  field: "name",
  use: "create" as const,
  required: false,
  refersTo: null,
};
const setKind = { ...setName, field: "kind", use: "update" as const };
const commands = [
  { name: "open", type: "School", fields: [setName] },
  { name: "shut", type: "School", fields: [setKind] },
];
const edited = (...edits: readonly EditText[]): Policy => applyEdits(base, parseEdits(edits), commands);
const changes = (after: Policy) =>
  changedRights(base, after).map(({ coordinate, use, change }) => `${coordinate} ${use} ${change}`);
const roleOf = (policy: Policy) => {
  const role = policy.roles.get("a");
  if (role === undefined) throw new Error("no role a");
  return role;
};

describe("an edit", () => {
  test("grants: a new grant with a name that no other has", () => {
    const grant: EditText = {
      kind: "grant",
      role: "a",
      type: "School",
      fields: ["locale"],
      uses: ["read"],
      rows: "always",
      cite: ["三(一)"],
    };
    const after = edited(grant, grant);
    expect(roleOf(after).grants.map(({ id }) => id)).toEqual([
      "a/School/1",
      "a/School/2",
      expect.stringMatching(/^a\/School\/~[0-9a-f]{12}$/),
      expect.stringMatching(/^a\/School\/~[0-9a-f]{12}$/),
    ]);
    expect(new Set(roleOf(after).grants.map(({ id }) => id)).size).toBe(4);
    expect(edited(grant, grant).hash).toBe(after.hash);
    expect(changes(after)).toEqual(["School.locale read gained"]);
  });

  test("withdraws a use of a field from every grant; what stays keeps its name", () => {
    const after = edited({
      kind: "withdraw",
      role: "a",
      type: "School",
      fields: ["name"],
      uses: ["filter", "order"],
    });
    expect(roleOf(after).grants).toMatchObject([
      { id: "a/School/1", fields: ["id", "kind"], uses: ["read", "filter"] },
      { id: expect.stringContaining("~"), fields: ["name"], uses: ["read"] },
    ]);
    expect(changes(after)).toEqual(["School.name filter lost", "School.name order lost"]);
    expect(changes(edited({ kind: "withdraw", role: "a", type: "School", fields: ["history"] }))).toEqual([
      "School.history read lost",
    ]);
  });

  test("denies: with the basis, and nothing of it stays granted", () => {
    const after = edited({ kind: "deny", role: "a", type: "School", fields: ["kind"], basis: "[M] why" });
    expect(roleOf(after).denials.at(-1)).toEqual({ type: "School", fields: ["kind"], basis: "[M] why" });
    expect(changes(after)).toEqual(["School.kind read lost", "School.kind filter lost"]);
    const whole = edited({ kind: "deny", role: "a", type: "School", fields: "*", basis: "[M] why" });
    expect(roleOf(whole).grants).toEqual([]);
    expect(roleOf(whole).history).toEqual([]);
  });

  test("limits a grant to days, and frees it of them", () => {
    const limited = edited({ kind: "limit", role: "a", grantId: "a/School/1", validUntil: "2027-01-01" });
    expect(changes(limited)).toEqual([
      "School.id read narrowed",
      "School.id filter narrowed",
      "School.kind read narrowed",
      "School.kind filter narrowed",
      "School.name read narrowed",
      "School.name filter narrowed",
    ]);
    const freed = applyEdits(
      limited,
      parseEdits([{ kind: "limit", role: "a", grantId: "a/School/1", validUntil: null }]),
      commands,
    );
    expect(freed.hash).toBe(base.hash);
  });

  test("lets run, and stops with what the command alone set", () => {
    const after = edited({ kind: "stop", role: "a", type: "School", commands: ["shut"] });
    expect(roleOf(after).writes).toMatchObject([
      { id: "a/writes/1", commands: ["open"], create: { School: ["name"] }, update: {} },
    ]);
    expect(changes(after)).toEqual(["Mutation.shut run lost", "School.kind update lost"]);
    const more = edited({
      kind: "run",
      role: "a",
      type: "School",
      commands: ["shut"],
      rows: { present: "openedOn" },
      cite: ["x"],
    });
    expect(roleOf(more).writes).toHaveLength(2);
  });
});

test.each<[string, EditText, string]>([
  [
    "an unknown role",
    { kind: "stop", role: "b", type: "School", commands: ["open"] },
    "edit 2: there is no role b",
  ],
  [
    "what is not given",
    { kind: "withdraw", role: "a", type: "School", fields: ["locale"] },
    "edit 2: no grant of a gives it School.locale",
  ],
  [
    "a use that is not given",
    { kind: "withdraw", role: "a", type: "School", fields: ["kind"], uses: ["order"] },
    "edit 2: no grant of a gives it School.kind",
  ],
  [
    "an unknown grant",
    { kind: "limit", role: "a", grantId: "a/School/9", validUntil: "2027-01-01" },
    "edit 2: a has no grant a/School/9",
  ],
  [
    "an end before the beginning",
    { kind: "limit", role: "a", grantId: "a/School/1", validFrom: "2027-01-01", validUntil: "2027-01-01" },
    "edit 2: it would end on 2027-01-01, and begin on 2027-01-01",
  ],
  [
    "an unknown duty",
    {
      kind: "run",
      role: "a",
      type: "School",
      commands: ["open"],
      rows: "always",
      duties: ["cook"],
      cite: ["x"],
    },
    "edit 2: a has no duty cook",
  ],
  [
    "a command that it does not run",
    { kind: "stop", role: "a", type: "School", commands: ["burn"] },
    "edit 2: no grant lets a run burn on School",
  ],
  [
    "no form",
    { kind: "deny", role: "a", type: "School", fields: [], basis: "" } as EditText,
    "edit 2: fields",
  ],
])("cannot be made: %s; the fault names the edit", (_name, edit, message) => {
  const first: EditText = { kind: "withdraw", role: "a", type: "School", fields: ["kind"], uses: ["read"] };
  expect(() => edited(first, edit)).toThrow(message);
});

describe("what the law denies", () => {
  const more = (edit: EditText) => beyondLaw(base, edited(edit));
  test("is no edit's to give, and the refusal has the basis", () => {
    const grant: Extract<EditText, { kind: "grant" }> = {
      kind: "grant",
      role: "a",
      type: "School",
      fields: ["headName"],
      uses: ["filter"],
      rows: "always",
      cite: ["x"],
    };
    expect(more(grant)).toEqual([{ role: "a", coordinate: "School.headName", basis: "[L] PIPL 28" }]);
    expect(more({ ...grant, fields: ["locale"] })).toEqual([]);
  });

  test("stays denied: a denial that is gone is named, as is an administrator that is gone or has business data", () => {
    const without = { ...roleOf(base), denials: [] };
    expect(beyondLaw(base, { ...base, roles: new Map([["a", without]]) })).toEqual([
      { role: "a", coordinate: "School.headName", basis: "[L] PIPL 28" },
    ]);
    const steward = files.roles.get("data-steward");
    if (steward === undefined) throw new Error("no steward");
    const { "data-steward": _gone, ...others } = Object.fromEntries(files.roles);
    expect(beyondLaw(files, { ...files, roles: new Map(Object.entries(others)) })).toMatchObject([
      { role: "data-steward", basis: expect.stringContaining("GB/T 22239") },
    ]);
    const curious = applyEdits(
      files,
      parseEdits([
        {
          kind: "grant",
          role: "data-steward",
          type: "Child",
          fields: ["id"],
          uses: ["read"],
          rows: "always",
          cite: ["x"],
        },
      ]),
      outline.commands,
    );
    expect(beyondLaw(files, curious)).toMatchObject([{ role: "data-steward", coordinate: "Child.id" }]);
  });
});

describe("drawn edits", () => {
  const rounds = Number(process.env.EDIT_ROUNDS ?? 20);
  const seeds = Array.from({ length: rounds }, (_, at) => at + 1);
  /** Whether anybody who holds every duty and may say any purpose has it. */
  const isOpen = (role: RolePolicy, coordinate: string, use: Use): boolean => {
    const [type = "", field = ""] = coordinate.split(".");
    const groups = [{ duties: role.duties, scopeIds: ["-"] }];
    const purposes = [null, ...new Set(role.grants.flatMap((grant) => grant.purposes ?? []))];
    return purposes.some(
      (purpose) =>
        decide({ role, groups, purpose }, { type, field }, use, "record").kind === "permit" ||
        decide({ role, groups, purpose }, { type, field }, use, "list").kind === "permit",
    );
  };

  test("give the same policy again; what is stored, or exported and read, has its hash", () => {
    for (const seed of seeds) {
      const edits = drawEdits(drawEvenly(seed), files, outline);
      const after = applyEdits(files, edits, outline.commands);
      expect(applyEdits(files, edits, outline.commands).hash).toBe(after.hash);
      expect(restorePolicy(serializePolicy(after), after.hash).hash).toBe(after.hash);
      if (seed % 10 === 0) expect(parsePolicy([...exportPolicy(after).values()]).hash).toBe(after.hash);
    }
    expect(parsePolicy([...exportPolicy(files).values()]).hash).toBe(files.hash);
  });

  test("change what is told, and nothing else: gained and lost are what the decision point says", () => {
    for (const seed of seeds) {
      const after = applyEdits(files, drawEdits(drawEvenly(seed), files, outline), outline.commands);
      const told = new Map(
        changedRights(files, after).map((one) => [`${one.role} ${one.coordinate} ${one.use}`, one.change]),
      );
      for (const [name, role] of after.roles) {
        const before = files.roles.get(name);
        if (before === undefined || JSON.stringify(before) === JSON.stringify(role)) continue;
        const named = new Set(
          [...before.grants, ...role.grants].flatMap(({ type, fields }) =>
            fields.map((field) => `${type}.${field}`),
          ),
        );
        for (const coordinate of named) {
          for (const use of uses) {
            const [was, is] = [before, role].map((one) => isOpen(one, coordinate, use));
            const change = told.get(`${name} ${coordinate} ${use}`);
            expect([seed, name, coordinate, use, change === "gained"]).toEqual([
              seed,
              name,
              coordinate,
              use,
              is === true && was === false,
            ]);
            expect([seed, coordinate, use, change === "lost"]).toEqual([
              seed,
              coordinate,
              use,
              was === true && is === false,
            ]);
          }
        }
      }
    }
  });

  test("leave every other role as it is, to the letter", () => {
    for (const seed of seeds) {
      const edits = drawEdits(drawEvenly(seed), files, outline);
      const after = applyEdits(files, edits, outline.commands);
      for (const [name, role] of files.roles)
        if (!edits.some((edit) => edit.role === name)) expect(after.roles.get(name)).toBe(role);
    }
  });
});
