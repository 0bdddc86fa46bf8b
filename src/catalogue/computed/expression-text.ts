// The SQL that an expression returned, as text with a mark wherever an accessor stands. It is written once, judged, and
// put on every ground as it was judged: the expression is not run again.
import { SQL, StringChunk, sql } from "drizzle-orm";
import type { ColumnField, EntityType, ExpressionGround } from "../definitions.ts";

/** What an accessor gave; `alias` is that of the rows it speaks of. */
export type Mark =
  | { readonly kind: "today"; readonly alias: null }
  | { readonly kind: "now"; readonly alias: null }
  | { readonly kind: "own"; readonly alias: null; readonly field: ColumnField }
  | { readonly kind: "table"; readonly alias: string }
  | { readonly kind: "visible"; readonly alias: string }
  | { readonly kind: "column"; readonly alias: string; readonly field: ColumnField };

export interface ExpressionText {
  readonly text: string;
  /** One for each `stand` in the text. */
  readonly marks: readonly Mark[];
}

/** Stands in the text for a mark: a character that no SQL can hold. Accessors give nothing else. */
export const stand = "\u0000";

export function textOf(expression: SQL, given: ReadonlyMap<unknown, Mark>): ExpressionText {
  const marks: Mark[] = [];
  const write = (chunk: unknown): string => {
    const mark = given.get(chunk);
    if (mark !== undefined) {
      marks.push(mark);
      return stand;
    }
    if (chunk instanceof SQL) return chunk.queryChunks.map(write).join("");
    if (!(chunk instanceof StringChunk)) throw new Error(`holds ${nameOf(chunk)}, which came by no accessor`);
    const text = chunk.value.join("");
    if (text.includes(stand)) throw new Error("holds what an accessor gave to another expression");
    return text;
  };
  return { text: write(expression), marks };
}

/** Drizzle's own columns have names; anything else is a table or a value of the program. */
const nameOf = (chunk: unknown): string =>
  typeof chunk === "object" && chunk !== null && "name" in chunk
    ? `the column ${String(chunk.name)}`
    : "a table or a value of the program";

export function putOn(
  ground: ExpressionGround,
  { text, marks }: ExpressionText,
  types: ReadonlyMap<string, Pick<EntityType, "name" | "table">>,
): SQL {
  const rows = new Map([...types].map(([alias, type]) => [alias, ground.rows(type, alias)]));
  const put = (mark: Mark): SQL => {
    if (mark.kind === "today" || mark.kind === "now") return ground[mark.kind];
    if (mark.kind === "own") return ground.column(mark.field);
    const of = rows.get(mark.alias);
    if (of === undefined) throw new Error(`no rows are called ${mark.alias}`);
    return mark.kind === "table" ? of.table : mark.kind === "visible" ? of.visible() : of.column(mark.field);
  };
  // In the order of the text: conditions number the compiler's aliases.
  const parts = text.split(stand).flatMap((part, at) => {
    const mark = marks[at];
    return mark === undefined ? [sql.raw(part)] : [sql.raw(part), put(mark)];
  });
  return sql.join(parts);
}
