// Rows that an asker sees nothing of come and go: whole children with all their records, and certified corrections of
// headcounts that leave every published figure as it was.
import type postgres from "postgres";
import { plantedChildren, plantedSchools } from "../../src/sample/planted.ts";
import { childRows, stays } from "./changes/index.ts";
import type { Cells } from "./denied-cells.ts";
import { idList } from "./seen-cells.ts";

/** Children of whom, and of whose records, the asker sees no cell. */
const unseen = (cells: Cells): string => `
  select c.id from child c where c.id in (select id from child where ${cells.hidden("child")})
    ${childRows
      .map(
        ({ table, of }) =>
          `and c.id not in (select ${of} from ${table} where ${cells.shown(table, "id")} and ${of} is not null)`,
      )
      .join("\n    ")}
    ${stays.map((ids) => `and c.id not in (${ids})`).join("\n    ")}`;

export async function removeHidden(sql: postgres.Sql, cells: Cells, count: number): Promise<number> {
  await sql.unsafe(
    `create temp table gone as select id from (${unseen(cells)}) u order by md5(id::text) limit ${count}`,
  );
  const removed = await sql`select id from gone`;
  await sql.unsafe(`
    ${childRows.map(({ table, of }) => `delete from ${table} where ${of} in (select id from gone);`).join("\n    ")}
    delete from child where id in (select id from gone);
    drop table gone;`);
  return removed.length;
}

/** Twins of hidden children, with records of their own and the same guardians. */
export async function addHidden(sql: postgres.Sql, cells: Cells, count: number): Promise<number> {
  await sql.unsafe(
    `create temp table twin as select id as from_id, md5('twin' || id)::uuid as id
       from (${unseen(cells)}) u order by md5('add' || id) limit ${count}`,
  );
  const added = await sql`select id from twin`;
  const ofTwin = (table: string) => ({ table, where: `${table}.child_id = twin.from_id` });
  const child_id = "twin.id";
  const student_id = "md5('student' || twin.id)::uuid";
  // One number is one person: the twin has another.
  const other = { id: child_id, id_number_index: "md5(twin.id::text || child.id_number_index)" };
  await copy(sql, cells, { table: "child", where: "child.id = twin.from_id" }, other);
  await copy(sql, cells, ofTwin("child_location"), { child_id });
  await copy(sql, cells, ofTwin("guardianship"), { child_id });
  const no = { student_no_index: "md5(twin.id::text || student.student_no_index)" };
  await copy(sql, cells, ofTwin("student"), { id: student_id, child_id, ...no });
  const where = "enrolment.student_id in (select id from student where child_id = twin.from_id)";
  await copy(sql, cells, { table: "enrolment", where }, { student_id });
  await sql`drop table twin`;
  return added.length;
}

async function copy(
  sql: postgres.Sql,
  cells: Cells,
  { table, where }: { readonly table: string; readonly where: string },
  other: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = cells.columnsOf(table).flatMap(({ column, generated }) => (generated ? [] : [column]));
  const written: Readonly<Record<string, string>> = { id: `md5('copy' || ${table}.id)::uuid`, ...other };
  const values = columns.map((column) => written[column] ?? `${table}."${column}"`);
  await sql.unsafe(
    `insert into ${table} (${columns.map((column) => `"${column}"`).join(", ")})
       select ${values.join(", ")} from ${table}, twin where ${where}`,
  );
}

/** A later certified row per pair of grades of one school and stage: one pupil more here, one less there. */
export async function correctHeadcounts(
  sql: postgres.Sql,
  cells: Cells,
  /** The number of classes, which no figure shows. */
  classes = "classes + 1",
): Promise<number> {
  const own = idList(cells.asker.groups.flatMap(({ scopeIds }) => scopeIds));
  const rows = await sql.unsafe(`
    with latest as (
      select distinct on (school_id, school_year, grade) * from school_headcount
       where certified_on is not null and archived_at is null and ${cells.hidden("school_headcount")} and school_id <> all (${own})
       order by school_id, school_year, grade, as_of desc),
    placed as (
      select l.*, row_number() over (partition by school_year, stage, school_id order by students desc, id) as n,
             count(*) over (partition by school_year, stage, school_id) as of_n from latest l)
    insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
      select md5('correction' || id)::uuid, school_id, township_id, school_year, stage, grade, as_of + 1,
             students + case when n = 1 then -1 else 1 end, 0, ${classes}, as_of + 2
        from placed p where of_n >= 2 and n in (1, of_n)
          and exists (select from placed f where f.n = 1 and f.students >= 1 and (f.school_year, f.stage, f.school_id) = (p.school_year, p.stage, p.school_id)) returning id`);
  return rows.length;
}

/** A sample of the sample: the planted cases, two townships and two schools whole, and every twelfth child elsewhere. */
export async function thinOut(sql: postgres.Sql): Promise<void> {
  const { street, mountain } = plantedSchools;
  const planted = Object.values(plantedChildren).map(({ id }) => `'${id}'`);
  await sql.unsafe(`
    set session_replication_role = replica;
    create temp table stays as select c.id from child c
        left join township h on h.id = c.hukou_township_id left join township r on r.id = c.residence_township_id
      where c.id in (${planted.join(", ")}) or h.name in ('关面乡', '五通乡') or r.name in ('关面乡', '五通乡')
        or c.school_id in ('${street.id}', '${mountain.id}') or left(md5(c.id::text), 3) < '155'
        or c.id in (select b.child_id from guardianship b where b.guardian_id in
          (select o.guardian_id from guardianship o where o.child_id in (${planted.join(", ")})));
    ${childRows.map(({ table, of }) => `delete from ${table} where ${of} not in (select id from stays);`).join("\n    ")}
    delete from guardian where id not in (select guardian_id from guardianship)
      and id not in (select guardian_id from tc.assignment where guardian_id is not null);
    delete from child where id not in (select id from stays);
    drop table stays;
    set session_replication_role = origin;
    analyze child, child_location, guardian, guardianship, student, enrolment;`);
}

/** The pupils of a school year of its own: the two smallest townships are withheld from whoever sees published figures. */
export async function plantSmallCells(sql: postgres.Sql, counts: readonly number[]): Promise<void> {
  const schools = await sql`
    select distinct on (township_id) id, township_id from school where status = 'operating' order by township_id, id limit ${counts.length}`;
  for (const [at, { id, township_id }] of schools.entries()) {
    await sql`insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
      values (md5(${`small ${at}`})::uuid, ${id}, ${township_id}, 2019, 'primary', 1, '2019-10-01', ${counts[at] ?? 0}, 0, 1, '2019-11-01')`;
  }
}
