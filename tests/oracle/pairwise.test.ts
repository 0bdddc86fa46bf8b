// Pairwise over HTTP: asker × coordinate × way of use × purpose × form of writing, each answer against the table.
import { getTableName } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedPeople, plantedSchools } from "../../src/sample/planted.ts";
import { type Ask, type Reply, startTestApp, type TestApp } from "../support/test-app.ts";
import { type Variant, variants } from "./askers.ts";
import { dutiesOf, purposes } from "./expectations/index.ts";
import { forms, type Operation, write } from "./forms.ts";
import { pairwise, uncovered } from "./pairwise.ts";
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
});
afterAll(() => app.close());

/** The development person whose assignments are the variant's. */
function subjectOf({ role, groups }: Variant): string | undefined {
  const held = groups.flatMap(({ duties }) => duties);
  const duty = held.length === dutiesOf[role].length ? {} : { duty: held[0] ?? "" };
  switch (role) {
    case "public":
      return undefined;
    case "guardian":
      return plantedPeople.guardian;
    case "township-officer":
      return developmentSubject({ role, township: "关面乡" });
    case "village-committee":
      return developmentSubject({ role, township: "关面乡", village: "示例一村" });
    case "teacher":
      return plantedPeople.teacher;
    case "school-registrar":
      return developmentSubject({ role, school: plantedSchools.mountain.officialCode, ...duty });
    default:
      return developmentSubject({ role, ...duty });
  }
}

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
  const whole = status === 403 && json.data === undefined && others.length === 0;
  return same && whole ? null : `${status} ${text.slice(0, 300)}`;
}

/** To an unknowing role the refusal is the answer to a name that does not exist. */
async function twinFault(operation: Operation, reply: Reply, options: Ask): Promise<string | null> {
  const [error] = (reply.json.errors ?? []) as { message: string; extensions: Record<string, unknown> }[];
  const name = stumbledOver(error?.message ?? "");
  if (reply.status !== 400 || reply.json.data !== undefined || name === null)
    return `${reply.status} ${reply.text.slice(0, 300)}`;
  if (Object.keys(error?.extensions ?? {}).join() !== "code") return `says more than a code: ${reply.text}`;
  const twin = twinOf(operation, name, error?.message ?? "");
  const other = await app.ask(twin.query, { ...options, variables: twin.variables });
  const text = rename(other.text, inventedFor(name), name);
  return other.status === reply.status && text === reply.text
    ? null
    : `${reply.text.slice(0, 200)} but for an unknown name ${other.text.slice(0, 200)}`;
}

async function judgeCase(combination: readonly number[]): Promise<string | null> {
  const [variantIndex = 0, coordinate = 0, way = 0, purposeIndex = 0, form = 0] = combination;
  const variant = variants[variantIndex];
  const at = coordinates[coordinate];
  const usage = usageAt(coordinate, way);
  const written = forms[form];
  if (variant === undefined || at === undefined || usage === null || written === undefined)
    throw new Error(`no case ${combination.join(",")}`);
  const purpose = declared[purposeIndex] ?? null;
  const operation = write(usage, written);
  const as = subjectOf(variant);
  const options: Ask = { ...(as !== undefined && { as }), ...(purpose !== null && { purpose }) };
  const reply = await app.ask(operation.query, { ...options, variables: operation.variables });
  const expected = judgeOperation(catalogue, { ...variant, purpose }, usage.touches);
  tally.set(expected.code, (tally.get(expected.code) ?? 0) + 1);
  const problem =
    expected.code === "GRAPHQL_VALIDATION_FAILED"
      ? await twinFault(operation, reply, options)
      : fault(expected, reply);
  return problem === null
    ? null
    : `${variant.name}${purpose === null ? "" : ` for ${purpose}`}: ${at.entity.name}.${at.field.name}, ${ways[way]}, ${written}: expected ${expected.code}; ${problem}; ${operation.query}`;
}

const tally = new Map<string, number>();

describe("over HTTP, pairwise", () => {
  test("every two values of two factors meet in some case", () => {
    expect(uncovered(factors, cases)).toBe(0);
  });

  test("every answer is what the table says, however the operation is written", {
    timeout: 900_000,
  }, async () => {
    const problems: string[] = [];
    const workers = 4;
    const next = cases[Symbol.iterator]();
    await Promise.all(
      Array.from({ length: workers }, async () => {
        for (let step = next.next(); !step.done; step = next.next()) {
          const problem = await judgeCase(step.value);
          if (problem !== null) problems.push(problem);
        }
      }),
    );
    console.log(`oracle: ${cases.length} operations over HTTP: ${JSON.stringify(Object.fromEntries(tally))}`);
    expect(problems.slice(0, 40)).toEqual([]);
    for (const code of ["OK", "FORBIDDEN", "PURPOSE_REQUIRED", "GRAPHQL_VALIDATION_FAILED"])
      expect(tally.get(code) ?? 0, code).toBeGreaterThan(0);
  });
});
