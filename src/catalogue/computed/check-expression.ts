// Nothing is smuggled: an expression names tables and columns through its accessors alone, so that what was recorded is
// all that it reads. Judges the SQL that the expression returned, by its form; never what it means.
import { rowsProblems } from "./check-rows.ts";
import type { Token } from "./expression-tokens.ts";
import { functions, isSign, isWord, keywords, types } from "./expression-words.ts";

/** Names of the database: every table and column of the catalogue. */
export type DatabaseNames = ReadonlySet<string>;

/** One sentence for each word or place that is wrong. `aliases`: of the rows that the expression asked for. */
export function expressionProblems(
  tokens: readonly Token[],
  aliases: readonly string[],
  names: DatabaseNames,
): string[] {
  const outputs = outputsOf(tokens);
  return [
    ...outputs.flatMap((output) => aliasProblems(output, names, aliases)),
    ...tokens.flatMap((token, at) => tokenProblems({ tokens, at, outputs, names }, token)),
    ...aliases.flatMap((alias) => rowsProblems(tokens, alias)),
  ];
}

/** A name of the expression's own: no other meaning may hide behind it. `others`: what else is called something. */
export function aliasProblems(alias: string, names: DatabaseNames, others: readonly string[]): string[] {
  if (names.has(alias)) return [`calls something ${alias}, as a table or column is called`];
  if (keywords.has(alias) || functions.has(alias) || types.has(alias))
    return [`calls something ${alias}, which is a word of SQL`];
  return others.includes(alias) ? [`uses the alias ${alias} twice`] : [];
}

/** What the expression names by `as`: values and sub-queries of its own. */
const outputsOf = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap(({ kind, text }, at) => (kind === "word" && isWord(tokens[at - 1], "as") ? [text] : []));

interface Place {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly outputs: readonly string[];
  readonly names: DatabaseNames;
}

function tokenProblems({ tokens, at, outputs, names }: Place, { kind, text }: Token): string[] {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isOutput = (token?: Token): boolean => token?.kind === "word" && outputs.includes(token.text);
  if (kind === "sign" && text === "." && !(isOutput(before) && isOutput(after)))
    return ["has a dot between names that are not its own"];
  if (kind === "sign" && text === "*" && !endsValue(before) && !countsRows(tokens, at))
    return ["reads whole rows by *"];
  if (kind !== "word") return [];
  if (isOutput(tokens[at])) return isSign(after, "(") ? [`calls ${text}, which is no known function`] : [];
  if (functions.has(text) && isSign(after, "(")) return [];
  if (types.has(text) && isSign(before, "::")) return [];
  if (names.has(text)) return [`names ${text} by its text, not through an accessor`];
  if (keywords.has(text) || isSign(after, "=>")) return [];
  return [`holds the word ${text}, which is neither known SQL nor a name of its own`];
}

/** Whether a value ends here: then `*` multiplies it. */
const endsValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  !(token.kind === "word" && keywords.has(token.text)) &&
  !isSign(token, "(", ",", ".");

const countsRows = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at - 2], "count") && isSign(tokens[at - 1], "(") && isSign(tokens[at + 1], ")");
