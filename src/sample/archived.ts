// The planted archived rows: each would open, count or add something if it were not archived, beside a near miss, the row
// it is a copy of. Made of planted rows once these are there; what triggers would conclude from it is concluded nowhere.
import type { AreaSampleMaker } from "./area-sample.ts";
import { plantedChildren, plantedGuardians } from "./children/planted.ts";
import { plantedSchools } from "./schools/planted.ts";
import { labelledId } from "./writing/ids.ts";

const { mountain } = plantedSchools;

/** By type, so that tests can ask for each of them. */
export const archivedRows = {
  /** A grandparent's bond to another family's child: it would open that child, and its flag would close its places. */
  Guardianship: labelledId("archived guardianship"),
  /** A branch in the scope of whoever holds its central school. */
  School: labelledId("archived branch"),
  SchoolClass: labelledId("archived class"),
  /** Later than the certified one, and with other figures: the enrolment cube would show it. */
  SchoolHeadcount: labelledId("archived headcount"),
  /** Of a child without a record. */
  LeftBehindRecord: labelledId("archived left-behind record"),
} as const;

/** One row of a table again, archived, with these columns in place of its own: JSON text, or SQL in parentheses. */
function again(table: string, which: string, id: string, changes: readonly string[]): string {
  const own = [`'id', '${id}'`, `'archived_at', r.created_at`, ...changes].join(", ");
  return `insert into ${table} select (jsonb_populate_record(r, jsonb_build_object(${own}))).*
    from ${table} r where ${which} order by r.id limit 1`;
}

const mountainYear = "school_year = (select max(school_year) from school_class)";

const afterLoad: readonly string[] = [
  again(
    "guardianship",
    `r.child_id = '${plantedChildren.threeTownships.id}' and r.status = 'active'`,
    archivedRows.Guardianship,
    [`'guardian_id', '${plantedGuardians.revokedKin.id}'`, "'protective_flag', true"],
  ),
  again("school", `r.id = '${plantedSchools.teachingPoint.id}'`, archivedRows.School, [
    `'name', '五通乡示例归档教学点'`,
    "'official_code', '9999999999'",
    "'uscc', null",
    `'parent_school_id', '${mountain.id}'`,
    `'township_id', (select township_id from school where id = '${mountain.id}')`,
    "'village_id', null",
  ]),
  again("school_class", `r.school_id = '${mountain.id}' and r.${mountainYear}`, archivedRows.SchoolClass, [
    "'class_no', 99",
  ]),
  again(
    "school_headcount",
    `r.school_id = '${mountain.id}' and r.certified_on is not null and r.${mountainYear}`,
    archivedRows.SchoolHeadcount,
    ["'as_of', r.as_of + 5", "'students', r.students + 40"],
  ),
  again("left_behind_record", "r.closed_on is null", archivedRows.LeftBehindRecord, [
    `'child_id', '${plantedChildren.revoked.id}'`,
    `'valid_to', (select (birth_date + interval '16 years')::date from child where id = '${plantedChildren.revoked.id}')`,
    `'due_on', tc.left_behind_due('${archivedRows.LeftBehindRecord}', r.risk, r.valid_from)`,
    ...["hukou_township_id", "residence_township_id", "school_id"].map(
      (scope) => `'${scope}', (select ${scope} from child where id = '${plantedChildren.revoked.id}')`,
    ),
  ]),
];

export const archivedSample: AreaSampleMaker<Readonly<Record<string, never>>> = {
  tables: {},
  create: () => ({}),
  afterLoad,
};
