// The part of a schema that is left when coordinates are taken away: with them goes what has nothing left, and what is of it.
// A type that loses nothing, in itself or in what it leads to, is the same object in every part: twenty roles share it.
import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  type GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from "graphql";

/** `Type.member`, of a field, an input's field or an enum's value. */
export type Keep = (type: string, member: string) => boolean;

interface Member {
  readonly name: string;
  /** What it is of; undefined of an enum's value. */
  readonly of?: GraphQLNamedType;
  readonly args: readonly { readonly name: string; readonly of: GraphQLNamedType }[];
}

type Members = ReadonlyMap<GraphQLNamedType, readonly Member[]>;

/** What is the same for every part of a schema. */
interface Whole {
  readonly all: Members;
  /** By type those that have a member or an argument of it. */
  readonly leadingTo: ReadonlyMap<GraphQLNamedType, readonly GraphQLNamedType[]>;
}

const wholes = new WeakMap<GraphQLSchema, Whole>();

export function partOfSchema(schema: GraphQLSchema, keep: Keep): GraphQLSchema {
  const whole = wholes.get(schema) ?? readWhole(schema);
  wholes.set(schema, whole);
  const { all } = whole;
  const kept = new Map(
    [...all].map(([type, members]) => [type, members.filter(({ name }) => keep(type.name, name))]),
  );
  const gone = withoutMembers(kept);
  const changed = differing(whole, kept, gone);
  const made = new Map<GraphQLNamedType, GraphQLNamedType>();
  const partOf = (type: GraphQLNamedType): GraphQLNamedType => {
    if (!changed.has(type)) return type;
    const known =
      made.get(type) ?? make(type, new Set(kept.get(type)?.map(({ name }) => name)), { gone, kept, wrap });
    made.set(type, known);
    return known;
  };
  const wrap = <T extends GraphQLType>(type: T): T =>
    (isNonNullType(type)
      ? new GraphQLNonNull(wrap(type.ofType))
      : isListType(type)
        ? new GraphQLList(wrap(type.ofType))
        : partOf(type as GraphQLNamedType)) as T;
  const root = (type: GraphQLObjectType | null | undefined) =>
    type === null || type === undefined || gone.has(type) ? undefined : (partOf(type) as GraphQLObjectType);
  return new GraphQLSchema({
    ...schema.toConfig(),
    query: root(schema.getQueryType()),
    mutation: root(schema.getMutationType()),
    subscription: root(schema.getSubscriptionType()),
    types: [],
    assumeValid: true,
  });
}

function readWhole(schema: GraphQLSchema): Whole {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isScalarType(type),
  );
  const all = new Map(types.map((type) => [type, membersOf(type)]));
  const leadingTo = new Map<GraphQLNamedType, GraphQLNamedType[]>(types.map((type) => [type, []]));
  for (const [type, members] of all)
    for (const other of new Set(members.flatMap(typesIn))) leadingTo.get(other)?.push(type);
  return { all, leadingTo };
}

const typesIn = ({ of, args }: Member): readonly GraphQLNamedType[] => [
  ...(of === undefined ? [] : [of]),
  ...args.map((one) => one.of),
];

function membersOf(type: GraphQLNamedType): readonly Member[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => ({ name, args: [] }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => ({
      name: field.name,
      of: getNamedType(field.type),
      args: [],
    }));
  if (isObjectType(type) || isInterfaceType(type))
    return Object.values(type.getFields()).map((field) => ({
      name: field.name,
      of: getNamedType(field.type),
      args: field.args.map((argument) => ({ name: argument.name, of: getNamedType(argument.type) })),
    }));
  throw new Error(`${type.name}: no part is made of unions`);
}

/** What the type still has all fields of. */
const implementedBy = (type: GraphQLObjectType, kept: Members): readonly GraphQLInterfaceType[] =>
  type.getInterfaces().filter((one) => {
    const names = new Set(kept.get(type)?.map(({ name }) => name));
    const needed = kept.get(one) ?? [];
    return needed.length > 0 && needed.every(({ name }) => names.has(name));
  });

/** Types of which nothing is left, and interfaces of none; `kept` loses the members that are of one. */
function withoutMembers(kept: Map<GraphQLNamedType, readonly Member[]>): ReadonlySet<GraphQLNamedType> {
  const gone = new Set<GraphQLNamedType>();
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const [type, members] of kept) {
      const left = members.filter(({ of }) => of === undefined || !gone.has(of));
      if (left.length === 0) gone.add(type);
      kept.set(type, left);
    }
    const implemented = new Set(
      [...kept.keys()].flatMap((type) =>
        isObjectType(type) && !gone.has(type) ? implementedBy(type, kept) : [],
      ),
    );
    for (const type of kept.keys()) if (isInterfaceType(type) && !implemented.has(type)) gone.add(type);
  }
  return gone;
}

/** Types that lost a member or an argument, and all that lead to one. */
function differing(
  { all, leadingTo }: Whole,
  kept: Members,
  gone: ReadonlySet<GraphQLNamedType>,
): ReadonlySet<GraphQLNamedType> {
  const lost = ([type, members]: readonly [GraphQLNamedType, readonly Member[]]): boolean =>
    members.length !== all.get(type)?.length ||
    members.some((member) => typesIn(member).some((other) => gone.has(other)));
  const found = new Set([...kept].filter(lost).map(([type]) => type));
  for (const type of found) for (const other of leadingTo.get(type) ?? []) found.add(other);
  return found;
}

interface Making {
  readonly gone: ReadonlySet<GraphQLNamedType>;
  readonly kept: Members;
  readonly wrap: <T extends GraphQLType>(type: T) => T;
}

function make(type: GraphQLNamedType, names: ReadonlySet<string>, making: Making): GraphQLNamedType {
  const { gone, wrap } = making;
  const pick = <T>(members: Readonly<Record<string, T>>, change: (member: T) => T): Record<string, T> =>
    Object.fromEntries(
      Object.entries(members)
        .filter(([name]) => names.has(name))
        .map(([name, member]) => [name, change(member)]),
    );
  if (isEnumType(type)) {
    const config = type.toConfig();
    return new GraphQLEnumType({ ...config, values: pick(config.values, (value) => value) });
  }
  if (isInputObjectType(type)) {
    const config = type.toConfig();
    return new GraphQLInputObjectType({
      ...config,
      fields: () => pick(config.fields, (field) => ({ ...field, type: wrap(field.type) })),
    });
  }
  if (!isObjectType(type)) throw new Error(`${type.name}: an interface is kept whole, or not at all`);
  const config = type.toConfig();
  return new GraphQLObjectType({
    ...config,
    interfaces: implementedBy(type, making.kept),
    fields: () =>
      pick(config.fields, (field) => ({
        ...field,
        type: wrap(field.type),
        args: Object.fromEntries(
          Object.entries(field.args ?? {})
            .filter(([, argument]) => !gone.has(getNamedType(argument.type)))
            .map(([name, argument]) => [name, { ...argument, type: wrap(argument.type) }]),
        ),
      })),
  });
}
