// Coming into force: what is no longer granted is gone, what was tampered with is put right, and the administrator of a
// managed server, no superuser, can do all of it.
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { applyEnforcement, compileEnforcement } from "../../src/database/enforcement/index.ts";
import { serverKey } from "../../src/database/index.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { Condition, Policy, RolePolicy } from "../../src/policy/index.ts";
import { ownerLogin } from "../support/global-setup.ts";
import { createEmptyDatabase } from "../support/test-database.ts";
import { giveTicket } from "../support/ticket.ts";
import { connect, type EnforcedDatabase, openEnforcedDatabase } from "./database.ts";
import { ids, insertHostileRows } from "./hostile-rows.ts";
import { copyRuleSource } from "./rule-source.ts";

let database: EnforcedDatabase;
/** Roles belong to the whole server: those that are tampered with are this file's own. */
const prefix = "tc_change";
const renamed = (policy: Policy, to: (login: string) => string): Policy => ({
  ...policy,
  roles: new Map([...policy.roles].map(([name, role]) => [name, { ...role, login: to(role.login) }])),
});
/** With those grants alone, to read and to write, that are kept; what happened is told of what is still read. */
const withoutOthers = (
  policy: Policy,
  keeps: (grant: { type: string; rows: Condition }) => boolean,
): Policy => {
  const change = ({ history = [], ...role }: RolePolicy): RolePolicy => {
    const grants = role.grants.filter(keeps);
    const told = history.filter(({ type }) => grants.some((grant) => grant.type === type));
    return { ...role, grants, writes: role.writes.filter(keeps), history: told };
  };
  return { ...policy, roles: new Map([...policy.roles].map(([name, role]) => [name, change(role)])) };
};
let own: Policy;
let logins: string[];

beforeAll(async () => {
  database = await openEnforcedDatabase();
  await insertHostileRows(database.admin);
  own = renamed(database.policy, (login) => login.replace("tc", prefix));
  logins = [...own.roles.values()].map((role) => role.login);
  await database.enforce(own);
});
afterAll(async () => {
  for (const login of logins)
    await database.admin.unsafe(`drop owned by ${login}; drop role ${login}`).simple();
  await database.close();
});

/** What the owner and the superuser hold, each of their own. */
const owners = `^(postgres|${ownerLogin})=`;

/** Everything that anyone but the owner holds in the two schemas, and every row policy. */
const inForce = async ({ admin }: EnforcedDatabase = database): Promise<string[]> => {
  const found = await admin<{ line: string }[]>`
    select c.oid::regclass || coalesce('.' || attname, '') || ' ' || acl as line from (
      select oid, null::name as attname, unnest(relacl)::text as acl from pg_class
      union all select attrelid, attname, unnest(attacl)::text from pg_attribute) a join pg_class c using (oid)
     where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and acl !~ ${owners}
    union all select tablename || ' ' || policyname || ' ' || roles::text || ' ' || concat_ws(' ', qual, with_check) from pg_policies
    union all select p.oid::regprocedure || ' ' || acl from pg_proc p, unnest(p.proacl) acl
     where p.pronamespace in ('tc'::regnamespace, 'tc_write'::regnamespace) and acl::text !~ ${owners}`;
  return found.map(({ line }) => line).sort();
};

