// What the catalogue knows of a coordinate: where it lives, whose it is, how sensitive it is. No decisions.

import { getTableColumns, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Coordinate } from "../core/coordinate.ts";
import type { IdentifierFormName } from "./identifier-forms.ts";

/** L1 public · L2 internal · L3 personal · L4 sensitive personal (every field of a child's person is L4). */
export type Classification = "L1" | "L2" | "L3" | "L4";

/** Sharing type of GB/T 39477: unconditional, on condition, or not shared. */
export type Sharing = "unconditional" | "conditional" | "none";

/** `safeInt`: whole numbers beyond 32 bits, such as amounts in fen, exact up to 2^53. */
export type ScalarKind = "id" | "string" | "int" | "safeInt" | "float" | "boolean" | "date" | "datetime";

/** A code table: GraphQL enum names over stored codes, each with its Chinese term. */
export interface CodeTable {
  readonly name: string;
  readonly description: string;
  readonly values: Readonly<Record<string, { readonly code: string; readonly term: string }>>;
}

/** What a domain author says of a coordinate; the entity's values stand where the field says nothing. */
export interface Facts {
  /** Chinese term. */
  readonly term: string;
  readonly description: string;
  /** Of a quantity: with a unit it can be added up, see `measuresOf`. */
  readonly unit?: string;
  readonly classification?: Classification;
  /** Department whose correction is final. */
  readonly owner?: string;
  readonly sharing?: Sharing;
  /** Clause of the plan or the standard it comes from. */
  readonly source?: string;
  /** Duties of the plan that it serves (ids of `schema/duties.csv`): of what it stands on, never of what it hands on. */
  readonly duties?: readonly string[];
  /** Clients are to leave it. */
  readonly deprecated?: Deprecation;
}

/** What a release offered is taken away only after another one has said so, and when. */
export interface Deprecation {
  /** As a client writes it: a field, a command. */
  readonly instead: string;
  /** Civil day before which it stays. */
  readonly until: string;
}

/** What a type says of itself, and for its fields that say nothing. */
export type TypeFacts = Required<Omit<Facts, "unit" | "duties" | "deprecated">> & Pick<Facts, "duties">;

/**
 * Of a share, or of a figure that is rounded: what it comes to for many rows together, of fields that add up. Their own mean
 * and sum say something else, and are not offered.
 */
export interface Overall {
  /** What is counted, as a field of the same type; without `per` its sum, rounded up once. */
  readonly of: string;
  /** Of a share: the field that stands for the whole, and what the whole is called (1000 where the unit is per mille). */
  readonly per?: { readonly field: string; readonly scale: number };
}

interface FieldBase extends Facts {
  readonly name: string;
}

export interface ColumnField extends FieldBase {
  readonly kind: "column";
  readonly column: PgColumn;
  readonly key: string;
  readonly scalar: ScalarKind;
  readonly codes?: CodeTable;
  readonly overall?: Overall;
  /** Of an identifier: what a value asked for must look like. */
  readonly form?: IdentifierFormName;
  /** Where it holds the id of an upload, whose bytes are sent to whoever may read the field: the fields that say what it is. */
  readonly upload?: { readonly fileName: string; readonly mediaType: string; readonly sizeBytes: string };
}

export interface SecretFacts extends Facts {
  /**
   * Fields (`field` of the type itself, or `Type.field`) any of which, beside a few of the secret's characters, gives the
   * whole: a birth date, of a number that holds it. To whom one of them is given, no mask of the secret may be.
   */
  readonly rebuiltFrom?: readonly string[];
}

/** Ciphertext, last characters and blind index; the plain value exists in no column. */
export interface SecretField extends FieldBase, Pick<SecretFacts, "rebuiltFrom"> {
  readonly kind: "secret";
  readonly cipher: PgColumn;
  readonly tail?: PgColumn;
  readonly index?: PgColumn;
  /** Of an identity number: the code that tells people of one name apart in its place. */
  readonly code?: PgColumn;
  /** What a number that is looked up must look like; every secret that can be looked up has one. */
  readonly form?: IdentifierFormName;
  /** The ciphertext is a copy that triggers keep, of another row's, while this row opens it: whose key stands in `row`. */
  readonly copyOf?: { readonly cipher: PgColumn; readonly row: string };
}

/** What a computed field's expression may touch: it names fields, and what it names is recorded as its inputs. */
export interface ExpressionContext {
  /** A field of the row itself. */
  readonly column: (field: string) => SQL;
  /** Today's civil date in the district. */
  readonly today: SQL;
  /** The instant of the request: for terms in hours alone. */
  readonly now: SQL;
  /** Rows of another type, or of its own, under an alias of two or more letters that nothing else has. */
  readonly rows: (type: string, alias: string) => ExpressionRows;
}

/** Stands itself in the SQL, once, behind `from` or `join`: table and alias. */
export interface ExpressionRows extends SQL {
  /** Whether the asker sees the row: stands beside it, by `and` in the `where` or `on`. */
  readonly visible: SQL;
  readonly column: (field: string) => SQL;
}

/** What a recorded expression is put on: rows, and the conditions under which the asker sees other rows. */
export interface ExpressionGround {
  readonly column: (field: ColumnField) => SQL;
  readonly today: SQL;
  readonly now: SQL;
  readonly rows: (
    entity: Pick<EntityType, "name" | "table">,
    alias: string,
  ) => {
    readonly table: SQL;
    readonly visible: () => SQL;
    readonly column: (field: ColumnField) => SQL;
  };
}

