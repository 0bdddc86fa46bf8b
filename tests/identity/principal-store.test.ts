import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPrincipalStore, type PrincipalStore, type VerifiedToken } from "../../src/identity/index.ts";
import { type IdentityDatabase, openIdentityDatabase } from "./database.ts";

const roles = new Map([
  ["public", { scope: "public" as const }],
  ["education-officer", { scope: "district" as const }],
  ["township-officer", { scope: "township" as const }],
  ["school-registrar", { scope: "school" as const }],
  ["guardian", { scope: "guardian" as const }],
  ["village-committee", { scope: "village" as const }],
  ["teacher", { scope: "teacher" as const }],
  ["care-organisation", { scope: "child" as const }],
  ["inspector", { scope: "school" as const }],
]);
const issuer = "https://issuer.example";
const noon = "2026-11-23T04:00:00Z";

let database: IdentityDatabase;
let store: PrincipalStore;
let now: Date;
let policyRoles: typeof roles;
const ids = { district: uuidv7(), north: uuidv7(), south: uuidv7() };
const school = { central: uuidv7(), village: uuidv7(), point: uuidv7(), other: uuidv7() };
const token = (subject: string): VerifiedToken => ({ issuer, subject, expiresAt: 2_000_000_000 });

beforeAll(async () => {
  database = await openIdentityDatabase();
  const { admin } = database;
  await admin`insert into district (id, name) values (${ids.district}, '示例区')`;
  for (const [id, name] of [
    [ids.north, "北示例乡"],
    [ids.south, "南示例乡"],
  ] as const) {
    await admin`insert into township (id, district_id, name, kind) values (${id}, ${ids.district}, ${name}, 'township')`;
  }
  // A branch of a branch, which the database refuses: whoever reads the tree follows it all the same.
  await admin`alter table school disable trigger school_parent`;
  for (const [id, parent] of [
    [school.central, null],
    [school.village, school.central],
    [school.point, school.village],
    [school.other, null],
  ] as const) {
    await admin`insert into school (id, district_id, township_id, parent_school_id, name, kind, run_by, locale, status)
      values (${id}, ${ids.district}, ${ids.north}, ${parent}, '示例学校', '211', '1', '220', 'operating')`;
  }
  await admin`alter table school enable trigger school_parent`;
});
afterAll(() => database.close());

beforeEach(() => {
  now = new Date(noon);
  policyRoles = roles;
  store = createPrincipalStore({
    runtime: database.runtime,
    policyRoles: () => policyRoles,
    clock: () => now,
  });
});

interface Given {
  readonly role: string;
  readonly scope: "district" | "township" | "village" | "school" | "teacher" | "child" | "guardian";
  readonly id: string;
  readonly duties?: string[];
  readonly from?: string;
  readonly to?: string | null;
}

async function assign(
  personId: string,
  { role, scope, id, duties = [], from = "2026-09-01", to = null }: Given,
) {
  const at = (kind: string) => (scope === kind ? id : null);
  await database.admin`insert into tc.assignment (id, person_id, role, scope, district_id, township_id, village_id,
      school_id, teacher_id, child_id, guardian_id, duties, valid_from, valid_to, approved_by)
    values (${uuidv7()}, ${personId}, ${role}, ${scope}, ${at("district")}, ${at("township")}, ${at("village")},
      ${at("school")}, ${at("teacher")}, ${at("child")}, ${at("guardian")}, ${duties}, ${from}, ${to}, 'test')`;
}

async function register(subject: string, ...assignments: Given[]): Promise<string> {
  const id = uuidv7();
  await database.admin`insert into tc.person (id, issuer, subject, display_name) values (${id}, ${issuer}, ${subject}, '示例')`;
  for (const given of assignments) await assign(id, given);
  return id;
}

const load = (subject: string, role?: string, purpose?: string) => store.load(token(subject), role, purpose);
const north: Given = { role: "township-officer", scope: "township", id: ids.north };

