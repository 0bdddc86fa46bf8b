// The checks that a column's kind makes by itself: of codes, that it is one of its list; of text, that it says something and is
// in normal form. So no text is stored that a request for the same text would miss (see normalText), and no blank stands for a
// reason, a document or a decision; of a ciphertext, that it is one.
import { getTableName, is, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, type CheckBuilder, check, PgText } from "drizzle-orm/pg-core";
import { otherMiddleDots } from "../core/text.ts";
import { codesOf, declared, holdsCode } from "./code-list.ts";
import { sealedForm } from "./sealed-at.ts";

const escaped = (text: string): string =>
  text.replace(/[^-]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Signs that are in normal form whatever stands beside them: most text has no others, and is looked at once (a third of the cost). */
const common = escaped("\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e");
const dots = escaped(otherMiddleDots);

const isNormal = (column: AnyPgColumn): SQL =>
  sql`${column} ~ ${sql.raw(`'[^\\s\\u3000]'`)} and (${column} !~ ${sql.raw(`'[^${common}]'`)} or (${column} is nfc normalized and ${column} !~ ${sql.raw(`'[${dots}]'`)}))`;

/**
 * A check for each column of codes, text or ciphertext of a table. One of codes is by default named `<table>_<column>`; `named` gives
 * another name, or null where a rule beside it says which codes may stand. What a key made (`keyedText`) is no text. Persons
 * who sign (`signedBy`) are told apart by one check of all.
 */
export function columnChecks<Columns extends Readonly<Record<string, AnyPgColumn>>>(
  columns: Columns,
  named: { readonly [Key in keyof Columns]?: string | null } = {},
): CheckBuilder[] {
  for (const key of Object.keys(named)) holdsCode(columns[key] as AnyPgColumn);
  return [...twoPeople(Object.values(columns)), ...checksOfKinds(columns, named)];
}

/** Of persons who sign, each pair differs: whoever took a step from each other one and from all who wrote. */
function twoPeople(columns: readonly AnyPgColumn[]): CheckBuilder[] {
  const signed = columns.filter(({ name }) => name.endsWith("_by_id"));
  const written = columns.filter(({ name }) => name === "written_by_ids");
  const pairs = signed.flatMap((one, at) => [
    ...signed.slice(at + 1).map((other) => sql`${one} <> ${other}`),
    ...written.map((all) => sql`${one} <> all (${all})`),
  ]);
  const [first] = signed;
  return first === undefined || pairs.length === 0
    ? []
    : [check(`${getTableName(first.table)}_two_people`, sql.join(pairs, sql` and `))];
}

function checksOfKinds<Columns extends Readonly<Record<string, AnyPgColumn>>>(
  columns: Columns,
  named: { readonly [Key in keyof Columns]?: string | null },
): CheckBuilder[] {
  return Object.entries(columns).flatMap(([key, column]) => {
    const name = `${getTableName(column.table)}_${column.name}`;
    if (column.name.endsWith("_cipher"))
      return [check(`${name}_sealed`, sql`${column} ~ ${sql.raw(`'${sealedForm}'`)}`)];
    if (codesOf(column) === undefined)
      return is(declared(column), PgText) ? [check(`${name}_normal`, isNormal(column))] : [];
    return named[key] === null ? [] : [check(named[key] ?? name, holdsCode(column))];
  });
}
