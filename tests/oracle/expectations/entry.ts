// The form of the oracle's expectations: plain statements of who may put which fields to which uses. Knows nothing of
// the policy files and never imports the policy, the planner or the enforcement.
import type { RoleName } from "../../support/roles.ts";
import type { RowRule } from "../rules/index.ts";

export type { RoleName, RowRule };

export const uses = ["read", "filter", "order", "aggregate", "lookup"] as const;
export type Use = (typeof uses)[number];

/** How a row is come by: by its id at the root or by an exact number, or in any other way. */
export type Reach = "record" | "list";

/** What one part of the graph gives to each role. */
export type PartTable = Readonly<Partial<Record<RoleName, readonly Entry[]>>>;

export interface Entry {
  readonly type: string;
  /** Field names, separated by blanks. */
  readonly fields: string;
  /** Uses, separated by blanks. `order` says: where there is an ordering. */
  readonly uses: string;
  readonly rows: RowRule;
  /** One assignment must carry one of these. Absent: any assignment. */
  readonly duties?: readonly string[];
  /** Shown as `****` and the last four characters. */
  readonly masked?: true;
  /** One of these must be declared. */
  readonly purposes?: readonly string[];
  /** Only for a row reached by its id or an exact number. */
  readonly reach?: "record";
}