interface ComputedFacts extends FieldBase {
  readonly kind: "computed";
  /** Says in other words what one column says: rows are grouped and measured by that one. */
  readonly restates?: true;
  readonly scalar: ScalarKind;
  readonly overall?: Overall;
  readonly codes?: CodeTable;
  /** Can be asked of another day, by `asOf`: all that it reads beside `today` is dated. */
  readonly dated?: true;
}

/** As its author writes it. */
export interface DeclaredComputed extends ComputedFacts {
  readonly expression: (context: ExpressionContext) => SQL;
  /** Of a code that stands for a span of the row's own columns: the span of each code (see `bySpans`). */
  readonly spans?: (context: ExpressionContext) => Readonly<Record<string, SQL>>;
}

/** As the catalogue holds it: see `computed/record-inputs.ts`. */
export interface ComputedField extends ComputedFacts {
  /** Every coordinate the expression reads: the right to the field needs the right to each of them. */
  readonly inputs: readonly Coordinate[];
  /** Also reads other rows of its own type. */
  readonly acrossRows: boolean;
  readonly expression: (ground: ExpressionGround) => SQL;
  readonly spans?: (ground: ExpressionGround) => Readonly<Record<string, SQL>>;
}

/** `via`: column key on this type that holds the target's id. */
export interface ToOneField extends FieldBase {
  readonly kind: "toOne";
  readonly target: string;
  readonly via: string;
}

/** `via`: column key on the target (by default) that holds this row's id; `local` says it joins two equal keys. */
export interface ToManyField extends FieldBase {
  readonly kind: "toMany";
  readonly target: string;
  readonly via: string;
  readonly local?: string;
  /** Rows a page gives when no size is asked for: what is usual, so that a nested list is priced as what it is. */
  readonly usual?: number;
}

/**
 * The way back along a relation, said where the relation is declared and standing on its target. Owner and sharing are
 * those of the type it stands on, the source that of the rows it leads to, the classification the higher of both,
 * where nothing else is said.
 */
export interface Inverse extends Facts {
  readonly name: string;
  readonly usual?: number;
}

/** A to-many relation that one type adds to another (`on`): an inverse, or a join of two equal keys (`local`). */
export interface AddedRelation extends Inverse {
  readonly on: string;
  readonly target: string;
  readonly via: string;
  readonly local?: string;
}

export type Field = ColumnField | SecretField | ComputedField | ToOneField | ToManyField;
export type RelationField = ToOneField | ToManyField;
export type DeclaredField = Exclude<Field, ComputedField> | DeclaredComputed;

/** As its author writes it: a field of the type, or, behind the relations that lead to its row, of another. */
export interface DeclaredOrdering {
  readonly name: string;
  readonly path: string;
}

/** A key that lists are ordered by; the id always follows as the last one. */
export interface Ordering {
  readonly name: string;
  /** Relations to the one row that holds the field, from the type on; none of a field of its own. */
  readonly through: readonly string[];
  readonly field: string;
}

/** With the orderings that it declares, and no others yet: see `orderings.ts`. */
export type UnorderedType = Omit<EntityType, "orderings"> & {
  readonly orderings: readonly DeclaredOrdering[];
};

/** What people call a row by, where it names one: a field, and where names change, the relation to those of all periods. */
export interface NaturalKey {
  readonly field: string;
  /** It leads to rows with the same field that hold over a period. */
  readonly dated?: string;
}

export interface EntityType {
  readonly name: string;
  readonly plural: string;
  readonly facts: TypeFacts;
  readonly table: PgTable;
  readonly target: new () => object;
  readonly fields: ReadonlyMap<string, Field>;
  readonly orderings: readonly Ordering[];
  /** Root fields this type is reached by. */
  readonly roots: readonly ("record" | "list" | "aggregate")[];
  /** By which its record root finds a row, too. */
  readonly naturalKey?: NaturalKey;
  /** A row is a person: rows that name it are of that person (see `of-persons.ts`). */
  readonly person?: true;
  /** A protected record (未保法): that it was read, its child's guardians do not learn. */
  readonly isProtected?: true;
}

/** Of persons (L3) or sensitive (L4): where a value of it is shown or used, that is on record. */
export const isPersonal = ({ classification }: Pick<Facts, "classification">): boolean =>
  classification === "L3" || classification === "L4";

/** A type as its class declares it: inputs of its computed fields and what it is ordered by are known once every type is. */
export interface DeclaredType extends Omit<EntityType, "fields" | "orderings"> {
  readonly fields: ReadonlyMap<string, DeclaredField>;
  readonly orderings: readonly DeclaredOrdering[];
}

/** Whether rows of the type can be archived: those of a table, not those of a view. */
export const isArchivable = ({ table }: EntityType): boolean =>
  Object.hasOwn(getTableColumns(table), "archivedAt");

/** Whether a row holds over a period, from `validFrom` until the day before `validTo`. */
export const holdsOverTime = ({ fields }: EntityType): boolean =>
  fields.get("validFrom")?.kind === "column" && fields.get("validTo")?.kind === "column";

/** What tells whether a row is in force on a day: whoever asks by one must be able to filter by all of it. */
export const periodFields = ({ fields }: EntityType): readonly string[] =>
  ["validFrom", "validTo", "revisedOn"].filter((name) => fields.has(name));
