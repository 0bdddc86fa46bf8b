// Nobody but the jobs' login has a day's work done, and that login does nothing else.
import postgres, { type Sql } from "postgres";
import { expect, test } from "vitest";
import { runJob } from "../../src/jobs/index.ts";
import { loginPassword, loginUrl } from "../support/logins.ts";
import { openDaysWork } from "./days-work.ts";

const at = openDaysWork();
const denied = { code: "42501" };

async function on<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

test("the jobs' login reads, writes, calls, makes and becomes nothing", async () => {
  for (const table of ["public.child", "public.job_run", "tc.person", "tc.ticket", "tc.lookup_count"]) {
    for (const statement of [
      `select 1 from ${table}`,
      `delete from ${table}`,
      `insert into ${table} default values`,
    ])
      await expect(at.one.unsafe(statement), statement).rejects.toMatchObject(denied);
  }
  const own = await at.admin`select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'tc'::regnamespace) and has_function_privilege('tc_jobs', p.oid, 'execute')`;
  expect(own.map(({ name }) => name).sort()).toEqual([
    "tc.job_days()",
    "tc.run_job(text,date,boolean)",
    "tc.unpack_access(integer)",
  ]);
  for (const statement of [
    "create table public.mine (id int)",
    "create function tc.job_mine(since date, day date) returns integer language sql return 1",
    "set role tc_education",
    "set session authorization tongchou_test",
    "select pg_advisory_lock(1)",
    "select pg_logical_emit_message(false, 'a', 'b')",
  ])
    await expect(at.one.unsafe(statement), statement).rejects.toMatchObject(denied);
});

test("with its password alone it does not even that", async () => {
  const url = new URL(at.database.runtimeUrl);
  Object.assign(url, { username: "tc_jobs", password: loginPassword("tc_jobs") });
  url.searchParams.set("default_transaction_read_only", "off");
  await on(url.href, async (naked) => {
    expect([...(await naked`select * from tc.job_days()`)]).toEqual([]);
    expect(await runJob(naked, "posts", "2026-11-23", true)).toMatchObject({ outcome: "unknown" });
  });
});

test("no role's login, nor the server's own, has a day's work done", async () => {
  const found =
    await at.admin`select rolname::text as login from pg_roles where rolname ~ '^tc_' and rolcanlogin and rolname <> 'tc_jobs'`;
  expect(found.length).toBeGreaterThan(15);
  const urls = found.map(({ login }) => loginUrl(at.database.runtimeUrl, login));
  for (const url of [...urls, at.database.runtimeUrl]) {
    await on(url, async (sql) => {
      for (const call of [
        "tc.job_days()",
        "tc.run_job('posts', '2026-11-23', true)",
        "tc.job_posts('2026-11-23', '2026-11-23')",
      ])
        await expect(sql.unsafe(`select ${call}`), call).rejects.toMatchObject(denied);
    });
  }
});
