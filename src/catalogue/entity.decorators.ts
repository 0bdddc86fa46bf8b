// The decorators a domain author writes. Each registers a coordinate and calls type-graphql's own decorator, so that
// no field can enter the schema without an owner, a classification and a place in the database.
import "reflect-metadata";
import { getTableColumns, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { Field as GraphqlField, ID, ObjectType } from "type-graphql";
import { instantDecimals } from "../core/dates.ts";
import { codeEnum } from "./code-enum.ts";
import { codesOf } from "./code-list.ts";
import type {
  AddedRelation,
  ColumnField,
  DeclaredComputed,
  DeclaredField,
  DeclaredType,
  EntityType,
  Facts,
  Inverse,
  ScalarKind,
  SecretFacts,
  SecretField,
  TypeFacts,
} from "./definitions.ts";
import { describe } from "./describe.ts";
import { Node } from "./node-interface.ts";
import { entityClass, registerEntity } from "./registry.ts";
import { scalarType } from "./scalars.ts";

type Proto = object & { constructor: unknown };
type Added = Omit<AddedRelation, "target">;
type Builder = (
  name: string,
  table: PgTable,
) => { field: DeclaredField; type: (() => unknown) | null; added?: Added | undefined };

/** Fields by name, each made for the table of the type that shares it (see `shared-fields.ts`). */
export type Shared = Readonly<Record<string, (table: PgTable) => PropertyDecorator>>;

const pending = new WeakMap<object, { name: string; build: Builder }[]>();

function collect(build: Builder): PropertyDecorator {
  return (prototype, key) => {
    const list = pending.get((prototype as Proto).constructor as object) ?? [];
    list.push({ name: String(key), build });
    pending.set((prototype as Proto).constructor as object, list);
  };
}

const scalarByColumnType: Readonly<Record<string, ScalarKind>> = {
  PgUUID: "id",
  PgText: "string",
  /** `keyedText` */
  PgCustomColumn: "string",
  PgInteger: "int",
  PgBigInt53: "safeInt",
  PgDoublePrecision: "float",
  PgNumericNumber: "float",
  PgBoolean: "boolean",
  PgDateString: "date",
  PgTimestamp: "datetime",
};

/** Stored as exactly as it is shown: what an answer shows, a filter finds. */
const isInstant = (column: PgColumn): boolean =>
  column.getSQLType() === `timestamp (${instantDecimals}) with time zone`;

/** A stored column. Its scalar follows from the column's type; a column of codes is an enum over its list. */
export function Column(
  column: PgColumn,
  facts: Facts & Pick<ColumnField, "form" | "overall" | "upload">,
): PropertyDecorator {
  return collect((name, table) => {
    const scalar = scalarByColumnType[column.columnType];
    if (scalar === undefined) throw new Error(`${name}: column type ${column.columnType} has no scalar`);
    if (scalar === "datetime" && !isInstant(column))
      throw new Error(
        `${name}: an instant has ${instantDecimals} decimals of a second: see database/columns.ts`,
      );
    const key = Object.entries(getTableColumns(table)).find(([, c]) => c === column)?.[0];
    if (key === undefined) throw new Error(`${name}: the column belongs to another table`);
    const codes = codesOf(column)?.whole;
    // Registered now: type-graphql collects its enums before it asks for any type.
    const type = codes ? codeEnum(codes) : name === "id" ? ID : scalarType(scalar);
    return {
      field: { ...facts, kind: "column", name, column, key, scalar, ...(codes && { codes }) },
      type: () => type,
    };
  });
}

/**
 * A secret: never in plain text in the database; masked output shows its last characters, where they are stored. What else
 * tells of it is declared (`rebuiltFrom`).
 */
export function Secret(
  columns: Pick<SecretField, "cipher" | "tail" | "index" | "code" | "copyOf">,
  facts: SecretFacts & Pick<SecretField, "form">,
): PropertyDecorator {
  return collect((name) => {
    if (columns.index !== undefined && facts.form === undefined)
      throw new Error(`${name}: what is looked up has a form: see identifier-forms.ts`);
    return { field: { ...facts, ...columns, kind: "secret", name }, type: () => String };
  });
}

/** A SQL expression over fields that it names: they are recorded as its inputs when the catalogue is loaded. */
export function Computed(
  facts: Facts &
    Pick<DeclaredComputed, "scalar" | "expression" | "codes" | "spans" | "dated" | "restates" | "overall">,
): PropertyDecorator {
  const type = facts.codes ? codeEnum(facts.codes) : scalarType(facts.scalar);
  // With an argument: `graphql/` adds it.
  return collect((name) => ({
    field: { ...facts, kind: "computed", name },
    type: facts.dated ? null : () => type,
  }));
}

/**
 * A code from the spans it stands for: conditions on columns that are never empty, of which exactly one holds of a row. A
 * filter by the code becomes a filter by its span, which the column's index and statistics know; a `case` says nothing to
 * either, and PostgreSQL takes it for one row in two hundred.
 */
export function bySpans(
  spans: NonNullable<DeclaredComputed["spans"]>,
): Pick<DeclaredComputed, "expression" | "spans"> {
  return {
    spans,
    expression: (context) => {
      const branches = Object.entries(spans(context)).map(
        ([code, holds]) => sql`when ${holds} then ${sql.raw(`'${code}'`)}`,
      );
      return sql`case ${sql.join(branches, sql` `)} end`;
    },
  };
}

/** The one row of `target` whose id stands in this row's column `via`; `inverse` is the way back, on the target. */
export function ToOne(
  target: string,
  via: string,
  { inverse, ...facts }: Facts & { inverse?: Inverse },
): PropertyDecorator {
  return collect((name) => ({
    field: { ...facts, kind: "toOne", name, target, via },
    type: () => entityClass(target),
    added: inverse && { ...inverse, on: target, via },
  }));
}

/**
 * The rows of `target` whose column `via` holds this row's id (or its column `local`), where no relation leads back; the
 * inverse of a relation is declared with the relation. Paged: see `graphql/`.
 */
export function ToMany(
  target: string,
  via: string,
  facts: Facts & { local?: string; usual?: number },
): PropertyDecorator {
  return collect((name) => ({ field: { ...facts, kind: "toMany", name, target, via }, type: null }));
}

export interface EntityOptions extends TypeFacts {
  readonly table: PgTable;
  readonly plural: string;
  /**
   * Ordering name → field, or path through to-one relations (`township.name`). An own column is backed by an index `(column, id)`;
   * columns of numbers, days and codes can be ordered by undeclared (`orderings.ts`).
   */
  readonly orderings?: Readonly<Record<string, string>>;
  readonly roots?: EntityType["roots"];
  readonly naturalKey?: EntityType["naturalKey"];
  /** A row is a person, and what names it is of that person. */
  readonly person?: true;
  readonly isProtected?: true;
  /** Fields that other types have as well; those the class declares itself go before them. */
  readonly shares?: readonly Shared[];
  /** Relations from types of other areas to this one by a key that both hold. */
  readonly joinedFrom?: readonly (Added & { readonly local: string })[];
}

/** A type of the graph: one table (or view), its owner and its classification. */
export function Entity(options: EntityOptions): ClassDecorator {
  return (target) => {
    const {
      table,
      plural,
      orderings = {},
      roots = ["record", "list", "aggregate"],
      joinedFrom = [],
      shares = [],
      person,
      isProtected,
      naturalKey,
      ...facts
    } = options;
    const cls = target as unknown as new () => object;
    const description = describe(facts);
    ObjectType(target.name, { description, ...(roots.includes("record") && { implements: Node }) })(target);
    share(target, table, [rowId, ...shares]);
    const fields = new Map<string, DeclaredField>();
    const adds: Added[] = [...joinedFrom];
    const built = (pending.get(target) ?? []).map(({ name, build }) => ({ name, ...build(name, table) }));
    for (const { name, field, type, added } of built.sort(inOrderOf(table))) {
      fields.set(name, { ...inherited(facts), ...field });
      if (added !== undefined) adds.push(added);
      // A to-many field has arguments and a connection type: `graphql/` adds it.
      if (type !== null) {
        const options = { nullable: name !== "id", description: describe(field) };
        GraphqlField(type as () => StringConstructor, options)(cls.prototype as object, name);
      }
    }
    const entity: DeclaredType = {
      name: target.name,
      plural,
      facts,
      table,
      target: cls,
      fields,
      orderings: Object.entries(orderings).map(([name, path]) => ({ name, path })),
      roots,
      ...(person && { person }),
      ...(isProtected && { isProtected }),
      ...(naturalKey && { naturalKey }),
    };
    registerEntity(
      entity,
      adds.map((added) => ({ ...added, target: target.name })),
    );
  };
}

/** Every row has an id; a cube's says what it stands for. */
const rowId: Shared = {
  id: (table) =>
    Column(getTableColumns(table).id as PgColumn, { term: "标识", description: "Internal id (UUIDv7)." }),
};

function share(target: object & { prototype?: object }, table: PgTable, shares: readonly Shared[]): void {
  const own = new Set(pending.get(target)?.map(({ name }) => name));
  const shared = new Set<string>();
  for (const [name, declare] of shares.flatMap((fields) => Object.entries(fields))) {
    if (shared.has(name)) throw new Error(`two declarations share the field ${name}`);
    shared.add(name);
    if (!own.has(name)) declare(table)(target.prototype as object, name);
  }
}

/**
 * Columns in the order of their table, then what is computed, then relations: the order in which conditions become SQL
 * does not hang on where a field is declared.
 */
function inOrderOf(
  table: PgTable,
): (one: { field: DeclaredField }, other: { field: DeclaredField }) => number {
  const columns: readonly PgColumn[] = Object.values(getTableColumns(table));
  const place = ({ field }: { field: DeclaredField }): number => {
    if (field.kind === "column") return columns.indexOf(field.column);
    if (field.kind === "secret") return columns.indexOf(field.cipher);
    return columns.length + ["computed", "toOne", "toMany"].indexOf(field.kind);
  };
  return (one, other) => place(one) - place(other);
}

function inherited(facts: TypeFacts): Partial<Facts> {
  const { owner, classification, sharing, source } = facts;
  return { owner, classification, sharing, source };
}
