// Questions that departments ask, each with its answer beside it, some with the SQL they become; and what each role is
// refused. `vitest -u` writes answers and SQL anew; the reference path must agree with every one.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { CompiledOperation } from "../../src/execution/index.ts";
import { Reference } from "../reference/reference.ts";
import { type Cursors, differences } from "../reference/same-answer.ts";
import { type Reply, startTestApp, type TestApp } from "../support/test-app.ts";
import { formatSql } from "./format-sql.ts";
import {
  type OperationFile,
  type Question,
  readOperations,
  readRoles,
  snapshotPath,
  strayFiles,
} from "./operation-file.ts";
import { parameterSources } from "./parameter-sources.ts";
import { formsOf } from "./plan-forms.ts";
import { printJson } from "./print-json.ts";
import { bodyOf, readRefusals } from "./refusal-table.ts";
import { sent } from "./statement-tap.ts";

// Hoisted above the imports: it brings its own.
vi.mock("postgres", async (original) =>
  (await import("./statement-tap.ts")).tapped(await original<{ default: unknown }>()),
);

const operations = await readOperations();
const refusals = await readRefusals();
const questions: readonly Question[] = [...operations, ...refusals];
const roles = await readRoles();
/** Form of a plan → the first operation that takes it; for those that show their SQL, every form. */
const taken = new Map<string, string>();
const shown = new Set<string>();

let app: TestApp;
let reference: Reference;
const compiled: CompiledOperation[] = [];
beforeAll(async () => {
  app = await startTestApp();
  reference = await Reference.open(app.database.adminUrl);
  const { engine } = app.app;
  const prepare = engine.prepare.bind(engine);
  vi.spyOn(engine, "prepare").mockImplementation(async (request) => {
    const made = await prepare(request);
    compiled.push(made);
    return made;
  });
});
afterAll(async () => {
  await reference.close();
  await app.close();
});

