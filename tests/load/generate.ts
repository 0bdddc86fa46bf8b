// What a role may ask that could be dear: made from its own view of the schema, as wide, as deep and as laborious as the bounds on
// one operation let it. What is refused is told back, and not asked again.
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { introspection } from "../bench/memory.ts";

/** One root field as a text, or several; `family`: what is meant to be dear in it. */
export interface Candidate {
  readonly family: string;
  readonly roots: readonly string[];
  /** Definitions that stand after the operation. */
  readonly fragments?: string;
}

export const queryOf = ({ roots, fragments = "" }: Candidate): string =>
  `{ ${roots.map((root, index) => `a${index}: ${root}`).join(" ")} } ${fragments}`;

/** The same several times over, beside itself. */
export const repeated = (candidate: Candidate, times: number): Candidate => ({
  ...candidate,
  family: `${candidate.family} × ${times}`,
  roots: Array.from({ length: times }, (_, index) => candidate.roots[index % candidate.roots.length] ?? ""),
});

type Random = () => number;

/** The same sequence in every run. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const connection = /Connection$/;
const mostRows = 200;

export class Generator {
  private readonly schema: GraphQLSchema;
  private readonly random: Random;
  private readonly refused = new Set<string>();
  private turn = 0;

  constructor(sdl: string, random: Random) {
    this.schema = buildSchema(sdl);
    this.random = random;
  }

  /** Coordinate and use, as a refusal names them. */
  refuse(coordinate: string, use: string): void {
    this.refused.add(`${coordinate} ${use}`);
  }

  /** The families take turns. Null where this one finds nothing. */
  next(): Candidate | null {
    const families = [
      () => this.laborious(),
      () => this.counted(),
      () => this.wide(),
      () => this.deep(),
      () => this.cubes(),
      () => this.aggregate(),
      () => this.ordered(),
      () => this.memory(),
    ];
    const family = families[this.turn % families.length];
    this.turn += 1;
    return family?.() ?? null;
  }

  private pick<T>(of: readonly T[]): T | null {
    return of[Math.floor(this.random() * of.length)] ?? null;
  }

  private roots(matches: (field: GraphQLField<unknown, unknown>) => boolean) {
    return Object.values(this.schema.getQueryType()?.getFields() ?? {}).filter(matches);
  }

  private lists = () =>
    this.roots(({ name, type }) => connection.test(getNamedType(type).name) && !name.endsWith("Cube"));

  private may(type: string, field: string, use: string): boolean {
    return !this.refused.has(`${type}.${field} ${use}`);
  }

  private rowType(list: GraphQLField<unknown, unknown>): GraphQLObjectType {
    return this.schema.getType(getNamedType(list.type).name.replace(connection, "")) as GraphQLObjectType;
  }

  private fields(type: GraphQLObjectType, use: string) {
    return Object.values(type.getFields()).filter(
      ({ name, args }) => this.may(type.name, name, use) && !args.some(isRequiredArgument),
    );
  }

  private leaves(type: GraphQLObjectType): string {
    const names = this.fields(type, "read")
      .filter((field) => isLeafType(getNamedType(field.type)))
      .map(({ name }) => name);
    return names.length === 0 ? "__typename" : names.join(" ");
  }

  /** All leaves of a row and of the rows that it points to. */
  private row(type: GraphQLObjectType): string {
    const near = this.fields(type, "read").flatMap(({ name, type: of }) => {
      const named = getNamedType(of);
      return isObjectType(named) && !connection.test(named.name) ? [`${name} { ${this.leaves(named)} }`] : [];
    });
    return [this.leaves(type), ...near].join(" ");
  }

  private relations(type: GraphQLObjectType) {
    return this.fields(type, "read").filter((field) => connection.test(getNamedType(field.type).name));
  }

  private wide(): Candidate | null {
    const list = this.pick(this.lists());
    if (list === null) return null;
    const row = this.row(this.rowType(list));
    return { family: "wide", roots: [`${list.name}(first: ${mostRows}) { totalCount nodes { ${row} } }`] };
  }

  private deep(): Candidate | null {
    const list = this.pick(this.lists());
    const inner = list && this.pick(this.relations(this.rowType(list)));
    if (list === null || inner === null) return null;
    const below = this.rowType(inner);
    const further = this.random() < 0.5 ? null : this.pick(this.relations(below));
    if (further === null) {
      const nodes = `${inner.name}(first: ${mostRows}) { nodes { ${this.row(below)} } }`;
      return { family: "deep", roots: [`${list.name}(first: ${mostRows}) { nodes { id ${nodes} } }`] };
    }
    const most = `${further.name}(first: 35) { nodes { ${this.leaves(this.rowType(further))} } }`;
    const nodes = `${inner.name}(first: 35) { nodes { ${this.leaves(below)} ${most} } }`;
    return { family: "deep", roots: [`${list.name}(first: 35) { nodes { id ${nodes} } }`] };
  }

  private ordered(): Candidate | null {
    const list = this.pick(this.lists());
    const order = list?.args.find(({ name }) => name === "orderBy");
    const values = order && getNamedType(order.type);
    if (list == null || !isEnumType(values)) return null;
    const type = this.rowType(list);
    const value = this.pick(values.getValues());
    return {
      family: "ordered",
      roots: [`${list.name}(first: ${mostRows}, orderBy: ${value?.name}) { nodes { ${this.leaves(type)} } }`],
    };
  }

  /** A page whose filter nothing fits: every row is looked at to the end. */
  private laborious(): Candidate | null {
    const list = this.pick(this.lists());
    const where = list && this.where(list);
    return where === null || list === null
      ? null
      : { family: "filter", roots: [`${list.name}(first: ${mostRows}, where: ${where}) { nodes { id } }`] };
  }

  private counted(): Candidate | null {
    const list = this.pick(this.lists());
    const where = list && this.where(list);
    return where === null || list === null
      ? null
      : { family: "count", roots: [`${list.name}(first: 1, where: ${where}) { totalCount }`] };
  }

  private aggregate(): Candidate | null {
    const field = this.pick(this.roots(({ name }) => name.endsWith("Aggregate")));
    const where = field && this.where(field);
    const groups = field?.args.find(({ name }) => name === "groupBy");
    const values = groups && getNamedType(groups.type);
    if (field == null) return null;
    const type = field.name.replace(/Aggregate$/, "").replace(/^./, (letter) => letter.toUpperCase());
    const by = isEnumType(values)
      ? values.getValues().filter(({ name }) => this.may(type, fieldOf(name), "aggregate"))
      : [];
    const group = this.pick(by);
    const args = [
      ...(group ? [`groupBy: [${group.name}]`] : []),
      ...(where === null ? [] : [`where: ${where}`]),
    ];
    return {
      family: "aggregate",
      roots: [`${field.name}${args.length === 0 ? "" : `(${args.join(", ")})`} { count }`],
    };
  }

  private cubes(): Candidate | null {
    const cube = this.pick(
      this.roots(({ name, type }) => /cube/i.test(name) && connection.test(getNamedType(type).name)),
    );
    if (cube === null) return null;
    const text = `${cube.name}(first: ${mostRows}) { nodes { ${this.leaves(this.rowType(cube))} } }`;
    return { family: "cube", roots: [text] };
  }

  private memory(): Candidate | null {
    const catalogue = this.roots(({ name }) => name === "dataCatalogue")[0];
    const [, whole, fragments] = /^query \w+ \{([\s\S]*)\}\n(fragment[\s\S]*)$/.exec(introspection) ?? [];
    if (catalogue === undefined || this.random() < 0.5)
      return { family: "introspection", roots: [String(whole).trim()], fragments: String(fragments) };
    const type = getNamedType(catalogue.type) as GraphQLObjectType;
    return { family: "catalogue", roots: [`dataCatalogue { ${this.leaves(type)} }`] };
  }

  /** Up to nineteen conditions, each through up to four relations to a text that nobody has. */
  private where(list: GraphQLField<unknown, unknown>): string | null {
    const arg = list.args.find(({ name }) => name === "where");
    const input = arg && getNamedType(arg.type);
    if (!isInputObjectType(input)) return null;
    const parts = Array.from({ length: this.random() < 0.5 ? 1 : 19 }, () =>
      this.condition(input, Math.floor(this.random() * 5)),
    ).filter((part) => part !== null);
    return parts.length === 0 ? null : `{ or: [${parts.join(", ")}] }`;
  }

  private condition(input: GraphQLInputObjectType, depth: number): string | null {
    const type = input.name.replace(/Where$/, "");
    const fields = Object.values(input.getFields()).filter(({ name }) => this.may(type, name, "filter"));
    const related = fields.filter(({ name, type: of }) => {
      const named = getNamedType(of);
      return isInputObjectType(named) && named.name.endsWith("Where") && !["and", "or", "not"].includes(name);
    });
    const relation = depth > 0 ? this.pick(related) : null;
    if (relation === null) return this.test(fields);
    const inner = getNamedType(relation.type) as GraphQLInputObjectType;
    const some = inner.getFields().some;
    const below = some === undefined ? inner : (getNamedType(some.type) as GraphQLInputObjectType);
    const part = this.condition(below, depth - 1);
    if (part === null) return null;
    return some === undefined ? `{ ${relation.name}: ${part} }` : `{ ${relation.name}: { some: ${part} } }`;
  }

  private test(fields: readonly { readonly name: string; readonly type: unknown }[]): string | null {
    const tests = fields.flatMap(({ name, type }) => {
      const filter = getNamedType(type as never);
      const [kind] = isInputObjectType(filter) ? [filter.name] : [""];
      const word = `x${Math.floor(this.random() * 1e6)}`;
      if (kind === "StringFilter") return [`{ ${name}: { contains: "${word}" } }`];
      if (kind === "DateFilter") return [`{ ${name}: { lt: "1901-01-01" } }`];
      if (kind === "IntFilter") return [`{ ${name}: { lt: -${1 + Math.floor(this.random() * 1000)} } }`];
      return [];
    });
    return this.pick(tests);
  }
}

/** `SCHOOL_YEAR` as `schoolYear`. */
const fieldOf = (name: string): string =>
  name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
