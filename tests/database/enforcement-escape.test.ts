// What a login tries when it is no longer the server that speaks through it: become another, look elsewhere, leave traces.
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type EnforcedDatabase, openEnforcedDatabase } from "./database.ts";

let database: EnforcedDatabase;
let logins: string[];
beforeAll(async () => {
  database = await openEnforcedDatabase();
  const runtime = decodeURIComponent(new URL(database.runtimeUrl).username);
  logins = [...[...database.policy.roles.values()].map((role) => role.login), runtime];
});
afterAll(() => database?.close());

/** Every code a refusal may carry; a statement that answers at all fails the test. */
const refused = async (sql: Sql, query: string, code: RegExp = /^42501$/): Promise<void> => {
  const answer = await sql
    .unsafe(query)
    .simple()
    .then(
      () => "answered",
      (error: { code: string }) => error.code,
    );
  expect(answer, query).toMatch(code);
};

describe("a login", () => {
  test("becomes nobody else", async () => {
    for (const login of logins) {
      const sql = database.login(login);
      await sql`set default_transaction_read_only = off`;
      for (const other of [...logins, "postgres", "pg_read_all_data", "pg_write_all_data", "pg_monitor"]) {
        if (other === login) continue;
        await refused(sql, `set role ${other}`);
        await refused(sql, `set session authorization ${other}`);
        await refused(sql, `select set_config('role', '${other}', false)`);
        await refused(sql, `grant ${other} to ${login}`);
      }
      await sql.unsafe("set role none; reset role; reset session authorization").simple();
      expect(await sql`select current_user, session_user`).toEqual([
        { current_user: login, session_user: login },
      ]);
      for (const attribute of ["superuser", "bypassrls", "createrole", "createdb", "replication"]) {
        await refused(sql, `alter role ${login} ${attribute}`);
      }
      await refused(sql, "alter table school disable row level security");
      await refused(sql, "alter table school no force row level security");
      await refused(sql, "drop policy owner_all on school");
    }
  });

  test("leaves nothing behind, also where it turns its read-only default off", async () => {
    for (const login of logins) {
      const sql = database.login(login);
      await sql`set default_transaction_read_only = off`;
      for (const query of [
        "create table public.t (a int)",
        "create table tc.t (a int)",
        "create temporary table t (a int)",
        "create temporary view t as select 1",
        "create schema s",
        "create function public.f() returns int language sql return 1",
        "create function pg_temp.f() returns int language sql return 1",
        "create view public.v as select 1",
        "create extension pgcrypto",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'x')",
        "select pg_logical_emit_message(false, 'x', 'y')",
        "select pg_logical_emit_message(true, 'x', 'y'::bytea)",
        "select id into public.t from school",
        "comment on table school is 'x'",
        "notify x, 'y'; select pg_catalog.pg_reload_conf()",
      ]) {
        await refused(sql, query, /^(42501|0LP01)$/);
      }
    }
  });

  test("looks into no catalogue of passwords, no file, no other schema, no function of ours", async () => {
    for (const login of logins) {
      const sql = database.login(login);
      for (const query of [
        "select rolpassword from pg_authid",
        "select passwd from pg_shadow",
        "select * from pg_user_mapping",
        "select subconninfo from pg_subscription",
        "select pg_read_file('/etc/passwd')",
        "select * from pg_ls_dir('.')",
        "copy (select 1) to program 'true'",
        "copy (select 1) to '/tmp/x'",
        "select * from drizzle.__drizzle_migrations",
        "select tc.refresh_child_scopes(array[gen_random_uuid()])",
        "select tc.child_changed()",
        "select * from pg_statistic",
        "select pg_stat_reset()",
        "select * from pg_statistic_ext_data",
        "load 'auto_explain'",
        "set session_replication_role = replica",
        "set log_statement = 'none'",
      ]) {
        await refused(sql, query);
      }
      // Queries and statistics of others: the views answer, but not with anyone's data.
      expect(
        await sql`select usename from pg_stat_activity where usename <> current_user and query not like '<insufficient%'`,
      ).toEqual([]);
      expect(await sql`select 1 from pg_stats where schemaname = 'public'`).toEqual([]);
      await refused(sql, "set row_security = off; select id from school", /^42501$/);
      await sql`reset row_security`;
    }
  });

  test("starts read-only, with a time limit and a fixed search path, and holds no attribute or membership", async () => {
    const names = [...database.policy.roles.values()].map((role) => role.login);
    for (const name of names) {
      const sql = database.login(name);
      await sql`reset all`;
      const [row] = await sql`select current_setting('default_transaction_read_only') as read_only,
        current_setting('statement_timeout') as timeout, current_setting('search_path') as path`;
      expect(row).toEqual({ read_only: "on", timeout: "10s", path: "pg_catalog, public, pg_temp" });
    }
    const attributes = await database.admin`
      select rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolinherit, rolreplication, rolbypassrls,
        exists (select from pg_auth_members m where m.member = r.oid) as member
        from pg_roles r where rolname = any (${names})`;
    expect(attributes).toHaveLength(names.length);
    for (const row of attributes) {
      expect(
        Object.entries(row)
          .filter(([, value]) => value)
          .map(([key]) => key),
      ).toEqual(["rolcanlogin"]);
    }
  });

  test("is let in by its own password alone", async () => {
    const url = new URL(database.runtimeUrl);
    url.username = "tc_education";
    const stranger = connect(url.href);
    await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
    await stranger.end();
    await expect(database.login("tc_education")`select 1 as one`).resolves.toEqual([{ one: 1 }]);
    const [row] = await database.admin`select rolpassword from pg_authid where rolname = 'tc_education'`;
    expect(row?.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
  });
});
