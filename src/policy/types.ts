// The vocabulary of authorization: what a policy file says, and what a decision is made of.

/** A separate right each: a forbidden field rarely leaks by being selected. */
export const uses = ["read", "filter", "order", "aggregate", "lookup"] as const;
export type Use = (typeof uses)[number];

/** Rights to write, each apart: a field may be set without being read, and set once without being changed. */
export const writeUses = ["create", "update", "run"] as const;
export type WriteUse = (typeof writeUses)[number];
export const isWriteUse = (use: Use | WriteUse): use is WriteUse => writeUses.some((one) => one === use);

/** What an assignment binds a role to. */
export const scopeKinds = [
  "public",
  "district",
  "township",
  "village",
  "school",
  "teacher",
  "child",
  "guardian",
] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/**
 * A row condition as data. `column` names a column key of the type's table (also one that is no field);
 * `exists` follows a to-many or to-one relation of the catalogue. NULL makes every comparison deny.
 */
export type Condition =
  | { readonly kind: "always" }
  | { readonly kind: "inScope"; readonly column: string }
  | { readonly kind: "equals"; readonly column: string; readonly value: string | number | boolean }
  | { readonly kind: "present"; readonly column: string; readonly present: boolean }
  /** The row is not archived. No file writes it: what a grant opens is live unless it says `archived`. */
  | { readonly kind: "live" }
  /**
   * None of the columns names a person whom the asker is tied to; of `closed` ones, which the role may not read, a view of
   * the database tells. No file writes it: it stands in every grant of an asker who has ties, and in none of another's (see
   * `untied-rows.ts`).
   */
  | { readonly kind: "untied"; readonly columns: readonly string[]; readonly closed: boolean }
  /** Today lies in [validFrom, validTo). */
  | { readonly kind: "current" }
  /** Today lies in [from, until). No file writes it: it is what a grant's own validity asks (see `validity.ts`). */
  | { readonly kind: "within"; readonly from: string | null; readonly until: string | null }
  | { readonly kind: "exists"; readonly relation: string; readonly where: Condition }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] };

/** What stands in the output in place of the value. A masked coordinate gives no other use. */
export type Mask = "tail";

/** Why the role may: a clause of the plan (`三(八)`), or a law. */
export type Citation = string;

/** Civil days between which a grant gives anything; absent: without that bound. */
export interface Validity {
  /** The first day. */
  readonly validFrom?: string;
  /** The first day on which it gives nothing any more. */
  readonly validUntil?: string;
}

export interface Grant extends Validity {
  /**
   * As long as the grant lives, whatever is changed beside it. Of the files `<role>/<type>/<n>`, the n-th grant of the type: the
   * main file, shared files, own fragments, each by their parts; of one that was made at run time a digest (`edits.ts`).
   */
  readonly id: string;
  readonly type: string;
  readonly fields: readonly string[];
  readonly uses: readonly Use[];
  readonly rows: Condition;
  readonly mask?: Mask;
  /** The request must declare one of these; absent: no purpose needed. */
  readonly purposes?: readonly string[];
  /** The assignment must carry one of these duties; absent: any assignment of the role. */
  readonly duties?: readonly string[];
  /** `record`: only where the row is reached by its id or an exact number, never as one of a list. */
  readonly reach?: "record";
  /** Archived rows, too. Related rows that a condition asks for are live ones all the same. */
  readonly archived?: true;
  /** It comes from a shared file, through a group of the role. */
  readonly shared?: true;
  readonly cite: readonly Citation[];
}

type FieldsByType = Readonly<Record<string, readonly string[]>>;

/** Commands on records of one type, and what may be said with them. */
export interface WriteGrant extends Validity {
  /** `<role>/writes/<n>`, or as of a grant to read. */
  readonly id: string;
  readonly type: string;
  readonly commands: readonly string[];
  /** Fields that may be set on a row that the command makes: of the type, and of what comes with it. */
  readonly create: FieldsByType;
  /** Fields that may be changed on a row that is there. */
  readonly update: FieldsByType;
  /** Held against the row as it was and as it becomes. */
  readonly rows: Condition;
  readonly purposes?: readonly string[];
  readonly duties?: readonly string[];
  readonly cite: readonly Citation[];
}

/** What happened to records of a type: of those that the asker reads, and of the fields that the asker reads of them now. */
export interface HistoryGrant extends Validity {
  /** `<role>/history/<n>`, or as of a grant to read. */
  readonly id: string;
  readonly type: string;
  readonly purposes?: readonly string[];
  readonly duties?: readonly string[];
  readonly cite: readonly Citation[];
}

/** Coordinates a role must not have, and on what the refusal rests: [L] law, [M] the minimum its duty needs. */
export interface Denial {
  /** `"*"`: every type, of whatever domain. */
  readonly type: string;
  /** Of every type, all but these. */
  readonly except?: readonly string[];
  readonly fields: readonly string[] | "*";
  readonly basis: string;
}

/** Whether the denial speaks about the coordinate. */
export const denies = ({ type, except, fields }: Denial, ofType: string, field: string): boolean =>
  (type === "*" ? except?.includes(ofType) !== true : type === ofType) &&
  (fields === "*" || fields.includes(field));

/** How many look-ups of an exact number one person may make on a day, whatever is looked up, from a day on. */
export interface LookupBudget {
  /** Civil day from which it holds, until the next one's. */
  readonly from: string;
  readonly perDay: number;
}

export interface RolePolicy {
  readonly role: string;
  readonly title: string;
  readonly department: string;
  /** The role's own database login; no login is a member of another. */
  readonly login: string;
  readonly scope: ScopeKind;
  /** `unknown`: to this role a forbidden field looks exactly like one that does not exist. */
  readonly view: "department" | "unknown";
  readonly duties: readonly string[];
  /** Of a role that may look up; by ascending days. */
  readonly lookups: readonly LookupBudget[];
  readonly grants: readonly Grant[];
  readonly writes: readonly WriteGrant[];
  readonly history?: readonly HistoryGrant[];
  readonly denials: readonly Denial[];
  /** Of a role as it is on a day: the latest day on which a grant of it began or ended. Never stored. */
  readonly since?: string;
}

export interface Policy {
  /** SHA-256 of the canonical content. */
  readonly hash: string;
  readonly roles: ReadonlyMap<string, RolePolicy>;
}

/** Assignments of one person in one role that carry the same duties, with their scopes united. */
export interface AssignmentGroup {
  readonly duties: readonly string[];
  /** Ids of the scope's kind: townships, villages, schools (a central school's branches included), teachers … */
  readonly scopeIds: readonly string[];
}

/** A condition that one grant sets for one group of assignments: it holds against that group's scope alone. */
export interface Bound {
  readonly group: number;
  readonly condition: Condition;
}

/** `always`, or any one of the alternatives. No alternatives: never. */
export type Guard = { readonly always: true } | { readonly always: false; readonly anyOf: readonly Bound[] };
