// Root fields that no row answers: introspection of the role's own view, the data directory, explanations.
import { setImmediate as soon } from "node:timers/promises";
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
} from "graphql";
import { LRUCache } from "lru-cache";
import { type Rest, withRests } from "../core/steps.ts";
import { askerKey, type CollectedField, collectFields, type Variables } from "../planning/index.ts";
import { jsonInSteps } from "./json-in-steps.ts";
import type { MemoryContext } from "./request-context.ts";
import { waitingFor } from "./turns.ts";
import "./introspection-in-steps.ts";

/** The part of an operation that memory answers. */
export interface MemoryQuestion {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Names the document's text. */
  readonly queryHash: string;
  /** Coerced, for the directives of the document. */
  readonly variables: Variables;
  /** As they were sent: graphql-js coerces them itself. */
  readonly rawVariables: Readonly<Record<string, unknown>>;
  /** Response keys of the root fields to answer. */
  readonly keys: ReadonlySet<string>;
}

/** JSON. */
type Texts = ReadonlyMap<string, Buffer>;

/** What resolvers are told. */
export type Resting = MemoryContext & { readonly rest: Rest };

/** Bytes of answers that are kept, of all views together: each describes itself in half a million to one and a half. */
const maxKept = 24_000_000;
const kept = new LRUCache<string, Texts>({
  max: 1000,
  maxSize: maxKept,
  // In parts, and as a whole: operation-path.ts.
  sizeCalculation: (texts, key) =>
    [...texts.values()].reduce((sum, { length }) => sum + 2 * length, key.length),
});
const views = new WeakMap<GraphQLSchema, number>();
let viewsSeen = 0;
/** Being made: who asks the same meanwhile waits for it. Of a crowd each would keep the process busy for itself. */
const making = new Map<string, Promise<Texts>>();

/** What all askers of one kind are told alike, while a policy is in force. */
const ofTheirKind = (name: string): boolean =>
  name.startsWith("__") || name === "dataCatalogue" || name === "machines";

/** JSON text per response key. What a view says of itself is the same for all who have it: it is kept. */
export async function answerFromMemory(
  view: GraphQLSchema,
  question: MemoryQuestion,
  context: MemoryContext,
): Promise<Texts> {
  const fields = rootFields(question);
  if (!fields.every(({ name }) => ofTheirKind(name)))
    return answer(view, question, fields, { ...context, rest: context.turn.rest });
  const { queryHash, operation, rawVariables, keys } = question;
  const kind = `${context.policyVersion}|${askerKey(context.asker)}`;
  const name = operation.name?.value ?? "";
  const key = JSON.stringify([numberOf(view), kind, queryHash, name, rawVariables, [...keys]]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const begun = making.get(key);
  if (begun !== undefined) return waitingFor(begun, context.turn);
  const made = inLine(context, (rest) => answer(view, question, fields, { ...context, rest }));
  making.set(key, made);
  try {
    kept.set(key, await made);
    return await made;
  } finally {
    making.delete(key);
  }
}

/** Half written, one takes twenty times its bytes: of a crowd that asks different ones, one at a time is made. */
let line: Promise<unknown> = Promise.resolve();
let inIt = 0;

/** The longer the line, the shorter the rests. */
async function inLine<T>({ turn }: MemoryContext, make: (rest: Rest) => Promise<T>): Promise<T> {
  inIt += 1;
  const before = line;
  const { promise, resolve } = Promise.withResolvers<void>();
  line = promise;
  try {
    await waitingFor(before, turn);
    return await make(() => (inIt > 2 ? waitingFor(soon(), turn) : turn.rest()));
  } finally {
    inIt -= 1;
    resolve();
  }
}

function numberOf(view: GraphQLSchema): number {
  const number = views.get(view) ?? ++viewsSeen;
  views.set(view, number);
  return number;
}

function rootFields({ document, operation, variables, keys }: MemoryQuestion): readonly CollectedField[] {
  const byName = new Map(fragmentsOf(document).map((fragment) => [fragment.name.value, fragment]));
  return collectFields([operation.selectionSet], byName, variables).filter(({ key }) => keys.has(key));
}

const fragmentsOf = ({ definitions }: DocumentNode) =>
  definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);

/** One root field after the other: between them, and within a long one, others are served. */
async function answer(
  view: GraphQLSchema,
  question: MemoryQuestion,
  fields: readonly CollectedField[],
  context: Resting,
): Promise<Texts> {
  const texts = new Map<string, Buffer>();
  for (const [index, field] of fields.entries()) {
    if (index > 0) await context.rest();
    texts.set(field.key, await answerField(view, question, field, context));
  }
  return texts;
}

/** Computed by graphql-js over the role's view. */
async function answerField(
  view: GraphQLSchema,
  { document, operation, rawVariables }: MemoryQuestion,
  { key, nodes }: CollectedField,
  context: Resting,
): Promise<Buffer> {
  const part: OperationDefinitionNode = {
    ...operation,
    // The others belong to fields that rows answer; the view need not know their types.
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ type }) => {
      const name = namedType(type);
      return name === "Use" || isScalarType(view.getType(name));
    }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
  };
  const result = await execute({
    schema: view,
    document: { kind: Kind.DOCUMENT, definitions: [part, ...fragmentsOf(document)] },
    operationName: operation.name?.value ?? null,
    variableValues: rawVariables,
    contextValue: context,
    hideSuggestions: true,
  });
  const [error] = result.errors ?? [];
  if (error !== undefined) throw error.originalError ?? error;
  return withRests(jsonInSteps(result.data?.[key]), context.rest);
}

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
