// Marks of a statement, as they are made while it is compiled: see compile-marks.ts.
import type { Persons } from "../policy/index.ts";

/** What a mark of this number says, beside the ids in it. */
export interface MarkSlot {
  /** Marks of one selection stand for the same rows. */
  readonly selection: number;
  readonly coordinates: readonly string[];
  /** Kinds of the persons whose ids stand in it; the type of the row whose id does; null where it is of nobody. */
  readonly of: { readonly kinds: readonly string[] } | { readonly type: string } | null;
}

export interface Marking {
  readonly slots: MarkSlot[];
  readonly selections: { next: number };
  readonly persons: Persons;
  /** What is below was come by through a protected record. */
  readonly protectedWay: boolean;
}
