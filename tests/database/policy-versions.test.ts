// A version in force: what differs alone is applied, and the database is then what the whole text would have made of it.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, outlineOf } from "../../src/catalogue/index.ts";
import { runPolicy } from "../../src/cli/policy.ts";
import { loadConfig } from "../../src/config.ts";
import { applyEnforcement, compileEnforcement, compileParts } from "../../src/database/enforcement/index.ts";
import {
  type Applying,
  enforcementOf,
  loadPolicyInForce,
  type NewVersion,
  openPolicyConnection,
  prepareDatabase,
  putIntoForce,
  readPolicyLog,
} from "../../src/database/index.ts";
import {
  applyEdits,
  beyondLaw,
  type Edit,
  exportPolicy,
  type Policy,
  policyOf,
  policyProblems,
} from "../../src/policy/index.ts";
import { drawEvenly } from "../isolation/draw.ts";
import { drawEdits } from "../policy/drawn-edits.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

const catalogue = loadCatalogue();
const outline = outlineOf(catalogue);
let database: TestDatabase;
let admin: Sql;
let applying: Applying;

beforeAll(async () => {
  database = await createEmptyDatabase();
  await prepareDatabase(database, catalogue);
  admin = openPolicyConnection(database.adminUrl);
  applying = {
    admin,
    catalogue,
    runtimeLogin: decodeURIComponent(new URL(database.runtimeUrl).username),
    whole: (policy) => enforcementOf(policy, database),
  };
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const inForce = () => loadPolicyInForce(admin);

async function put(policy: Policy, more: Partial<NewVersion> = {}) {
  const { policy: now } = await inForce();
  return putIntoForce(applying, { policy, base: now.hash, approvedBy: "test", reason: null, ...more });
}

const withdrawn: Edit = { kind: "withdraw", role: "township-officer", type: "Child", fields: ["birthDate"] };

/** All that a policy decides of the database: rights, row policies, views, functions. */
async function catalogs(): Promise<readonly string[]> {
  const rows = await admin<{ line: string }[]>`
    select 'table ' || c.oid::regclass || coalesce('.' || attname, '') || ' ' || acl as line from (
        select oid, null::name as attname, unnest(relacl)::text as acl from pg_class
        union all select attrelid, attname, unnest(attacl)::text from pg_attribute) a join pg_class c using (oid)
      -- What the owner has is the owner's, said or not.
      where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and not starts_with(acl, c.relowner::regrole || '=')
    union all select concat_ws(' ', 'policy', schemaname, tablename, policyname, permissive, roles::text, cmd, qual, with_check) from pg_policies
    union all select concat_ws(' ', 'function', p.oid::regprocedure, p.proowner::regrole, p.prosecdef, p.provolatile, p.proconfig::text, p.prosrc,
        (select string_agg(a::text, ' ' order by a::text) from unnest(p.proacl) a)) from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'tc'::regnamespace, 'tc_write'::regnamespace)
    union all select concat_ws(' ', 'view', v.oid::regclass, v.relowner::regrole, v.reloptions::text, pg_get_viewdef(v.oid)) from pg_class v
      where v.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and v.relkind = 'v'
    union all select concat_ws(' ', 'schema', nspname, acl) from pg_namespace, unnest(nspacl) acl where nspname !~ '^pg_'
    union all select 'comment ' || obj_description('tc'::regnamespace, 'pg_namespace')`;
  return rows.map(({ line }) => line).sort();
}

/** A policy that drawn edits make of another, sound and within the law; seeds are tried until one is. */
function drawSound(policy: Policy, from: number): { readonly policy: Policy; readonly seed: number } {
  for (let seed = from; ; seed += 1) {
    const after = applyEdits(policy, drawEdits(drawEvenly(seed), policy, outline, 3), outline.commands);
    if (after.hash === policy.hash || policyProblems(after, outline).length > 0) continue;
    if (beyondLaw(policy, after).length > 0) continue;
    try {
      compileParts(catalogue, after);
    } catch {
      continue;
    }
    return { policy: after, seed };
  }
}

describe("what differs alone", () => {
  test("gives the database that the whole text gives, after one version and after several", async () => {
    const rounds = Number(process.env.VERSION_ROUNDS ?? 2);
    let seed = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (let step = 0; step < 4; step += 1) {
        const { policy } = await inForce();
        const drawn = drawSound(policy, seed + 1);
        seed = drawn.seed;
        expect(await put(drawn.policy)).toMatchObject({ whole: false });
      }
      const pieces = await catalogs();
      const { policy } = await inForce();
      await applyEnforcement(admin, compileEnforcement(catalogue, policy), enforcementOf(policy, database));
      expect(pieces).toEqual(await catalogs());
      expect(pieces.length).toBeGreaterThan(2000);
    }
  });

  test("comes back to the very database that there was: another version of what was in force", async () => {
    const [before, { policy, version }] = [await catalogs(), await inForce()];
    const less = await put(applyEdits(policy, [withdrawn], outline.commands));
    expect(await catalogs()).not.toEqual(before);
    expect(await put(policy)).toEqual({ version: version + 2, whole: false });
    expect(less.version).toBe(version + 1);
    expect(await catalogs()).toEqual(before);
  });

  test("takes no longer than a moment", async () => {
    const { policy } = await inForce();
    const begun = performance.now();
    await put(applyEdits(policy, [withdrawn], outline.commands));
    const took = performance.now() - begun;
    await put(policy);
    console.log(`policy versions: ${Math.round(took)} ms for one grant`);
    expect(took).toBeLessThan(3000);
  });

  test("where somebody changed an object by hand, the whole text puts it right", async () => {
    const before = await catalogs();
    const { policy } = await inForce();
    await admin`drop policy p_tc_township on child`;
    const grant = policy.roles
      .get("township-officer")
      ?.grants.find(({ type, uses }) => type === "Child" && uses.includes("read"));
    const limit: Edit = {
      kind: "limit",
      role: "township-officer",
      grantId: grant?.id ?? "",
      validFrom: "2020-01-01",
    };
    expect(await put(applyEdits(policy, [limit], outline.commands))).toMatchObject({ whole: true });
    expect(await put(policy)).toMatchObject({ whole: false });
    expect(await catalogs()).toEqual(before);
  });
});

describe("nothing changes", () => {
  const unchanged = async (work: () => Promise<unknown>, message: RegExp | string) => {
    const [before, state] = [await catalogs(), await inForce()];
    await expect(work()).rejects.toThrow(message);
    expect((await inForce()).version).toBe(state.version);
    expect(await catalogs()).toEqual(before);
  };

  test("where another version came into force meanwhile", () =>
    unchanged(async () => put((await inForce()).policy, { base: "f".repeat(64) }), "is another one by now"));

  test("by an unsound policy, and by one beyond the law, whose basis is told", async () => {
    const { policy } = await inForce();
    const edit = (one: Edit) => applyEdits(policy, [one], outline.commands);
    await unchanged(() => put(edit({ ...withdrawn, fields: ["id"] })), /unsound:\n.*not read its id/);
    const steward = policy.roles.get("data-steward");
    const roles = [...policy.roles.values()].map((role) =>
      role === steward ? { ...role, denials: [] } : role,
    );
    await unchanged(
      () => put(policyOf(roles)),
      /beyond the law:\ndata-steward: \* is denied \(\[L\] GB\/T 22239/,
    );
  });

  test("where what belongs with it fails, or the process ends in between", async () => {
    const { policy } = await inForce();
    const less = applyEdits(policy, [withdrawn], outline.commands);
    const failing = () => Promise.reject(new Error("not so"));
    await unchanged(() => put(less, { within: failing }), "not so");
    const other = openPolicyConnection(database.adminUrl);
    const killed: NewVersion["within"] = async (tx) => {
      await tx`select pg_terminate_backend(pg_backend_pid())`;
    };
    const wanted = { policy: less, base: policy.hash, approvedBy: "test", reason: null, within: killed };
    const work = () => putIntoForce({ ...applying, admin: other }, wanted);
    await unchanged(work, /terminat|CONNECTION/);
    other.end({ timeout: 0 }).catch(() => {});
  });
});

test("a role that is gone ends its assignments, and one of its name begins with none", async () => {
  const { policy } = await inForce();
  const [person] = await admin`insert into tc.person (id, issuer, subject, display_name)
    values (uuidv7(), 'test', 'gone', 'gone') returning id`;
  await admin`insert into tc.assignment (id, person_id, role, scope, district_id, valid_from, approved_by)
    values (uuidv7(), ${person?.id}, 'finance-officer', 'district', uuidv7(), '2020-01-01', 'test'),
      (uuidv7(), ${person?.id}, 'hr-officer', 'district', uuidv7(), '2020-01-01', 'test')`;
  const without = policyOf([...policy.roles.values()].filter(({ role }) => role !== "finance-officer"));
  const held = async () =>
    (
      await admin`select role from tc.assignment where person_id = ${person?.id} and (valid_to is null or valid_to > tc.today())`
    ).map(({ role }) => role);
  expect(await put(without)).toMatchObject({ whole: true });
  expect(await held()).toEqual(["hr-officer"]);
  await put(policy);
  expect(await held()).toEqual(["hr-officer"]);
});

test("versions are chained: whoever changes one with the owner's rights is found by its number", async () => {
  const log = await readPolicyLog(admin);
  expect(log.length).toBeGreaterThan(8);
  expect(log.filter(({ fault }) => fault !== null)).toEqual([]);
  expect(log.map(({ version }) => version)).toEqual(log.map((_, at) => log.length - at));
  const tampered = async (statement: string) => {
    let faults: readonly number[] = [];
    await admin
      .begin(async (tx) => {
        await tx`alter table tc.policy_version disable trigger user`;
        await tx.unsafe(statement);
        faults = (await readPolicyLog(tx))
          .filter(({ fault }) => fault !== null)
          .map(({ version }) => version);
        throw new Error("undone");
      })
      .catch((error: Error) => expect(error.message).toBe("undone"));
    return faults;
  };
  expect(await tampered("update tc.policy_version set approved_by = 'x' where version = 3")).toEqual([3]);
  expect(await tampered("update tc.policy_version set content = content || ' ' where version = 3")).toEqual([
    3,
  ]);
  expect(await tampered("delete from tc.policy_version where version = 3")).toEqual([4]);
  expect(
    await tampered(
      "update tc.policy_state set version = 2; delete from tc.policy_version where version = (select max(version) from tc.policy_version)",
    ),
  ).toEqual([]);
});

describe("by hand", () => {
  const policyCommand = async (...argv: readonly string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    const told = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      lines.push(...String(text).trimEnd().split("\n"));
      return true;
    });
    const said = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    try {
      const { runtimeUrl, adminUrl } = database;
      const urls = { DATABASE_URL: runtimeUrl, DATABASE_ADMIN_URL: adminUrl };
      await runPolicy(argv, loadConfig({ ...urls, TONGCHOU_LOGINS_DIR: inject("testCluster").loginsDir }));
      return lines;
    } finally {
      told.mockRestore();
      said.mockRestore();
    }
  };
  const signed = ["--by", "王芳", "--reason", "误改"] as const;

  test("a version goes out as files and comes in again as the same policy; what it said before comes back as another version", async () => {
    const folder = await mkdtemp(join(tmpdir(), "policy-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { policy, version } = await inForce();
    await policyCommand("export", folder);
    expect((await readdir(folder)).length).toBe(policy.roles.size);
    await policyCommand("import", folder, ...signed);
    expect(await inForce()).toMatchObject({ version: version + 1, policy: { hash: policy.hash } });
    const less = exportPolicy(applyEdits(policy, [withdrawn], outline.commands));
    await writeFile(join(folder, "township-officer.yaml"), less.get("township-officer.yaml") ?? "");
    await policyCommand("import", folder, ...signed);
    const change = "township-officer\tChild.birthDate\tread";
    expect(await policyCommand("diff", String(version))).toContain(`gained\t${change}`);
    expect(await policyCommand("diff", String(version), String(version + 2))).toContain(`lost\t${change}`);
    expect(await policyCommand("diff", folder)).toEqual([]);
    await policyCommand("rollback", String(version), ...signed);
    expect(await inForce()).toMatchObject({ version: version + 3, policy: { hash: policy.hash } });
    const [last] = await policyCommand("log");
    expect(last).toMatch(new RegExp(`^${version + 3} \\*\t.*\t王芳\t误改$`));
  });

  test("what the law denies is not imported, nor what nobody answers for", async () => {
    const folder = await mkdtemp(join(tmpdir(), "policy-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await policyCommand("export", folder);
    await rm(join(folder, "audit-administrator.yaml"));
    const { version } = await inForce();
    await expect(policyCommand("import", folder, ...signed)).rejects.toThrow(
      /beyond the law|no policy speaks/,
    );
    await expect(policyCommand("import", folder, "--by", "王芳")).rejects.toThrow("--reason");
    await expect(policyCommand("rollback", "99999", ...signed)).rejects.toThrow("no version 99999");
    expect((await inForce()).version).toBe(version);
  });

  test("what has ended is taken out by a version of its own", async () => {
    const { policy } = await inForce();
    const ended: Edit = {
      kind: "grant",
      role: "township-officer",
      type: "Child",
      fields: ["birthDate"],
      uses: ["read"],
      rows: { kind: "inScope", column: "hukouTownshipId" },
      validUntil: "2021-01-01",
      cite: ["test"],
    };
    await put(applyEdits(policy, [ended], outline.commands));
    await policyCommand("apply");
    const after = await inForce();
    expect(after.policy.hash).toBe(policy.hash);
    expect((await readPolicyLog(admin))[0]).toMatchObject({ approvedBy: "expiry", inForce: true });
  });
});
