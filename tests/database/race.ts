// Two writers at READ COMMITTED, each on a real connection of its own: the first holds what it wrote while the second begins,
// and commits once the second waits for it or is done. A clone for each race: what is committed stays.
import postgres, { type Sql } from "postgres";
import { expect, test } from "vitest";
import { cloneDatabase } from "../support/test-database.ts";
import { newId } from "./school-statements.ts";

export interface Race {
  /** Committed before either begins. */
  readonly before?: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Asked when both are done. */
  readonly left?: string;
}

/** Two writes, one and the other: what the other is refused by when it comes second, and the one. */
export interface Case extends Pick<Race, "before"> {
  readonly of: string;
  readonly one: readonly string[];
  readonly other: readonly string[];
  /** What refuses the other after the one; without it both are taken. */
  readonly refuses?: string;
  /** What refuses the one after the other. Left out where that order may be: then it is not run. */
  readonly back?: string;
  /** What refuses the one at its end, the other having come and gone: a deferred rule. */
  readonly late?: string;
  /** What is wrong afterwards: it gives no row. */
  readonly wrong?: string;
}

const single = { max: 1, onnotice: () => {}, fetch_types: false } as const;
const hundredth = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

/** "taken", or the name that refused, deferred or not. */
async function outcome(sql: Sql, statements: readonly string[], held: () => Promise<void>): Promise<string> {
  try {
    await sql.unsafe("begin isolation level read committed");
    for (const statement of statements) await sql.unsafe(statement);
    await held();
    await sql.unsafe("commit");
    return "taken";
  } catch (error) {
    await sql.unsafe("rollback");
    if (!(error instanceof postgres.PostgresError)) throw error;
    return error.constraint_name ?? error.message;
  }
}

/** What the two came to, and what was asked of it. */
export async function race({ before = [], first, second, left }: Race): Promise<readonly unknown[]> {
  const database = await cloneDatabase();
  const [one, two, watch] = [0, 1, 2].map(() => postgres(database.ownerUrl, single)) as [Sql, Sql, Sql];
  try {
    for (const statement of before) await watch.unsafe(statement);
    const [backend] = await two`select pg_backend_pid() as pid`;
    let other: Promise<string> | undefined;
    let over = false;
    const waits = async (): Promise<boolean> => {
      const [row] =
        await watch`select wait_event_type = 'Lock' as locked from pg_stat_activity where pid = ${backend?.pid}`;
      return row?.locked === true;
    };
    const leader = await outcome(one, first, async () => {
      other = outcome(two, second, async () => {}).finally(() => {
        over = true;
      });
      while (!over && !(await waits())) await hundredth();
    });
    const outcomes = [leader, (await other) ?? "never begun"];
    return left === undefined ? outcomes : [...outcomes, [...(await watch.unsafe(left))]];
  } finally {
    await Promise.all([one, two, watch].map((sql) => sql.end({ timeout: 5 })));
    await database.drop();
  }
}

/** A test for each case, in both orders where both are said. */
export function prove(cases: readonly Case[]): void {
  for (const { of, one, other, refuses = "taken", back, late, before, wrong } of cases) {
    const rest = { ...(before && { before }), ...(wrong && { left: wrong }) };
    const none = wrong === undefined ? [] : [[]];
    test(of, async () => {
      const [ahead, behind] = late === undefined ? ["taken", refuses] : [late, "taken"];
      expect(await race({ ...rest, first: one, second: other })).toEqual([ahead, behind, ...none]);
      if (back !== undefined)
        expect(await race({ ...rest, first: other, second: one })).toEqual(["taken", back, ...none]);
    });
  }
}

/** A row like another one, in a table without generated columns. */
export const again = (
  table: string,
  where: string,
  differing: Readonly<Record<string, unknown>> = {},
): string =>
  `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(x) || '${JSON.stringify({ id: newId, ...differing })}')).* from ${table} x where ${where} order by x.id limit 1`;
