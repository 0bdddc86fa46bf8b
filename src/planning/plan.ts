// The operation plan: everything decided, nothing executed. Pure data between the planner and the SQL compiler.
import type {
  ColumnField,
  ComputedField,
  EntityType,
  Measure,
  RelationField,
  SecretField,
  ToOneField,
} from "../catalogue/index.ts";
import type { Coordinate } from "../core/coordinate.ts";
import type { Guard } from "../policy/index.ts";
import type { CanOutput, Shape } from "./can-plan.ts";
import type { Slot, Value } from "./slot.ts";

export type { Codec, Slot, Value } from "./slot.ts";

/** Every guard must hold for the cell to show; empty: it always shows. */
export type Cell = readonly Guard[];

export type ValueField = ColumnField | ComputedField;

/** A field ready to be put into SQL, with what its expression may see of other types. */
export interface Reading {
  readonly field: ValueField;
  readonly cell: Cell;
  readonly foreign: ReadonlyMap<string, Cell>;
  /** The day it is asked of, in place of today. What the asker sees of other rows stays what it is today. */
  readonly asOf?: Slot;
}

export type Operator =
  | "eq"
  | "ne"
  | "in"
  | "notIn"
  | "lt"
  | "lte"
  | "gt"
  | "gte"
  | "startsWith"
  | "notStartsWith"
  | "contains"
  | "notContains"
  | "isNull"
  | "isNotNull";

/** A user's filter in negation normal form: every leaf carries its own cell, so that no `not` ever opens one. */
export type Predicate =
  | { readonly kind: "and" | "or"; readonly of: readonly Predicate[] }
  | {
      readonly kind: "test";
      readonly reading: Reading;
      readonly operator: Operator;
      readonly value: Value | null;
    }
  | {
      readonly kind: "lookup";
      readonly field: SecretField;
      readonly cell: Cell;
      readonly value: Value;
    }
  | {
      readonly kind: "related";
      readonly relation: RelationField;
      readonly entity: EntityType;
      readonly cell: Cell;
      readonly rows: Guard;
      readonly exists: boolean;
      readonly where: Predicate;
    };

export interface RecordSelection {
  readonly entity: EntityType;
  readonly fields: readonly OutputField[];
  /** The rows that show, by which ways: absent where nothing of it is shown to anybody. */
  readonly rows?: Guard;
}

/** What happened to a record: which fields are told is decided, each with its cell in the record as it is now. */
export interface HistoryOutput {
  readonly kind: "history";
  readonly key: string;
  readonly login: string;
  readonly shape: readonly Shape[];
  readonly size: number;
  /** The place in the record's history before which the page ends. */
  readonly after: Slot | null;
  readonly fields: readonly { readonly field: ColumnField | SecretField; readonly cell: Cell }[];
}

export type OutputField =
  | CanOutput
  | HistoryOutput
  | { readonly kind: "typename"; readonly key: string; readonly name: string }
  | { readonly kind: "value"; readonly key: string; readonly reading: Reading }
  | {
      readonly kind: "secret";
      readonly key: string;
      readonly field: SecretField;
      readonly column: string;
      readonly plain: Cell | null;
      readonly masked: Cell | null;
    }
  | {
      readonly kind: "toOne";
      readonly key: string;
      readonly field: RelationField;
      readonly cell: Cell;
      readonly rows: Guard;
      readonly selection: RecordSelection;
    }
  | {
      readonly kind: "toMany";
      readonly key: string;
      readonly field: RelationField;
      readonly cell: Cell;
      readonly page: PagePlan;
    };

export type ConnectionField =
  | { readonly kind: "typename"; readonly key: string; readonly name: string }
  | { readonly kind: "nodes"; readonly key: string; readonly selection: RecordSelection }
  | { readonly kind: "edges"; readonly key: string; readonly fields: readonly EdgeField[] }
  | { readonly kind: "pageInfo"; readonly key: string; readonly fields: readonly PageInfoField[] }
  | { readonly kind: "totalCount"; readonly key: string };

export type EdgeField =
  | { readonly kind: "typename"; readonly key: string; readonly name: string }
  | { readonly kind: "cursor"; readonly key: string }
  | { readonly kind: "node"; readonly key: string; readonly selection: RecordSelection };

export interface PageInfoField {
  readonly key: string;
  readonly name: "hasNextPage" | "hasPreviousPage" | "startCursor" | "endCursor" | "__typename";
}

/** A to-one relation that an ordering goes through, and the row that it leads to, as far as the asker sees it. */
export interface OrderStep {
  readonly relation: ToOneField;
  readonly cell: Cell;
  readonly entity: EntityType;
  readonly rows: Guard;
}

