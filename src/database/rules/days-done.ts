// What was done, was done on a day that has come: whatever counts it counts it today. Made here from the tables as they are: a
// day or an instant is one of doing, unless its column is one of those that may lie ahead.
import type { TransactionSql } from "postgres";
import { type Declaration, declare } from "./parse-declarations.ts";

/** Beside which declarations they stand. */
const path = "database/rules/kept.rules.sql";

/**
 * Validity, what falls due, what is planned; days of the calendar; when a job ran or rights came into force, by the clock and not by the calendar; and what
 * is only ever asked whether it is there.
 */
const mayLieAhead = [
  ...["valid_from", "valid_to", "due_on", "due_at", "review_on", "from_day"],
  ...["effective_at", "expires_at", "valid_until"],
  ...["planned_on", "housing_planned_on", "school_planned_on", "moves_on"],
  ...["policy_change.judged_at", "policy_change.in_force_at", "policy_effect.in_force_at"],
  ...["approved_at", "in_force_from", "in_force_until"].map((name) => `policy_edition.${name}`),
  ...["workday_calendar.day", "job_run.started_at", "job_run.finished_at", "created_at", "archived_at"],
];

/** Years that are told of once they have begun: a count, a budget or a plan may be of one to come. */
const begun: Readonly<Record<string, string>> = {
  pay_comparison: "make_date(NEW.fiscal_year, 1, 1)",
  school_condition: "make_date(NEW.school_year, 9, 1)",
  management_review: "make_date(NEW.school_year, 9, 1)",
  nutrition_pupil_term: "make_date(NEW.school_year, 9, 1)",
};

interface DaysOf {
  readonly table: string;
  readonly days: readonly string[] | null;
  readonly instants: readonly string[] | null;
}

const daysOfTables = (tx: TransactionSql): Promise<readonly DaysOf[]> =>
  tx<DaysOf[]>`
    select c.relname as table, array_to_json(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'date'::regtype)) as days,
        array_to_json(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid <> 'date'::regtype)) as instants
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid in ('date'::regtype, 'timestamptz'::regtype)
        and not array[a.attname::text, c.relname || '.' || a.attname] && string_to_array(${mayLieAhead.join(",")}, ',')
      group by c.relname order by 1`;

/** After the rules that say more of a day, by name. Asked of a row once more whenever one of its days is named. */
function dayCome({ table, days, instants }: DaysOf): Declaration {
  const year = begun[table];
  const columns = [...(days ?? []), ...(instants ?? []), ...(year?.match(/\w+_year/g) ?? [])];
  const ahead = [
    ...(year === undefined ? [] : [`${year} > tc.today()`]),
    ...(days ?? []).map((column) => `NEW."${column}" > tc.today()`),
    ...(instants ?? []).map((column) => `(NEW."${column}" AT TIME ZONE 'Asia/Shanghai')::date > tc.today()`),
  ];
  return declare(
    path,
    `CREATE TRIGGER zz_day_come AFTER INSERT OR UPDATE OF ${columns.join(", ")} ON "${table}"
  FOR EACH ROW WHEN (${ahead.join(" OR ")}) EXECUTE FUNCTION tc.day_ahead('{${columns.join(",")}}')`,
  );
}

/** Of no table: what changes when all of them have to be made anew. */
export const daysDoneText = [
  ...mayLieAhead,
  ...Object.values(begun),
  dayCome({ table: "t", days: ["done_on"], instants: ["done_at"] }).sql,
].join("\n");

/** For the tables as they are now: asked once the migrations of tables have run. */
export async function daysDoneRules(tx: TransactionSql): Promise<readonly Declaration[]> {
  const dated = await daysOfTables(tx);
  const undated = Object.keys(begun).filter((name) => !dated.some(({ table }) => table === name));
  return [...dated, ...undated.map((table) => ({ table, days: null, instants: null }))].map(dayCome);
}
