// Random operations over a role's view: lists with filters, orderings and cursors, nested relations, aggregates, records
// by id, aliases. Mostly of what the asker may use; now and then of what is refused.
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from "graphql";
import "../../src/domains/index.ts";
import { coordinatesOf, loadCatalogue } from "../../src/catalogue/index.ts";
import { filter, type Language, lookup } from "./generated-filter.ts";

export interface Operation {
  readonly text: string;
  /** Path to the `endCursor` that `$after` continues from, if the operation pages. */
  readonly pages: boolean;
}

type AnyField = GraphQLField<unknown, unknown>;

/** No type's own: each is asked in tests of its own. */
const system = new Set(["me", "dataCatalogue", "explainAccess", "machines", "node", "nodes"]);
/** Of a record, and no field of the catalogue: what may be done with it, and what happened to it (tests/graphql/commands). */
const apart = new Set(["can", "history"]);
const fieldOf = (value: string): string =>
  value.toLowerCase().replace(/_([a-z])/g, (_, c) => c.toUpperCase());

export class OperationWriter {
  private readonly language: Language;
  private readonly view: GraphQLSchema;
  private aliases = 0;

  constructor(language: Language, view: GraphQLSchema) {
    this.language = language;
    this.view = view;
  }

  operation(): Operation {
    const { draw } = this.language;
    const all = Object.values(this.view.getQueryType()?.getFields() ?? {}).filter(
      ({ name }) => !system.has(name),
    );
    const open = all.filter((field) => draw.chance(3) || this.mayRoot(field));
    // To an administrator no root is open.
    const [first, ...others] = draw.some(open.length === 0 ? all : open, 3);
    if (first === undefined) throw new Error("the view has no root");
    const pages = isConnection(first) && draw.chance(50);
    const texts = [
      this.root(first, "first", pages),
      ...others.map((field) => this.root(field, this.alias(), false)),
    ];
    return { text: `query${pages ? " ($after: String)" : ""} {\n  ${texts.join("\n  ")}\n}`, pages };
  }

  private mayRoot(field: AnyField): boolean {
    const type = getNamedType(field.type).name;
    if (type.endsWith("Aggregate"))
      return this.language.may(type.replace(/Aggregate$/, ""), "id", "aggregate");
    return this.language.may(type.replace(/Connection$/, ""), "id", "read");
  }

  private mayOrder(type: string, value: string): boolean {
    const catalogue = loadCatalogue();
    const { orderings } = catalogue.entity(type);
    const ordering = orderings.find(({ name }) => name === value.replace(/_(ASC|DESC)$/, ""));
    if (ordering === undefined) throw new Error(`${type} has no ordering ${value}`);
    return coordinatesOf(catalogue, type, ordering).every((at) =>
      this.language.may(at.type, at.field, "order"),
    );
  }

  private root(field: AnyField, alias: string, pages: boolean): string {
    const type = getNamedType(field.type) as GraphQLObjectType;
    if (isConnection(field)) return `${alias}: ${field.name}${this.list(field, 3, 10, pages)}`;
    if (type.name.endsWith("Aggregate")) return `${alias}: ${field.name}${this.aggregate(field, type)}`;
    const id = this.language.draw.pick(this.language.words.get(`${type.name}.id`) ?? []) ?? '"x"';
    return `${alias}: ${field.name}(id: ${id}) ${this.row(type, 3)}`;
  }

