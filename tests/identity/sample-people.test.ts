// The people of the sample, as the server reads them: each role's known persons reach what they were given, and no more.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import {
  createPrincipalStore,
  developmentIssuer,
  developmentSubject,
  type Principal,
  type PrincipalStore,
} from "../../src/identity/index.ts";
import type { Policy } from "../../src/policy/index.ts";
import {
  centralSchoolName,
  inventedSchoolId,
  plantedChildren,
  plantedPeople,
  plantedSchools,
} from "../../src/sample/planted.ts";
import { townshipPlaces } from "../../src/sample/reference/divisions.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { administrators, desks, roles } from "../support/roles.ts";
import { testClock } from "../support/test-app.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let runtime: Sql;
let policy: Policy;
let store: PrincipalStore;
beforeAll(async () => {
  database = await cloneDatabase();
  runtime = postgres(database.runtimeUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  policy = await loadPolicyFiles();
  store = createPrincipalStore({ runtime, policyRoles: () => policy.roles, clock: testClock });
});
afterAll(async () => {
  await runtime.end({ timeout: 2 });
  await database.drop();
});

const load = (subject: string, role?: string): Promise<Principal> =>
  store.load(
    { issuer: developmentIssuer, subject, service: false, expiresAt: 2_000_000_000 },
    role,
    undefined,
  );
const place = (name: string) => {
  const found = townshipPlaces.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no township ${name}`);
  return found;
};
const { street, mountain, guanmian, teachingPoint } = plantedSchools;
const templates = [
  "enrolment-inspection",
  "funding-inspection",
  "nutrition-inspection",
  "staffing-inspection",
];

describe("the people of the sample", () => {
  it("are known in every role of the policy but the public's", async () => {
    expect(policy.roles.size).toBe(roles.length);
    for (const role of policy.roles.keys()) {
      if (role === "public") continue;
      const [known] = await runtime`
        select p.subject from tc.person p join tc.assignment a on a.person_id = p.id
         where a.role = ${role} and a.scope = ${policy.roles.get(role)?.scope ?? ""} limit 1`;
      expect(known, role).toBeDefined();
    }
  });

  it.each([...desks, ...administrators])("%s acts for the district, in this role alone", async (role) => {
    const { groups } = await load(role);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.scopeIds).toHaveLength(1);
  });

  it("the three administrators are three people", async () => {
    const ids = administrators.map(async (role) => (await load(role)).personId);
    expect(new Set(await Promise.all(ids)).size).toBe(3);
  });

  it("police have their station's townships, the bureau's all of them", async () => {
    const station = developmentSubject({ role: "police-officer", township: "关面乡" });
    expect((await load(station)).groups).toEqual([{ duties: [], scopeIds: [place("关面乡").id] }]);
    expect((await load(plantedPeople.twoStations)).groups[0]?.scopeIds).toHaveLength(2);
    expect((await load(plantedPeople.policeBureau)).groups[0]?.scopeIds).toHaveLength(townshipPlaces.length);
  });

  it("a village committee has its village, a teacher themselves, a care organisation its children", async () => {
    const village = place("五通乡").villages[0];
    const committee = developmentSubject({
      role: "village-committee",
      township: "五通乡",
      village: village?.name ?? "",
    });
    expect((await load(committee)).groups).toEqual([{ duties: [], scopeIds: [village?.id] }]);
    expect((await load(plantedPeople.teacher)).groups).toEqual([
      { duties: [], scopeIds: [plantedTeachers.homeroom.id] },
    ]);
    expect((await load(plantedPeople.careOrganisation)).groups).toEqual([
      { duties: [], scopeIds: [plantedChildren.olderSibling.id, plantedChildren.threeTownships.id].sort() },
    ]);
  });

  it("an inspector has the schools of the task, under its template, in its window", async () => {
    const [registrarOfOne] = (await load(`school-registrar:${street.officialCode}`)).groups;
    const [registrarOfTwo] = (await load(`school-registrar:${mountain.officialCode}`)).groups;
    const [one, two] = [registrarOfOne?.scopeIds ?? [], registrarOfTwo?.scopeIds ?? []];
    const both = [...one, ...two].sort();
    expect(one).toContain(street.id);
    expect((await load("inspector")).groups).toEqual([{ duties: templates, scopeIds: both }]);
    expect((await load("inspector:funding-inspection")).groups).toEqual([
      { duties: ["funding-inspection"], scopeIds: both },
    ]);
    expect((await load(plantedPeople.inspectorOfTwoTasks)).groups).toEqual([
      { duties: ["enrolment-inspection"], scopeIds: one },
      { duties: ["funding-inspection"], scopeIds: two },
    ]);
    await expect(load(plantedPeople.inspectorExpired)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("an inspector who is recused from one school of the task has the other, branches included", async () => {
    const { groups } = await load(plantedPeople.inspectorRecused);
    const scope = groups.flatMap(({ scopeIds }) => scopeIds);
    expect(scope).toContain(inventedSchoolId(centralSchoolName(teachingPoint.township)));
    expect(scope).toContain(teachingPoint.id);
    expect(scope).not.toContain(guanmian.id);
  });
});
