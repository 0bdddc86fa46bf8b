// Canaries: in every denied cell a value that stands nowhere else, such as can be recognised in any byte.
import { getTableColumns, getTableName } from "drizzle-orm";
import type postgres from "postgres";
import "../../src/domains/index.ts";
import { loadCatalogue, sealedAt } from "../../src/catalogue/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { testKeys } from "../support/test-keys.ts";
import { askerOf, type NamedCaller } from "./callers.ts";
import { changeDenied, codesOf, otherValue } from "./change-denied.ts";
import { derived, kept, particular } from "./changes/index.ts";
import { Cells, type TableColumn } from "./denied-cells.ts";
import { correctHeadcounts } from "./hidden-rows.ts";
import { thinnedDatabase, withAdmin, worldOf } from "./twins.ts";

const word = "canaryx";
const hash = (column: string): string => `('x' || left(md5(id::text || '${column}'), 6))::bit(24)::int`;
const text = (table: string, column: string): string =>
  `'${word}${table.replaceAll("_", "")}${column.replaceAll("_", "")}' || left(md5(id::text || '${column}'), 10)`;
const day = (column: string): string => `(date '1700-01-01' + ${hash(column)} % 40000)`;
const digits = (column: string): string => `'777000000' || lpad((${hash(column)} % 999999)::text, 9, '0')`;
const number = (column: string): string => `777000000 + ${hash(column)} % 999999`;

/** No other placement of the pupil could overlap. */
const placedOnce =
  "not exists (select from enrolment o where o.student_id = enrolment.student_id and o.id <> enrolment.id)";

/** Cells whose values a constraint or a trigger watches. */
const watched: Readonly<Record<string, string | null>> = {
  "child_location.valid_from": `case when valid_to is null and not exists (select from child_location o
      where o.child_id = child_location.child_id and o.kind = child_location.kind and o.id <> child_location.id)
    then ${day("valid_from")} else valid_from end`,
  "child_location.valid_to": null,
  "guardianship.valid_to": null,
  "school.uscc": digits("uscc"),
  "purchased_service.provider_uscc": digits("provider_uscc"),
  "enrolment.valid_from": `case when ${placedOnce} then ${day("valid_from")} else valid_from end`,
  "enrolment.valid_to": `case when valid_to is null or not ${placedOnce} then valid_to else date '2800-01-01' + ${hash("valid_to")} % 30000 end`,
  "school_class.cap": "case when cap < 70 then cap + 1 else cap - 1 end",
  "school_class.exception_cap": `case when exception_cap is not null then ${number("exception_cap")} end`,
  "school_class.exception_reason": `case when exception_reason is not null then ${text("school_class", "exception_reason")} end`,
  "school_class.class_no": number("class_no"),
  "school_class.grade": null,
  "school_class.school_year": null,
  "school_headcount.students": number("students"),
  "school_headcount.boarders": `776999999 - ${hash("boarders")} % 99999`,
  "school_headcount.as_of": day("as_of"),
  "school_headcount.certified_on": null,
  "school_headcount.grade": null,
  // A headcount's township is the school's of its year: no year without one.
  "school_headcount.school_year": null,
};

/** Columns that hold one of a few codes: no room for a canary, so they only change. */
const coded = new Set([
  "child.gender",
  // Records of care depend on the age.
  "child.birth_date",
  "child.ethnicity",
  "child_location.kind",
  "child_location.outside_code",
  "enrolment.kind",
  "guardianship.kind",
  "guardianship.status",
  "school_class.type",
  "school_headcount.stage",
]);

/** Tables whose constraints are told above; of every other table free text carries the canary, the rest only changes. */
const told = new Set([
  "district",
  "township",
  "township_name",
  "division_code",
  "village",
  "school",
  "school_class",
  "school_headcount",
  "child",
  "child_location",
  "guardian",
  "guardianship",
  "student",
  "enrolment",
]);

/** Columns that a check or an exclusion looks at, beside the one for the normal form of text: a canary is in it. */
async function constrainedColumns(sql: postgres.Sql): Promise<ReadonlySet<string>> {
  const rows = await sql<{ name: string }[]>`
    select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
     where c.contype in ('c', 'x', 'f') and c.conname <> t.relname || '_' || a.attname || '_normal'`;
  return new Set(rows.map(({ name }) => name));
}

