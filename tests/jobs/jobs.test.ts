// The day's work: once a day, in order, whole or not at all; and that every part of it has a caller.
import { readdirSync, readFileSync } from "node:fs";
import type { Sql } from "postgres";
import { beforeEach, expect, test } from "vitest";
import { jobNames } from "../../src/domains/reference/index.ts";
import { type JobResult, jobs, runDueDays, runJob } from "../../src/jobs/index.ts";
import { type DaysWork, openDaysWork } from "./days-work.ts";

const at: DaysWork = openDaysWork();
beforeEach(() => at.setToday("2026-11-23"));

const due = async (sql: Sql): Promise<JobResult[]> => {
  const results: JobResult[] = [];
  await runDueDays(sql, { tell: (result) => results.push(result), goesOn: () => true });
  return results;
};
const notDone = (results: readonly JobResult[]) =>
  results
    .filter(({ outcome }) => outcome !== "done")
    .map(({ day, job, outcome, code }) => [day, job, outcome, code]);

test("each job has its name, its clauses and its function", async () => {
  expect(jobs.map(({ name }) => name)).toEqual(jobNames.stored);
  for (const { clauses, when, why } of jobs)
    expect([...clauses, when, why].every((word) => word.length > 2)).toBe(true);
  const functions = await at.admin`select proname as name from pg_proc
    where pronamespace = 'tc'::regnamespace and proname ~ '^job_' and proname <> 'job_days' order by 1`;
  expect(functions.map(({ name }) => name)).toEqual(
    jobs.map(({ name }) => `job_${name.replaceAll("-", "_")}`).sort(),
  );
});

test("whatever is to be brought up to date has a caller each day, or rests on no date", async () => {
  const root = new URL("../../src/", import.meta.url);
  const rules = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".rules.sql"))
    .map((path) => readFileSync(new URL(path, root), "utf8"));
  const kept = [
    ...rules
      .join("\n")
      .matchAll(/FUNCTION tc\.((?:refresh|compute|watch|close)_\w+)\([^)]*\) RETURNS (?!trigger)/g),
  ].map(([, name]) => String(name));
  const [called] =
    await at.admin`select string_agg(prosrc || coalesce(pg_get_function_sqlbody(oid), ''), ' ') as text
    from pg_proc where pronamespace = 'tc'::regnamespace and proname ~ '^job_'`;
  const idle = kept.filter((name) => !String(called?.text).includes(`tc.${name}(`));
  expect(idle.sort()).toEqual(["refresh_payee_accounts", "refresh_protective", "refresh_report_addressees"]);
});

test("missed days are caught up in order, and each run is written down", async () => {
  expect(await due(at.one)).toEqual([]);
  await at.setToday("2026-11-26");
  const results = await due(at.one);
  expect(results.map(({ day, job }) => `${day} ${job}`)).toEqual(
    ["2026-11-24", "2026-11-25", "2026-11-26"].flatMap((day) => jobs.map(({ name }) => `${day} ${name}`)),
  );
  expect(notDone(results)).toEqual([]);
  const written = await at.admin`select job, day::text, outcome, rows_changed as changed, error_code as code
    from job_run where day > '2026-11-23' order by id`;
  expect([...written]).toEqual(results);
  expect(await due(at.one)).toEqual([]);
});

test("of several processes at once each job of a day is done by one", async () => {
  await at.setToday("2026-11-24");
  await Promise.all([due(at.one), due(at.other), due(at.one), due(at.other)]);
  const rows =
    await at.admin`select job, count(*)::int as runs from job_run where day = '2026-11-24' group by 1`;
  expect(rows.map(({ runs }) => runs)).toEqual(jobs.map(() => 1));
});

test("a job that fails half-way leaves nothing but its record, and holds up its own later days alone", async () => {
  await at.setToday("2026-11-25");
  await at.replaced(
    "update post set vacant_since = '1999-01-01' where status = 'vacant'; perform 1/0;",
    async () => {
      const results = await due(at.one);
      expect(notDone(results)).toEqual([["2026-11-24", "posts", "failed", "22012"]]);
      expect(results.filter(({ day }) => day === "2026-11-25")).toHaveLength(jobs.length - 1);
      expect(await runJob(at.one, "posts", "2026-11-25")).toMatchObject({ outcome: "waits" });
      expect(await at.admin`select from post where vacant_since = '1999-01-01'`).toHaveLength(0);
    },
  );
  expect((await due(at.one)).map(({ day, job, outcome }) => [day, job, outcome])).toEqual([
    ["2026-11-24", "posts", "done"],
    ["2026-11-25", "posts", "done"],
  ]);
});

test("what a transaction is refused for at its end alone fails in the job", async () => {
  await at.setToday("2026-11-24");
  const late = `update payment_batch set line_count = line_count + 1
    where id = (select id from payment_batch where status = 'prepared' limit 1);`;
  await at.replaced(late, async () => {
    expect(await runJob(at.one, "posts", "2026-11-24")).toMatchObject({ outcome: "failed", code: "23514" });
  });
});

test("no day is done ahead, no unknown job at all; again repeats what is done", async () => {
  expect(await runJob(at.one, "posts", "2026-11-24")).toMatchObject({ outcome: "ahead" });
  for (const name of ["days", "no-such", "posts(date,date); drop table post; --", '"x'])
    expect(await runJob(at.one, name as never, "2026-11-23")).toMatchObject({ outcome: "unknown" });
  expect(await runJob(at.one, "posts", "2026-11-23")).toMatchObject({ outcome: "done-before" });
  expect(await runJob(at.one, "posts", "2026-11-23", true)).toMatchObject({ outcome: "done" });
});
