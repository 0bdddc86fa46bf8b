// JSON as the formatter leaves it, so that written snapshots pass the linter: lists of plain values on one line.

const width = 110;

export function printJson(value: unknown, indent = 0, before = 0): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Object.entries(value);
  if (parts.length === 0) return `${open}${close}`;
  const inner = "  ".repeat(indent + 1);
  const lines = parts.map(([key, part]) => {
    const name = Array.isArray(value) ? "" : `${JSON.stringify(key)}: `;
    return `${name}${printJson(part, indent + 1, name.length)}`;
  });
  const plain = Array.isArray(value) && value.every((part) => typeof part !== "object" || part === null);
  const line = `${open}${lines.join(", ")}${close}`;
  if (plain && 2 * indent + before + line.length < width) return line;
  return `${open}\n${lines.map((text) => inner + text).join(",\n")}\n${"  ".repeat(indent)}${close}`;
}
