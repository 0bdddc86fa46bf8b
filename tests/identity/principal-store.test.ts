// Who a token's bearer is: one role, the scopes and duties of today's assignments, and nobody where there are none.
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type Given,
  ids,
  north,
  openPrincipalFixture,
  type PrincipalFixture,
  school,
  token,
} from "./principal-fixture.ts";

let people: PrincipalFixture;
beforeAll(async () => {
  people = await openPrincipalFixture();
});
afterAll(() => people.close());
beforeEach(() => people.reset());

describe("a principal", () => {
  it("is the public where there is no token", async () => {
    const expected = {
      personId: null,
      role: "public",
      groups: [{ duties: [], scopeIds: [] }],
      ties: [],
      epoch: 0,
      purpose: null,
    };
    await expect(people.store.load(null, undefined, undefined)).resolves.toEqual(expected);
    await expect(people.store.load(null, "public", "statistics")).resolves.toEqual({
      ...expected,
      purpose: "statistics",
    });
    await expect(people.store.load(null, "education-officer", undefined)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("has the one role of its assignments implied, and their scopes united", async () => {
    const personId = await people.register("two-townships", north, { ...north, id: ids.south });
    await expect(people.load("two-townships")).resolves.toEqual({
      personId,
      role: "township-officer",
      groups: [{ duties: [], scopeIds: [ids.north, ids.south].sort() }],
      ties: [],
      epoch: 3,
      purpose: null,
      person: { displayName: "示例", assignments: [expect.anything(), expect.anything()] },
    });
  });

  it("keeps assignments of different duties apart", async () => {
    await people.register(
      "two-duties",
      { role: "school-registrar", scope: "school", id: school.village, duties: ["enrolment", "head"] },
      { role: "school-registrar", scope: "school", id: school.other, duties: ["canteen"] },
      { role: "school-registrar", scope: "school", id: school.point, duties: ["head", "enrolment"] },
    );
    const { groups } = await people.load("two-duties");
    expect(groups).toEqual([
      { duties: ["canteen"], scopeIds: [school.other] },
      { duties: ["enrolment", "head"], scopeIds: [school.village, school.point].sort() },
    ]);
  });

  it("of a central school reaches its branches and theirs", async () => {
    await people.register("central", {
      role: "school-registrar",
      scope: "school",
      id: school.central,
      duties: ["head"],
    });
    const { groups } = await people.load("central");
    expect(groups).toEqual([
      { duties: ["head"], scopeIds: [school.central, school.village, school.point].sort() },
    ]);
  });

  it("acts in one role, which the header chooses among its own", async () => {
    const guardian = uuidv7();
    await people.register("officer-and-parent", north, { role: "guardian", scope: "guardian", id: guardian });
    await expect(people.load("officer-and-parent")).rejects.toMatchObject({
      code: "ROLE_REQUIRED",
      details: { roles: ["guardian", "township-officer"] },
    });
    await expect(people.load("officer-and-parent", "guardian")).resolves.toMatchObject({
      role: "guardian",
      groups: [{ duties: [], scopeIds: [guardian] }],
    });
    for (const role of ["education-officer", "no-such-role", "public"]) {
      await expect(people.load("officer-and-parent", role)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("carries the declared purpose", async () => {
    await people.register("with-purpose", north);
    await expect(people.load("with-purpose", undefined, "left-behind-care")).resolves.toMatchObject({
      purpose: "left-behind-care",
    });
    await expect(people.load("with-purpose")).resolves.toMatchObject({ purpose: null });
  });

  it.each(["", "Statistics", "a b", "a--b", "-a", "用途", "x".repeat(65), "a,b"])(
    "cannot have the header value %j",
    async (value) => {
      await expect(people.store.load(null, undefined, value)).rejects.toMatchObject({ code: "BAD_REQUEST" });
      await expect(people.store.load(null, value, undefined)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );
});

describe("nobody acts", () => {
  it("who is not registered, even with a valid token", async () => {
    await expect(people.load("stranger")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await people.register("same-subject", north);
    const elsewhere = { ...token("same-subject"), issuer: "https://other.example" };
    await expect(people.store.load(elsewhere, undefined, undefined)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("who is disabled, from the moment the epoch is seen to have changed", async () => {
    const id = await people.register("disabled-later", north);
    const principal = await people.load("disabled-later");
    await people.admin`update tc.person set disabled_at = now() where id = ${id}`;
    people.store.forget(principal);
    await expect(people.load("disabled-later")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("on an assignment that has ended or not begun: the last day is not included", async () => {
    await people.register("ended-today", { ...north, to: "2026-11-23" });
    await people.register("begins-tomorrow", { ...north, from: "2026-11-24" });
    await people.register("ends-tomorrow", { ...north, to: "2026-11-24" });
    await expect(people.load("ended-today")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(people.load("begins-tomorrow")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(people.load("ends-tomorrow")).resolves.toMatchObject({ role: "township-officer" });
  });

  it("in a role the policy does not know, or for another kind of scope than the role's", async () => {
    await people.register("unknown-role", { ...north, role: "retired-role" });
    await people.register("wrong-scope", { role: "township-officer", scope: "district", id: ids.district });
    await expect(people.load("unknown-role", "retired-role")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(people.load("wrong-scope")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a scope", () => {
  it.each([
    ["village-committee", "village"],
    ["teacher", "teacher"],
    ["care-organisation", "child"],
  ] as const)("of the role %s is a %s's id, and no other kind's", async (role, scope) => {
    const [own, other] = [uuidv7(), uuidv7()];
    await people.register(
      `${scope}-scoped`,
      { role, scope, id: own },
      { role, scope: "district", id: other },
    );
    await expect(people.load(`${scope}-scoped`)).resolves.toMatchObject({
      role,
      groups: [{ duties: [], scopeIds: [own] }],
    });
  });

  it("names one thing, of the kind it says", async () => {
    const id = await people.register("one-scope");
    const scopes = ["district", "township", "village", "school", "teacher", "child", "guardian"];
    const insert = (scope: string, columns: readonly string[]) =>
      people.admin.unsafe(
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
    people.admin`insert into tc.recusal (id, person_id, role, school_id, reason, valid_from, valid_to, decided_by)
      values (${uuidv7()}, ${personId}, ${role}, ${id}, '亲属任教（示例）', ${from}, ${to}, 'test')`;

  it("takes the school and its branches from the scope, also where another task names them", async () => {
    const id = await people.register(
      "recused",
      task,
      { ...task, id: school.point },
      { ...task, id: school.other },
    );
    await recuse(id, school.village);
    const { groups } = await people.load("recused");
    expect(groups).toEqual([
      { duties: ["staffing-inspection"], scopeIds: [school.central, school.other].sort() },
    ]);
  });

  it("from the only school leaves no role", async () => {
    const id = await people.register("recused-wholly", { ...task, id: school.other });
    await recuse(id, school.other);
    await expect(people.load("recused-wholly")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("binds in its own role and period, and nobody else", async () => {
    const own = await people.register("recused-elsewhere", task);
    const other = await people.register("not-recused", task);
    await recuse(own, school.central, { role: "school-registrar" });
    await recuse(own, school.central, { to: "2026-11-23" });
    await recuse(own, school.central, { from: "2026-11-24" });
    const expected = { groups: [{ scopeIds: [school.central, school.village, school.point].sort() }] };
    await expect(people.load("recused-elsewhere")).resolves.toMatchObject(expected);
    await recuse(own, school.central);
    await expect(people.load("not-recused")).resolves.toMatchObject({ personId: other, ...expected });
  });

  it("changes the epoch when it is given, moved or taken back, and when a branch comes under it", async () => {
    const id = await people.register("recused-later", { ...task, id: school.other });
    const epoch = async () =>
      Number((await people.admin`select epoch from tc.person where id = ${id}`)[0]?.epoch);
    const steps = [
      () => recuse(id, school.central),
      () => people.admin`update tc.recusal set valid_to = '2027-01-01' where person_id = ${id}`,
      () => people.admin`update school set parent_school_id = ${school.central} where id = ${school.other}`,
      () => people.admin`update school set parent_school_id = null where id = ${school.other}`,
      () => people.admin`delete from tc.recusal where person_id = ${id}`,
    ];
    for (const step of steps) {
      const before = await epoch();
      await step();
      expect(await epoch()).toBeGreaterThan(before);
    }
  });
});
