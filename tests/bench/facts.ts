// What the questions are about: ids and places in the sample that was loaded.
import type { Sql } from "postgres";
import { benchSchoolCode, benchTownship } from "./cases.ts";
import { loadTeachers, type Teachers } from "./writing.ts";

export interface Facts {
  readonly schoolId: string;
  readonly townshipId: string;
  readonly schoolYear: number;
  /** Students with hukou in the township, and how many of them come before the deep page. */
  readonly townshipStudents: number;
  readonly deepOffset: number;
  /** The last row before the deep page. */
  readonly deepPlace: { readonly since: string; readonly id: string };
  readonly students: number;
  /** Whose presence is recorded. */
  readonly teachers: Teachers;
}

/** A whole number of Tongchou's greatest pages, nine tenths of the way. */
const deepOffset = (students: number): number => Math.max(1, Math.floor((students * 0.9) / 200)) * 200;

export async function loadFacts(admin: Sql): Promise<Facts> {
  const [school] = await admin`select id from school where official_code = ${benchSchoolCode}`;
  const [township] = await admin`select id from township where name = ${benchTownship}`;
  const [year] = await admin`select max(school_year) as year from school_headcount`;
  const [all] = await admin`select count(*)::int as count from student`;
  if (!school || !township || !year || !all) throw new Error("the sample lacks what the cases ask about");
  const [count] =
    await admin`select count(*)::int as count from student where hukou_township_id = ${township.id}`;
  const offset = deepOffset(Number(count?.count));
  const [place] = await admin`
    select since::text as since, id from student where hukou_township_id = ${township.id}
     order by since, id offset ${offset - 1} limit 1`;
  if (!place) throw new Error("the township has too few students for a deep page: take a greater scale");
  return {
    schoolId: school.id,
    townshipId: township.id,
    schoolYear: year.year,
    townshipStudents: Number(count?.count),
    deepOffset: offset,
    deepPlace: { since: place.since, id: place.id },
    students: all.count,
    teachers: await loadTeachers(admin),
  };
}
