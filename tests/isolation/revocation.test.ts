// Rights that end between two requests have ended at the second one: caches of people, plans and policies notice at the
// statement, which tells the epoch and the policy version it ran under.
import type postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPolicyInForce } from "../../src/database/policy-store.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import { plantedChildren, plantedPeople } from "../../src/sample/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";
import { callers } from "./callers.ts";
import { approve } from "./open-lines.ts";
import { withAdmin } from "./twins.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const change = <T>(work: (sql: postgres.Sql) => Promise<T>) => withAdmin(app.database, work);
const count = "{ children { totalCount } }";

/** Asked three times, so that person, plan and prepared statement are all remembered. */
async function warm(query: string, options: Ask) {
  let reply = await app.ask(query, options);
  for (let again = 0; again < 2; again += 1) reply = await app.ask(query, options);
  expect(reply.status, reply.text).toBe(200);
  return reply.json.data;
}

const assignmentsOf = (subject: string) =>
  change(
    (sql) => sql`
  select a.id, a.township_id from tc.assignment a join tc.person p on p.id = a.person_id
    join township t on t.id = a.township_id where p.subject = ${subject} order by t.name`,
  );

async function expectNothing(query: string, options: Ask, code: string): Promise<void> {
  const { status, json } = await app.ask(query, options);
  expect([status, json.errors?.[0]?.extensions.code]).toEqual([403, code]);
  expect(json.data ?? null).toBeNull();
}

test.each([
  ["is deleted", (sql: postgres.Sql, id: string) => sql`delete from tc.assignment where id = ${id}`],
  [
    "ends today",
    (sql: postgres.Sql, id: string) => sql`update tc.assignment set valid_to = '2026-11-23' where id = ${id}`,
  ],
] as const)("an assignment that %s gives nothing to the next request", async (_how, end) => {
  const as = "township-officer:关面乡";
  expect((await warm(count, { as })).children.totalCount).toBeGreaterThan(0);
  const [held] = await assignmentsOf(as);
  await change((sql) => end(sql, String(held?.id)));
  await expectNothing(count, { as }, "FORBIDDEN");
});

test("one of two assignments ended: the next answer holds the other's rows alone", async () => {
  const as = plantedPeople.twoTownships;
  const both = (await warm(count, { as })).children.totalCount;
  const alone = (await app.ask(count, { as: "township-officer:五通乡" })).json.data.children.totalCount;
  const held = await change(
    (sql) => sql`select a.id from tc.assignment a join tc.person p on p.id = a.person_id
    join township t on t.id = a.township_id where p.subject = ${as} and t.name = '关面乡'`,
  );
  await change((sql) => sql`delete from tc.assignment where id = ${String(held[0]?.id)}`);
  expect((await app.ask(count, { as })).json.data.children.totalCount).toBe(alone);
  expect(both).toBeGreaterThan(alone);
});

test("a second assignment: the next answer holds its rows, too", async () => {
  const as = "township-officer:关面乡";
  const before = (await warm(count, { as })).children.totalCount;
  const both = (await app.ask(count, { as: plantedPeople.twoTownships })).json.data.children.totalCount;
  await change(
    (sql) => sql`insert into tc.assignment (id, person_id, role, scope, township_id, valid_from, approved_by)
    select gen_random_uuid(), p.id, 'township-officer', 'township', t.id, '2020-01-01', 'test'
      from tc.person p, township t where p.subject = ${as} and t.name = '五通乡'`,
  );
  expect((await app.ask(count, { as })).json.data.children.totalCount).toBe(both);
  expect(both).toBeGreaterThan(before);
});

test("a disabled person gets nothing from the next request on", async () => {
  const as = callers.finance.as;
  await warm("{ schools { totalCount } }", { as });
  await change((sql) => sql`update tc.person set disabled_at = now() where subject = ${as}`);
  await expectNothing("{ schools { totalCount } }", { as }, "FORBIDDEN");
});

test.each([
  [
    "ended today",
    (sql: postgres.Sql, id: string) =>
      sql`update guardianship set valid_to = '2026-11-23' where child_id = ${id}`,
  ],
  ...["suspend", "revoke"].map(
    (decision) =>
      [
        `with a decision from today on to ${decision} it`,
        (sql: postgres.Sql, id: string) =>
          sql.unsafe(`alter table mandatory_report disable trigger b_said;
        update mandatory_report set child_id = '${id}' where id = '${plantedReports.ofVillage}';
        alter table mandatory_report enable trigger b_said;
        insert into guardianship_intervention (id, report_id, child_id, guardian_id, decision, decided_on, valid_from)
          select gen_random_uuid(), '${plantedReports.ofVillage}', child_id, guardian_id, '${decision}', tc.today(), tc.today()
            from guardianship where child_id = '${id}' and status = 'active' and valid_to is null and archived_at is null`),
      ] as const,
  ),
  ["deleted", (sql: postgres.Sql, id: string) => sql`delete from guardianship where child_id = ${id}`],
] as const)("a guardianship %s: the next answer knows no child", async (_how, end) => {
  const { as } = callers.guardian;
  const { id } = plantedChildren.threeTownships;
  const query = `{ child(id: "${id}") { name } children { totalCount nodes { id } } students { totalCount }
    childLocations { totalCount } enrolments { totalCount } guardianships { totalCount } schoolClasses { totalCount } }`;
  const before = await warm(query, { as });
  expect(before.children.totalCount).toBe(1);
  await change((sql) => end(sql, id));
  const { json } = await app.ask(query, { as });
  expect(json.data).toEqual({
    child: null,
    children: { totalCount: 0, nodes: [] },
    ...Object.fromEntries(
      ["students", "childLocations", "enrolments", "guardianships", "schoolClasses"].map((root) => [
        root,
        { totalCount: 0 },
      ]),
    ),
  });
});

