// Takes the text of an expression apart: into words and signs, and the marks of what came through an accessor.
import { type ExpressionText, type Mark, stand } from "./expression-text.ts";

export interface Token {
  readonly kind: "word" | "literal" | "number" | "sign" | Mark["kind"];
  /** Of a mark the alias of its rows. */
  readonly text: string;
  /** How many brackets it stands in. */
  readonly depth: number;
}

const tokenPattern =
  /\s+|(?<literal>'[^'\0]*')|(?<number>\d+(?:\.\d+)?)|(?<word>[a-z_]\w*)|(?<mark>\0)|(?<comment>--|\/\*)|(?<sign>::|=>|<=|>=|<>|&&|\|\||[-+*/<>=(),.])|(?<alien>.)/gi;
/** A mark that touches anything else would become part of another name. */
const apart = /[\s(),:=<>+*/|&-]/;

export function tokensOf({ text, marks }: ExpressionText): Token[] {
  const tokens: Token[] = [];
  const left = [...marks];
  let depth = 0;
  for (const match of text.matchAll(tokenPattern)) {
    const [kind, part] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (kind === undefined || part === undefined) continue;
    if (kind === "comment" || kind === "alien")
      throw new Error(`holds ${part}, which no expression may hold`);
    if (part === ")") depth -= 1;
    if (depth < 0) break;
    const mark = part === stand ? left.shift() : undefined;
    if (mark === undefined) tokens.push({ kind: kind as "word", text: part.toLowerCase(), depth });
    else tokens.push({ kind: mark.kind, text: mark.alias ?? "", depth });
    if (mark !== undefined) assertApart(text, match.index);
    if (part === "(") depth += 1;
  }
  if (depth !== 0) throw new Error("opens and closes unequal brackets");
  return tokens;
}

function assertApart(text: string, at: number): void {
  for (const beside of [text[at - 1], text[at + 1]]) {
    if (beside !== undefined && !apart.test(beside))
      throw new Error(`joins what an accessor gave to ${beside}`);
  }
}
