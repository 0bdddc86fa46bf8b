// Code lists, declared once: the list makes the column, the column's check and the enum of the API. What is stored is
// text; a list never says what follows from a code.
import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, text } from "drizzle-orm/pg-core";
import type { CodeTable } from "./definitions.ts";

/** A code table with what is stored of it; a part of a list is shown as the enum of the whole. */
export interface CodeList<Code extends string = string> extends CodeTable {
  readonly stored: readonly Code[];
  readonly whole: CodeTable;
  /** Of the list's codes those alone: for a column that may hold no other. */
  only(...codes: readonly Code[]): CodeList<Code>;
}

// A column keeps the very array it was declared with: by it one finds the list again.
const lists = new WeakMap<object, CodeList>();

function listOf<Code extends string>(
  table: CodeTable,
  stored: readonly Code[],
  whole?: CodeTable,
): CodeList<Code> {
  const list: CodeList<Code> = {
    ...table,
    stored,
    get whole() {
      return whole ?? list;
    },
    only: (...codes) =>
      listOf(
        table,
        stored.filter((code) => codes.includes(code)),
        list.whole,
      ),
  };
  lists.set(stored, list as unknown as CodeList);
  return list;
}

/** The project's own words: stored in lower case, shown in upper case. */
export function own<Code extends string>(
  name: string,
  description: string,
  terms: Readonly<Record<Code, string>>,
): CodeList<Code> {
  const codes = Object.keys(terms) as Code[];
  const values = Object.fromEntries(
    codes.map((code) => [code.toUpperCase().replaceAll("-", "_"), { code, term: terms[code] }]),
  );
  return listOf({ name, description, values }, codes);
}

/** A standard's codes under names of ours: name → stored code and term. */
export function standard<const Rows extends Readonly<Record<string, readonly [code: string, term: string]>>>(
  name: string,
  description: string,
  rows: Rows,
): CodeList<Rows[keyof Rows][0]> {
  const values = Object.fromEntries(
    Object.entries(rows).map(([value, [code, term]]) => [value, { code, term }]),
  );
  return listOf(
    { name, description, values },
    Object.values(rows).map(([code]) => code),
  );
}

/** A column that holds codes of `list`. */
export const codeColumn = (name: string, list: CodeList) =>
  text(name, { enum: list.stored as readonly [string, ...string[]] });

/** The column as it was declared: what a table's rules are given are copies without what was declared. */
export const declared = (column: AnyPgColumn): AnyPgColumn | undefined =>
  Object.values(getTableColumns(column.table)).find(({ name }) => name === column.name);

/** The list a column holds codes of, if it is declared by `codeColumn`. */
export function codesOf(column: AnyPgColumn): CodeList | undefined {
  const codes = declared(column)?.enumValues;
  return codes === undefined ? undefined : lists.get(codes);
}

/** That the column holds one of its codes: the condition of its check, or a part of a rule that says more. */
export function holdsCode(column: AnyPgColumn): SQL {
  const list = codesOf(column);
  if (list === undefined) throw new Error(`${getTableName(column.table)}.${column.name} holds no codes`);
  return sql`${column} in (${sql.raw(list.stored.map((code) => `'${code}'`).join(", "))})`;
}
