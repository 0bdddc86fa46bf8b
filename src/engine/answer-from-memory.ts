// Root fields that no row answers: introspection of the role's own view, the data directory, explanations.
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
} from "graphql";
import { collectFields, type Variables } from "../planning/index.ts";
import type { MemoryContext } from "./request-context.ts";

/** The part of an operation that memory answers. */
export interface MemoryQuestion {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced, for the directives of the document. */
  readonly variables: Variables;
  /** As they were sent: graphql-js coerces them itself. */
  readonly rawVariables: Readonly<Record<string, unknown>>;
  /** Response keys of the root fields to answer. */
  readonly keys: ReadonlySet<string>;
}

/** JSON text per response key, computed by graphql-js over the role's view. */
export async function answerFromMemory(
  view: GraphQLSchema,
  { document, operation, variables, rawVariables, keys }: MemoryQuestion,
  context: MemoryContext,
): Promise<ReadonlyMap<string, string>> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const fields = collectFields([operation.selectionSet], byName, variables).filter(({ key }) =>
    keys.has(key),
  );
  const selections = fields.flatMap((field) => field.nodes);
  const part: OperationDefinitionNode = {
    ...operation,
    // The others belong to fields that rows answer; the view need not know their types.
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ type }) => {
      const name = namedType(type);
      return name === "Use" || isScalarType(view.getType(name));
    }),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const result = await execute({
    schema: view,
    document: { kind: Kind.DOCUMENT, definitions: [part, ...fragments] },
    operationName: operation.name?.value ?? null,
    variableValues: rawVariables,
    contextValue: context,
    hideSuggestions: true,
  });
  const [error] = result.errors ?? [];
  if (error !== undefined) throw error.originalError ?? error;
  return new Map(Object.entries(result.data ?? {}).map(([key, value]) => [key, JSON.stringify(value)]));
}

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
