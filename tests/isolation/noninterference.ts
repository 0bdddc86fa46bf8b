// Non-interference, run for one caller: the same generated operations over two databases that differ only in what the
// caller is denied give the same bytes.
import { expect } from "vitest";
import type { DecisionPoint } from "../../src/planning/index.ts";
import { oneByOne, startTestApp, type TestApp } from "../support/test-app.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { askWith, forOperations, operationsOf, readPolicy } from "./asking.ts";
import type { NamedCaller } from "./callers.ts";
import type { Given } from "./commanding.ts";
import type { Cells } from "./denied-cells.ts";
import { changedDatabase, plainDatabase, withAdmin } from "./twins.ts";
import { readVocabulary } from "./vocabulary.ts";
import { Wire } from "./wire.ts";
import { compareWrites } from "./write-twins.ts";

export const usualRuns = 240;
const seed = 20_261_123;

export interface Outcome {
  readonly asked: number;
  readonly answered: number;
  readonly refused: number;
  /** Of the commands that were given afterwards. */
  readonly written: Given | null;
}

/** For proving that a difference is noticed. */
export interface Broken {
  /** Applied to the changed database. */
  readonly spoil?: (database: TestDatabase) => Promise<void>;
  readonly decisions?: DecisionPoint;
  /** Operations to try before nothing is found. */
  readonly runs?: number;
}

/** The application over the database as it is. */
export const startPlain = async (decisions?: DecisionPoint): Promise<TestApp> =>
  startTestApp({ ...oneByOne, database: await plainDatabase(), ...(decisions && { decisions }) });

export async function compareTwins(
  plain: TestApp,
  caller: NamedCaller,
  { spoil, decisions, runs = usualRuns }: Broken = {},
): Promise<Outcome> {
  const { database, cells } = await changedDatabase(plain.database, caller);
  await spoil?.(database);
  const changed = await startTestApp({ ...oneByOne, database, ...(decisions && { decisions }) });
  try {
    if (spoil === undefined) {
      // The hand-written rules say that the two look alike; only then may answers be compared.
      const seen = await withAdmin(plain.database, (sql) => cells.digests(sql));
      expect(await withAdmin(database, (sql) => cells.digests(sql))).toEqual(seen);
    }
    const words = await withAdmin(plain.database, (sql) => readVocabulary(sql, cells));
    const [left, right] = [new Wire(plain, caller), new Wire(changed, caller)];
    let [asked, answered, refused] = [0, 0, 0];
    await forOperations(await operationsOf(cells.asker, words), { runs, seed }, async (one) => {
      const [a, b] = await Promise.all([askWith(left, one), askWith(right, one)]);
      expect({ ...b, query: one.operation.text }).toEqual({ ...a, query: one.operation.text });
      expect(a.status, `${one.operation.text}\n${a.text}`).toBeLessThan(500);
      asked += 1;
      if (a.status === 200) answered += 1;
      else refused += 1;
      return a;
    });
    const writes = (await readPolicy()).roles.get(caller.role)?.writes.length !== 0;
    const written = !writes || spoil || decisions ? null : await compareCommands(changed, caller, cells);
    return { asked, answered, refused, written };
  } finally {
    await changed.close();
  }
}

/** A tenth at least of what is begun with is carried out, and the rest refused in several ways, if there is any. */
export function expectGiven({ name }: NamedCaller, given: Given | null): void {
  if (given === null || given.begun === 0) return;
  const { begun, accepted, done, ways } = given;
  console.log(
    `commands of ${name}: ${accepted} of ${begun} accepted (${given.given} given), ${done.size} commands, ${ways.size} ways of refusal`,
  );
  expect(accepted).toBeGreaterThanOrEqual(Math.floor(begun / 10));
  expect(ways.size).toBeGreaterThan(0);
}

/** Commands alone. */
export async function compareTwinsByCommands(plain: TestApp, caller: NamedCaller): Promise<Given> {
  const { database, cells } = await changedDatabase(plain.database, caller);
  const changed = await startTestApp({ ...oneByOne, database });
  try {
    return await compareCommands(changed, caller, cells);
  } finally {
    await changed.close();
  }
}

/** Over a plain database that nobody else asks: it changes. */
async function compareCommands(changed: TestApp, caller: NamedCaller, cells: Cells): Promise<Given> {
  const plain = await startPlain();
  try {
    return await compareWrites([plain, changed], caller, cells);
  } finally {
    await plain.close();
  }
}