test("every role asks at least four questions, the roles of the spine eight", () => {
  const counts = new Map(roles.map((role) => [role, of(role, questions).length]));
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

test("no file of a role lies there unread", async () => {
  expect(await strayFiles(operations)).toEqual([]);
});

/** What the server looks after every ten seconds, and what it puts on record. */
const ofWatch = /^\/\* (login watch|key watch|record of access)/;

test("the tap hears every pool: a newcomer costs two statements more, who it is and a ticket", async () => {
  sent.length = 0;
  await app.ask("{ districts { totalCount } }", { as: "education-officer:basic-education" });
  expect(sent.filter((statement) => !ofWatch.test(statement))).toHaveLength(3);
});

describe.each(roles)("%s", (role) => {
  const [asked, refused] = [of(role, operations), of(role, refusals)];
  test.each(asked.map((operation) => [operation.name, operation] as const))(
    "asks %s",
    async (name, operation) => {
      const ran = await run(operation, await cursorOf(operation, new Map()));
      expect(ran.reply.json.errors).toBeUndefined();
      // One snapshot of the data: one statement.
      expect(ran.statements).toHaveLength(1);
      // A look-up is counted and logged, by the server's own login: two more.
      expect(ran.ledger).toEqual(ran.compiled?.plan.lookup == null ? [] : ["count", "answer"]);
      await expectAlike(ran);
      const answer = `${printJson(ran.reply.json)}\n`;
      await expect(answer).toMatchFileSnapshot(snapshotPath(operation, "json"));
      const sql = describeSql(operation, ran);
      if (operation.showsSql) await expect(sql).toMatchFileSnapshot(snapshotPath(operation, "sql"));
      for (const form of ran.forms) {
        if (operation.showsSql) shown.add(form);
        if (!taken.has(form)) taken.set(form, `${role}/${name}`);
      }
    },
  );

  test.each(refused.map((refusal) => [refusal.name, refusal] as const))(
    "is refused %s",
    async (_name, refusal) => {
      const ran = await run(refusal);
      expect(ran.reply.json).toEqual(bodyOf(refusal));
      expect([...ran.statements, ...ran.ledger]).toEqual([]);
      await expectAlike(ran);
    },
  );

  test("shows the SQL of one question at least", () => {
    expect(asked.filter(({ showsSql }) => showsSql)).not.toEqual([]);
  });
});

test("every form that a plan takes is shown in SQL by an operation", () => {
  const unseen = [...taken].filter(([form]) => !shown.has(form));
  const withSql = operations.filter(({ showsSql }) => showsSql).length;
  console.log(
    `operations: ${operations.length} answered, ${withSql} of them with their SQL, ${refusals.length} refused; ` +
      `${taken.size} forms of plans`,
  );
  expect(unseen.map(([form, name]) => `${form}: ${name}`)).toEqual([]);
});

function of<Kind extends Question>(role: string, among: readonly Kind[]): readonly Kind[] {
  return among.filter((one) => one.role === role);
}

interface Ran {
  readonly reply: Reply;
  readonly differences: readonly string[];
  /** The operation's own. */
  readonly statements: readonly string[];
  /** What counts and logs its look-up, around it. */
  readonly ledger: readonly string[];
  readonly compiled: CompiledOperation | undefined;
  readonly forms: ReadonlySet<string>;
  /** The body of the same request, asked once more. */
  again(): Promise<string>;
}

/** The cursors that the fast path and the reference path go on from, and how they correspond. */
interface From {
  readonly cursors: Cursors;
  readonly fast: object;
  readonly slow: object;
}

const ofLedger = /tc\.(count|answer)_lookup/;

async function run(
  question: Question,
  from: From = { cursors: new Map(), fast: {}, slow: {} },
): Promise<Ran> {
  const { query, asker, variables } = question;
  // Who asks is read once and remembered, and so is the ticket: not statements of the operation.
  await app.ask("{ __schema { __typename } }", asker);
  sent.length = 0;
  compiled.length = 0;
  const request = { ...asker, variables: { ...variables, ...from.fast } };
  const reply = await app.ask(query, request);
  const statements = sent.filter((statement) => !ofLedger.test(statement) && !ofWatch.test(statement));
  const ledger = sent.flatMap((statement) => ofLedger.exec(statement)?.slice(1) ?? []);
  const [made] = compiled;
  const answer = await reference.ask(query, { ...asker, variables: { ...variables, ...from.slow } });
  return {
    reply,
    statements,
    ledger,
    compiled: made,
    forms: made === undefined ? new Set() : formsOf(made.plan),
    differences: differences(reply, answer, from.cursors),
    again: async () => (await app.ask(query, request)).text,
  };
}

/** The reference path says the same. Asked again it goes another way: known by its text, then prepared under a name. */
async function expectAlike(ran: Ran): Promise<void> {
  expect(ran.differences).toEqual([]);
  for (const _again of [2, 3]) expect(await ran.again()).toBe(ran.reply.text);
}

/** `$after` for each path: the same place in the list that an earlier operation answered with. */
async function cursorOf({ role, after }: OperationFile, cursors: Cursors): Promise<From> {
  if (after === null) return { cursors, fast: {}, slow: {} };
  const source = operations.find((one) => one.role === role && one.name === after.name);
  if (source === undefined) throw new Error(`no operation ${role}/${after.name}`);
  const { reply } = await run(source, await cursorOf(source, cursors));
  const cursor = after.path.reduce((value, step) => value[step], reply.json.data);
  const known = [...cursors].find(([, fast]) => fast === cursor)?.[0];
  expect(known).toBeDefined();
  return { cursors, fast: { after: cursor }, slow: { after: known } };
}

function describeSql(operation: OperationFile, { statements, compiled: made }: Ran): string {
  const [statement = ""] = statements;
  if (made === undefined) throw new Error("answered without a plan");
  expect(statement).toBe(made.text);
  const { as = "nobody in particular" } = operation.asker;
  const lines = [`-- one statement, as ${made.plan.login} for ${as}`, ...parameterSources(made)];
  return `${lines.join("\n")}\n${formatSql(statement)};\n`;
}
