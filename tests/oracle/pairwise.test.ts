// Pairwise over HTTP: asker × coordinate × way of use × purpose × form of writing, each answer against the table.
import { getTableName } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { type Ask, type Reply, startTestApp, type TestApp } from "../support/test-app.ts";
import { subjectOf, variants } from "./askers.ts";
import { saidWays, wordsOf, writeCommands } from "./command-ways.ts";
import { expectedCommands } from "./expectations/all-commands.ts";
import { purposes } from "./expectations/index.ts";
import { answerKey, type Form, forms, type Operation, writeTogether } from "./forms.ts";
import { type OracleAsker, opensForRecord } from "./judge.ts";
import { type Combination, pairwise, uncovered } from "./pairwise.ts";
import { commandPurposes, isAsked, spoken, spokenTogether, type Telling } from "./spoken-commands.ts";
import { inventedFor, rename, stumbledOver, twinOf } from "./unknown-twin.ts";
import { judgeOperation, type OperationVerdict, type Refused, sortRefused } from "./verdict.ts";
import { type Usage, usageOf, ways } from "./ways.ts";

const catalogue = loadCatalogue();
let app: TestApp;
const ids = new Map<string, string>();

beforeAll(async () => {
  app = await startTestApp();
  const sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
  for (const { name, table } of catalogue.entities.values()) {
    const [row] = await sql.unsafe(`select id from "${getTableName(table)}" limit 1`);
    if (row === undefined) throw new Error(`the sample has no ${name}`);
    ids.set(name, String(row.id));
  }
  await sql.end({ timeout: 5 });
  // Half of the operations are refused: nobody looks at where.
  Error.stackTraceLimit = 0;
});
afterAll(async () => {
  Error.stackTraceLimit = 10;
  await app.close();
});

const coordinates = [...catalogue.entities.values()].flatMap((entity) =>
  [...entity.fields.values()].map((field) => ({ entity, field })),
);

function usageAt(coordinate: number, way: number): Usage | null {
  const at = coordinates[coordinate];
  const named = ways[way];
  if (at === undefined || named === undefined) return null;
  const idOf = (type: string) => ids.get(type) ?? "00000000-0000-7000-8000-000000000002";
  return usageOf({ catalogue, ...at, idOf }, named);
}

const possible = coordinates.map((_, coordinate) =>
  ways.map((_way, way) => usageAt(coordinate, way) !== null),
);
const declared = [null, ...purposes] as const;
const factors = {
  sizes: [variants.length, coordinates.length, ways.length, declared.length, forms.length],
  isPossible: (combination: readonly number[]) =>
    possible[combination[1] ?? 0]?.[combination[2] ?? 0] === true,
};
const cases = pairwise(factors);

/** What is wrong with an answer, or null. */
function fault(expected: OperationVerdict, reply: Reply): string | null {
  const { status, json, text } = reply;
  const [error, ...others] = (json.errors ?? []) as { extensions: Record<string, unknown> }[];
  if (expected.code === "OK") {
    // More groups than one answer may hold: permitted, decided and counted before that is noticed.
    if (error?.extensions.code === "LIMIT_EXCEEDED" && error.extensions.limit === "groups") return null;
    return status === 200 && error === undefined && json.data !== undefined ? null : text.slice(0, 300);
  }
  const code = String(error?.extensions.code);
  const refused = sortRefused((error?.extensions.refused ?? []) as readonly Refused[]);
  const same = JSON.stringify({ code, refused }) === JSON.stringify(expected);
  const whole = status === statusOf(expected.code) && json.data === undefined && others.length === 0;
  return same && whole ? null : `${status} ${text.slice(0, 300)}`;
}

const statusOf = (code: OperationVerdict["code"]): number =>
  code === "BAD_USER_INPUT" || code === "LIMIT_EXCEEDED" ? 400 : 403;

