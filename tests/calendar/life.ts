// A stretch of the district's life: on each day what is planted is entered, the day's work is done by whoever is awake, and
// someone looks.
import postgres, { type Sql } from "postgres";
import { openJobsPool } from "../../src/database/pools.ts";
import { runDueDays } from "../../src/jobs/index.ts";
import { openCalendar } from "../jobs/days-work.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { type Planted, planted } from "./planted-days.ts";

const dayMs = 86_400_000;
export const dayAfter = (day: string, n: number): string =>
  new Date(Date.parse(day) + n * dayMs).toISOString().slice(0, 10);

export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** Whether a server is there on this day; what it missed it catches up. On days of what is planted one always is. */
  readonly wakes: (day: string) => boolean;
  readonly look?: (admin: Sql, day: string) => Promise<void>;
}

export const entersOn = (day: string): boolean => planted.some(({ entered }) => entered === day);
export const turnsOn = (day: string): boolean =>
  planted.some(({ due }) => due === day || dayAfter(due, -1) === day);

/** Returns what was not done. */
export async function live(
  database: TestDatabase,
  { from, to, wakes, look }: Stretch,
): Promise<readonly string[]> {
  const admin = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  const jobs = openJobsPool(database.runtimeUrl, database.logins);
  const failed: string[] = [];
  try {
    const setToday = await openCalendar(admin);
    for (let day = from; day <= to; day = dayAfter(day, 1)) {
      if (!wakes(day) && !entersOn(day) && !turnsOn(day)) continue;
      await setToday(day);
      for (const one of planted) if (one.entered === day) await enter(admin, one);
      await runDueDays(jobs, {
        goesOn: () => true,
        tell: ({ job, outcome, code }) => {
          if (outcome !== "done") failed.push(`${day} ${job} ${outcome} ${code}`);
        },
      });
      await look?.(admin, day);
    }
    return failed;
  } finally {
    await Promise.all([admin.end(), jobs.end()]);
  }
}

const named = ({ name }: Planted, sql: string): string =>
  sql.replaceAll(/\bevent\b/g, `tc.event_${name.replaceAll(/\W/g, "_")}`);

export async function enter(admin: Sql, one: Planted): Promise<void> {
  await admin.unsafe(named(one, `create table event as ${one.rows}`));
  if ((await admin.unsafe(named(one, "select from event"))).length === 0)
    throw new Error(`${one.name}: nobody is there for it`);
  await admin.begin(async (tx) => {
    await tx`set constraints all deferred`;
    for (const statement of one.statements) await tx.unsafe(named(one, statement));
  });
}

export async function holds(admin: Sql, one: Planted): Promise<boolean> {
  const [row] = await admin.unsafe(named(one, one.holds));
  return Object.values(row ?? {})[0] === true;
}

/** Every row of every table but what is drawn or taken from the clock, and how much there was to do at a time. */
export async function everything({ adminUrl }: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const tables = await admin`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
    const parts = tables.map(
      ({
        name,
      }) => `select '${name}' as name, md5(string_agg(line, chr(10) order by line)) as rows from (select (to_jsonb(t)
        - array['id', 'created_at', 'started_at', 'finished_at', 'rows_changed'])::text as line from "${name}" t) x`,
    );
    const rows = await admin.unsafe(parts.join(" union all "));
    return Object.fromEntries(rows.map(({ name, rows: digest }) => [name, digest]));
  } finally {
    await admin.end();
  }
}