  /** Arguments and selection of a connection. */
  private list(field: AnyField, depth: number, most: number, pages: boolean): string {
    const { draw } = this.language;
    const connection = getNamedType(field.type) as GraphQLObjectType;
    const type = this.view.getType(connection.name.replace(/Connection$/, ""));
    if (!isObjectType(type)) throw new Error(`${connection.name} lists nothing`);
    const args: string[] = [];
    for (const { name, type: of } of field.args) {
      const input = getNamedType(of);
      if (name === "where" && isInputObjectType(input) && draw.chance(60)) {
        const looked = depth === 3 && draw.chance(10) ? lookup(this.language, input) : null;
        const where = looked ?? filter(this.language, input, 2);
        if (where !== null) args.push(`where: ${where}`);
      }
      if (name === "orderBy" && isEnumType(input) && draw.chance(50)) {
        const open = input
          .getValues()
          .filter(({ name: value }) => this.mayOrder(type.name, value) || draw.chance(2));
        const names = draw.some(open, 3).map(({ name: value }) => value);
        const keys = new Map(names.map((value) => [value.replace(/_(ASC|DESC)$/, ""), value]));
        if (keys.size > 0) args.push(`orderBy: [${[...keys.values()].join(", ")}]`);
      }
    }
    const size = draw.upTo(most);
    if (pages) args.push(`first: ${Math.max(size, 1)}`, "after: $after");
    else if (draw.chance(85)) args.push(`${draw.chance(75) ? "first" : "last"}: ${size}`);
    const parts = [
      draw.chance(60) ? `nodes ${this.row(type, depth)}` : `edges { cursor node ${this.row(type, depth)} }`,
    ];
    if (draw.chance(40)) parts.push("totalCount");
    if (pages || draw.chance(30))
      parts.push("pageInfo { hasNextPage hasPreviousPage startCursor endCursor }");
    return `${args.length === 0 ? "" : `(${args.join(", ")})`} { ${parts.join(" ")} }`;
  }

  private row(type: GraphQLObjectType, depth: number): string {
    const { draw, may } = this.language;
    const open = Object.values(type.getFields()).filter(
      ({ name }) => !apart.has(name) && (may(type.name, name, "read") || draw.chance(1)),
    );
    const values = open.filter((field) => !isObjectType(getNamedType(field.type)));
    const relations = open.filter((field) => isObjectType(getNamedType(field.type)));
    const parts = draw
      .some(values, 6)
      .map(({ name }) => (draw.chance(15) ? `${this.alias()}: ${name}` : name));
    if (depth > 0 && draw.chance(70)) {
      for (const field of draw.some(relations, 2)) {
        const target = getNamedType(field.type) as GraphQLObjectType;
        const below = isConnection(field)
          ? this.list(field, depth - 1, 3, false)
          : ` ${this.row(target, depth - 1)}`;
        parts.push(`${this.alias()}: ${field.name}${below}`);
      }
    }
    return `{ ${["__typename", ...parts].join(" ")} }`;
  }

  private aggregate(field: AnyField, type: GraphQLObjectType): string {
    const { draw, may } = this.language;
    const entity = type.name.replace(/Aggregate$/, "");
    const args: string[] = [];
    let groups: string[] = [];
    for (const { name, type: of } of field.args) {
      const input = getNamedType(of);
      if (name === "where" && isInputObjectType(input) && draw.chance(60)) {
        const where = filter(this.language, input, 2);
        if (where !== null) args.push(`where: ${where}`);
      }
      if (name === "groupBy" && isEnumType(input) && draw.chance(70)) {
        const open = input
          .getValues()
          .filter((value) => may(entity, fieldOf(value.name), "aggregate") || draw.chance(1));
        groups = draw.some(open, 2).map((value) => value.name);
        if (groups.length > 0) args.push(`groupBy: [${groups.join(", ")}]`);
      }
    }
    const parts = ["count"];
    const key = type.getFields().key;
    const keys = groups.map(fieldOf);
    if (key !== undefined && keys.length > 0) {
      const related = Object.values((getNamedType(key.type) as GraphQLObjectType).getFields()).filter(
        (part) =>
          isObjectType(getNamedType(part.type)) &&
          keys.includes(`${part.name}Id`) &&
          may(entity, part.name, "aggregate"),
      );
      const rows = related.map(
        (part) => `${part.name} ${this.row(getNamedType(part.type) as GraphQLObjectType, 1)}`,
      );
      parts.push(`key { ${[...keys, ...rows].join(" ")} }`);
    }
    for (const measure of ["sum", "avg", "min", "max"]) {
      const of = type.getFields()[measure];
      if (of === undefined || !draw.chance(30)) continue;
      const measured = Object.values((getNamedType(of.type) as GraphQLObjectType).getFields());
      const chosen = draw.some(
        measured.filter(({ name }) => may(entity, name, "aggregate")),
        3,
      );
      if (chosen.length > 0) parts.push(`${measure} { ${chosen.map(({ name }) => name).join(" ")} }`);
    }
    return `${args.length === 0 ? "" : `(${args.join(", ")})`} { ${parts.join(" ")} }`;
  }

  private alias(): string {
    this.aliases += 1;
    return `a${this.aliases}`;
  }
}

const isConnection = (field: AnyField): boolean => getNamedType(field.type).name.endsWith("Connection");
