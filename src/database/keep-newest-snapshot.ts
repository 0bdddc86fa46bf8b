// drizzle-kit compares the tables with the newest snapshot alone; older ones tell nobody anything. What it writes on ten
// lines a column stands on one here: a difference shows the column as a whole.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../drizzle/meta/", import.meta.url);
const width = 200;

/** A column, an index, a key and a check of a table: `tables`, its name, their kind, their own. */
const whole = 4 * 2;

/** What fits on a line stands on one, and so does each part of a table. */
function lay(value: unknown, indent = ""): string {
  const line = JSON.stringify(value);
  const fits = indent.length + line.length <= width || indent.length >= whole;
  if (typeof value !== "object" || value === null || fits) return line;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Object.entries(value).map(
    ([key, part]) => `${deeper}${Array.isArray(value) ? "" : `${JSON.stringify(key)}: `}${lay(part, deeper)}`,
  );
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

const snapshots = readdirSync(fileURLToPath(folder)).filter((name) => /^\d+_snapshot\.json$/.test(name));
for (const name of snapshots.sort().slice(0, -1)) rmSync(new URL(name, folder));
for (const name of snapshots.slice(-1)) {
  const file = new URL(name, folder);
  writeFileSync(file, `${lay(JSON.parse(readFileSync(file, "utf8")))}\n`);
}
