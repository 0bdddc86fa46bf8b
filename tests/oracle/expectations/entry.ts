// The form of the oracle's expectations: plain statements of who may put which fields to which uses. Knows nothing of
// the policy files and never imports the policy, the planner or the enforcement.

export const roles = [
  "education-officer",
  "finance-officer",
  "school-registrar",
  "township-officer",
  "guardian",
  "public",
] as const;
export type RoleName = (typeof roles)[number];

export const uses = ["read", "filter", "order", "aggregate", "lookup"] as const;
export type Use = (typeof uses)[number];

/** How a row is come by: by its id at the root, or in any other way. */
export type Reach = "record" | "list";

/** Names of the rules in `row-rules.ts`, where each is a loop over rows in memory. */
export type RowRule =
  | "every row"
  | "certified"
  | "own school"
  | "of own school"
  | "own student's child"
  | "own student"
  | "own student's enrolment"
  | "own student's guardianship"
  | "own student's guardian"
  | "child by hukou or residence"
  | "child by hukou"
  | "student by hukou"
  | "enrolment by hukou"
  | "location in own township"
  | "residence in own township"
  | "guardianship by hukou or residence"
  | "guardianship by residence"
  | "guardian by hukou or residence"
  | "guardian by hukou"
  | "guardian by residence"
  | "own child"
  | "own child's student"
  | "own child's enrolment"
  | "class of own child"
  | "own guardianship"
  | "own person"
  | "own child's location, unprotected";

export interface Entry {
  readonly type: string;
  /** Field names, separated by blanks. */
  readonly fields: string;
  /** Uses, separated by blanks. `order` says: where an ordering is declared. */
  readonly uses: string;
  readonly rows: RowRule;
  /** One assignment must carry one of these. Absent: any assignment. */
  readonly duties?: readonly string[];
  /** Shown as `****` and the last four characters. */
  readonly masked?: true;
  /** One of these must be declared. */
  readonly purposes?: readonly string[];
  /** Only for a row reached by its id. */
  readonly reach?: "record";
}