export interface PageOrder {
  readonly through: readonly OrderStep[];
  readonly reading: Reading;
  readonly descending: boolean;
  /** An index of its column gives the list's rows in this order. */
  readonly walked: boolean;
  /** The key may be null: by its column, or because its cell may be hidden. */
  readonly nullable: boolean;
}

export interface PagePlan {
  /** Number of the page within the operation; cursors and their slots name it. */
  readonly index: number;
  readonly entity: EntityType;
  readonly rows: Guard;
  readonly where: Predicate | null;
  /** The keys, before the id; none: by the id alone. */
  readonly orders: readonly PageOrder[];
  readonly size: number;
  /** No size was asked for, or the largest there is: an answer that leaves rows out says so (execution/truncated.ts). */
  readonly wantsAll: boolean;
  /** Response keys that lead to the list. */
  readonly path: readonly string[];
  readonly backward: boolean;
  /** The cursor argument, if one was given. */
  readonly cursor: Slot | null;
  /** Slots of the filter's values, which bind a cursor to its filter. */
  readonly filterSlots: readonly Slot[];
  /** What binds a cursor apart from values and its parent's id: the field that lists, ordering, the filter's form. */
  readonly form: string;
  readonly fields: readonly ConnectionField[];
}

export interface GroupKey {
  readonly name: string;
  readonly reading: Reading;
}

export type AggregateField =
  | { readonly kind: "typename"; readonly key: string; readonly name: string }
  | { readonly kind: "count"; readonly key: string }
  | { readonly kind: "groupKey"; readonly key: string; readonly fields: readonly GroupKeyField[] }
  | {
      readonly kind: "measure";
      readonly key: string;
      readonly measure: Measure;
      readonly fields: readonly MeasureField[];
    };

export type GroupKeyField =
  | { readonly kind: "typename"; readonly key: string; readonly name: string }
  | { readonly kind: "group"; readonly key: string; readonly group: number }
  | {
      readonly kind: "toOne";
      readonly key: string;
      readonly group: number;
      readonly field: RelationField;
      readonly rows: Guard;
      readonly selection: RecordSelection;
    };

export type MeasureField =
  | { readonly kind: "typename"; readonly key: string; readonly name: string }
  | {
      readonly kind: "measured";
      readonly key: string;
      readonly reading: Reading;
      /** Of the measure `overall`: the parts that add up. */
      readonly parts?: { readonly of: Reading; readonly per?: Reading; readonly scale: number };
    };

export interface AggregatePlan {
  readonly entity: EntityType;
  readonly rows: Guard;
  /** Of the visible rows, those that may be counted. */
  readonly counted: Cell;
  readonly where: Predicate | null;
  readonly groups: readonly GroupKey[];
  readonly fields: readonly AggregateField[];
  readonly limit: number;
}

/** Rows of one of the types that an id may be of. */
export interface NodeType {
  readonly rows: Guard;
  readonly selection: RecordSelection;
}

export type RootPlan =
  | { readonly kind: "typename"; readonly key: string; readonly name: string }
  /** Answered from memory (introspection, catalogue, explanations): no row of the database is involved. */
  | { readonly kind: "memory"; readonly key: string }
  | {
      readonly kind: "record";
      readonly key: string;
      readonly rows: Guard;
      readonly id: Value;
      readonly selection: RecordSelection;
    }
  /** The one row that fits; null where several do. */
  | ({ readonly kind: "keyed"; readonly key: string; readonly where: Predicate } & NodeType)
  /** The row with this id, of whichever of the types; of a list of ids, for each. */
  | {
      readonly kind: "node";
      readonly key: string;
      readonly id: Value;
      readonly types: readonly NodeType[];
    }
  | { readonly kind: "page"; readonly key: string; readonly page: PagePlan }
  | { readonly kind: "aggregate"; readonly key: string; readonly aggregate: AggregatePlan };

/** The one look-up that an operation may hold: a page that asks for an exact number, and nothing else. */
export interface LookupPlan {
  readonly coordinate: Coordinate;
  /** Index of the page. */
  readonly page: number;
}

export interface OperationPlan {
  readonly role: string;
  readonly login: string;
  readonly policyVersion: number;
  /** Per group of assignments: whether its scope is one id, or several. */
  readonly scopes: readonly ("one" | "many")[];
  readonly roots: readonly RootPlan[];
  readonly pages: readonly PagePlan[];
  readonly secrets: readonly { readonly column: string }[];
  /** Counted and logged before the operation is asked. */
  readonly lookup: LookupPlan | null;
  /** Units of work the planner priced the operation at. */
  readonly cost: number;
  /** Units, beyond these, that its filters and cubes may take: they count for the caller, not for the operation. */
  readonly work: number;
  /** Other uses than being shown of what is of persons: `Child.birthDate:filter`. */
  readonly uses: readonly string[];
  /** Grants that decisions rest on, for the access log and for explanations. */
  readonly grants: readonly string[];
}