const canaryOf =
  (constrained: ReadonlySet<string>) =>
  (entry: TableColumn): string | null => {
    const name = `${entry.table}.${entry.column}`;
    const free = entry.type === "text" && !constrained.has(name) && !(name in particular) && !kept.has(name);
    return told.has(entry.table) || name in watched || (free && entry.column !== "id" && !derived.has(name))
      ? canary(entry)
      : otherValue(entry);
  };

function canary(entry: TableColumn): string | null {
  const name = `${entry.table}.${entry.column}`;
  if (entry.column === "id" || derived.has(name) || kept.has(name)) return null;
  if (name in watched) return watched[name] ?? null;
  // A ciphertext has its form: what it opens as is planted in it (see `plantSecrets`).
  if (coded.has(name) || codesOf.has(name) || entry.column.endsWith("_cipher")) return otherValue(entry);
  switch (entry.type) {
    case "text":
      return text(entry.table, entry.column);
    case "date":
      return day(entry.column);
    case "integer":
      return number(entry.column);
    default:
      return otherValue(entry);
  }
}

/** What is found in `bytes` that only a denied cell could have given. */
export function canariesIn(bytes: string): readonly string[] {
  const patterns = [
    new RegExp(`${word}\\w*`, "gi"),
    /\b1[78]\d\d-\d\d-\d\d\b/g,
    /\b28\d\d-\d\d-\d\d\b/g,
    /(?<![\w.+-])77[67]\d{6}(?![\w.-])/g,
  ];
  return patterns.flatMap((pattern) => bytes.match(pattern) ?? []);
}

export async function canaryDatabase(
  plain: TestDatabase,
  caller: NamedCaller,
): Promise<{ database: TestDatabase; cells: Cells; planted: number }> {
  const database = await thinnedDatabase();
  const asker = await askerOf(database.adminUrl, caller);
  const world = await worldOf(plain);
  return withAdmin(database, async (sql) => {
    const cells = await Cells.of(sql, asker, world);
    await changeDenied(sql, cells, canaryOf(await constrainedColumns(sql)));
    const secrets = await plantSecrets(sql, cells);
    const facts = await correctHeadcounts(sql, cells, number("classes"));
    await sql`update tc.person set display_name = 'canaryxperson' || left(md5(id::text), 10)
      where subject is distinct from ${caller.as ?? null}`;
    await sql`update tc.assignment set approved_by = 'canaryxapprover' || left(md5(id::text), 10)`;
    const [cell] = await sql`select count(*)::int as n from child where name like ${`${word}%`}`;
    return { database, cells, planted: secrets + facts + Number(cell?.n) };
  });
}

/** `table.column` of a ciphertext → what it opens as, and the column of the row's id. */
const sealings = new Map(
  [...loadCatalogue().entities.values()].flatMap(({ table, fields }) =>
    [...fields.values()].flatMap((field) => {
      if (field.kind !== "secret") return [];
      const { column, row } = sealedAt(field);
      const key = getTableColumns(table)[row]?.name ?? "id";
      return [[`${getTableName(table)}.${field.cipher.name}`, { column, row: key }] as const];
    }),
  ),
);

/** A denied ciphertext opens, so that nothing but its being denied keeps the plain canary back. */
async function plantSecrets(sql: postgres.Sql, cells: Cells): Promise<number> {
  const ring = createKeyRing(testKeys);
  let planted = 0;
  // No trigger minds a ciphertext, but each would run for every row.
  await sql`set session_replication_role = replica`;
  for (const { table, column } of cells.columns.filter((entry) => entry.column.endsWith("_cipher"))) {
    const denied = cells.denied(table, column);
    const { column: sealed, row: key } = sealings.get(`${table}.${column}`) ?? { column: "", row: "id" };
    // A copy is there for some rows alone: what it is empty for stays so.
    const there = key === "id" ? "true" : `${column} is not null`;
    const rows = await sql.unsafe(`select id, ${key} as sealed from ${table} where ${denied} and ${there}`);
    const ids = rows.map(({ id }) => String(id));
    const base = column.replace(/_cipher$/, "");
    const ciphers = rows.map(({ id, sealed: row }) =>
      ring.encrypt(`${word}plain${base.replaceAll("_", "")}${String(id).slice(-12)}`, {
        column: sealed,
        row: String(row),
      }),
    );
    await sql`update ${sql(table)} t set ${sql(column)} = v.cipher
      from unnest(${ids}::uuid[], ${ciphers}::text[]) v(id, cipher) where t.id = v.id`;
    planted += ids.length;
  }
  await sql`set session_replication_role = origin`;
  return planted;
}
