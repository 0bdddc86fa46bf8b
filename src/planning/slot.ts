// Parameters of a plan: where each value comes from when the plan is used, and how it is let through.
import type { IdentifierFormName } from "../catalogue/index.ts";

/** Where a parameter's value comes from when the plan is used. Values are never part of a plan, slots are. */
export type Slot =
  | { readonly from: "constant"; readonly value: unknown }
  | { readonly from: "variable"; readonly path: readonly (string | number)[] }
  | { readonly from: "list"; readonly of: readonly Slot[] }
  | { readonly from: "scope"; readonly group: number }
  | { readonly from: "ticket" }
  | { readonly from: "ties" }
  | { readonly from: "today" }
  | { readonly from: "now" }
  | { readonly from: "nonce" }
  /** The id of the record that a command has written. */
  | { readonly from: "written" }
  /** Ids of rows of the type that a command on a list names. */
  | { readonly from: "named"; readonly type: string }
  /** A part of a decoded cursor: the id, or the id of the list's parent. */
  | { readonly from: "cursor"; readonly page: number; readonly part: "id" | "parent" }
  /** Of its keys the value of one, or whether it is null. */
  | {
      readonly from: "cursor";
      readonly page: number;
      readonly part: "key" | "keyIsNull";
      readonly at: number;
    };

/** How a slot's value becomes a SQL parameter; each checks what it lets through. */
export type Codec =
  | "text"
  | "uuid"
  | "int"
  | "safeInt"
  | "float"
  | "boolean"
  | "date"
  | "datetime"
  | "prefix"
  | "part"
  | "blindIndex";

export interface Value {
  readonly slot: Slot;
  readonly codec: Codec;
  readonly list?: boolean;
  /** Column whose blind index is meant (`codec: "blindIndex"`). */
  readonly column?: string;
  /** Of a list, instead of the usual bound on its length. */
  readonly most?: number;
  /** Of an identifier, what it must look like. */
  readonly form?: IdentifierFormName;
}
