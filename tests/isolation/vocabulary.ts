// Values that generated filters compare with: such as stand in the database, shown to the asker or not.
import { getTableName } from "drizzle-orm";
import type postgres from "postgres";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { testKeys } from "../support/test-keys.ts";
import type { Cells } from "./denied-cells.ts";

/** `Type.field` → literals of a GraphQL document. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

const each = 12;
const ring = createKeyRing(testKeys);

export async function readVocabulary(sql: postgres.Sql, cells: Cells): Promise<Vocabulary> {
  const words = new Map<string, readonly string[]>();
  for (const entity of loadCatalogue().entities.values()) {
    const table = getTableName(entity.table);
    for (const field of entity.fields.values()) {
      const column =
        field.kind === "column" ? field.column.name : field.kind === "secret" ? field.cipher.name : null;
      if (column === null) continue;
      const shown = cells.columns.some((entry) => entry.table === table)
        ? cells.shown(table, column)
        : "true";
      const value = field.kind === "secret" ? `json_build_array(id, "${column}")` : `"${column}"`;
      const rows = await sql.unsafe(`
        (select ${value}::text as v from ${table} where ${shown} and "${column}" is not null order by md5(id::text) limit ${each})
        union all
        (select ${value}::text from ${table} where not (${shown}) and "${column}" is not null order by md5(id::text) limit ${each})`);
      const values = [...new Set(rows.map(({ v }) => String(v)))];
      words.set(
        `${entity.name}.${field.name}`,
        values.flatMap((text) => literal(field, table, text)),
      );
    }
  }
  return words;
}

function literal(
  field: ReturnType<ReturnType<typeof loadCatalogue>["field"]>,
  table: string,
  text: string,
): string[] {
  if (field.kind === "secret") {
    const [row, cipher] = JSON.parse(text) as [string, string];
    const context = { column: `${table}.${field.cipher.name.replace(/_cipher$/, "")}`, row };
    return [JSON.stringify(ring.decrypt(cipher, context))];
  }
  if (field.kind !== "column") return [];
  const { codes } = field;
  if (codes !== undefined)
    return Object.entries(codes.values).flatMap(([name, { code }]) => (code === text ? [name] : []));
  if (["int", "safeInt", "float", "boolean"].includes(field.scalar)) return [text];
  return [JSON.stringify(text)];
}
