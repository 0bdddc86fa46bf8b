// What of the copies and counts is stale on a day: each written anew from its definition, sharing no function with the rules.
import type { Sql } from "postgres";

/** [from, to) holds the day. */
const lasts = (alias: string, day: string): string =>
  `${alias}.archived_at is null and ${alias}.valid_from <= ${day} and coalesce(${alias}.valid_to, 'infinity') > ${day}`;

/** Rows that are not what they should be, by what they are called. */
const questions = (d: string): Readonly<Record<string, string>> => ({
  "a child's townships and school": `
    select c.id from child c
      left join child_location h on h.child_id = c.id and h.kind = 'hukou' and ${lasts("h", d)}
      left join child_location r on r.child_id = c.id and r.kind = 'residence' and ${lasts("r", d)}
      left join (student s join enrolment e on e.student_id = s.id and s.archived_at is null and ${lasts("e", d)}) on s.child_id = c.id
     where (c.hukou_township_id, c.residence_township_id, c.school_id) is distinct from (h.township_id, r.township_id, e.school_id)`,
  "a teacher's school and township": `
    select t.id from teacher t left join personnel_relation r on r.teacher_id = t.id and ${lasts("r", d)}
     where (t.school_id, t.township_id) is distinct from (r.school_id, r.township_id)`,
  "a lead of somebody away": `
    select t.id from teacher t join personnel_relation r on r.teacher_id = t.id and r.quota_category is not null and ${lasts("r", d)}
      join staff_rule n on ${lasts("n", d)}
      left join lateral (select count(*) as secondments, min(p.valid_from) filter (where coalesce(p.valid_to, 'infinity') > ${d}) as since,
          bool_or(p.valid_from < date_trunc('month', ${d}) and coalesce(p.valid_to, 'infinity') > date_trunc('month', ${d} - interval '1 month')) as lent
        from teaching_placement p where p.teacher_id = t.id and p.kind = 'secondment' and p.archived_at is null) s on true
      left join lateral (select count(*) filter (where (m.status <> 'absent' or m.periods > 0) and m.month >= date_trunc('month', ${d} - n.absent_months * interval '1 month')) as there,
          count(*) filter (where m.status = 'leave' and m.month >= date_trunc('month', ${d} - (n.leave_months + 1) * interval '1 month')) as leave,
          bool_or(m.status = 'seconded' and m.month = date_trunc('month', ${d} - interval '1 month')) as said
        from presence_month m where m.teacher_id = t.id and m.archived_at is null and m.month < date_trunc('month', ${d})) m on true
     where t.suspected_away <> (m.there = 0 and exists (select from personnel_relation q where q.teacher_id = t.id and q.quota_category is not null
         and ${lasts("q", `date_trunc('month', ${d} - n.absent_months * interval '1 month')`)})
       or coalesce(s.since + n.secondment_months * interval '1 month' <= ${d}, false) or m.leave > n.leave_months
       or coalesce(m.said, false) and not coalesce(s.lent, false))`,
  "a post": `
    select p.id from post p where p.status <> 'frozen' and
      (p.status = 'filled') <> exists (select from appointment a where a.post_id = p.id and ${lasts("a", d)})
    union all select p.id from post p where p.status = 'vacant' and p.vacant_since <
      (select max(a.valid_to) from appointment a where a.post_id = p.id and a.archived_at is null and a.valid_to <= ${d})`,
  "the staff of a school or pool in its quota": `
    select q.id from school_quota q join lateral (select count(r.quota_category)::int as occupied, (count(*) - count(r.quota_category))::int as other
        from personnel_relation r where ${lasts("r", d)} and (r.school_id = q.school_id
          or q.school_id is null and r.unit = 'pool' and r.township_id = q.township_id)) n on true
     where q.archived_at is null and make_date(q.school_year, 9, 1) <= ${d} and make_date(q.school_year + 1, 9, 1) > ${d}
      and (q.occupied, q.non_quota) <> (n.occupied, n.other)`,
  "the ledger of large classes": `
    select c.id from school_class c join lateral (select count(*) as size from enrolment e where e.class_id = c.id and ${lasts("e", d)}) n on true
      left join large_class_case k on k.class_id = c.id and k.cleared_on is null and k.archived_at is null
     where c.archived_at is null and make_date(c.school_year + 1, 9, 1) > ${d} and (n.size >= 56 and k.id is null or k.latest_size <> n.size)`,
  "a record of a child of sixteen": `
    select r.id from left_behind_record r join child c on c.id = r.child_id
     where r.archived_at is null and r.closed_on is null and (c.birth_date + interval '16 years')::date <= ${d}`,
  "who is in care": `
    select coalesce(k.child_id, w.child_id) from care_contact k full join (
      select child_id from left_behind_record r where ${lasts("r", d)} union select child_id from entrusted_care e where ${lasts("e", d)}) w
        on w.child_id = k.child_id where k.child_id is null or w.child_id is null`,
  "what villages see of them": `
    select k.id from care_contact k join child c on c.id = k.child_id
      left join child_location l on l.child_id = c.id and l.kind = 'residence' and ${lasts("l", d)}
     where k.village_id is distinct from l.village_id or k.age_band is distinct from case
       when c.birth_date > (${d} - interval '6 years') then 'under-6' when c.birth_date > (${d} - interval '14 years') then '6-13'
       when c.birth_date > (${d} - interval '16 years') then '14-15' else '16+' end`,
  "a number of an account": `
    select p.id from rural_subsidy_payment p join payment_batch b on b.id = p.batch_id where p.account_cipher is not null and b.valid_to <= ${d}
    union all select g.id from student_aid_grant g join payment_batch b on b.id = g.batch_id where g.account_cipher is not null and b.valid_to <= ${d}`,
  "the count of those who come of age": `
    select n.id from school_age_count n where n.school_year > extract(year from ${d}) and n.as_of <> ${d}`,
});

/** Copies of a child's or teacher's scopes on rows of every table that has them. */
async function copies(sql: Sql): Promise<readonly (readonly [string, string])[]> {
  const tables = await sql<{ name: string; key: string; columns: string[] }[]>`
    select c.relname as name, k.attname as key, array_agg(s.attname::text order by s.attname) as columns
      from pg_class c join pg_attribute k on k.attrelid = c.oid and k.attname in ('child_id', 'teacher_id')
        join pg_attribute s on s.attrelid = c.oid and s.attname in ('hukou_township_id', 'residence_township_id', 'home_school_id')
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and (k.attname = 'child_id') = (s.attname <> 'home_school_id') group by 1, 2`;
  return tables.map(({ name, key, columns }) => {
    const person = key === "child_id" ? "child" : "teacher";
    const differs = columns
      .map((column) => `x.${column} is distinct from o.${column.replace("home_", "")}`)
      .join(" or ");
    return [
      `a copy on ${name}`,
      `select x.id from ${name} x join ${person} o on o.id = x.${key} where ${differs}`,
    ] as const;
  });
}

/** A function that tells, for a day, what is stale: nothing, or how many rows of what. */
export async function openStale(sql: Sql): Promise<(sql: Sql, day: string) => Promise<readonly string[]>> {
  const copied = await copies(sql);
  return async (on, day) => {
    const all = [...Object.entries(questions(`date '${day}'`)), ...copied];
    const counts = all.map(
      ([name, query]) =>
        `select '${name.replaceAll("'", "''")}' as name, count(*)::int as rows from (${query}) q`,
    );
    const rows = await on.unsafe(`select * from (${counts.join(" union all ")}) a where rows > 0`);
    return rows.map(({ name, rows: n }) => `${name} (${n})`);
  };
}
