// Settings of the test suite. One PostgreSQL serves it all; each test file takes a database of its own from a template.
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { filesFor, findChangedAreas } from "./support/changed-types.ts";
import LongestFirst from "./support/longest-first.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

// Dependencies load the CommonJS copy of graphql, Vite would take the ES module for our own files, and graphql-js
// refuses a schema "from another module or realm". One file for all.
const resolve = {
  alias: [
    {
      find: /^graphql$/,
      replacement: fileURLToPath(new URL("../node_modules/graphql/index.js", import.meta.url)),
    },
  ],
};

/** A change inside areas of the domain: see README.md, "Changed". */
const changed = findChangedAreas(process.argv);
const every = changed === null ? ["tests/**/*.test.ts"] : filesFor(changed);

const common = {
  provide: { changedTypes: changed?.types ?? null },
  pool: "forks",
  testTimeout: 120_000,
  hookTimeout: 300_000,
  // Less time goes into collecting what lived for an operation.
  execArgv: ["--max-semi-space-size=64"] as string[],
} as const;

const catalogue = "tests/catalogue/**/*.test.ts";

/** They replace a module before anything loads it, declare types of their own, or measure what their process holds. */
const alone = [
  catalogue,
  "tests/operations/**/*.test.ts",
  "tests/hostile/malformed.test.ts",
  "tests/hostile/many-shapes.test.ts",
];

export default defineConfig({
  root,
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    maxWorkers: 2,
    teardownTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    // Read as files, not imported: with `--changed` no import leads to them.
    forceRerunTriggers: [
      ...configDefaults.forceRerunTriggers,
      "**/src/**/*.sql",
      "**/schema/policies/*.yaml",
      "**/drizzle/**/*.sql",
    ],
    // A worker loads the application once for all its files: nothing in it remembers a test.
    projects: [
      {
        root,
        resolve,
        test: {
          ...common,
          name: "together",
          include: every,
          exclude: alone,
          isolate: false,
        },
      },
      { root, resolve, test: { ...common, name: "alone", include: changed === null ? alone : [catalogue] } },
    ],
  },
});
