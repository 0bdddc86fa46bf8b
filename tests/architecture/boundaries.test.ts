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
  [
    "a domain enters another at a noun",
    "src/domains/schools/school/a.ts",
    'import "../../children/child/index.ts";',
  ],
  ["the engine imports Apollo", "src/engine/a.ts", 'import { ApolloServer } from "@apollo/server";'],
  ["the engine imports Fastify", "src/engine/a.ts", 'import type {\n  FastifyRequest,\n} from "fastify";'],
  ["a path inside a package", "src/engine/a.ts", 'import { x } from "@apollo/server/errors";'],
  ["a package for its effect", "src/http/a.ts", 'import "type-graphql";'],
  ["the engine imports the schema", "src/engine/a.ts", 'import { x } from "../graphql/index.ts";'],
  ["the engine imports a domain", "src/engine/a.ts", 'import "../domains/index.ts";'],
  [
    "a domain takes more than columns of the database",
    "src/domains/a/b.ts",
    'import "../../database/index.ts";',
  ],
  ["a domain imports what is above the catalogue", "src/domains/a/b.ts", 'import "../../planning/index.ts";'],
  ["another file reads the environment", "src/http/a.ts", "const port = process.env.PORT;"],
  ["the sample before it is needed", "src/app.ts", 'import { x } from "./sample/index.ts";'],
  [
    "the sample loaded where no district is filled",
    "src/cli/schema.ts",
    'await import("../sample/index.ts");',
  ],
  ["a file without a budget", "src/http/a.ts", "\n".repeat(301)],
])("is found: %s", (_what, path, text) => {
  expect(findViolations([file(path, text)])).toHaveLength(1);
});

test.each([
  ["src/cli/seed.ts", 'const sample = await import("../sample/index.ts");'],
  ["src/cli/seed.ts", 'import type { LoadOptions } from "../sample/index.ts";'],
])("%s may: %s", (path, text) => {
  expect(findViolations([file(path, text)])).toEqual([]);
});

test("a cycle is found, also of types only", () => {
  const a = file("src/core/a.ts", 'import type { B } from "./b.ts";');
  const b = file("src/core/b.ts", 'import type { A } from "./a.ts";');
  expect(findViolations([a, b])).toEqual(["cycle: src/core/a.ts → src/core/b.ts → src/core/a.ts"]);
});

test("a type that lists rows of another area is found", () => {
  const child = file("src/domains/children/child/child.type.ts", '  @ToMany("Report", "childId", {');
  const report = file("src/domains/welfare/report/report.type.ts", "export class Report {");
  expect(findViolations([child, report])).toEqual([
    "src/domains/children/child/child.type.ts: declares a relation to rows of another area (Report)",
  ]);
});