test("a protective flag set: the guardian's next answer shows no place", async () => {
  const { as } = callers.guardian;
  const query = "{ childLocations { nodes { address } } children { nodes { locations { nodes { id } } } } }";
  expect((await warm(query, { as })).childLocations.nodes.length).toBeGreaterThan(0);
  await change(
    (sql) =>
      sql`update guardianship set protective_flag = true where child_id = ${plantedChildren.threeTownships.id}`,
  );
  const { json } = await app.ask(query, { as });
  expect(json.data).toEqual({
    childLocations: { nodes: [] },
    children: { nodes: [{ locations: { nodes: [] } }] },
  });
});

/** The policy in force, with one role's coordinates taken away. */
const without = (role: string, type: string, field: string) =>
  change(async (sql) => {
    const { policy } = await loadPolicyInForce(sql);
    const roles = [...policy.roles.values()];
    const narrowed = roles.map(
      (one): RolePolicy =>
        one.role !== role
          ? one
          : {
              ...one,
              grants: one.grants.map((grant) =>
                grant.type !== type
                  ? grant
                  : { ...grant, fields: grant.fields.filter((name) => name !== field) },
              ),
              denials: [...one.denials, { type, fields: [field], basis: "[M] test" }],
            },
    );
    await approve(sql, narrowed);
    return roles;
  });

test("another policy version: a department's next operation is decided by it, and again after the return", async () => {
  const as = callers.township.as;
  const query = "{ children(first: 1) { nodes { name birthDate } } }";
  await warm(query, { as });
  const before = await without("township-officer", "Child", "birthDate");
  const { status, json } = await app.ask(query, { as });
  expect(status).toBe(403);
  expect(json.data ?? null).toBeNull();
  expect(json.errors[0].extensions.refused).toEqual([
    expect.objectContaining({ coordinate: "Child.birthDate", use: "read" }),
  ]);
  await change((sql) => approve(sql, before));
  await warm("{ schools(first: 1) { nodes { id } } }", { as });
  expect((await app.ask(query, { as })).status).toBe(200);
});

test("another policy version: to a guardian the coordinate taken away is an unknown one at once", async () => {
  const { as } = callers.guardian;
  const query = "{ children { nodes { birthDate } } }";
  await warm(query, { as });
  await without("guardian", "Child", "birthDate");
  const first = await app.ask(query, { as });
  expect(first.text).not.toMatch(/\d{4}-\d\d-\d\d/);
  expect(first.json.data ?? null).toBeNull();
  const unknown = await app.ask("{ children { nodes { birthDay } } }", { as });
  const again = await app.ask(query, { as });
  expect(again.status).toBe(unknown.status);
  expect(again.text.replaceAll("birthDate", "birthDay")).toBe(unknown.text);
  expect([first.status, first.json.errors[0].message]).toEqual([again.status, again.json.errors[0].message]);
});

test("a right that begins is there at the next request, also for a person who had none", async () => {
  const as = plantedPeople.expired;
  await expectNothing(count, { as }, "FORBIDDEN");
  await change(
    (sql) =>
      sql`update tc.assignment set valid_to = null where person_id = (select id from tc.person where subject = ${as})`,
  );
  const { status, text } = await app.ask(count, { as });
  expect(status, text).toBe(200);
});

test("a coordinate that another policy version gives is there once any statement has told the version", async () => {
  const as = callers.township.as;
  const query = "{ children(first: 1) { nodes { birthDate } } }";
  const before = await without("township-officer", "Child", "birthDate");
  await app.ask("{ schools(first: 1) { nodes { id } } }", { as });
  await expectNothing(query, { as }, "FORBIDDEN");
  await change((sql) => approve(sql, before));
  // A refusal reaches no SQL, so it cannot learn of the version itself; anybody's permitted operation does.
  await app.ask("{ schools(first: 1) { nodes { id } } }");
  const { status, text } = await app.ask(query, { as });
  expect(status, text).toBe(200);
});

test("a policy version that the database enforces already refuses, it does not break", async () => {
  const as = callers.township.as;
  const query = "{ children(first: 1) { nodes { birthDate } } }";
  await warm(query, { as });
  await without("township-officer", "Child", "birthDate");
  await change((sql) => sql`revoke select (birth_date) on child from tc_township`);
  await expectNothing(query, { as }, "FORBIDDEN");
});

test("what is answered from memory knows of a revocation as well", async () => {
  const as = "township-officer:关面乡";
  const query = "{ me { role scopeIds } }";
  expect((await warm(query, { as })).me.scopeIds).toHaveLength(1);
  await change(
    (sql) =>
      sql`delete from tc.assignment where person_id = (select id from tc.person where subject = ${as})`,
  );
  await expectNothing(query, { as }, "FORBIDDEN");
});
