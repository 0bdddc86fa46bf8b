// The words in which the isolation tests say who sees which cell. Written by hand from the district's access table: table
// by table, a condition on the row and the columns it opens. Shares nothing with the policy files.
export interface Sight {
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL over the table's own name; what it does not hold on is hidden. */
  readonly rows: string;
}

/** A person's assignments of one role, as the rules need them. */
export interface Holder {
  readonly role: string;
  readonly purpose?: string;
  readonly assignments: readonly { readonly duties: readonly string[]; readonly ids: readonly string[] }[];
}

export const see = (table: string, rows: string, columns: string): Sight => ({
  table,
  rows,
  columns: columns.split(/[\s,]+/),
});

export const idList = (ids: readonly string[]): string =>
  `array[${ids.map((id) => `'${id}'`).join(", ")}]::uuid[]`;

export const lasting = "valid_from <= tc.today() and (valid_to is null or valid_to > tc.today())";

export const bonded = (where: string): string =>
  `exists (select from guardianship g where g.guardian_id = guardian.id and ${where})`;

/** What one part of the graph shows to a holder. */
export type PartSights = (holder: Holder) => readonly Sight[];
