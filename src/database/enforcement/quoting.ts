// SQL identifiers and literals of the enforcement text. Never used for values of a request.
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";

export function quoteName(name: string): string {
  if (name === "" || name.includes("\0")) throw new Error("an identifier is empty or holds NUL");
  return `"${name.replaceAll('"', '""')}"`;
}

/** Independent of standard_conforming_strings: a backslash always makes an escape string. */
export function quoteText(value: string): string {
  if (value.includes("\0")) throw new Error("a literal holds NUL");
  const doubled = value.replaceAll("'", "''");
  return doubled.includes("\\") ? `E'${doubled.replaceAll("\\", "\\\\")}'` : `'${doubled}'`;
}

export function quoteTable(table: PgTable): string {
  const { schema, name } = getTableConfig(table);
  return `${quoteName(schema ?? "public")}.${quoteName(name)}`;
}
