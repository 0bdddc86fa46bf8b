// JSON for reading and for diffs: what fits stands on one line, a list of rows has a line per row, what does not fit fills
// its lines with plain values, and wrappers with one key take no line of their own.

const width = 110;

export const printJson = (value: unknown): string => print(value, 0, 0).join("\n");

/** `before`: how many characters stand in front of the first line, its indentation included. */
function print(value: unknown, indent: number, before: number): string[] {
  const flat = oneLine(value);
  if (typeof value !== "object" || value === null) return [flat ?? "null"];
  const [only, ...others] = Object.entries(value);
  if (only === undefined || (flat !== null && before + flat.length < width)) return [flat ?? "null"];
  if (!Array.isArray(value) && others.length === 0) return wrap(only, indent, before);
  const inner = "  ".repeat(indent + 1);
  const parts = [only, ...others].map(([key, part], index) => {
    const name = inner + nameOf(value, key);
    const [first = "", ...rest] = print(part, indent + 1, name.length);
    return {
      plain: !isObject(part),
      lines: endWith([name + first, ...rest], index < others.length ? "," : ""),
    };
  });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return [`${open}`, ...fill(parts), `${"  ".repeat(indent)}${close}`];
}

interface Part {
  readonly plain: boolean;
  readonly lines: readonly string[];
}

/** Plain values that follow each other share lines. */
function fill(parts: readonly Part[]): string[] {
  const lines: string[] = [];
  let open = false;
  for (const { plain, lines: own } of parts) {
    const [first = ""] = own;
    const joined = `${lines.at(-1)} ${first.trimStart()}`;
    if (open && plain && joined.length <= width) lines.splice(-1, 1, joined);
    else lines.push(...own);
    open = plain;
  }
  return lines;
}

/** An object with one key opens with what it holds. */
function wrap([key, part]: readonly [string, unknown], indent: number, before: number): string[] {
  const name = `{${JSON.stringify(key)}: `;
  const [first = "", ...rest] = print(part, indent, before + name.length);
  return endWith([name + first, ...rest], "}");
}

const endWith = (lines: readonly string[], sign: string): string[] => [
  ...lines.slice(0, -1),
  `${lines.at(-1)}${sign}`,
];

const nameOf = (parent: object, key: string): string =>
  Array.isArray(parent) ? "" : `${JSON.stringify(key)}: `;

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** On one line, or null where a list of several rows is in it. */
function oneLine(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value) && value.length > 1 && value.some(isObject)) return null;
  const parts = Object.entries(value).map(([key, part]) => {
    const text = oneLine(part);
    return text === null ? null : nameOf(value, key) + text;
  });
  if (parts.includes(null)) return null;
  return Array.isArray(value) ? `[${parts.join(", ")}]` : `{${parts.join(", ")}}`;
}
