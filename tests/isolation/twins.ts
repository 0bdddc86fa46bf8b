// Two databases that differ in nothing a caller may see: one as it is, one with every denied cell changed.
import postgres from "postgres";
import { loadDistrictRows } from "../oracle/district-rows.ts";
import type { World } from "../oracle/rules/index.ts";
import { cloneDatabase, type TestDatabase, templateOfSample } from "../support/test-database.ts";
import { testToday } from "../support/test-keys.ts";
import { askerOf, type NamedCaller } from "./callers.ts";
import { changeDenied } from "./change-denied.ts";
import { Cells } from "./denied-cells.ts";
import { addHidden, correctHeadcounts, plantSmallCells, removeHidden, thinOut } from "./hidden-rows.ts";

/** The sample thinned out, once for all. */
const thinned = templateOfSample("tongchou_thinned", async (adminUrl) => {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await thinOut(sql);
  await sql.unsafe("vacuum full analyze");
  await sql.end({ timeout: 5 });
});

export const thinnedDatabase = (): Promise<TestDatabase> => cloneDatabase(thinned);

/** Pupils of five townships in a year of their own; the second row differs in withheld cells only. */
const small = { plain: [2, 3, 9, 20, 30], changed: [1, 4, 9, 20, 30] } as const;

export async function plainDatabase(): Promise<TestDatabase> {
  const database = await thinnedDatabase();
  await withAdmin(database, (sql) => plantSmallCells(sql, small.plain));
  return database;
}

const worlds = new WeakMap<TestDatabase, Promise<World>>();

/** The rows of a database as they are when it is first asked for. */
export function worldOf(database: TestDatabase): Promise<World> {
  const known =
    worlds.get(database) ??
    loadDistrictRows(database.adminUrl).then((rows) => ({ rows, today: testToday }) satisfies World);
  worlds.set(database, known);
  return known;
}

/** The caller's other database; `plain`: the one it differs from. */
export async function changedDatabase(
  plain: TestDatabase,
  caller: NamedCaller,
): Promise<{ database: TestDatabase; cells: Cells }> {
  const world = await worldOf(plain);
  const database = await thinnedDatabase();
  const asker = await askerOf(database.adminUrl, caller);
  const cells = await withAdmin(database, async (sql) => {
    const found = await Cells.of(sql, asker, world);
    const seesCounts = found.shown("school_headcount", "students") !== "false";
    await plantSmallCells(sql, seesCounts ? small.plain : small.changed);
    await changeDenied(sql, found);
    await removeHidden(sql, found, 15);
    await addHidden(sql, found, 15);
    await correctHeadcounts(sql, found);
    // Of other people, too: nobody sees who else may ask.
    await sql`update tc.person set display_name = display_name || '改' where subject is distinct from ${caller.as ?? null}`;
    await sql`delete from tc.assignment where person_id in (
      select id from tc.person p where subject is distinct from ${caller.as ?? null}
        and not exists (select from tc.assignment a where a.person_id = p.id and tc.administers(a.role)) order by md5(id::text) limit 40)`;
    return found;
  });
  return { database, cells };
}

export async function withAdmin<T>(
  database: TestDatabase,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