describe("applying", () => {
  test("twice, and by two processes at once, changes nothing", async () => {
    const before = await inForce();
    await database.enforce(own);
    await Promise.all([database.enforce(own), database.enforce(own)]);
    expect(await inForce()).toEqual(before);
    expect(before.length).toBeGreaterThan(300);
  });

  test("a policy with less leaves nothing of the one with more, other logins included", async () => {
    onTestFinished(() => database.enforce(own));
    const less = withoutOthers(
      own,
      ({ type, rows }) =>
        // Rows that depend on a type that is gone, or are of persons by it, could not be compiled any more.
        rows.kind === "always" &&
        !database.catalogue.ofPersons.get(type)?.through.length &&
        !["Child", "SchoolHeadcount"].includes(type) &&
        !["Student", "Enrolment", "SchoolClass", "ChildLocation"].includes(type),
    );
    await database.enforce(less);
    const after = await inForce();
    expect(
      after
        .filter((line) =>
          /^(child|school_headcount|student|enrolment|school_class|child_location)[. ]/.test(line),
        )
        .filter((line) => !/ owner_all /.test(line)),
    ).toEqual([]);
    expect(after.some((line) => line.includes("tc_education"))).toBe(false);
    const only: Policy = { ...own, roles: new Map([...own.roles].filter(([name]) => name === "public")) };
    await database.enforce(only);
    expect(
      (await inForce()).filter((line) => line.includes(prefix) && !line.includes(`${prefix}_public`)),
    ).toEqual([]);
  });

  test("puts right what was changed by hand", async () => {
    const before = await inForce();
    const [education, finance] = [`${prefix}_education`, `${prefix}_finance`];
    await database.admin
      .unsafe(`
      grant select, update on child to ${finance} with grant option; grant all on all tables in schema tc to public;
      grant ${education} to ${finance}; grant pg_read_all_data to ${education};
      alter role ${education} createdb bypassrls inherit; alter role ${education} set search_path = tc;
      alter role ${finance} in database ${new URL(database.adminUrl).pathname.slice(1)} set row_security = off;
      create policy open on child for select to public using (true);
      alter policy p_${prefix}_township on child using (true);
      alter table school no force row level security; alter table enrolment disable row level security;
      grant create on schema public to ${finance}; grant execute on all functions in schema tc to public;
      create table forgotten (id int); grant select on forgotten to ${finance}`)
      .simple();
    await database.enforce(own);
    expect((await inForce()).filter((line) => !line.startsWith("forgotten owner_all"))).toEqual(before);
    const members =
      await database.admin`select 1 from pg_auth_members where member::regrole::text like ${`${prefix}%`}`;
    expect(members).toEqual([]);
    const rights = await database.admin`
      select rolname from pg_roles where rolname like ${`${prefix}%`} and (rolcreatedb or rolbypassrls or rolinherit)`;
    expect(rights).toEqual([]);
    const rls = await database.admin`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`;
    expect(rls).toEqual([]);
    await database.admin`drop table forgotten`;
  });

  test("waits for a reader instead of ending its statement", async () => {
    let done = false;
    const ticket = await giveTicket(database.admin, `${prefix}_township`, ids.township(1));
    const reading = database.login(`${prefix}_township`).begin(async (tx) => {
      await tx`select set_config('tongchou.ticket', ${ticket}, true)`;
      const before = await tx`select id from child order by id`;
      await tx`select pg_sleep(1.6)`;
      // Another table than before: a deadlock, had the administrator kept its locks while waiting.
      await tx`select id from school`;
      done = true;
      return [before, await tx`select id from child order by id`];
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await database.enforce(own);
    expect(done).toBe(true);
    const [before, after] = await reading;
    expect(before).toHaveLength(5);
    expect(after).toEqual(before);
  });

  test("takes no server for its own whose runtime login could pass by it", async () => {
    const text = compileEnforcement(database.catalogue, own);
    const apply = (runtimeLogin: string) =>
      applyEnforcement(database.admin, text, {
        runtimeLogin,
        passwords: new Map(),
        serverKey: "key",
        connections: 10,
      });
    await expect(apply("postgres")).rejects.toThrow(/pass by the row policies/);
    await expect(apply("nobody_at_all")).rejects.toThrow(/does not exist/);
    await expect(apply(`${prefix}_finance`)).rejects.toThrow(/is a role login/);
    await expect(apply("")).rejects.toThrow(/not set/);
  });

  test("keeps passwords out of the statements it sends", async () => {
    const sent: string[] = [];
    const watched = postgres(database.adminUrl, {
      max: 1,
      debug: (_, query) => sent.push(query),
      onnotice: () => {},
    });
    const passwords = new Map([[`${prefix}_public`, "a-password-of-its-own"]]);
    const runtimeLogin = decodeURIComponent(new URL(database.runtimeUrl).username);
    await applyEnforcement(watched, compileEnforcement(database.catalogue, own), {
      runtimeLogin,
      passwords,
      serverKey: serverKey(database.runtimeUrl),
      connections: 10,
    });
    await watched.end();
    expect(sent.some((query) => query.includes("SCRAM-SHA-256$"))).toBe(true);
    expect(sent.filter((query) => query.includes("a-password-of-its-own"))).toEqual([]);
  });
});

describe("a migration of tables", () => {
  test("may drop and retype what policies and views of tied rows stand on: until enforcement is applied again everyone is refused, never shown nothing", async () => {
    const there = await openEnforcedDatabase();
    const source = await copyRuleSource();
    const township = there.login("tc_township");
    const runtime = there.login(decodeURIComponent(new URL(there.runtimeUrl).username));
    const counts = async () => {
      const ticket = await giveTicket(there.admin, "tc_township", ids.township(1));
      return township.begin(async (tx) => {
        await tx`select set_config('tongchou.ticket', ${ticket}, true)`;
        return tx`select (select count(*)::int from child) as children, (select count(*)::int from guardianship) as bonds`;
      });
    };
    try {
      await insertHostileRows(there.admin);
      const [fresh, shown] = [await inForce(there), await counts()];
      expect(shown).toMatchObject([{ children: 5 }]);
      await source.addMigration(
        ["child", "guardianship"]
          .map((table) => `ALTER TABLE "${table}" ALTER COLUMN "archived_at" TYPE timestamptz(6)`)
          .concat(
            `ALTER TABLE "care_visit" RENAME TO "former"; CREATE TABLE "care_visit" (LIKE "former" INCLUDING ALL); DROP TABLE "former"`,
          )
          .join(";--> statement-breakpoint\n"),
      );
      await migrate(there.ownerUrl, source);
      const refused = { code: "42501" };
      await expect(counts()).rejects.toMatchObject(refused);
      for (const statement of ["select from child", "select from tc.caller", "select from tc.policy_state"])
        await expect(township.unsafe(statement)).rejects.toMatchObject(refused);
      for (const statement of [
        "select from tc.person",
        "select id from school",
        "select child_id from guardianship",
      ])
        await expect(runtime.unsafe(statement)).rejects.toMatchObject(refused);
      expect(
        (await inForce(there)).filter((line) => !/ (owner_all|pg_database_owner=)|^tc\.\w+\(/.test(line)),
      ).toEqual([]);
      expect(
        await there.admin`select obj_description('tc'::regnamespace, 'pg_namespace') as told`,
      ).toMatchObject([{ told: expect.stringContaining("enforces no policy") }]);
      await there.enforce(there.policy);
      expect(await inForce(there)).toEqual(fresh);
      expect(await counts()).toEqual(shown);
    } finally {
      await source.close();
      await there.close();
    }
  });
});

describe("a managed server", () => {
  test("an administrator who only creates roles and owns the database migrates, enforces and writes", async () => {
    const managed = await createEmptyDatabase();
    const name = new URL(managed.adminUrl).pathname.slice(1);
    const admin = "tongchou_change_admin";
    await database.admin
      .unsafe(`create role ${admin} login createrole password 'managed-admin-password';
      alter database ${name} owner to ${admin}`)
      .simple();
    const url = new URL(managed.adminUrl);
    url.username = admin;
    url.password = "managed-admin-password";
    await migrate(url.href);
    const sql = connect(url.href);
    const policy = renamed(database.policy, (login) => login.replace("tc", "tc_managed"));
    const jobs = "tc_managed_jobs";
    const names = [...policy.roles.values()].map((role) => role.login).concat(jobs);
    const passwords = new Map(names.map((login) => [login, `password-of-${login}`]));
    const runtimeLogin = decodeURIComponent(new URL(managed.runtimeUrl).username);
    const text = compileEnforcement(database.catalogue, policy, jobs);
    const said = new Set<string>();
    const say = (line: string) => said.add(line);
    const options = { runtimeLogin, passwords, serverKey: "the-managed-key", connections: 10, say };
    for (let time = 0; time < 2; time++) await applyEnforcement(sql, text, options);
    expect([...said]).toEqual([
      expect.stringContaining("may not set temp_file_limit"),
      expect.stringContaining("may take advisory locks"),
      expect.stringContaining("may make large objects"),
      expect.stringContaining("may write messages into the log of changes"),
    ]);
    // A superuser closes what only a superuser can; the same administrator goes on after it, and leaves it closed.
    const superuser = connect(managed.adminUrl);
    await applyEnforcement(superuser, text, options);
    said.clear();
    await migrate(url.href);
    await applyEnforcement(sql, text, options);
    expect([...said]).toEqual([]);
    expect(
      await superuser`select p.oid::regprocedure from pg_proc p where has_function_privilege('tc_managed_township', p.oid, 'execute')
        and p.proname ~ '^(lo_(creat|create|from_bytea)|pg_logical_emit_message|pg_(try_)?advisory_(xact_)?lock.*)$'`,
    ).toEqual([]);
    // What the login watch compares: nobody's settings are another's than were noted.
    expect(
      await superuser`select r.rolname from pg_roles r join pg_db_role_setting d on d.setrole = r.oid and d.setdatabase = 0
        where r.rolname like 'tc\\_managed\\_%' and shobj_description(r.oid, 'pg_authid') is distinct from
          'tongchou: ' || (select string_agg(s, '; ' order by s collate "C") from unnest(d.setconfig) s)`,
    ).toEqual([]);
    await superuser.end();
    // Forced row security binds this owner: its own policy lets it work, triggers and keys included.
    await insertHostileRows(sql);
    expect(await sql`select count(*)::int as n from child where school_id is not null`).toEqual([{ n: 4 }]);
    expect(await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`).toEqual([
      { rolsuper: false, rolbypassrls: false },
    ]);
    url.username = "tc_managed_township";
    url.password = "password-of-tc_managed_township";
    url.searchParams.set("tongchou.server", "the-managed-key");
    const township = connect(url.href);
    expect(await township`select id from child`).toEqual([]);
    const ticket = await giveTicket(sql, "tc_managed_township", ids.township(2));
    expect(
      await township`select set_config('tongchou.ticket', ${ticket}, true), (select count(*)::int from child) as n`,
    ).toMatchObject([{ n: 3 }]);
    // A cube reads with the owner's rights, and the owner's own policy lets it.
    expect(await township`select count(*)::int > 0 as filled from enrolment_cube`).toEqual([
      { filled: true },
    ]);
    await sql`create function public.new_function() returns int language sql return 1`;
    await expect(township`select public.new_function()`).rejects.toMatchObject({ code: "42501" });
    await Promise.all([township.end(), sql.end()]);
    await managed.drop();
    for (const role of [...names, admin]) await database.admin.unsafe(`drop role ${role}`);
  });
});
