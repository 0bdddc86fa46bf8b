// What a client's cache must know of a view and cannot see in it: which rows have a key, and which lists are pages of one list.
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isIntrospectionType,
  isListType,
  isObjectType,
} from "graphql";

/** Where a page begins and ends; every other argument makes another list. */
const paging = new Set(["first", "after", "last", "before"]);

interface PagedField {
  readonly type: string;
  readonly field: string;
  /** Arguments that make another list. */
  readonly keys: readonly string[];
}

const objectTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter((type) => !isIntrospectionType(type))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

const isRoot = (schema: GraphQLSchema, type: GraphQLObjectType): boolean =>
  type === schema.getQueryType() || type === schema.getMutationType();

const withoutId = (schema: GraphQLSchema): readonly string[] =>
  objectTypes(schema)
    .filter((type) => !isRoot(schema, type) && type.getFields().id === undefined)
    .map(({ name }) => name);

/** Held by a record or a root as one value: what two questions learn of it belongs together. */
const partsOfRecords = (schema: GraphQLSchema): ReadonlySet<string> => {
  const keyless = new Set(withoutId(schema));
  const holders = objectTypes(schema).filter(
    (type) =>
      type !== schema.getMutationType() && (isRoot(schema, type) || type.getFields().id !== undefined),
  );
  const single = holders.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ type: of }) => !isListType(getNullableType(of)) && !isConnection(of))
      .map(({ type: of }) => getNamedType(of).name),
  );
  return new Set(single.filter((name) => keyless.has(name)));
};

const pagedFields = (schema: GraphQLSchema): readonly PagedField[] =>
  objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => field.args.some(({ name }) => name === "after") && isConnection(field.type))
      .map(({ name, args }) => ({
        type: type.name,
        field: name,
        keys: args.map((argument) => argument.name).filter((argument) => !paging.has(argument)),
      })),
  );

function isConnection(of: GraphQLType): boolean {
  const type = getNamedType(of);
  return (
    isObjectType(type) && type.getFields().pageInfo !== undefined && type.getFields().edges !== undefined
  );
}

function byType(fields: readonly PagedField[]): ReadonlyMap<string, readonly PagedField[]> {
  return Map.groupBy(fields, ({ type }) => type);
}

const origin = "// Generated from your role's view of the schema: generate it again when the view changes.\n";

/** Which types an interface stands for. */
function possibleTypes(schema: GraphQLSchema): string {
  const lines = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map(
      (type) => `  ${type.name}: ${JSON.stringify(schema.getPossibleTypes(type).map(({ name }) => name))},\n`,
    );
  return `export const possibleTypes: Record<string, string[]> = {\n${lines.join("")}};\n`;
}

/** `typePolicies` and `possibleTypes` of Apollo Client's InMemoryCache. */
export function apolloCache(schema: GraphQLSchema): string {
  const paged = byType(pagedFields(schema));
  const embedded = partsOfRecords(schema);
  const names = [...new Set([...paged.keys(), ...embedded])].sort();
  const policies = names.map((name) => {
    const fields = (paged.get(name) ?? []).map(
      ({ field, keys }) => `      ${field}: relayStylePagination(${JSON.stringify(keys)}),\n`,
    );
    const key = embedded.has(name) ? " keyFields: false, merge: true," : "";
    const policy = fields.length === 0 ? key : `${key} fields: {\n${fields.join("")}    },`;
    return `  ${name}: {${policy.replace(/,$/, "")} },\n`;
  });
  return `${origin}import type { TypePolicies } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";

export const typePolicies: TypePolicies = {
${policies.join("")}};

${possibleTypes(schema)}`;
}

/** `keys` and `resolvers` of urql's Graphcache. */
export function urqlCache(schema: GraphQLSchema): string {
  const keys = withoutId(schema).map((name) => `    ${name}: () => null,\n`);
  const resolvers = [...byType(pagedFields(schema))].map(
    ([type, fields]) =>
      `    ${type}: {\n${fields.map(({ field }) => `      ${field}: relayPagination(),\n`).join("")}    },\n`,
  );
  return `${origin}import type { CacheExchangeOpts } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";

export const cacheConfig: Pick<CacheExchangeOpts, "keys" | "resolvers"> = {
  keys: {
${keys.join("")}  },
  resolvers: {
${resolvers.join("")}  },
};
`;
}