/** To an unknowing role the refusal is the answer to a name that does not exist. */
async function twinFault(operation: Operation, reply: Reply, options: Ask): Promise<string | null> {
  const [error] = (reply.json.errors ?? []) as { message: string; extensions: Record<string, unknown> }[];
  const [issue] = (error?.extensions.issues ?? []) as { rule: string; path: readonly string[] }[];
  const unknown = issue?.rule === "form_unknown" ? issue.path.at(-1) : undefined;
  const name = unknown ?? stumbledOver(error?.message ?? "");
  if (reply.status !== 400 || reply.json.data !== undefined || name === null)
    return `${reply.status} ${reply.text.slice(0, 300)}`;
  // Of a variable's fields the names that the caller said itself.
  const { messages = {}, ...told } = (error?.extensions ?? {}) as { messages?: { zh?: string; en?: string } };
  // Once more what the message says, and a sentence that is the code's.
  if (unknown === undefined && (messages.en !== error?.message || /\w/.test(messages.zh ?? "")))
    return `says more than a code: ${reply.text}`;
  const said = Object.keys(told).filter((key) => unknown === undefined || key !== "issues");
  if (said.join() !== "code") return `says more than a code: ${reply.text}`;
  const twin = twinOf(operation, name, error?.message ?? "");
  const other = await app.ask(twin.query, { ...options, variables: twin.variables });
  const text = rename(other.text, inventedFor(name), name);
  return other.status === reply.status && text === reply.text
    ? null
    : `${reply.text.slice(0, 200)} but for an unknown name ${other.text.slice(0, 200)}`;
}

/** One case: who asks what, how it is written, and what the table says. */
interface Asked {
  readonly name: string;
  readonly options: Ask;
  readonly form: Form;
  readonly usage: Usage;
  readonly expected: OperationVerdict;
  /** Whether it must stand by itself in an operation. */
  readonly alone: boolean;
}

function askedOf(combination: Combination): Asked {
  const [variantIndex = 0, coordinate = 0, way = 0, purposeIndex = 0, formIndex = 0] = combination;
  const variant = variants[variantIndex];
  const at = coordinates[coordinate];
  const usage = usageAt(coordinate, way);
  const form = forms[formIndex];
  if (variant === undefined || at === undefined || usage === null || form === undefined)
    throw new Error(`no case ${combination.join(",")}`);
  const purpose = declared[purposeIndex] ?? null;
  const as = subjectOf(variant);
  const asker = { ...variant, purpose };
  // Asked twice, a look-up is two, and so is what is open one record at a time.
  const once = judgeOperation(catalogue, asker, usage);
  const isTwice =
    form === "twice" &&
    usage.touches.some(
      ({ type, field, use, reach }) =>
        use === "lookup" || (once.code === "OK" && reach === "record" && opensForRecord(asker, type, field)),
    );
  const expected = isTwice
    ? judgeOperation(catalogue, asker, { malformed: "LIMIT_EXCEEDED", ...usage })
    : once;
  const why = purpose === null ? "" : ` for ${purpose}`;
  return {
    name: `${variant.name}${why}: ${at.entity.name}.${at.field.name}, ${ways[way]}, ${form}`,
    options: { ...(as !== undefined && { as }), ...(purpose !== null && { purpose }) },
    form,
    usage,
    expected,
    alone: !joinable(asker, usage, expected),
  };
}

/**
 * Not the answer to an unknowing role, which names one thing alone; not a refusal that a purpose has to do with where none
 * is declared, whose code follows from all that is refused; not what is open one record at a time; not a look-up, of which an operation has one.
 */
function joinable(asker: OracleAsker, { touches }: Usage, { code, refused }: OperationVerdict): boolean {
  if (code === "OK")
    return touches.every(
      ({ type, field, use, reach }) =>
        use !== "lookup" && (reach === "list" || !opensForRecord(asker, type, field)),
    );
  return (
    code === "FORBIDDEN" &&
    (asker.purpose !== null || refused.every(({ purposes = [] }) => purposes.length === 0))
  );
}

/** Below the limit on root fields, of which the form that asks twice has two for each. */
const most = (form: Form): number => (form === "twice" ? 9 : 19);

/** Cases of one asker, purpose, form and outcome, which one operation can ask and its answer tell apart. */
class Together {
  readonly cases: Asked[] = [];
  private readonly roots = new Set<string>();
  private readonly touched = new Set<string>();
  private readonly refused = new Set<string>();

  isFull = (form: Form): boolean => this.cases.length === most(form);

