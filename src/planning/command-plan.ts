// The plan of a mutation: for each command who may give it, what it says, by slots, and what of the record is read after it.
import type { GraphQLInputType, ValueNode } from "graphql";
import type { Command, CommandLines, Writable } from "../catalogue/index.ts";
import type { HeldGrant } from "../policy/index.ts";
import type { Shape } from "./can-plan.ts";
import type { OperationPlan, Slot } from "./plan.ts";

export type InputPath = readonly (string | number)[];

/** A field of the input that was said; without a slot it was said to be null. */
export interface SaidField {
  readonly field: Writable;
  readonly path: InputPath;
  readonly slot: Slot | null;
}

export interface LinesPlan {
  readonly name: string;
  readonly lines: CommandLines;
  readonly path: InputPath;
  readonly rows: readonly (readonly SaidField[])[];
}

/** Rows of others that the input names by their ids: each is looked at as the asker sees it. */
export interface ReferencesPlan {
  /** One root for each; its key is the place in `paths`. */
  readonly plan: OperationPlan;
  readonly paths: readonly InputPath[];
}

/** Of a command on a list: rows of others that its items name. */
export interface NamedPlan {
  /** One root for each type, with its name: those of the ids that the asker sees. */
  readonly plan: OperationPlan;
  readonly fields: readonly { readonly field: Writable; readonly type: string }[];
}

/** The items of a list: what any of them says, is decided of all. */
export interface ItemsPlan {
  readonly node: ValueNode;
  readonly type: GraphQLInputType;
  readonly fields: readonly Writable[];
  readonly named: NamedPlan | null;
  /** As a command's own `which`: said by an item or not. */
  readonly which: readonly Writable[];
  readonly partial: Slot | null;
  /** Units of work for each. */
  readonly price: number;
}

/** What of the payload the command's own outcome tells. */
export const outcomeFields = ["version", "replayed", "dryRun", "rows", "issues"] as const;
export type OutcomeField = (typeof outcomeFields)[number];

export interface Outcome {
  readonly field: OutcomeField;
  readonly shape: readonly Shape[];
}

export interface CommandPlan {
  readonly kind: "command";
  /** Response key. */
  readonly key: string;
  readonly command: Command;
  /** Of a record that is there. */
  readonly target: { readonly id: SaidId; readonly version: SaidId } | null;
  readonly said: readonly SaidField[];
  readonly lines: readonly LinesPlan[];
  /** Fields that the platform fills where the asker's scope is one place, and that were not said. */
  readonly which: readonly { readonly field: Writable; readonly path: InputPath }[];
  readonly idempotencyKey: Slot | null;
  readonly dryRun: Slot | null;
  readonly held: readonly HeldGrant[];
  readonly needs: readonly (readonly string[])[];
  readonly references: ReferencesPlan | null;
  /** Of a command on a list, which says nothing else. */
  readonly items: ItemsPlan | null;
  /** Units of work that writing it is priced at. */
  readonly cost: number;
  /** Its roots are the fields of the payload: records by the written id, names of types, and from memory what is in `outcome`. */
  readonly payload: OperationPlan;
  /** By response key. */
  readonly outcome: ReadonlyMap<string, Outcome>;
}

export interface SaidId {
  readonly path: InputPath;
  readonly slot: Slot;
}

export interface MutationPlan {
  readonly policyVersion: number;
  readonly login: string;
  /** In the order of the operation. */
  readonly roots: readonly (CommandPlan | { readonly kind: "typename"; readonly key: string })[];
}
