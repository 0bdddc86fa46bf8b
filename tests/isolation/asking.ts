// A caller's operations: the view it writes them in, and what is mostly open to it. The policy only steers what is worth
// asking here; no expectation rests on it.
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { buildSchema, type GraphQLSchema } from "graphql";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import { type Asker, type Decision, decide, type Use } from "../../src/policy/index.ts";
import type { OracleAsker } from "../oracle/judge.ts";
import { nobodysNumbers } from "../support/numbers.ts";
import { readView } from "../support/role-view.ts";
import { drawFrom } from "./draw.ts";
import type { May } from "./generated-filter.ts";
import { type Operation, OperationWriter } from "./generated-operation.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { type Bytes, dataOf, type Wire } from "./wire.ts";

const schemaFile = new URL("../../schema/schema.graphql", import.meta.url);

const readOnce = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let known: Promise<T> | null = null;
  return () => {
    known ??= read();
    return known;
  };
};

export const readSchema = readOnce(
  async (): Promise<GraphQLSchema> => buildSchema(await readFile(schemaFile, "utf8")),
);
export const readPolicy = readOnce(loadPolicyFiles);

export interface Operations {
  readonly view: GraphQLSchema;
  readonly may: May;
  /** Whether a purpose, declared, would open what is refused. */
  readonly purposeOpens: May;
  readonly words: Vocabulary;
}

export async function operationsOf(oracleAsker: OracleAsker, words: Vocabulary): Promise<Operations> {
  const role = (await readPolicy()).roles.get(oracleAsker.role);
  if (role === undefined) throw new Error(`no role ${oracleAsker.role}`);
  const asker: Asker = { ...oracleAsker, role };
  const known = new Map<string, Decision>();
  const decided = (type: string, field: string, use: string) => {
    const key = `${type}.${field} ${use}`;
    const decision = known.get(key) ?? decide(asker, { type, field }, use as Use, "list");
    known.set(key, decision);
    return decision;
  };
  return {
    view: role.view === "unknown" ? await readView(role.role) : await readSchema(),
    words,
    may: (...right) => decided(...right).kind === "permit",
    purposeOpens: (...right) => {
      const decision = decided(...right);
      return decision.kind === "deny" && decision.purposes.length > 0 && !decision.oneRecord;
    },
  };
}

const numbers = nobodysNumbers(loadCatalogue());

export interface Asked {
  readonly operation: Operation;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Generated operations, the same for the same seed. Each goes to `check`; a paging one once more from where its first page
 * ended, as `check` reports it.
 */
export async function forOperations(
  { view, may, words }: Operations,
  { runs, seed }: { readonly runs: number; readonly seed: number },
  check: (asked: Asked) => Promise<Bytes>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const operation = new OperationWriter({ draw: drawFrom(g), words, numbers, may }, view).operation();
      const bytes = await check({ operation, variables: undefined });
      const after = dataOf(bytes)?.first?.pageInfo?.endCursor;
      if (operation.pages && typeof after === "string") await check({ operation, variables: { after } });
    }),
    // A counterexample names its operation: shrinking it would ask hundreds more.
    { numRuns: runs, seed, endOnFailure: true },
  );
}

export const askWith = (wire: Wire, { operation, variables }: Asked): Promise<Bytes> =>
  wire.ask(operation.text, variables);