describe("a principal", () => {
  it("is the public where there is no token", async () => {
    const expected = {
      personId: null,
      role: "public",
      groups: [{ duties: [], scopeIds: [] }],
      epoch: 0,
      purpose: null,
    };
    await expect(store.load(null, undefined, undefined)).resolves.toEqual(expected);
    await expect(store.load(null, "public", "statistics")).resolves.toEqual({
      ...expected,
      purpose: "statistics",
    });
    await expect(store.load(null, "education-officer", undefined)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("has the one role of its assignments implied, and their scopes united", async () => {
    const personId = await register("two-townships", north, { ...north, id: ids.south });
    await expect(load("two-townships")).resolves.toEqual({
      personId,
      role: "township-officer",
      groups: [{ duties: [], scopeIds: [ids.north, ids.south].sort() }],
      epoch: 3,
      purpose: null,
    });
  });

  it("keeps assignments of different duties apart", async () => {
    await register(
      "two-duties",
      { role: "school-registrar", scope: "school", id: school.village, duties: ["enrolment", "head"] },
      { role: "school-registrar", scope: "school", id: school.other, duties: ["canteen"] },
      { role: "school-registrar", scope: "school", id: school.point, duties: ["head", "enrolment"] },
    );
    const { groups } = await load("two-duties");
    expect(groups).toEqual([
      { duties: ["canteen"], scopeIds: [school.other] },
      { duties: ["enrolment", "head"], scopeIds: [school.village, school.point].sort() },
    ]);
  });

  it("of a central school reaches its branches and theirs", async () => {
    await register("central", {
      role: "school-registrar",
      scope: "school",
      id: school.central,
      duties: ["head"],
    });
    const { groups } = await load("central");
    expect(groups).toEqual([
      { duties: ["head"], scopeIds: [school.central, school.village, school.point].sort() },
    ]);
  });

  it("acts in one role, which the header chooses among its own", async () => {
    const guardian = uuidv7();
    await register("officer-and-parent", north, { role: "guardian", scope: "guardian", id: guardian });
    await expect(load("officer-and-parent")).rejects.toMatchObject({
      code: "ROLE_REQUIRED",
      details: { roles: ["guardian", "township-officer"] },
    });
    await expect(load("officer-and-parent", "guardian")).resolves.toMatchObject({
      role: "guardian",
      groups: [{ duties: [], scopeIds: [guardian] }],
    });
    for (const role of ["education-officer", "no-such-role", "public"]) {
      await expect(load("officer-and-parent", role)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("carries the declared purpose", async () => {
    await register("with-purpose", north);
    await expect(load("with-purpose", undefined, "left-behind-care")).resolves.toMatchObject({
      purpose: "left-behind-care",
    });
    await expect(load("with-purpose")).resolves.toMatchObject({ purpose: null });
  });

  it.each(["", "Statistics", "a b", "a--b", "-a", "用途", "x".repeat(65), "a,b"])(
    "cannot have the header value %j",
    async (value) => {
      await expect(store.load(null, undefined, value)).rejects.toMatchObject({ code: "BAD_REQUEST" });
      await expect(store.load(null, value, undefined)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );
});

describe("nobody acts", () => {
  it("who is not registered, even with a valid token", async () => {
    await expect(load("stranger")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await register("same-subject", north);
    const elsewhere = { ...token("same-subject"), issuer: "https://other.example" };
    await expect(store.load(elsewhere, undefined, undefined)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("who is disabled, from the moment the epoch is seen to have changed", async () => {
    const id = await register("disabled-later", north);
    const principal = await load("disabled-later");
    await database.admin`update tc.person set disabled_at = now() where id = ${id}`;
    store.forget(principal);
    await expect(load("disabled-later")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("on an assignment that has ended or not begun: the last day is not included", async () => {
    await register("ended-today", { ...north, to: "2026-11-23" });
    await register("begins-tomorrow", { ...north, from: "2026-11-24" });
    await register("ends-tomorrow", { ...north, to: "2026-11-24" });
    await expect(load("ended-today")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(load("begins-tomorrow")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(load("ends-tomorrow")).resolves.toMatchObject({ role: "township-officer" });
  });

  it("in a role the policy does not know, or for another kind of scope than the role's", async () => {
    await register("unknown-role", { ...north, role: "retired-role" });
    await register("wrong-scope", { role: "township-officer", scope: "district", id: ids.district });
    await expect(load("unknown-role", "retired-role")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(load("wrong-scope")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a scope", () => {
  it.each([
    ["village-committee", "village"],
    ["teacher", "teacher"],
    ["care-organisation", "child"],
  ] as const)("of the role %s is a %s's id, and no other kind's", async (role, scope) => {
    const [own, other] = [uuidv7(), uuidv7()];
    await register(`${scope}-scoped`, { role, scope, id: own }, { role, scope: "district", id: other });
    await expect(load(`${scope}-scoped`)).resolves.toMatchObject({
      role,
      groups: [{ duties: [], scopeIds: [own] }],
    });
  });

  it("names one thing, of the kind it says", async () => {
    const id = await register("one-scope");
    const scopes = ["district", "township", "village", "school", "teacher", "child", "guardian"];
    const insert = (scope: string, columns: readonly string[]) =>
      database.admin.unsafe(
        `insert into tc.assignment (id, person_id, role, scope, ${columns.join(", ")}, valid_from, approved_by)
         values ('${uuidv7()}', '${id}', 'test', '${scope}', ${columns.map(() => `'${uuidv7()}'`).join(", ")}, '2026-09-01', 'test')`,
      );
    for (const [at, scope] of scopes.entries()) {
      const other = scopes[(at + 1) % scopes.length];
      await expect(insert(scope, [`${other}_id`])).rejects.toThrow(/assignment_scope/);
      await expect(insert(scope, [`${scope}_id`, `${other}_id`])).rejects.toThrow(/assignment_one_scope/);
      await expect(insert(scope, [`${scope}_id`])).resolves.toBeDefined();
    }
    await expect(insert("public", ["district_id"])).rejects.toThrow(/assignment_scope/);
  });
});

describe("a recusal", () => {
  const task: Given = {
    role: "inspector",
    scope: "school",
    id: school.central,
    duties: ["staffing-inspection"],
  };
  const recuse = (
    personId: string,
    id: string,
    { role = "inspector", from = "2026-09-01", to = null as string | null } = {},
  ) =>
    database.admin`insert into tc.recusal (id, person_id, role, school_id, reason, valid_from, valid_to, decided_by)
      values (${uuidv7()}, ${personId}, ${role}, ${id}, '亲属任教（示例）', ${from}, ${to}, 'test')`;

  it("takes the school and its branches from the scope, also where another task names them", async () => {
    const id = await register("recused", task, { ...task, id: school.point }, { ...task, id: school.other });
    await recuse(id, school.village);
    const { groups } = await load("recused");
    expect(groups).toEqual([
      { duties: ["staffing-inspection"], scopeIds: [school.central, school.other].sort() },
    ]);
  });

  it("from the only school leaves no role", async () => {
    const id = await register("recused-wholly", { ...task, id: school.other });
    await recuse(id, school.other);
    await expect(load("recused-wholly")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("binds in its own role and period, and nobody else", async () => {
    const own = await register("recused-elsewhere", task);
    const other = await register("not-recused", task);
    await recuse(own, school.central, { role: "school-registrar" });
    await recuse(own, school.central, { to: "2026-11-23" });
    await recuse(own, school.central, { from: "2026-11-24" });
    const expected = { groups: [{ scopeIds: [school.central, school.village, school.point].sort() }] };
    await expect(load("recused-elsewhere")).resolves.toMatchObject(expected);
    await recuse(own, school.central);
    await expect(load("not-recused")).resolves.toMatchObject({ personId: other, ...expected });
  });

  it("changes the epoch when it is given, moved or taken back, and when a branch comes under it", async () => {
    const id = await register("recused-later", { ...task, id: school.other });
    const epoch = async () =>
      Number((await database.admin`select epoch from tc.person where id = ${id}`)[0]?.epoch);
    const steps = [
      () => recuse(id, school.central),
      () => database.admin`update tc.recusal set valid_to = '2027-01-01' where person_id = ${id}`,
      () => database.admin`update school set parent_school_id = ${school.central} where id = ${school.other}`,
      () => database.admin`update school set parent_school_id = null where id = ${school.other}`,
      () => database.admin`delete from tc.recusal where person_id = ${id}`,
    ];
    for (const step of steps) {
      const before = await epoch();
      await step();
      expect(await epoch()).toBeGreaterThan(before);
    }
  });
});

describe("what is remembered of a person", () => {
  it("is forgotten when a statement returned another epoch", async () => {
    const id = await register("promoted", north);
    const before = await load("promoted");
    await assign(id, { ...north, id: ids.south });
    expect(await load("promoted")).toBe(before);
    store.forget(before);
    const after = await load("promoted");
    expect(after.epoch).toBe(before.epoch + 1);
    expect(after.groups[0]?.scopeIds).toHaveLength(2);
  });

  it("does not outlive the civil date in Asia/Shanghai", async () => {
    await register("until-midnight", { ...north, to: "2026-11-24" });
    now = new Date("2026-11-23T15:59:59Z");
    await expect(load("until-midnight")).resolves.toMatchObject({ role: "township-officer" });
    now = new Date("2026-11-23T16:00:00Z");
    await expect(load("until-midnight")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("does not outlive the policy", async () => {
    await register("role-removed", north);
    await load("role-removed");
    policyRoles = new Map([...roles].filter(([role]) => role !== "township-officer"));
    await expect(load("role-removed")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is read once for requests that come together, and a forgotten read is not kept", async () => {
    const id = await register("busy", north);
    const [first, second] = await Promise.all([load("busy"), load("busy")]);
    expect(first).toBe(second);
    store.forget(first);
    const overtaken = load("busy");
    await assign(id, { ...north, id: ids.south });
    store.forget(first);
    await overtaken;
    expect((await load("busy")).groups[0]?.scopeIds).toHaveLength(2);
  });
});
