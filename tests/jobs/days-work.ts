// A database of its own whose calendar a test sets, and connections of the jobs' login as two servers have them.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll } from "vitest";
import { openJobsPool } from "../../src/database/pools.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

export interface DaysWork {
  readonly database: TestDatabase;
  readonly admin: Sql;
  readonly one: Sql;
  readonly other: Sql;
  /** The civil day from now on; what was done for later days than the sample's, was not. */
  setToday(day: string): Promise<void>;
  /** One of the jobs, `posts`, does this instead until the work is over. */
  replaced(statements: string, work: () => Promise<void>): Promise<void>;
}

/** The rules' only clock, as its owner may set it. */
export const setToday = (admin: Sql, day: string) =>
  admin.unsafe(
    `create or replace function tc.today() returns date language sql stable parallel safe return date '${day}'`,
  );

/** The same for many days: the day stands in a row, so that no plan is made anew for each. */
export async function openCalendar(admin: Sql): Promise<(day: string) => Promise<unknown>> {
  await admin`create table if not exists tc.calendar_day as select date '2000-01-01' as day`;
  await admin`create or replace function tc.today() returns date language sql stable parallel safe
    return (select c.day from tc.calendar_day c)`;
  return (day) => admin`update tc.calendar_day set day = ${day}`;
}

export function openDaysWork(): DaysWork {
  const opened: { -readonly [K in "database" | "admin" | "one" | "other"]?: DaysWork[K] } = {};
  const given = <K extends keyof typeof opened>(name: K): DaysWork[K] => {
    const it = opened[name];
    if (it === undefined) throw new Error(`${name} is not open`);
    return it as DaysWork[K];
  };
  beforeAll(async () => {
    const database = await cloneDatabase();
    const connect = () => openJobsPool(database.runtimeUrl, database.logins);
    const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
    Object.assign(opened, { database, admin, one: connect(), other: connect() });
  });
  afterAll(async () => {
    await Promise.all([given("admin"), given("one"), given("other")].map((sql) => sql.end({ timeout: 5 })));
    await given("database").drop();
  });
  return {
    get database() {
      return given("database");
    },
    get admin() {
      return given("admin");
    },
    get one() {
      return given("one");
    },
    get other() {
      return given("other");
    },
    async setToday(day) {
      await setToday(given("admin"), day);
      // Days that were done ahead are to be done again.
      await given(
        "admin",
      ).unsafe(`alter table job_run disable trigger zz_derived; delete from job_run where day > '2026-11-23';
        alter table job_run enable trigger zz_derived`);
    },
    async replaced(statements, work) {
      const admin = given("admin");
      const [was] = await admin`select pg_get_functiondef('tc.job_posts(date, date)'::regprocedure) as text`;
      await admin.unsafe(`create or replace function tc.job_posts(since date, day date) returns integer
        language plpgsql as $$ begin ${statements} return 1; end $$`);
      await work().finally(() => admin.unsafe(String(was?.text)));
    },
  };
}
