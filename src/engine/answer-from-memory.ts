// Root fields that no row answers: introspection of the role's own view, the data directory, explanations.
import { setImmediate } from "node:timers/promises";
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
import { askerKey, type CollectedField, collectFields, type Variables } from "../planning/index.ts";
import type { MemoryContext } from "./request-context.ts";

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

type Texts = ReadonlyMap<string, string>;

/** Letters of answers that are kept for a view. */
const maxKept = 8_000_000;
const kept = new WeakMap<GraphQLSchema, LRUCache<string, Texts>>();
/** Being made: who asks the same meanwhile waits for it. Of a crowd each would keep the process busy for itself. */
const making = new WeakMap<GraphQLSchema, Map<string, Promise<Texts>>>();

/** What all askers of one kind are told alike, while a policy is in force. */
const ofTheirKind = (name: string): boolean => name.startsWith("__") || name === "dataCatalogue";

/** JSON text per response key. What a view says of itself is the same for all who have it: it is kept. */
export async function answerFromMemory(
  view: GraphQLSchema,
  question: MemoryQuestion,
  context: MemoryContext,
): Promise<Texts> {
  const fields = rootFields(question);
  if (!fields.every(({ name }) => ofTheirKind(name))) return answer(view, question, fields, context);
  const cache =
    kept.get(view) ??
    new LRUCache<string, Texts>({
      max: 200,
      maxSize: maxKept,
      sizeCalculation: (texts, key) =>
        [...texts.values()].reduce((sum, { length }) => sum + length, key.length),
    });
  kept.set(view, cache);
  const { queryHash, operation, rawVariables, keys } = question;
  const kind = `${context.policyVersion}|${askerKey(context.asker)}`;
  const key = JSON.stringify([kind, queryHash, operation.name?.value ?? "", rawVariables, [...keys]]);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const beside = making.get(view) ?? new Map<string, Promise<Texts>>();
  making.set(view, beside);
  const begun = beside.get(key);
  if (begun !== undefined) return begun;
  const made = answer(view, question, fields, context);
  beside.set(key, made);
  try {
    cache.set(key, await made);
    return await made;
  } finally {
    beside.delete(key);
  }
}

function rootFields({ document, operation, variables, keys }: MemoryQuestion): readonly CollectedField[] {
  const byName = new Map(fragmentsOf(document).map((fragment) => [fragment.name.value, fragment]));
  return collectFields([operation.selectionSet], byName, variables).filter(({ key }) => keys.has(key));
}

const fragmentsOf = ({ definitions }: DocumentNode) =>
  definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);

/** One root field after the other: between them others are served. */
async function answer(
  view: GraphQLSchema,
  question: MemoryQuestion,
  fields: readonly CollectedField[],
  context: MemoryContext,
): Promise<Texts> {
  const texts = new Map<string, string>();
  for (const [index, field] of fields.entries()) {
    if (index > 0) await setImmediate();
    texts.set(field.key, await answerField(view, question, field, context));
  }
  return texts;
}

/** Computed by graphql-js over the role's view. */
async function answerField(
  view: GraphQLSchema,
  { document, operation, rawVariables }: MemoryQuestion,
  { key, nodes }: CollectedField,
  context: MemoryContext,
): Promise<string> {
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
  return JSON.stringify(result.data?.[key]);
}

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
