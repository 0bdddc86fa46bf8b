// Values that generated filters compare with: such as stand in the database, shown to the asker or not.
import { getTableColumns, getTableName } from "drizzle-orm";
import type postgres from "postgres";
import "../../src/domains/index.ts";
import { type Field, loadCatalogue, sealedAt } from "../../src/catalogue/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { testKeys } from "../support/test-keys.ts";
import type { Cells } from "./denied-cells.ts";

/** `Type.field` → literals of a GraphQL document. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

const each = 12;
const ring = createKeyRing(testKeys);

export async function readVocabulary(sql: postgres.Sql, cells: Cells): Promise<Vocabulary> {
  const words = new Map<string, readonly string[]>();
  const told = new Set(cells.tables);
  for (const entity of loadCatalogue().entities.values()) {
    const table = getTableName(entity.table);
    const fields = [...entity.fields.values()].filter(({ kind }) => kind === "column" || kind === "secret");
    const { flags, shown } = told.has(table) ? cells.flagged(table) : { flags: "", shown: () => "true" };
    const rows = await sql.unsafe<{ at: number; v: string }[]>(`
      with t as materialized (select *${flags}, row_number() over (order by md5(id::text)) as place from ${table} order by place)
      ${fields.map((field, at) => valuesOf(field, at, table, shown)).join(" union all ")}`);
    const byField = Map.groupBy(rows, ({ at }) => at);
    for (const [at, field] of fields.entries()) {
      const values = [...new Set((byField.get(at) ?? []).map(({ v }) => v))];
      words.set(
        `${entity.name}.${field.name}`,
        values.flatMap((text) => literal(field, text)),
      );
    }
  }
  return words;
}

/**
 * Of `t`, which goes by the table's own name and whose rows come in the order of their places: some values that are shown, then
 * some that are not, as rows of SQL.
 */
function valuesOf(field: Field, at: number, table: string, shownIn: (column: string) => string): string {
  const column =
    field.kind === "column" ? field.column.name : field.kind === "secret" ? field.cipher.name : "";
  const value = field.kind === "secret" ? `json_build_array("${rowOf(field)}", "${column}")` : `"${column}"`;
  const shown = shownIn(column);
  return [shown, `not (${shown})`]
    .map(
      (where) => `(select ${at} as at, ${value}::text as v from t as ${table}
        where ${where} and "${column}" is not null limit ${each})`,
    )
    .join(" union all ");
}

/** The column that holds the id of the row a secret was sealed in. */
const rowOf = (field: Field): string =>
  field.kind === "secret" && field.copyOf !== undefined
    ? (getTableColumns(field.cipher.table)[field.copyOf.row]?.name ?? "")
    : "id";

function literal(field: Field, text: string): string[] {
  if (field.kind === "secret") {
    const [row, cipher] = JSON.parse(text) as [string, string];
    const context = { column: sealedAt(field).column, row };
    return [JSON.stringify(ring.decrypt(cipher, context))];
  }
  if (field.kind !== "column") return [];
  const { codes } = field;
  if (codes !== undefined)
    return Object.entries(codes.values).flatMap(([name, { code }]) => (code === text ? [name] : []));
  if (["int", "safeInt", "float", "boolean"].includes(field.scalar)) return [text];
  return [JSON.stringify(text)];
}