  /** False where the answer would not say which of the cases it means. */
  add(asked: Asked): boolean {
    const { usage, form, expected } = asked;
    const touched = usage.touches.map(({ type, field, use }) => `${type}.${field} ${use}`);
    const refused = expected.refused.map(({ coordinate, use }) => `${coordinate} ${use}`);
    const mixes =
      (form !== "alias" && this.roots.has(usage.root)) ||
      touched.some((one) => this.refused.has(one)) ||
      refused.some((one) => this.touched.has(one));
    if (mixes) return false;
    this.cases.push(asked);
    this.roots.add(usage.root);
    for (const one of touched) this.touched.add(one);
    for (const one of refused) this.refused.add(one);
    return true;
  }
}

function joined(cases: readonly Asked[]): readonly (readonly Asked[])[] {
  const groups: Together[] = [];
  const open = new Map<string, Together[]>();
  for (const asked of cases) {
    const { options, form, expected } = asked;
    const key = asked.alone ? "" : JSON.stringify([options, form, expected.code]);
    const among = (open.get(key) ?? []).filter((group) => !group.isFull(form));
    open.set(key, among);
    if (!asked.alone && among.some((group) => group.add(asked))) continue;
    const group = new Together();
    group.add(asked);
    groups.push(group);
    if (asked.alone) continue;
    among.push(group);
  }
  return groups.map((group) => group.cases);
}

/** What is wrong with the answers, case by case. Where the answer to several is not as expected, each is asked alone. */
async function judgeTogether(cases: readonly Asked[]): Promise<readonly string[]> {
  const [first, ...others] = cases;
  if (first === undefined) return [];
  const problem = await faultOf(cases);
  if (problem === null) return [];
  if (others.length === 0) return [`${first.name}: expected ${first.expected.code}; ${problem}`];
  const alone: string[] = [];
  for (const one of cases) alone.push(...(await judgeTogether([one])));
  if (alone.length > 0 || problem === tooMuch) return alone;
  return [`${cases.map(({ name }) => name).join("; ")}: wrong together, not alone: ${problem}`];
}

const tooMuch = "too much at once";

async function faultOf(cases: readonly Asked[]): Promise<string | null> {
  const [first] = cases;
  if (first === undefined) return null;
  const { form, options, expected } = first;
  const usages = cases.map(({ usage }) => usage);
  const operation = writeTogether(usages, form);
  requests += 1;
  const reply = await app.ask(operation.query, { ...options, variables: operation.variables });
  if (expected.code === "GRAPHQL_VALIDATION_FAILED") return twinFault(operation, reply, options);
  if (cases.length > 1 && reply.json.errors?.[0].extensions.code === "LIMIT_EXCEEDED") return tooMuch;
  const refused = sortRefused(cases.flatMap((one) => one.expected.refused));
  const wrong = fault({ ...expected, refused }, reply);
  if (wrong !== null) return `${wrong}; ${operation.query}`;
  if (expected.code !== "OK" || reply.json.errors !== undefined) return null;
  const answered = usages.every((_, at) => answerKey(usages, at, form) in reply.json.data);
  return answered ? null : `left something out: ${reply.text.slice(0, 300)}; ${operation.query}`;
}

const tally = new Map<string, number>();
let requests = 0;

const mayRun = ([telling]: readonly Telling[]): boolean =>
  telling !== undefined && telling.wording.command.name in (expectedCommands[telling.variant.role] ?? {});

/** What is wrong with the answer; of what is given, that it is given: what the record says of it is another matter. */
async function commandFault(tellings: readonly Telling[]): Promise<string | null> {
  const [{ variant, purpose, verdict } = { variant: undefined }] = tellings;
  if (variant === undefined) return null;
  // What is refused need not be tried: it writes nothing.
  const given = tellings.map(({ wording }, at) =>
    wordsOf(catalogue, { ...wording, dry: verdict.code === "OK" }, at),
  );
  const operation = writeCommands(given);
  const as = subjectOf(variant);
  const options = { ...(as !== undefined && { as }), ...(purpose !== null && { purpose }) };
  requests += 1;
  const reply = await app.ask(operation.query, { ...options, variables: operation.variables });
  if (verdict.code === "GRAPHQL_VALIDATION_FAILED") {
    const [error] = (reply.json.errors ?? []) as { message: string; extensions: { code: string } }[];
    // That a mutation is not there at all looks alike for all of them; the public has none whatever.
    if (error?.message === "The schema has no mutations." || (requests % 8 > 0 && !mayRun(tellings)))
      return error?.extensions.code === verdict.code ? null : reply.text;
    return twinFault(operation, reply, options);
  }
  if (verdict.code === "OK") {
    const { code = "OK", refused: named } = reply.json.errors?.[0]?.extensions ?? {};
    // Given, and the record that it would make is none of the caller's.
    const isForeign = code === "FORBIDDEN" && named === undefined;
    return isForeign || ["OK", "BAD_USER_INPUT", "NOT_FOUND"].includes(code)
      ? null
      : `${code} ${reply.text.slice(0, 300)}`;
  }
  const said = tellings.map(({ wording }, at) => ({
    command: wording.command.name,
    fields: given[at]?.said ?? [],
  }));
  const touches = given.flatMap((one) => one.touches);
  const wrong = fault(judgeOperation(catalogue, { ...variant, purpose }, { touches, said }), reply);
  return wrong && `${wrong}; ${operation.query}`;
}

