import { resolve } from "node:path";
import { expect, test } from "vitest";
import { findViolations, readSourceFiles } from "./boundaries.ts";

const file = (path: string, text: string) => ({ path: resolve(path), text });

test("the source keeps the boundaries between its modules", () => {
  expect(findViolations(readSourceFiles())).toEqual([]);
});

test.each([
  ["a lower layer imports a higher one", "src/policy/a.ts", 'import { x } from "../planning/b.ts";'],
  ["planning imports the database", "src/planning/a.ts", 'import type { Sql } from "../database/index.ts";'],
  ["one entrance imports the other", "src/http/a.ts", 'export * from "../cli/main.ts";'],
  ["an import over several lines", "src/core/a.ts", 'import {\n  x,\n  y,\n} from "../policy/types.ts";'],
  ["a lazy import", "src/core/a.ts", 'const x = await import("../app.ts");'],
  ["an import for its effect", "src/catalogue/a.ts", 'import "../domains/index.ts";'],
  [
    "a domain reaches past another's index",
    "src/domains/schools/a.ts",
    'import "../children/child.table.ts";',
  ],
  ["another file reads the environment", "src/http/a.ts", "const port = process.env.PORT;"],
  ["a file without a budget", "src/http/a.ts", "\n".repeat(301)],
])("is found: %s", (_what, path, text) => {
  expect(findViolations([file(path, text)])).toHaveLength(1);
});

test("a cycle is found, also of types only", () => {
  const a = file("src/core/a.ts", 'import type { B } from "./b.ts";');
  const b = file("src/core/b.ts", 'import type { A } from "./a.ts";');
  expect(findViolations([a, b])).toEqual(["cycle: src/core/a.ts → src/core/b.ts → src/core/a.ts"]);
});
