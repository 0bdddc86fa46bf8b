// The full schema: the domains' classes and everything that follows from the catalogue.
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import {
  aggregateRoot,
  type Catalogue,
  type EntityType,
  entityFieldDescription,
  listRoot,
  recordRoot,
  verifyCatalogue,
} from "../catalogue/index.ts";
import { generateAggregate, valueType } from "./aggregate-types.ts";
import { canResolvers } from "./can-types.ts";
import { commandResolver } from "./command-types.ts";
import { deprecationsOf, markDeprecated } from "./deprecations.ts";
import { addFieldResolver, addQuery, type GeneratedArgument, generateResolver } from "./generated-class.ts";
import { historyResolvers } from "./history-types.ts";
import {
  asOfArgument,
  generateConnection,
  generateOrder,
  generatePageInfo,
  listArguments,
  recordArguments,
  whereArgument,
} from "./list-types.ts";
import { meResolvers } from "./me.resolver.ts";
import { nodeResolvers } from "./node.resolver.ts";
import { type Rights, right } from "./rights.ts";
import { systemResolvers } from "./system.resolver.ts";
import { generateWhereTypes } from "./where-types.ts";

type Constructor = new () => object;

export interface BuiltSchema {
  readonly schema: GraphQLSchema;
  readonly rights: Rights;
}

let built: BuiltSchema | null = null;

/** Built once a process: type-graphql ignores what is decorated after the first build, and cannot build twice. */
export function buildTongchouSchema(catalogue: Catalogue): BuiltSchema {
  built ??= build(catalogue);
  return built;
}

function build(catalogue: Catalogue): BuiltSchema {
  const rights: Rights = new Map();
  const wheres = generateWhereTypes(catalogue, rights);
  const pageInfo = generatePageInfo();
  const lists = new Map<string, { connection: Constructor; args: readonly GeneratedArgument[] }>();
  for (const entity of catalogue.entities.values()) {
    const args = listArguments(required(wheres, entity.name), generateOrder(catalogue, entity, rights));
    lists.set(entity.name, { connection: generateConnection(entity, pageInfo), args });
  }
  const classOf = (type: string): Constructor => catalogue.entity(type).target;
  const building: Building = { lists, wheres, classOf, rights };
  const resolvers = [...catalogue.entities.values()].flatMap((entity) => [
    relationResolver(building, entity),
    rootResolver(building, entity),
  ]);
  const commands = commandResolver(catalogue, rights);
  const all = [
    ...systemResolvers,
    ...meResolvers,
    ...nodeResolvers,
    ...resolvers,
    ...canResolvers(catalogue, rights),
    ...historyResolvers(catalogue, rights),
    commands,
  ] as unknown as NonEmptyArray<Constructor>;
  const schema = buildSchemaSync({ resolvers: all, validate: false });
  markDeprecated(schema, rights, deprecationsOf(catalogue));
  const problems = verifyCatalogue(catalogue, schema);
  if (problems.length > 0) throw new Error(`the catalogue is unsound:\n${problems.join("\n")}`);
  return { schema, rights };
}

type Lists = ReadonlyMap<string, { connection: Constructor; args: readonly GeneratedArgument[] }>;

/** What was generated for every type before its resolvers. */
interface Building {
  readonly lists: Lists;
  readonly wheres: ReadonlyMap<string, Constructor>;
  readonly classOf: (type: string) => Constructor;
  readonly rights: Rights;
}

function relationResolver({ lists, rights }: Building, entity: EntityType): Constructor {
  const resolver = generateResolver(`${entity.name}Relations`, entity.target);
  for (const field of entity.fields.values()) {
    rights.set(`${entity.name}.${field.name}`, right(entity.name, field.name, "read"));
    if (field.kind === "computed" && field.dated)
      addFieldResolver(resolver, field.name, valueType(field), {
        description: entityFieldDescription(field),
        args: [asOfArgument],
      });
    if (field.kind !== "toMany") continue;
    const { connection, args } = required(lists, field.target);
    addFieldResolver(resolver, field.name, () => connection, {
      description: entityFieldDescription(field),
      args,
    });
  }
  return resolver;
}

function rootResolver({ lists, wheres, classOf, rights }: Building, entity: EntityType): Constructor {
  const resolver = generateResolver(`${entity.name}Roots`);
  const { term } = entity.facts;
  if (entity.roots.includes("record")) {
    const description = `${term}. The row with this id${entity.naturalKey ? ` or ${entity.naturalKey.field}` : ""}, or null where there is none in the asker's scope.`;
    addQuery(resolver, recordRoot(entity), () => entity.target, {
      description,
      nullable: true,
      args: recordArguments(entity),
    });
    rights.set(`Query.${recordRoot(entity)}`, right(entity.name, "id", "read"));
  }
  if (entity.roots.includes("list")) {
    const { connection, args } = required(lists, entity.name);
    const description = `${term}列表. Rows in the asker's scope.`;
    addQuery(resolver, listRoot(entity), () => connection, { description, nullable: false, args });
    rights.set(`Query.${listRoot(entity)}`, right(entity.name, "id", "read"));
  }
  if (entity.roots.includes("aggregate")) {
    const { aggregate, groupBy } = generateAggregate(entity, classOf, rights);
    const description = `${term}汇总. Groups of rows in the asker's scope, ordered by their keys; 2000 groups at most.`;
    addQuery(resolver, aggregateRoot(entity), () => [aggregate], {
      description,
      nullable: false,
      args: [
        whereArgument(required(wheres, entity.name)),
        { name: "groupBy", type: () => [groupBy], description: "分组. One group of all rows if absent." },
      ],
    });
    rights.set(`Query.${aggregateRoot(entity)}`, right(entity.name, "id", "aggregate"));
  }
  return resolver;
}

function required<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing was generated for ${key}`);
  return value;
}
