// Who asks, told to everybody alike: the public, a guardian, a teacher, whoever has several roles.
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedPeople } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const query = `{ me { person { id name kind } role title scope scopeIds duties purpose
  roles { role title scope scopeIds duties validFrom validTo acting } purposes { purpose opens } } }`;
const me = async (options: Parameters<TestApp["ask"]>[1] = {}) =>
  (await app.ask(query, options)).json.data?.me;

test("the public is nobody, in no role of its own", async () => {
  expect(await me()).toEqual({
    person: null,
    role: "public",
    title: expect.any(String),
    scope: "public",
    scopeIds: [],
    duties: [],
    purpose: null,
    roles: [],
    purposes: [],
  });
});

test.each([plantedPeople.guardian, "teacher", "inspector", "data-steward"])(
  "%s is a person with the role's scope and period",
  async (as) => {
    const told = await me({ as });
    expect(told.person).toMatchObject({ kind: "PERSON", name: expect.any(String) });
    expect(told.roles.length).toBeGreaterThan(0);
    for (const one of told.roles) {
      expect(one).toMatchObject({ role: told.role, title: told.title, acting: true });
      expect(one.validFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(told.roles.flatMap(({ scopeIds }: { scopeIds: string[] }) => scopeIds).sort()).toEqual(
      told.scopeIds.toSorted(),
    );
  },
);

test("whoever has several roles is told all of them, and in which the request acts", async () => {
  const as = plantedPeople.alsoGuardian;
  const acts = async (role: string) => {
    const told = await me({ as, role });
    return told.roles
      .filter(({ acting }: { acting: boolean }) => acting)
      .map((one: { role: string }) => one.role);
  };
  expect(await acts("guardian")).toEqual(["guardian"]);
  expect(await acts("township-officer")).toEqual(["township-officer"]);
  const told = await me({ as, role: "guardian" });
  expect(new Set(told.roles.map(({ role }: { role: string }) => role))).toEqual(
    new Set(["guardian", "township-officer"]),
  );
});

test("purposes are those that open something to the duties at hand", async () => {
  const all = await me({ as: "education-officer" });
  const named = new Map(
    all.purposes.map((one: { purpose: string; opens: string[] }) => [one.purpose, one.opens]),
  );
  expect(named.get("identity-verification")).toContain("Child.idNumber");
  const finance = await me({ as: "education-officer:finance" });
  for (const { opens } of finance.purposes) expect(opens).not.toContain("Child.idNumber");
});

test("the directory is searched by Chinese terms, of fields and of their types", async () => {
  const found = async (search: string) => {
    const asked = "query ($search: String) { dataCatalogue(search: $search) { coordinate term } }";
    const { json } = await app.ask(asked, { as: "education-officer", variables: { search } });
    return (json.data?.dataCatalogue ?? json.errors[0].extensions.code) as { coordinate: string }[];
  };
  expect((await found("班额")).map(({ coordinate }) => coordinate)).toContain("SchoolClass.size");
  expect((await found("乡镇 名称")).map(({ coordinate }) => coordinate)).toContain("Township.name");
  expect((await found("schoolclass.SIZE")).map(({ coordinate }) => coordinate)).toEqual(["SchoolClass.size"]);
  expect(await found("绝无此词")).toEqual([]);
  expect(await found("学".repeat(101))).toBe("BAD_USER_INPUT");
});
