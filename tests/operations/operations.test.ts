// Questions that departments ask, each with the SQL it becomes and its answer, side by side. `vitest -u` writes the
// snapshots anew; the reference path must agree with every answer.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { CompiledOperation } from "../../src/execution/index.ts";
import { Reference } from "../reference/reference.ts";
import { type Cursors, differences } from "../reference/same-answer.ts";
import { type Reply, startTestApp, type TestApp } from "../support/test-app.ts";
import { formatSql } from "./format-sql.ts";
import { type OperationFile, readOperations, snapshotPath } from "./operation-file.ts";
import { parameterSources } from "./parameter-sources.ts";
import { printJson } from "./print-json.ts";
import { sent } from "./statement-tap.ts";

// Hoisted above the imports: it brings its own.
vi.mock("postgres", async (original) =>
  (await import("./statement-tap.ts")).tapped(await original<{ default: unknown }>()),
);

const operations = await readOperations();
const roles = [...new Set(operations.map(({ role }) => role))];

let app: TestApp;
let reference: Reference;
const compiled: CompiledOperation[] = [];
beforeAll(async () => {
  app = await startTestApp();
  reference = await Reference.open(app.database.adminUrl);
  const { engine } = app.app;
  const prepare = engine.prepare.bind(engine);
  vi.spyOn(engine, "prepare").mockImplementation((request) => {
    const made = prepare(request);
    compiled.push(made);
    return made;
  });
});
afterAll(async () => {
  await reference.close();
  await app.close();
});

test("every role asks at least four questions, the roles of the spine eight", () => {
  const counts = new Map(roles.map((role) => [role, operations.filter((one) => one.role === role).length]));
  expect(roles).toHaveLength(20);
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(4);
  const spine = [
    "education-officer",
    "finance-officer",
    "guardian",
    "public",
    "school-registrar",
    "township-officer",
  ];
  expect(Math.min(...spine.map((role) => counts.get(role) ?? 0))).toBeGreaterThanOrEqual(8);
});

test("the tap hears every pool: a newcomer costs one statement more", async () => {
  sent.length = 0;
  await app.ask("{ districts { totalCount } }", { as: "education-officer:basic-education" });
  expect(sent).toHaveLength(2);
});

describe.each(roles)("%s", (role) => {
  const own = operations.filter((operation) => operation.role === role);
  test.each(own.map((operation) => [operation.name, operation] as const))(
    "asks %s",
    async (_name, operation) => {
      const ran = await run(operation);
      const code = ran.reply.json.errors?.[0].extensions.code ?? null;
      expect(code).toBe(operation.refusedWith);
      // One snapshot of the data: one statement, or none at all.
      expect(ran.statements).toHaveLength(operation.refusedWith === null ? 1 : 0);
      expect(ran.differences).toEqual([]);
      // Asked again it goes another way: known by its text, then prepared under a name. To the same bytes.
      for (const _again of [2, 3]) expect(await ran.again()).toBe(ran.reply.text);
      await expect(describeSql(operation, ran)).toMatchFileSnapshot(snapshotPath(operation, "sql"));
      const answer = `${printJson(ran.reply.json)}\n`;
      await expect(answer).toMatchFileSnapshot(snapshotPath(operation, "json"));
    },
  );
});

interface Ran {
  readonly reply: Reply;
  readonly differences: readonly string[];
  readonly statements: readonly string[];
  readonly compiled: CompiledOperation | undefined;
  /** The body of the same request, asked once more. */
  again(): Promise<string>;
}

async function run(operation: OperationFile, cursors: Cursors = new Map()): Promise<Ran> {
  const { query, asker, variables } = operation;
  const [fast, slow] = await cursorOf(operation, cursors);
  // Who asks is read once and remembered: not a statement of the operation.
  await app.ask("{ __typename }", asker);
  sent.length = 0;
  compiled.length = 0;
  const request = { ...asker, variables: { ...variables, ...fast } };
  const reply = await app.ask(query, request);
  const statements = [...sent];
  const [made] = compiled;
  const answer = await reference.ask(query, { ...asker, variables: { ...variables, ...slow } });
  const again = async () => (await app.ask(query, request)).text;
  return { reply, statements, compiled: made, differences: differences(reply, answer, cursors), again };
}

/** `$after` for each path: the same place in the list that an earlier operation answered with. */
async function cursorOf({ role, after }: OperationFile, cursors: Cursors): Promise<[object, object]> {
  if (after === null) return [{}, {}];
  const source = operations.find((one) => one.role === role && one.name === after.name);
  if (source === undefined) throw new Error(`no operation ${role}/${after.name}`);
  const { reply } = await run(source, cursors);
  const cursor = after.path.reduce((value, step) => value[step], reply.json.data);
  const known = [...cursors].find(([, fast]) => fast === cursor)?.[0];
  expect(known).toBeDefined();
  return [{ after: cursor }, { after: known }];
}

function describeSql(operation: OperationFile, { statements, compiled: made }: Ran): string {
  const [statement] = statements;
  if (statement === undefined || made === undefined) return "-- refused before any SQL\n";
  expect(statement).toBe(made.text);
  const { as = "nobody in particular" } = operation.asker;
  const lines = [`-- one statement, as ${made.plan.login} for ${as}`, ...parameterSources(made)];
  return `${lines.join("\n")}\n${formatSql(statement)};\n`;
}
