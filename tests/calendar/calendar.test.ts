// The district lives for four hundred days: each day its work is done, what was entered takes effect on its day, neither before
// nor after, nothing is stale, what is closed stays; all of it comes out the same again, and as the loops have it.
import postgres, { type Sql } from "postgres";
import { expect, test } from "vitest";
import { openCalendar } from "../jobs/days-work.ts";
import { recompute } from "../oracle/computed/recompute.ts";
import { firstState } from "../support/replay.ts";
import { cloneDatabase } from "../support/test-database.ts";
import { testToday } from "../support/test-keys.ts";
import { dayAfter, enter, entersOn, everything, holds, live, turnsOn } from "./life.ts";
import { planted } from "./planted-days.ts";
import { openStale } from "./stale.ts";

const lastDay = dayAfter(testToday, 400);

/** What was told of periods that are over: dues of months, eligibility, staff, cubes and kept figures of school years. */
const closedFigures = `
  select 'due ' || month as period, md5(string_agg(concat_ws('/', teacher_id, school_id, due_fen, reason), ';' order by teacher_id)) as figures
    from rural_subsidy_due where month + interval '1 month' < tc.today() group by month
  union all select 'eligible ' || school_year, md5(string_agg(concat_ws('/', teacher_id, eligible, reason), ';' order by teacher_id))
    from rotation_eligibility where make_date(school_year, 10, 1) <= tc.today() group by school_year
  union all select 'staff ' || school_year, md5(string_agg(concat_ws('/', school_id, quota, occupied, non_quota, seconded), ';' order by school_id))
    from school_quota where make_date(school_year + 1, 9, 1) <= tc.today() group by school_year
  union all select 'kept ' || measure || period_from || period_to, md5(string_agg(concat_ws('/', row_id, value), ';' order by row_id))
    from closed_figure where latest group by measure, period_from, period_to
  union all select name || school_year, md5(string_agg(line::text, ';' order by line::text)) from (
    select 'rotation ' as name, school_year, to_jsonb(c) as line from rotation_cube c
    union all select 'large ', school_year, to_jsonb(c) from large_class_cube c
    union all select 'pupils ', school_year, to_jsonb(c) from enrolment_cube c) told
    where make_date(school_year + 1, 9, 1) <= tc.today() group by name, school_year`;

function openLook() {
  const wrong: string[] = [];
  const closed = new Map<string, string>();
  let stale: Awaited<ReturnType<typeof openStale>> | undefined;
  const look = async (admin: Sql, day: string): Promise<void> => {
    if (!entersOn(day) && !turnsOn(day) && new Date(day).getUTCDay() !== 1) return;
    stale ??= await openStale(admin);
    for (const line of await stale(admin, day)) wrong.push(`${day}: stale is ${line}`);
    for (const one of planted.filter(({ entered }) => entered <= day)) {
      const now = await holds(admin, one);
      if (now !== day >= one.due) wrong.push(`${day}: ${one.name} ${now ? "is early" : "is late"}`);
    }
    for (const { period, figures } of await admin.unsafe(closedFigures)) {
      if ((closed.get(period) ?? figures) !== figures) wrong.push(`${day}: changed is ${period}`);
      closed.set(period, figures);
    }
  };
  return { wrong, closed, look };
}

test("four hundred days, and once more under a server that sleeps", { timeout: 900_000 }, async () => {
  const [database, twin] = [await cloneDatabase(), await cloneDatabase()];
  const { wrong, closed, look } = openLook();
  const days = { from: dayAfter(testToday, 1), to: lastDay };
  const first = await firstState(database.adminUrl);
  try {
    const undone = await live(database, { ...days, wakes: () => true, look });
    expect({ wrong, undone }).toEqual({ wrong: [], undone: [] });
    // Months, and the school years that ended or whose September is over.
    expect([...closed.keys()].filter((period) => period.startsWith("due")).length).toBeGreaterThan(12);
    expect([...closed.keys()].filter((period) => !period.startsWith("due")).length).toBeGreaterThan(3);
    // For up to a fortnight at a time, after which it catches up; nobody looks.
    const wakes = (day: string) => day === lastDay || Date.parse(day) % (14 * 86_400_000) === 0;
    expect(await live(twin, { ...days, wakes })).toEqual([]);
    expect(await everything(twin)).toEqual(await everything(database));
    const told = await first.replay();
    console.log(`replayed: ${told.changes.length} changes of ${told.rows} rows`);
    expect(told.wrong).toEqual([]);
    expect(told.changes.filter(({ command }) => command?.startsWith("job:")).length).toBeGreaterThan(1_000);
    const again = await recompute(database.adminUrl, lastDay);
    console.log(`recomputed: ${again.cells} cells after four hundred days`);
    expect(again.wrong).toEqual([]);
  } finally {
    await first.close();
    await Promise.all([database.drop(), twin.drop()]);
  }
});

test("without the day's work it would be noticed: each kind of copy goes stale, and what was entered is late", async () => {
  const database = await cloneDatabase();
  const admin = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const setToday = await openCalendar(admin);
    const day = "2027-07-01";
    const entered = planted.filter((one) => one.entered <= day);
    for (const one of entered.sort((a, b) => a.entered.localeCompare(b.entered))) {
      await setToday(one.entered);
      await enter(admin, one);
    }
    await setToday(day);
    const stale = await openStale(admin);
    expect(
      (await stale(admin, day)).map((line) => line.replace(/ \(\d+\)$/, "")).sort(),
    ).toMatchInlineSnapshot(`
      [
        "a child's townships and school",
        "a lead of somebody away",
        "a number of an account",
        "a post",
        "a record of a child of sixteen",
        "a teacher's school and township",
        "the count of those who come of age",
        "the staff of a school or pool in its quota",
        "what villages see of them",
        "who is in care",
      ]
    `);
    const late: string[] = [];
    for (const one of entered) if (!(await holds(admin, one))) late.push(one.name);
    expect(late.sort()).toMatchInlineSnapshot(`
      [
        "a family that moves",
        "a left-behind child that moves",
        "a move to another school",
        "a pupil that changes school",
        "a retirement",
        "a sixteenth birthday",
      ]
    `);
  } finally {
    await admin.end();
    await database.drop();
  }
});
