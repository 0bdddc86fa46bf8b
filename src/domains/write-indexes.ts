// Writes each area's index.ts from the files that stand in its folder, so that a new noun is named nowhere else. Run by
// `npm run domains`; decides by a file's name alone what an area shows to the others.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;

/** Expressions, sums and the like are the area's own. */
const shown = /\.(?:codes|commands|machine|rules|table|type|view)\.ts$|^(?:of-[a-z-]+|shared-fields)\.ts$/;

/** In the order that the linter asks for: `school/…`, `school.…`, `school-class/…`, `schools.…`. */
const place = (path: string): string => path.replaceAll("-", ":").replaceAll("/", "-");

for (const entry of readdirSync(here, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const folder = join(here, entry.name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => shown.test(path))
    .sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const lines = files.map((path) => `export * from "./${path}";\n`);
  writeFileSync(join(folder, "index.ts"), `// Written by \`npm run domains\`.\n${lines.join("")}`);
}
