// Rows of a type stand in an expression together with their condition of visibility, where nothing can make it doubtful.
import type { Token } from "./expression-tokens.ts";
import { isSign, isWord } from "./expression-words.ts";

export function rowsProblems(tokens: readonly Token[], alias: string): string[] {
  const places = (kind: Token["kind"]): number[] =>
    tokens.flatMap((token, at) => (token.kind === kind && token.text === alias ? [at] : []));
  const [table, ...tables] = places("table");
  const [visible, ...conditions] = places("visible");
  if (table === undefined || tables.length > 0) return [`must name the rows ${alias} exactly once`];
  if (!isWord(tokens[table - 1], "from", "join") || !mayFollowRows(tokens[table + 1]))
    return [`names the rows ${alias} elsewhere than alone behind from or join`];
  if (visible === undefined) return [`reads the rows ${alias} without their condition of visibility`];
  if (conditions.length > 0 || !binds(tokens, table, visible))
    return [`must ask once, by "and" in the where or on beside them, whether the rows ${alias} are visible`];
  return [];
}

/** Anything else would rename their columns or sample them. */
const mayFollowRows = (token: Token | undefined): boolean =>
  token === undefined || isSign(token, ")") || isWord(token, "join", "on", "where", "group", "order");

/** Words that begin another clause of the same query. */
const clauses = ["select", "from", "join", "on", "where", "group", "order"];
/** Words by which a condition that holds of no row could still let one through. */
const doubts = ["or", "case", "when", "then", "else"];

/** Whether the condition is a conjunct of a `where` or `on` of the very query that the rows stand in. */
function binds(tokens: readonly Token[], table: number, visible: number): boolean {
  const depth = tokens[table]?.depth;
  const level = (from: number, to: number): Token[] =>
    tokens.slice(from, to).filter((token) => token.depth === depth);
  if (visible < table || tokens[visible]?.depth !== depth) return false;
  if (tokens.slice(table, visible).some((token) => depth !== undefined && token.depth < depth)) return false;
  if (!isWord(tokens[visible - 1], "where", "on", "and")) return false;
  const ended = tokens.findIndex((token, at) => at > visible && depth !== undefined && token.depth < depth);
  const before = level(table, visible);
  const begun = before.findLastIndex((token) => isWord(token, ...clauses));
  const after = level(visible + 1, ended < 0 ? tokens.length : ended);
  const closed = after.findIndex((token) => isWord(token, ...clauses));
  const rest = closed < 0 ? after : after.slice(0, closed);
  return (
    isWord(before[begun], "where", "on") &&
    (rest.length === 0 || isWord(rest[0], "and")) &&
    ![...before.slice(begun), ...rest].some((token) => isWord(token, ...doubts))
  );
}
