// What may be told of few persons against whoever subtracts, divides and knows all the rest. A count is hidden if at least
// five values of it, everything else as it is, give the same answers: in each cube, and in each column that the reader's
// login may select of what changes with the count. So nobody can tell them apart, neither an outsider, nor a school with
// its own figures, nor all schools but one together. Rests on no rule of suppression: the database alone answers.
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { withAdmin } from "./twins.ts";

/** One kind of count: where its numbers are, and what a person more or less changes beside it. */
interface Kind {
  readonly readers: readonly string[];
  /** Rows of `key` and `n`. */
  readonly counts: string;
  readonly tables: readonly string[];
  /** Statements that make the count of $key to n + d. */
  readonly change: (key: string, n: number, d: number) => string;
  /** What the sample has none of; with the hostile data. */
  readonly plant?: string;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const partOf = (key: string): readonly string[] => key.split("/").map(quote);

/** As many rows more like the first of them, or fewer. */
const rows = (table: string, where: string, d: number): string =>
  d < 0
    ? `delete from ${table} where id in (select id from ${table} where ${where} order by id limit ${-d});`
    : `insert into ${table} select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'child_id', gen_random_uuid(),
         'student_id', gen_random_uuid(), 'teacher_id', gen_random_uuid()))).* from (select r from ${table} r where ${where} order by id limit 1) x(r),
         generate_series(1, ${d});`;

const latest = `select distinct on (school_id, school_year, grade) * from school_headcount where certified_on is not null
  and archived_at is null order by school_id, school_year, grade, as_of desc`;

/** The number that a school is funded for at least: the rule's, or half of it, as if it had been forgotten. */
const leastOf = (school: string): string =>
  `case when ('x' || substr(md5(${school}::text), 1, 2))::bit(8)::int % 3 = 0 then 50 else 100 end`;

/** Changes small schools in full agreement: both stages share the least number, the amount stays in proportion to what is due. */
const shareLeast = (where: string, change: string): string => {
  const amounts = (amount: string) => `
    update allocation f set amount_fen = ${amount}, central_fen = ${amount}, municipal_fen = 0, district_fen = 0
      from (select h.school_id, h.fiscal_year, sum(h.funded::bigint * s.amount_fen) as due from funding_headcount h join fund_standard s on s.id = h.standard_id
        where h.item = 'small-school' and h.archived_at is null group by 1, 2) w
      where (w.school_id, w.fiscal_year) = (f.school_id, f.fiscal_year) and f.item = 'small-school' and ${where};`;
  return `${amounts("round(f.amount_fen * 1000000 / w.due)")} ${change}
    update funding_headcount f set funded = tc.share_of_stage(f.stage, f.actual, w.pupils, greatest(w.pupils, ${leastOf("f.school_id")}))
      from (select school_id, fiscal_year, sum(actual) as pupils from funding_headcount where item = 'small-school' and archived_at is null
        group by 1, 2) w where (w.school_id, w.fiscal_year) = (f.school_id, f.fiscal_year) and f.item = 'small-school' and ${where};
    ${amounts("floor(f.amount_fen * w.due / 1000000)")}`;
};

const hash = (of: string, below: number): string =>
  `('x' || substr(md5(${of}::text), 1, 4))::bit(16)::int % ${below}`;

const kinds: Readonly<Record<string, Kind>> = {
  "pupils of a school and stage": {
    readers: ["tc_public", "tc_village"],
    counts: `select school_id || '/' || school_year || '/' || stage as key, sum(students)::int as n from (${latest}) h
      group by school_id, school_year, stage having max(students) >= 0`,
    tables: [
      "school_headcount",
      "nutrition_school_month",
      "canteen_account",
      "funding_headcount",
      "allocation",
    ],
    // The pupil eats, and so weighs in the canteen's account; what it spends on staff is not known to outsiders.
    change: (key, n, d) => {
      const [school, year, stage] = partOf(key);
      return `update school_headcount set students = students + ${d}, boarders = least(boarders, students + ${d}) where id = (select id from (${latest}) h
          where school_id = ${school} and school_year = ${year} and stage = ${stage} order by students desc limit 1);
        update canteen_account a set food_fen = (a.food_fen::numeric / m.covered * (m.covered + ${d}))::int,
            staff_fen = (a.staff_fen::numeric / m.covered * (m.covered + ${d}))::int, other_fen = (a.other_fen::numeric / m.covered * (m.covered + ${d}))::int,
            subsidy_fen = 0
          from nutrition_school_month m where m.school_id = a.school_id and m.month = a.month and a.school_id = ${school} and m.covered + ${d} > 0 and m.covered > 0;
        update nutrition_school_month set enrolled = enrolled + ${d}, eligible = eligible + ${d}, covered = covered + ${d},
            meals_served = least(meals_served, greatest(0, (covered + ${d}) * meal_days))
          where school_id = ${school} and covered + ${d} >= 0;
        update allocation a set amount_fen = a.amount_fen + ${d} * s.amount_fen, central_fen = a.central_fen + ${d} * s.amount_fen
          from funding_headcount f join fund_standard s on s.id = f.standard_id
          where (f.school_id, f.fiscal_year, f.item) = (a.school_id, a.fiscal_year, a.item) and f.school_id = ${school} and f.stage = ${stage}
            and f.item <> 'special-education' and f.funded = ${n} and a.central_fen + ${d} * s.amount_fen >= 0;
        update funding_headcount f set funded = funded + ${d}, actual = actual + ${d} where school_id = ${school} and stage = ${stage}
          and f.item <> 'special-education' and funded = ${n} and actual + ${d} >= 0;`;
    },
  },
  "pupils that a school is funded for": {
    readers: ["tc_public"],
    counts: `select f.school_id || '/' || f.fiscal_year || '/' || f.item || '/' || f.stage as key, f.funded as n from funding_headcount f
      join allocation a using (school_id, fiscal_year, item) where f.item <> 'special-education' and a.published_on is not null and f.archived_at is null`,
    tables: ["funding_headcount", "allocation"],
    change: (key, n, d) => {
      const [school, year, item, stage] = partOf(key);
      return `update allocation a set amount_fen = a.amount_fen + ${d} * s.amount_fen, central_fen = a.amount_fen + ${d} * s.amount_fen, municipal_fen = 0, district_fen = 0
          from funding_headcount f join fund_standard s on s.id = f.standard_id where f.stage = ${stage}
            and (f.school_id, f.fiscal_year, f.item) = (a.school_id, a.fiscal_year, a.item) and f.school_id = ${school} and f.fiscal_year = ${year} and f.item = ${item};
        update funding_headcount set funded = ${n + d} where school_id = ${school} and fiscal_year = ${year} and item = ${item} and stage = ${stage};`;
    },
  },
  "pupils of a stage of a school funded by the least number": {
    readers: ["tc_public"],
    counts: `select f.school_id || '/' || f.fiscal_year || '/' || f.stage as key, f.actual as n from funding_headcount f
      join published_funding p using (school_id, fiscal_year) join (select school_id, fiscal_year, sum(funded) as funded, sum(actual) as pupils
        from funding_headcount where item = 'small-school' and archived_at is null group by 1, 2) w using (school_id, fiscal_year)
      where f.item = 'small-school' and f.archived_at is null and w.funded = greatest(w.pupils, ${leastOf("f.school_id")})`,
    tables: ["funding_headcount", "allocation"],
    change: (key, _n, d) => {
      const [school, year, stage] = partOf(key);
      const books = `f.school_id = ${school} and f.fiscal_year = ${year}`;
      return shareLeast(
        books,
        `update funding_headcount f set actual = actual + ${d} where ${books} and stage = ${stage} and item = 'small-school' and archived_at is null;`,
      );
    },
    // The other stage beside it, half of the schools around a hundred together; standards that no rounding hides a pupil of.
    plant: shareLeast(
      "true",
      `update fund_standard set amount_fen = amount_fen * 10 where item = 'small-school';
      update funding_headcount set actual = ${hash("id", 40)} where item = 'small-school';
      insert into funding_headcount select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'stage', s.stage, 'standard_id', s.id,
          'actual', case when ${hash("f.school_id", 2)} = 0 then 96 - f.actual + ${hash("f.id", 9)} else ${hash("f.id", 40)} end))).*
        from funding_headcount f join (select distinct on (stage) * from fund_standard where item = 'small-school' order by stage, valid_from desc) s
          on s.stage <> f.stage where f.item = 'small-school' and (select count(distinct stage) from funding_headcount h
            where (h.school_id, h.fiscal_year, h.item) = (f.school_id, f.fiscal_year, f.item)) = 1;`,
    ),
  },
  "pupils not fed in a month": {
    readers: ["tc_guardian", "tc_leader"],
    counts: `select id::text as key, uncovered as n from nutrition_school_month where published_on is not null and covered > 9 and archived_at is null`,
    tables: ["nutrition_school_month", "canteen_account"],
    change: (key, _n, d) => `
      update canteen_account a set food_fen = (a.food_fen::numeric / m.covered * (m.covered - ${d}))::int,
          staff_fen = (a.staff_fen::numeric / m.covered * (m.covered - ${d}))::int, other_fen = (a.other_fen::numeric / m.covered * (m.covered - ${d}))::int,
          subsidy_fen = 0
        from nutrition_school_month m where m.school_id = a.school_id and m.month = a.month and m.id = ${quote(key)};
      update nutrition_school_month set covered = covered - ${d}, meals_served = least(meals_served, (covered - ${d}) * meal_days) where id = ${quote(key)};`,
  },
  "pupils with a reason not to be fed": {
    readers: ["tc_leader"],
    counts: `select term_school_id || '/' || school_year || '/' || term || '/' || reason_uncovered as key, count(*)::int as n
      from nutrition_pupil_term where reason_uncovered is not null and archived_at is null group by 1`,
    tables: ["nutrition_pupil_term"],
    change: (key, _n, d) => {
      const [school, year, term, reason] = partOf(key);
      const where = `term_school_id = ${school} and school_year = ${year} and term = ${term} and reason_uncovered = ${reason}`;
      // Whoever is fed after all stays on the list.
      return d > 0
        ? rows("nutrition_pupil_term", where, d)
        : `update nutrition_pupil_term set covered = true, reason_uncovered = null
            where id in (select id from nutrition_pupil_term where ${where} order by id limit ${-d});`;
    },
  },
  "pupils with a finding": {
    readers: ["tc_leader", "tc_education"],
    counts: `select measuring_school_id || '/' || school_year || '/' || status as key, count(*)::int as n from growth_record where archived_at is null group by 1`,
    tables: ["growth_record"],
    change: (key, _n, d) => {
      const [school, year, status] = partOf(key);
      return rows(
        "growth_record",
        `measuring_school_id = ${school} and school_year = ${year} and status = ${status}`,
        d,
      );
    },
  },
  "children in difficulty of a township": {
    readers: ["tc_leader"],
    counts: `select residence_township_id::text as key, count(*)::int as n from difficulty_record where status = 'confirmed' and archived_at is null
      and valid_from <= tc.today() and (valid_to is null or valid_to > tc.today()) group by 1`,
    tables: ["difficulty_record"],
    change: (key, _n, d) =>
      rows(
        "difficulty_record",
        `residence_township_id = ${quote(key)} and status = 'confirmed' and archived_at is null
      and valid_from <= tc.today() and (valid_to is null or valid_to > tc.today())`,
        d,
      ),
  },
  "children who come of age in a township": {
    readers: ["tc_leader", "tc_planning"],
    counts: `select id::text as key, children as n from school_age_count where archived_at is null`,
    tables: ["school_age_count"],
    change: (key, n, d) => `update school_age_count set children = ${n + d} where id = ${quote(key)};`,
  },
  "teachers of a tier in a township": {
    readers: ["tc_leader"],
    counts: `select township_id || '/' || month || '/' || tier_id as key, count(*)::int as n from rural_subsidy_due where tier_id is not null
      and archived_at is null and due_fen > 0 group by 1`,
    tables: ["rural_subsidy_due"],
    // A teacher more may be one to whom nothing is due, or a full amount: either hides the number.
    change: (key, _n, d) => {
      const [township, month, tier] = partOf(key);
      return rows(
        "rural_subsidy_due",
        `township_id = ${township} and month = ${month} and tier_id = ${tier} and due_fen > 0`,
        d,
      );
    },
  },
};

/** Every column that the login may select of these relations, of all rows: more than any policy of rows lets it see. */
async function answers(
  sql: postgres.TransactionSql,
  login: string,
  tables: readonly string[],
): Promise<string> {
  const names = tables.map(quote).join(", ");
  const columns =
    await sql.unsafe(`select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and (c.relname in (${names}) or c.oid in (select r.ev_class from pg_depend p join pg_rewrite r on r.oid = p.objid
        where p.classid = 'pg_rewrite'::regclass and p.refobjid in (select oid from pg_class where relname in (${names}))))
      and has_column_privilege('${login}', c.oid, a.attnum, 'select') group by 1 order by 1`);
  const parts = columns.map(
    ({ name, columns: list }) =>
      `select '${name}' as name, md5(string_agg(r::text, '|' order by r::text)) as md5 from (select ${list} from public.${name}) r`,
  );
  const told = await sql.unsafe(parts.join(" union all ") || "select 1 where false");
  return JSON.stringify(told.map(({ name, md5 }) => [name, md5]));
}

const undone = new Error("undone");
async function undo(
  sql: postgres.TransactionSql,
  work: (sql: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  await sql
    .savepoint(async (inner) => {
      await work(inner);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
}

interface Attacked {
  readonly key: string;
  readonly n: number;
  readonly possible: readonly number[];
}

async function attack(
  sql: postgres.TransactionSql,
  kind: Kind,
  reader: string,
  most: number,
): Promise<readonly Attacked[]> {
  // The smallest counts, where little hides, and as many of any size.
  const counts = await sql.unsafe<{ key: string; n: number }[]>(`with c as (${kind.counts}),
    few as (select * from c order by n, md5(key) limit ${most}), others as (select * from c order by md5(key) limit ${most})
    select * from few union select * from others`);
  const before = await answers(sql, reader, kind.tables);
  const found: Attacked[] = [];
  for (const { key, n } of counts) {
    const possible = [n];
    for (let d = -4; d <= 4; d += 1) {
      if (d === 0 || n + d < 0 || possible.length === 5) continue;
      await undo(sql, async (inner) => {
        await inner.unsafe(kind.change(key, n, d));
        if ((await answers(inner, reader, kind.tables)) === before) possible.push(n + d);
      });
    }
    found.push({ key, n, possible });
  }
  return found;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** Small numbers and thresholds everywhere. */
const hostile = `update school_headcount set students = ('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 7, boarders = 0;
  update school_age_count set children = ('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 12;
  update nutrition_school_month set covered = greatest(covered - ('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 9, 0), meals_served = 0;`;

test.each(
  Object.entries(kinds).flatMap(([name, kind]) =>
    kind.readers.flatMap(
      (reader) =>
        [
          [name, reader, "sample", ""],
          [name, reader, "hostile data", hostile],
        ] as const,
    ),
  ),
)(
  "%s: %s cannot tell one from fewer than five values, in the %s",
  async (name, reader, data, plant) => {
    await withAdmin(database, async (sql) => {
      await sql
        .begin(async (tx) => {
          await tx.unsafe("set local session_replication_role = replica");
          const kind = kinds[name];
          if (kind === undefined) throw new Error(name);
          await tx.unsafe(plant);
          if (plant !== "" && kind.plant !== undefined) await tx.unsafe(kind.plant);
          const attacked = await attack(tx, kind, reader, kind.plant === undefined ? 6 : 12);
          const narrowest = Math.min(...attacked.map(({ possible }) => possible.length));
          console.log(`${name}, ${reader}, ${data}: ${attacked.length} attacked, narrowest ${narrowest}`);
          expect(attacked.length).toBeGreaterThan(3);
          expect(attacked.filter(({ possible }) => possible.length < 5)).toEqual([]);
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        });
    });
  },
  60_000,
);
