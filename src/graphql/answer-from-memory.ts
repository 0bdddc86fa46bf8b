// Root fields that no row answers: introspection of the role's own view, the data directory, explanations.
import { type DocumentNode, execute, type GraphQLSchema, Kind, type OperationDefinitionNode } from "graphql";
import { collectFields, type Variables } from "../planning/index.ts";
import type { MemoryContext } from "./request-context.ts";

/** JSON text per response key, computed by graphql-js over the role's view. */
export async function answerFromMemory(
  view: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  keys: ReadonlySet<string>,
  rawVariables: Readonly<Record<string, unknown>>,
  variables: Variables,
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
