// What the database says of statements that are tried one after the other and then undone: that it took them, or what
// refused them.
import postgres, { type Sql } from "postgres";
import { saidOf, saidTrigger } from "../../src/database/rules/said.ts";
import { undone } from "./undone.ts";

type Result = postgres.RowList<postgres.Row[]>;

/** An insert as its owner loads what was elsewhere, in a state in which nothing begins here. */
export const loaded = (insert: string): string =>
  `set tongchou.history = off; ${insert}; reset tongchou.history`;

/** Of several statements sent as one, what the last of them gave that was no setting. */
const written = (told: Result | readonly Result[]): Result =>
  "command" in told
    ? told
    : (told.findLast(({ command }) => !/^(RE)?SET$/.test(command)) ?? written(told[0] as Result));

/** What each statement gave. */
function tried(sql: Sql, statements: readonly string[]): Promise<readonly Result[]> {
  return undone(sql, async (tx) => {
    const results: Result[] = [];
    for (const statement of statements) {
      const result = written(await tx.unsafe(statement));
      // A change of no row would be taken for nothing.
      if (result.count === 0 && !["SELECT", "SET"].includes(result.command))
        throw new Error(`no row: ${statement}`);
      results.push(result);
    }
    return results;
  });
}

function refusal(error: unknown): postgres.PostgresError {
  if (error instanceof postgres.PostgresError) return error;
  throw error;
}

const clock = "create or replace function tc.today() returns date language sql stable parallel safe return";
/** The rules' only clock, as its owner may set it. */
export const onDay = (day: string): string => `${clock} date '${day}'`;
export const onRealDay = `${clock} (now() at time zone 'Asia/Shanghai')::date`;
/** A guard out of the way of what another rule is asked for. */
export const off = (table: string, guard = "stays"): string =>
  `alter table ${table} disable trigger ${guard}`;

/** What was said of days that are over stays: out of the way of how rows that hang together are asked for. */
export const rewritable = (...tables: readonly string[]): readonly string[] =>
  tables.flatMap((table) => (saidOf[table] ?? []).map(([since]) => off(table, saidTrigger(table, since))));

/** A statement that a trigger of one's own gives, as deep as a rule's. */
export const byOwnTrigger = (statement: string): readonly string[] => [
  "create temp table own (id int)",
  `create function pg_temp.own() returns trigger language plpgsql as $own$ begin ${statement}; return null; end $own$`,
  "create trigger own after insert on own for each row execute function pg_temp.own()",
  "insert into own values (1)",
];

/** What an attempt comes to whose last statement touched one row. */
export const taken = "taken 1";

/**
 * The constraint that refused (what the refusal says, where it names none), or "taken" with the number of rows of the last
 * statement. What is deferred is checked as at the end. A refusal that is no check's has its SQLSTATE in front.
 */
export async function attemptOn(sql: Sql, ...statements: readonly string[]): Promise<string> {
  try {
    const results = await tried(sql, [...statements, "set constraints all immediate"]);
    return `taken ${results.at(-2)?.count}`;
  } catch (error) {
    const { code, constraint_name: constraint, message } = refusal(error);
    return `${code === "23514" ? "" : `${code} `}${constraint ?? message}`;
  }
}

/** The SQLSTATE that refused at once, or the rows that the last statement gave. What is deferred is left unchecked. */
export async function outcomeOn(sql: Sql, ...statements: readonly string[]): Promise<unknown> {
  try {
    return [...((await tried(sql, statements)).at(-1) ?? [])];
  } catch (error) {
    return refusal(error).code;
  }
}

/** Every closed period is corrected, with all that it rests on. */
export const openAll = `select tc.revise_period(daterange(period_from, period_to), '录入有误') from closed_figure
  where measure = 'closing' and latest and num_nonnulls(school_id, township_id) = 0 order by 1`;

/** A condition for the first living row of a table of which something holds. */
export const first = (table: string, where: string): string =>
  `id = (select id from ${table} where ${where} and archived_at is null order by id limit 1)`;
