// The context one operation is planned in: what is known, what is spent, what was refused.
import type { GraphQLSchema } from "graphql";
import type { Catalogue, EntityType, RootKind } from "../catalogue/index.ts";
import type { Coordinate } from "../core/coordinate.ts";
import type { Asker, Opening, Reach, Use, WriteUse } from "../policy/index.ts";
import type { CollectedField, Fragments, Variables } from "./collect-fields.ts";
import type { Decided } from "./decided.ts";
import type { Faults } from "./faults.ts";
import type { Budget } from "./limits.ts";
import type { LookupPlan, PagePlan, Slot } from "./plan.ts";

export interface Refusal extends Opening {
  readonly coordinate: Coordinate;
  readonly use: Use | WriteUse;
  /** Of an input field: how GraphQL says that there is none. */
  readonly unknown?: string;
}

export interface Planning {
  readonly catalogue: Catalogue;
  readonly schema: GraphQLSchema;
  readonly roots: ReadonlyMap<string, { entity: EntityType; kind: RootKind }>;
  readonly decided: Decided;
  readonly asker: Asker;
  readonly fragments: Fragments;
  readonly variables: Variables;
  readonly faults: Faults;
  readonly budget: Budget;
  readonly pages: PagePlan[];
  readonly secrets: { column: string }[];
  readonly lookups: LookupPlan[];
  readonly refusals: Map<string, Refusal>;
  /** What of persons is put to another use than being shown, as the record of access names it: `Child.birthDate:filter`. */
  readonly uses: Set<string>;
  readonly grants: Set<string>;
}

/** Where in the tree the planner stands. */
export interface Position {
  readonly depth: number;
  /** How many rows of the parent there may be: prices everything below. */
  readonly rows: number;
  readonly reach: Reach;
  /** Response keys that led here. */
  readonly path: readonly string[];
}

/** One level down, below the fields of one response key. */
export const below = (at: Position, { key }: CollectedField): Position => ({
  ...at,
  depth: at.depth + 1,
  path: [...at.path, key],
});

/** Below a key that is the connection's own (`nodes`, `edges`): the list and its rows are one level. */
export const within = (at: Position, { key }: CollectedField): Position => ({
  ...at,
  path: [...at.path, key],
});

/** The type whose coordinates are asked for, and how its rows are reached. */
export interface Standing {
  readonly planning: Planning;
  readonly entity: EntityType;
  readonly reach: Reach;
}

/** Slots that a filter used, kept while it is planned. */
export type SlotSink = (slot: Slot) => void;
