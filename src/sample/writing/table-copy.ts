// Rows to one table by COPY, the columns and their order taken from the table's declaration. Buffers what it is given and
// sends it when told; never holds more than one batch, never names a column itself.
import { finished } from "node:stream/promises";
import { getTableColumns } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import type { TransactionSql } from "postgres";
import { parentsFirst } from "./parents-first.ts";

type Cell = string | number | boolean | Date | readonly string[] | null | undefined;

/** A table whose cells COPY can carry. */
export type CopiedTable = PgTable & { readonly $inferInsert: Readonly<Record<string, Cell>> };

type Insert<Table extends CopiedTable> = Table["$inferInsert"];

/** A row as the table wants it. Its identity is never left to a default: two loads would differ. */
export type RowOf<Table extends CopiedTable> = Insert<Table> & {
  readonly [K in keyof Insert<Table> & ("id" | "createdAt")]-?: Exclude<Insert<Table>[K], undefined>;
};

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const escapeText = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : text;

function encodeCell(value: Exclude<Cell, undefined>): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return value.toISOString();
  return escapeText(`{${value.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
}

/** Stands for a column's default; escaping keeps any text from reading like it. */
const defaultMark = "\\D";

interface CopiedColumn {
  readonly key: string;
  readonly name: string;
  /** What stands in the line where a row says nothing of the column. */
  readonly absent: string;
}

const isGenerated = ({ generated, generatedIdentity }: PgColumn): boolean =>
  generated !== undefined || generatedIdentity !== undefined;

const copiedColumns = (table: PgTable): readonly CopiedColumn[] =>
  Object.entries<PgColumn>(getTableColumns(table))
    .filter(([, column]) => !isGenerated(column))
    .map(([key, { name, default: value }]) => ({
      key,
      name,
      absent: value === undefined ? "\\N" : defaultMark,
    }));

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
  /** With its schema where it is not the first on the search path. */
  readonly table: string;
  add(row: Row): void;
  flush(sql: TransactionSql): Promise<void>;
}

/** What sends a copy's rows, whatever they are. */
export type Flushed = Pick<TableCopy<never>, "table" | "flush">;

export function createTableCopy<Table extends CopiedTable>(declared: Table): TableCopy<RowOf<Table>> {
  const { name, schema } = getTableConfig(declared);
  const table = schema === undefined ? name : `${schema}.${name}`;
  const columns = copiedColumns(declared);
  const names = columns.map((column) => `"${column.name}"`).join(", ");
  const statement = `copy ${table} (${names}) from stdin with (default '${defaultMark}')`;
  let lines: string[] = [];
  const encode = (row: Readonly<Record<string, Cell>>, { key, absent }: CopiedColumn): string => {
    const value = row[key];
    return value === undefined ? absent : encodeCell(value);
  };
  return {
    table,
    add(row) {
      lines.push(columns.map((column) => encode(row, column)).join("\t"));
    },
    async flush(sql) {
      if (lines.length === 0) return;
      const data = `${lines.join("\n")}\n`;
      lines = [];
      await sendCopy(sql, statement, data);
    },
  };
}

export type CopiesOf<Tables extends Readonly<Record<string, CopiedTable>>> = {
  readonly [K in keyof Tables]: TableCopy<RowOf<Tables[K]>>;
};

/** One set of copies per load: they hold that load's batch. Parents before children. */
export function openCopies<Tables extends Readonly<Record<string, CopiedTable>>>(
  tables: Tables,
): CopiesOf<Tables> {
  const keys = new Map<PgTable, string>(Object.entries(tables).map(([key, table]) => [table, key]));
  return Object.fromEntries(
    parentsFirst(Object.values<CopiedTable>(tables)).map((table) => [
      keys.get(table),
      createTableCopy(table),
    ]),
  ) as { [K in keyof Tables]: TableCopy<RowOf<Tables[K]>> };
}
