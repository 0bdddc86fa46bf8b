// Every row of the district in memory, read as the owner of the database, keyed by type and column. Secrets are
// decrypted here, so that the loops compare plain values. What is archived is left out: no expectation gives it to anybody,
// and nothing is counted or concluded from it.
import { getTableColumns, getTableName } from "drizzle-orm";
import postgres from "postgres";
import "../../src/domains/index.ts";
import { loadCatalogue, type SecretField, sealedAt } from "../../src/catalogue/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { testKeys } from "../support/test-keys.ts";

export type Value = string | number | boolean | null;
/** Column key → value; a secret stands under its field name, in plain. */
export type Row = Readonly<Record<string, Value>> & { readonly id: string };

export interface DistrictRows {
  all(type: string): readonly Row[];
  byId(type: string, id: Value | undefined): Row | undefined;
  /** Rows of a type whose column holds this value. */
  of(type: string, column: string, value: Value): readonly Row[];
}

/** `sealed`: secrets stay ciphertexts, where not all of them open. */
export async function loadDistrictRows(
  adminUrl: string,
  { sealed = false }: { readonly sealed?: boolean } = {},
): Promise<DistrictRows> {
  const catalogue = loadCatalogue();
  const ring = createKeyRing(testKeys);
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const tables = new Map<string, readonly Row[]>();
  try {
    for (const entity of catalogue.entities.values()) {
      const columns = Object.entries(getTableColumns(entity.table));
      // As text where JavaScript would make an object of it: dates keep their day.
      const list = columns.map(([key, column]) => {
        const type = column.getSQLType();
        // An instant as the API shows it: ISO 8601 in UTC.
        if (type.startsWith("timestamp"))
          return `to_char("${column.name}" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${key}"`;
        const text = type === "date" ? "::text" : ["bigint", "numeric"].includes(type) ? "::float8" : "";
        return `"${column.name}"${text} as "${key}"`;
      });
      const found = await sql.unsafe(`select ${list.join(", ")} from "${getTableName(entity.table)}"`);
      const secrets = await Promise.all(
        [...entity.fields.values()].flatMap((field) =>
          field.kind === "secret" && !sealed ? [openingOf(sql, field)] : [],
        ),
      );
      tables.set(
        entity.name,
        found
          .filter(({ archivedAt = null }) => archivedAt === null)
          .map((row) => {
            const plain = secrets.map(({ name, column, storedOf }) => {
              const { stored, id } = storedOf(row);
              return [name, stored === null ? null : ring.decrypt(stored, { column, row: id })];
            });
            return { ...row, ...Object.fromEntries(plain) } as Row;
          }),
      );
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
  return index(tables);
}

/** Of a copy, what it is a copy of is opened: that the copy is there when it should be is what is asked. */
async function openingOf(sql: postgres.Sql, field: SecretField) {
  const { name, copyOf } = field;
  const { column, row: key } = sealedAt(field);
  const found =
    copyOf === undefined
      ? null
      : await sql.unsafe(
          `select id, "${copyOf.cipher.name}" as c from "${getTableName(copyOf.cipher.table)}"`,
        );
  const sources = found && new Map(found.map(({ id, c }) => [String(id), c as string | null]));
  const storedOf = (row: Readonly<Record<string, unknown>>) => {
    const id = String(row[key]);
    return { id, stored: sources ? (sources.get(id) ?? null) : (row[`${name}Cipher`] as string | null) };
  };
  return { name, column, storedOf };
}

function index(tables: ReadonlyMap<string, readonly Row[]>): DistrictRows {
  const grouped = new Map<string, Map<string, Map<Value, Row[]>>>();
  const group = (type: string, column: string): Map<Value, Row[]> => {
    const known = grouped.get(type)?.get(column);
    if (known !== undefined) return known;
    const columns = grouped.get(type) ?? new Map<string, Map<Value, Row[]>>();
    grouped.set(type, columns);
    const made = new Map<Value, Row[]>();
    for (const row of tables.get(type) ?? []) {
      const value = row[column];
      if (value === undefined) throw new Error(`${type} has no column ${column}`);
      const rows = made.get(value);
      if (rows === undefined) made.set(value, [row]);
      else rows.push(row);
    }
    columns.set(column, made);
    return made;
  };
  const of = (type: string, column: string, value: Value): readonly Row[] =>
    value === null ? [] : (group(type, column).get(value) ?? []);
  return {
    all: (type) => tables.get(type) ?? [],
    of,
    byId: (type, id) => (typeof id === "string" ? of(type, "id", id)[0] : undefined),
  };
}
