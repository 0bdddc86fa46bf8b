// What may be done with a record, as a plan: decided as far as rights decide it, the rest asked of each row.
import type { Command, EntityType } from "../catalogue/index.ts";
import type { HeldGrant, RolePolicy } from "../policy/index.ts";

/** What of a value is asked for, and under which keys; nothing below it where it has no parts. */
export interface Shape {
  readonly key: string;
  readonly name: string;
  readonly of: readonly Shape[];
}

export interface CanPlan {
  readonly role: RolePolicy;
  readonly entity: EntityType;
  /** Asked of each row, in this order. */
  readonly asks: readonly {
    readonly command: Command;
    readonly held: readonly HeldGrant[];
    readonly needs: readonly (readonly string[])[];
  }[];
  /** The number among `asks`; null where the asker's rights alone say no. */
  readonly standings: readonly { readonly command: Command; readonly ask: number | null }[];
  /** By field the numbers of those that may set it. */
  readonly setters: ReadonlyMap<string, readonly number[]>;
}

export interface CanOutput {
  readonly kind: "can";
  readonly key: string;
  readonly shape: readonly Shape[];
  /** Null to whose role no command on the type is. */
  readonly can: CanPlan | null;
}
