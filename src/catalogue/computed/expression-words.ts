// The SQL that an expression may be written in. What stands here names no table and no column; a word that is missing is
// added here, if it reads nothing but its arguments.
import type { Token } from "./expression-tokens.ts";

/** Outer joins and set operations are not among them: what they add would not be bound by `visible`. */
export const keywords: ReadonlySet<string> = new Set(
  (
    "select distinct from join on where group order by asc desc as and or not is null in exists true false " +
    "case when then else end interval at time zone epoch year"
  ).split(" "),
);

/** Only as calls. */
export const functions: ReadonlySet<string> = new Set(
  (
    "count sum min max coalesce nullif greatest least round floor ceil extract unnest lower upper " +
    "make_date make_interval age justify_days date_trunc daterange range_agg strpos"
  ).split(" "),
);

/** Only after `::`. */
export const types: ReadonlySet<string> = new Set(["int", "bigint", "date", "timestamp"]);

export const isWord = (token: Token | undefined, ...words: readonly string[]): boolean =>
  token?.kind === "word" && words.includes(token.text);

export const isSign = (token: Token | undefined, ...signs: readonly string[]): boolean =>
  token?.kind === "sign" && signs.includes(token.text);
