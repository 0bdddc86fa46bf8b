// Rows made to break a boundary: empty scopes, both links in different places, bonds that ended or have not begun,
// names with quotes, LIKE characters, other scripts. Written by the owner, never by a login.
import type { Sql, TransactionSql } from "postgres";

/** A fixed id per kind and number, so that tests can name rows. */
export const rowId = (kind: number, n: number): string =>
  `00000000-0000-7000-8000-${String(kind).padStart(4, "0")}${String(n).padStart(8, "0")}`;

export const ids = {
  district: rowId(1, 1),
  township: (n: number) => rowId(2, n),
  village: (n: number) => rowId(3, n),
  school: (n: number) => rowId(4, n),
  child: (n: number) => rowId(6, n),
  guardian: (n: number) => rowId(7, n),
  teacher: (n: number) => rowId(14, n),
};

const names = ["'; drop table child; --", "100%_\\", "\u202eمدرسة", "王小明", "-", "𠮷野", "null", "a,b'\"c"];
/** Of the form of a ciphertext; it opens nowhere. */
const sealed = `k.${"c2VjcmV0".repeat(5)}`;
const nameOf = (n: number): string => names[n % names.length] as string;

/** Hukou and residence township of each child; 0 is none. */
const homes: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [0, 1],
  [1, 0],
  [0, 0],
  [3, 3],
];

export async function insertHostileRows(admin: Sql): Promise<void> {
  await admin.begin(async (sql) => {
    await sql`select set_config('tongchou.history', 'off', true)`;
    await sql`insert into district (id, name) values (${ids.district}, '区')`;
    for (const n of [1, 2, 3]) {
      await sql`insert into township (id, district_id, name, kind) values (${ids.township(n)}, ${ids.district}, ${nameOf(n)}, 'town')`;
      await sql`insert into village (id, township_id, name, kind) values (${rowId(3, n)}, ${ids.township(n)}, ${nameOf(n)}, 'village')`;
      await sql`insert into township_name (id, township_id, name, kind) values (${rowId(11, n)}, ${ids.township(n)}, ${nameOf(n + 1)}, 'town')`;
      await sql`insert into division_code (id, township_id, system, edition, code, name_in_edition)
        values (${rowId(12, n)}, ${ids.township(n)}, 'NBS', '2023', ${`50000000${n}`}, 'x')`;
    }
    // School 2 is a branch of school 1 across the townships' border, which the database itself refuses.
    await sql`alter table school disable trigger school_parent`;
    for (const n of [1, 2, 3]) {
      await sql`insert into school (id, district_id, township_id, parent_school_id, name, kind, run_by, locale, status)
        values (${ids.school(n)}, ${ids.district}, ${ids.township(n)}, ${n === 2 ? ids.school(1) : null}, ${nameOf(n)}, '211', '21', '220', 'operating')`;
      await sql`insert into school_class (id, school_id, township_id, school_year, grade, class_no, type, cap)
        values (${rowId(5, n)}, ${ids.school(n)}, ${ids.township(n)}, 2026, 1, 1, '10', 45)`;
      for (const certified of [null, "2026-10-01"]) {
        await sql`insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
          values (${rowId(13, n * 2 + (certified === null ? 0 : 1))}, ${ids.school(n)}, ${ids.township(n)}, 2026, 'primary',
            ${certified === null ? 1 : 2}, '2026-09-30', 40, 0, 1, ${certified})`;
      }
    }
    await sql`alter table school enable trigger school_parent`;
    // A placement begins and ends in the year of its class; one has not begun, and one not ended, whatever year is asked in.
    await sql`alter table enrolment disable trigger of_year`;
    for (const [index, [hukou, residence]] of homes.entries())
      await insertChild(sql, index + 1, hukou, residence);
    await sql`alter table enrolment enable trigger of_year`;
    await insertGuardians(sql);
  });
}

async function insertChild(sql: TransactionSql, n: number, hukou: number, residence: number): Promise<void> {
  await sql`insert into child (id, district_id, name, id_type, gender, birth_date, id_number_cipher, identity_code, id_number_index)
    values (${ids.child(n)}, ${ids.district}, ${nameOf(n)}, '1', '1', '2018-02-28', ${sealed}, '002XYZ', ${`index-${n}`})`;
  for (const [kind, township] of [
    ["hukou", hukou],
    ["residence", residence],
  ] as const) {
    if (township === 0) continue;
    await sql`insert into child_location (id, child_id, kind, township_id, address_cipher, valid_from)
      values (${rowId(kind === "hukou" ? 8 : 9, n)}, ${ids.child(n)}, ${kind}, ${ids.township(township)}, ${sealed}, '2020-01-01')`;
  }
  // An old residence elsewhere, that gives no township anything any more.
  await sql`insert into child_location (id, child_id, kind, township_id, valid_from, valid_to)
    values (${rowId(10, n)}, ${ids.child(n)}, 'residence', ${ids.township(3)}, '2018-03-01', '2019-12-31')`;
  if (n % 4 === 0) return;
  await sql`insert into student (id, district_id, child_id, category, since, student_no_cipher)
    values (${rowId(14, n)}, ${ids.district}, ${ids.child(n)}, '21100', '2024-09-01', ${sealed})`;
  const school = (n % 3) + 1;
  await sql`insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from, valid_to)
    values (${rowId(15, n)}, ${rowId(14, n)}, ${rowId(5, school)}, ${ids.school(school)}, 2026, 'catchment', ${n === 7 ? "2999-01-01" : "2026-09-01"},
      ${n === 5 ? "2026-10-01" : n === 6 ? "2999-01-01" : null})`;
}

async function insertGuardians(sql: TransactionSql): Promise<void> {
  const bonds: readonly (readonly [number, number, string, boolean, string, string | null])[] = [
    [1, 1, "active", false, "2018-01-01", null],
    [1, 2, "suspended", false, "2018-01-01", null],
    [2, 2, "active", true, "2018-01-01", null],
    [2, 3, "active", false, "2018-01-01", "2020-01-01"],
    [2, 1, "active", false, "2018-01-01", null],
    [3, 4, "active", false, "2999-01-01", null],
    [3, 8, "revoked", false, "2018-01-01", null],
    [4, 7, "active", false, "2018-01-01", "2999-01-01"],
  ];
  for (const n of [1, 2, 3, 4, 5]) {
    await sql`insert into guardian (id, name, phone_cipher, phone_tail, id_number_cipher, identity_code, workplace_province)
      values (${ids.guardian(n)}, ${nameOf(n)}, ${sealed}, '1234', ${sealed}, '5678AB', null)`;
  }
  for (const [index, [guardian, child, status, flag, from, to]] of bonds.entries()) {
    await sql`insert into guardianship (id, child_id, guardian_id, kind, status, protective_flag, valid_from, valid_to)
      values (${rowId(16, index + 1)}, ${ids.child(child)}, ${ids.guardian(guardian)}, 'parent', ${status}, ${flag}, ${from}, ${to})`;
  }
}
