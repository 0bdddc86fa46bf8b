// Rows to one table by COPY. Buffers what it is given and sends it when told; never holds more than one batch.
import { finished } from "node:stream/promises";
import type { TransactionSql } from "postgres";

type Cell = string | number | boolean | Date | readonly string[] | null | undefined;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const escapeText = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : text;

function encodeCell(value: Cell): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return value.toISOString();
  return escapeText(`{${value.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
}

/** `idNumberCipher` → `id_number_cipher`: how the tables name their columns. */
const sqlName = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * postgres.js loses an error that the server reports after the end of the data (a broken foreign key, a duplicate):
 * the stream then never finishes. The query object still hears of it, and that is what is waited for as well.
 */
async function sendCopy(sql: TransactionSql, statement: string, data: string): Promise<void> {
  const query = sql.unsafe(statement);
  const stream = await query.writable();
  const refused = new Promise<never>((_, reject) => {
    Object.assign(query, { reject });
  });
  stream.end(Buffer.from(data));
  await Promise.race([finished(stream), refused]);
}

export interface TableCopy<Row> {
  readonly table: string;
  add(row: Row): void;
  flush(sql: TransactionSql): Promise<void>;
}

/** `columns` names every key that a row must have: the compiler sees to it. */
export function createTableCopy<Row extends { [K in keyof Row]?: Cell }>(
  table: string,
  columns: { readonly [K in keyof Row]: true },
): TableCopy<Row> {
  const keys = Object.keys(columns) as (keyof Row & string)[];
  const statement = `copy ${table} (${keys.map(sqlName).join(", ")}) from stdin`;
  let lines: string[] = [];
  return {
    table,
    add(row) {
      lines.push(keys.map((key) => encodeCell(row[key])).join("\t"));
    },
    async flush(sql) {
      if (lines.length === 0) return;
      const data = `${lines.join("\n")}\n`;
      lines = [];
      await sendCopy(sql, statement, data);
    },
  };
}