describe("over HTTP, pairwise", () => {
  test("every two values of two factors meet in some case", () => {
    expect(uncovered(factors, cases)).toBe(0);
  });

  test("every answer is what the table says, however the operation is written", {
    timeout: 900_000,
  }, async () => {
    const problems: string[] = [];
    const asked = cases.map(askedOf);
    for (const { expected } of asked) tally.set(expected.code, (tally.get(expected.code) ?? 0) + 1);
    const workers = 4;
    const next = joined(asked)[Symbol.iterator]();
    await Promise.all(
      Array.from({ length: workers }, async () => {
        for (let step = next.next(); !step.done; step = next.next())
          problems.push(...(await judgeTogether(step.value)));
      }),
    );
    console.log(
      `oracle: ${cases.length} operations over HTTP: ${JSON.stringify(Object.fromEntries(tally))}, in ${requests} requests`,
    );
    expect(problems.slice(0, 40)).toEqual([]);
    for (const code of ["OK", "FORBIDDEN", "PURPOSE_REQUIRED", "GRAPHQL_VALIDATION_FAILED"])
      expect(tally.get(code) ?? 0, code).toBeGreaterThan(0);
  });

  test("commands: every two of caller, command, purpose, way of saying, what is said and shown meet", () => {
    const met = new Set<string>();
    for (const one of spoken(catalogue))
      for (let a = 0; a < one.length; a += 1)
        for (let b = a + 1; b < one.length; b += 1) met.add(`${a} ${one[a]} ${b} ${one[b]}`);
    const sizes = [variants.length, catalogue.commands.size, saidWays.length, commandPurposes.length, 2, 3];
    const asking = new Set(spoken(catalogue).map(([caller]) => caller));
    const unmet = sizes.flatMap((one, a) =>
      sizes.slice(a + 1).flatMap((other, more) =>
        Array.from({ length: one * other }, (_, at) => {
          const [x, y, b] = [Math.floor(at / other), at % other, a + 1 + more];
          const isOut = a === 0 && (b === 1 ? !isAsked(catalogue, [x, y]) : !asking.has(x));
          return isOut || met.has(`${a} ${x} ${b} ${y}`) ? "" : `${a} ${x} ${b} ${y}`;
        }).filter((text) => text !== ""),
      ),
    );
    expect(unmet).toEqual([]);
  });

  test("every command is given or refused as the table says, however it is written, and nothing is written", {
    timeout: 900_000,
  }, async () => {
    const sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
    const written = () => sql`select count(*)::int, max(id) as last from tc.history`;
    const before = await written();
    tally.clear();
    requests = 0;
    const problems: string[] = [];
    const next = spokenTogether(catalogue, tally)[Symbol.iterator]();
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let step = next.next(); !step.done; step = next.next()) {
          const problem = await commandFault(step.value);
          const names = step.value.map(({ variant, wording: { command, way } }) => [
            variant.name,
            command.name,
            way,
          ]);
          if (problem !== null) problems.push(`${names.join("; ")}: ${problem}`);
        }
      }),
    );
    console.log(
      `oracle: ${spoken(catalogue).length} commands over HTTP: ${JSON.stringify(Object.fromEntries(tally))}, in ${requests} requests`,
    );
    expect(problems.slice(0, 20)).toEqual([]);
    expect(await written()).toEqual(before);
    await sql.end({ timeout: 5 });
    for (const code of ["OK", "FORBIDDEN", "PURPOSE_REQUIRED", "GRAPHQL_VALIDATION_FAILED"])
      expect(tally.get(code) ?? 0, code).toBeGreaterThan(0);
  });
});
