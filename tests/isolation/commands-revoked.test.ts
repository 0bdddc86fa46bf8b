// What is written is written under the rights of that moment: one that ended writes nothing, though person, plan and ticket are
// all remembered; and a connection that is lost on the way loses nothing, and writes nothing twice.
import postgres, { type Sql } from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPolicyInForce } from "../../src/database/policy-store.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { approve } from "./open-lines.ts";

const as = "hr-officer";
const confirm = `mutation($id: ID!, $version: Int!) { confirmAppointment(input: { id: $id, version: $version }) {
  version appointment { id confirmedOn } } }`;

let app: TestApp;
let admin: Sql;
let rows: readonly { readonly id: string; readonly version: number }[];
beforeEach(async () => {
  app = await startTestApp({ clock: () => new Date() });
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
  await admin`set session_replication_role = replica`;
  await admin`update appointment set confirmed_on = null where confirmed_on is not null`;
  await admin`set session_replication_role = origin`;
  rows = await admin<
    { id: string; version: number }[]
  >`select id, version from appointment where archived_at is null
    and valid_from <= tc.today() and valid_to > tc.today() order by id limit 4`;
  // Remembered from now on.
  for (const at of [0, 1]) expect((await give(at)).json.errors).toBeUndefined();
});
afterEach(async () => {
  await admin?.end({ timeout: 2 });
  await app?.close();
});

const give = (at: number) => app.ask(confirm, { as, variables: rows[at] ?? {} });
const historyOf = async (at: number) =>
  (await admin`select count(*)::int as n from tc.history where row_id = ${rows[at]?.id ?? null}`)[0]?.n;

async function expectRefused(at: number, code = "FORBIDDEN"): Promise<void> {
  const { status, json } = await give(at);
  expect([status, json.errors[0].extensions.code]).toEqual([403, code]);
  expect(await historyOf(at)).toBe(0);
}

async function approveRoles(change: (role: RolePolicy) => RolePolicy): Promise<void> {
  const { policy } = await loadPolicyInForce(admin);
  await approve(
    admin,
    [...policy.roles.values()].map((role) => (role.role === as ? change(role) : role)),
  );
}

test("an assignment that was taken away writes nothing", async () => {
  await admin`delete from tc.assignment where person_id = (select id from tc.person where subject = ${as})`;
  await expectRefused(2);
});

test("a command that another policy version gives for a purpose is not carried out without it", async () => {
  await approveRoles((role) => ({ ...role, title: "changed" }));
  expect((await give(2)).json.errors).toBeUndefined();
  const purposes = ["appraisal"];
  await approveRoles((role) => ({ ...role, writes: role.writes.map((grant) => ({ ...grant, purposes })) }));
  await expectRefused(3, "PURPOSE_REQUIRED");
});

test("a payload that another policy version does not show writes nothing either", async () => {
  await approveRoles((role) => ({
    ...role,
    grants: role.grants.map((grant) =>
      grant.type === "Appointment"
        ? { ...grant, fields: grant.fields.filter((field) => field !== "confirmedOn") }
        : grant,
    ),
  }));
  await expectRefused(2);
});

test("connections that the server ended are found out by the next command, which is written once", async () => {
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tc_hr' and datname = current_database()`;
  const { json } = await give(2);
  expect(json).toMatchObject({ data: { confirmAppointment: { version: (rows[2]?.version ?? 0) + 1 } } });
  expect(await historyOf(2)).toBe(1);
});
