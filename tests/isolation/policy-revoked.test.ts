// A right that is taken while many use it, on two processes over one database, whose notices are cut: what begins once the change is
// in force shows nothing of it and does nothing by it; given again, it is given on both within a second.
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue, outlineOf } from "../../src/catalogue/index.ts";
import {
  type Applying,
  enforcementOf,
  loadPolicyInForce,
  openPolicyConnection,
  putIntoForce,
} from "../../src/database/index.ts";
import { applyEdits, type Edit, type Policy } from "../../src/policy/index.ts";
import { approvedChanges, editsOf, startApplier } from "../../src/stewardship/index.ts";
import { approve, change, draft, stewards, submit } from "../database/stewardship-statements.ts";
import { type Reply, startTestApp, type TestApp } from "../support/test-app.ts";

const catalogue = loadCatalogue();
const clock = () => new Date();
const taken: readonly Edit[] = [
  { kind: "withdraw", role: "township-officer", type: "Child", fields: ["birthDate", "ageBand"] },
  { kind: "stop", role: "hr-officer", type: "Appointment", commands: ["confirmAppointment"] },
];
let apps: readonly TestApp[];
let admin: Sql;
let free: { readonly id: string; readonly version: number }[];

beforeAll(async () => {
  const first = await startTestApp({ clock, policyEveryMs: 500 });
  const shared = { ...first.database, drop: async () => {} };
  apps = [first, await startTestApp({ clock, policyEveryMs: 500, database: shared })];
  admin = openPolicyConnection(first.database.adminUrl);
  // A clone has not what was revoked on its template as a whole.
  const name = new URL(first.database.adminUrl).pathname.slice(1);
  await admin.unsafe(`revoke create, temporary on database ${name} from public`);
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update appointment set confirmed_on = null where confirmed_on is not null`;
  });
  free = await admin<{ id: string; version: number }[]>`select id, version from appointment
    where archived_at is null and valid_from <= tc.today() and valid_to > tc.today() order by id`;
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  for (const app of [...(apps ?? [])].reverse()) await app.close();
});

function applyingOn(): Applying {
  const database = apps[0]?.database;
  if (database === undefined) throw new Error("no database");
  return {
    admin,
    catalogue,
    runtimeLogin: decodeURIComponent(new URL(database.runtimeUrl).username),
    whole: (wanted) => enforcementOf(wanted, database),
  };
}

const put = async (make: (now: Policy) => Policy) => {
  const { policy } = await loadPolicyInForce(admin);
  const wanted = { policy: make(policy), base: policy.hash, approvedBy: "test", reason: null };
  return putIntoForce(applyingOn(), wanted);
};

/** The two connections on which they hear, and would hear of it. */
const cutNotices = () =>
  admin`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'tongchou hears' and datname = current_database()`;

interface Seen {
  readonly what: string;
  readonly began: number;
  readonly open: boolean;
}

const confirm = `mutation($id: ID!, $version: Int!) { confirmAppointment(input: { id: $id, version: $version }) { version } }`;
const kinds: readonly (readonly [string, (app: TestApp) => Promise<Reply>])[] = [
  [
    "a read",
    (app) => app.ask("{ children(first: 1) { nodes { birthDate } } }", { as: "township-officer:关面乡" }),
  ],
  [
    "a long list",
    (app) =>
      app.ask("{ children(first: 100) { nodes { id birthDate } } }", { as: "township-officer:关面乡" }),
  ],
  [
    "a filter",
    (app) =>
      app.ask(`{ children(where: { birthDate: { gt: "2015-01-01" } }) { totalCount } }`, {
        as: "township-officer:五通乡",
      }),
  ],
  ["a command", confirmNext],
];

/** Of a command that was refused another one may be of the same record. */
async function confirmNext(app: TestApp): Promise<Reply> {
  const next = free.pop();
  const reply = await app.ask(confirm, { as: "hr-officer", variables: { ...next } });
  if (next !== undefined && reply.json.errors !== undefined) free.unshift(next);
  return reply;
}

/** Asks until it is told to stop, each kind in turn. */
async function go(app: TestApp, from: number, seen: Seen[], goesOn: () => boolean): Promise<void> {
  for (let at = from; goesOn(); at += 1) {
    const [what, ask] = kinds[at % kinds.length] ?? kinds[0] ?? [];
    if (what === undefined || ask === undefined) return;
    const began = performance.now();
    const { json } = await ask(app);
    seen.push({ what, began, open: json.errors === undefined });
  }
}

test("nothing that begins after it is in force shows it or does it, and it comes back to both", async () => {
  const { policy: whole } = await loadPolicyInForce(admin);
  const seen: Seen[] = [];
  let goesOn = true;
  const clients = apps.flatMap((app) => [0, 1, 2, 3].map((from) => go(app, from, seen, () => goesOn)));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect((await cutNotices()).length).toBe(2);
  const asked = performance.now();
  expect(await put((now) => applyEdits(now, taken, outlineOf(catalogue).commands))).toMatchObject({
    whole: false,
  });
  const done = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  goesOn = false;
  await Promise.all(clients);
  const before = seen.filter(({ began }) => began < asked);
  const after = seen.filter(({ began }) => began > done);
  for (const [what] of kinds) {
    expect([what, before.some((one) => one.what === what && one.open)]).toEqual([what, true]);
    expect([what, after.some((one) => one.what === what)]).toEqual([what, true]);
  }
  expect(before.filter(({ open }) => !open)).toEqual([]);
  expect(after.filter(({ open }) => open)).toEqual([]);
  console.log(
    `revoked: ${before.length} requests before, ${after.length} after, in force within ${Math.round(done - asked)} ms`,
  );
  expect(await put(() => whole)).toMatchObject({ whole: false });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (const app of apps) for (const [, ask] of kinds) expect((await ask(app)).json.errors).toBeUndefined();
});

test("an approved change is put into force by itself, once its time has come, and says so in the same transaction", async () => {
  const { policy } = await loadPolicyInForce(admin);
  const stored = { kind: "withdraw", role: "township-officer", on_type: "Child", fields: "birthDate" };
  const { hash } = applyEdits(policy, editsOf([stored]), outlineOf(catalogue).commands);
  const said = JSON.stringify({ result: hash, problems: null, protected: false, effects: [] });
  for (const statement of [
    draft(),
    `insert into policy_edit (id, change_id, number, kind, role, on_type, fields)
      values (gen_random_uuid(), '${change}', 0, 'withdraw', 'township-officer', 'Child', 'birthDate')`,
    submit,
    `select tc.judge_policy_change(c.id, '${said}'::jsonb || jsonb_build_object('version', c.version, 'base', c.base_hash))
      from policy_change c where c.id = '${change}'`,
  ])
    await admin.unsafe(statement);
  const told: unknown[] = [];
  const applier = startApplier({
    applying: applyingOn(),
    approved: approvedChanges,
    alarm: (message, error) => told.push([message, error]),
    tell: (_, put) => told.push(put.change),
    renew: () => {},
    everyMs: 50,
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).toEqual([]);
    const [, read] = kinds[0] ?? [];
    const before = performance.now();
    await admin.unsafe(approve(stewards.second));
    while (told.length === 0 && performance.now() - before < 20_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toEqual([change]);
    for (const app of apps) expect((await read?.(app))?.json.errors).toHaveLength(1);
    const [row] =
      await admin`select status, policy_number, (select version from tc.policy_state) as version from policy_change where id = ${change}`;
    expect(row?.status).toBe("in-force");
    expect(row?.policy_number).toBe(row?.version);
    expect((await loadPolicyInForce(admin)).policy.hash).toBe(hash);
  } finally {
    await applier.close();
  }
});
