// Lays a statement out for reading: a line per clause, a list or condition that is too long part by part, subqueries
// and cases indented. Changes white space only.

interface Group {
  readonly open: string;
  readonly close: string;
  readonly parts: Part[];
}
type Part = string | Group;

const width = 110;
const clauses = /^(select|from|where|order|group|union)$/i;
const branches = /^(when|else)$/i;
const conjunction = /^(and|or)$/i;
/** What a part that is too long is divided at, outermost first. */
const dividers = [/^,$/, /^\|\|$/, conjunction];

export function formatSql(text: string): string {
  const tokens = text.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|\s+|[^\s(),'"]+/g) ?? [];
  return layOut(nest(tokens.map((token) => (/^\s+$/.test(token) ? " " : token))), 0).join("\n");
}

function nest(tokens: readonly string[]): Part[] {
  const top: Group = { open: "", close: "", parts: [] };
  const stack = [top];
  for (const token of tokens) {
    const level = stack.at(-1) ?? top;
    const close = { "(": ")", case: "end" }[token];
    if (close !== undefined) {
      const inner: Group = { open: token, close, parts: [] };
      level.parts.push(inner);
      stack.push(inner);
    } else if (token === level.close) stack.pop();
    else level.parts.push(token);
  }
  return top.parts;
}

const flat = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === "string" ? part : part.open + flat(part.parts) + part.close)).join("");

const indented = (indent: number, line: string): string => "  ".repeat(indent) + line.trim();

/** Lines of one level; every line fits if it can. */
function layOut(parts: readonly Part[], indent: number): string[] {
  return divide(parts, clauses).flatMap((clause) => layOutPart(clause, indent, 0));
}

function layOutPart(parts: readonly Part[], indent: number, divider: number): string[] {
  const line = flat(parts).trim();
  if (line === "") return [];
  if (2 * indent + line.length <= width) return [indented(indent, line)];
  for (let next = divider; next < dividers.length; next += 1) {
    const [head = [], ...rest] = divide(parts, dividers[next] ?? clauses);
    if (rest.length === 0) continue;
    // Arguments stand below each other; what belongs to a clause stands below its word.
    const deeper = next === 0 && !clauses.test(String(head[0])) ? 0 : 1;
    const lines = rest.map((part) => layOutPart(part, indent + deeper, next + 1));
    return [
      ...layOutPart(head, indent, next + 1),
      ...(dividers[next] === conjunction ? lines.flat() : filled(lines)),
    ];
  }
  return openGroups(parts, indent);
}

/** Parts of a list or of a text go on in a line as long as it holds them; a part of several lines goes on behind its last. */
function filled(parts: readonly string[][]): string[] {
  const lines: string[] = [];
  for (const [first = "", ...more] of parts) {
    const last = lines.at(-1) ?? "";
    const together = `${last} ${first.trim()}`;
    const goesOn = lines.length > 0 && indentOf(last) === indentOf(first) && together.length <= width;
    if (goesOn) lines.splice(-1, 1, together, ...more);
    else lines.push(first, ...more);
  }
  return lines;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Nothing divides it: what stands in parentheses or in a case gets lines of its own. */
function openGroups(parts: readonly Part[], indent: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (typeof part === "string" || flat([part]).length + 2 * indent + line.length <= width / 2) {
      line += flat([part]);
    } else if (part.open === "case") {
      const [subject = [], ...cases] = divide(part.parts, branches);
      const whole = branches.test(String(subject[0])) ? [subject, ...cases] : cases;
      const head = whole.length === cases.length ? `${line.trimStart()}case${flat(subject)}` : `${line}case`;
      lines.push(indented(indent, head), ...whole.flatMap((one) => layOutPart(one, indent + 1, 0)));
      line = part.close;
    } else {
      lines.push(indented(indent, `${line.trimStart()}${part.open}`), ...layOut(part.parts, indent + 1));
      line = part.close;
    }
  }
  if (line.trim() !== "") lines.push(indented(indent, line));
  return lines;
}

/** Cut before each divider, which begins its part; a comma ends the part before it. */
function divide(parts: readonly Part[], at: RegExp): Part[][] {
  const found: Part[][] = [[]];
  for (const part of parts) {
    const current = found.at(-1) ?? [];
    if (typeof part !== "string" || !at.test(part)) current.push(part);
    else if (part === ",") {
      current.push(part);
      found.push([]);
    } else found.push([part]);
  }
  return found.filter((group) => flat(group).trim() !== "");
}
