// What a part of the graph says of its tables to the tests that change denied cells and make hidden rows come and go.
export interface PartChanges {
  /** `table.column` → SQL of another value, where a plain one of its type would break a constraint. */
  readonly particular?: Readonly<Record<string, string>>;
  /** `table.column` of foreign keys and facts that stay: another value would move the row itself. */
  readonly kept?: readonly string[];
  /** `table.column` of copies that triggers keep: they change with what they are copied from. */
  readonly derived?: readonly string[];
  /** Rows that no change is made to, by table: a condition, such as a state in which they are frozen. */
  readonly frozen?: Readonly<Record<string, string>>;
  /** Tables that are left as they are altogether, each with the reason. */
  readonly untouched?: Readonly<Record<string, string>>;
  /** Tables of a child's rows, in the order of deletion; `of`: SQL that tells the row's child. */
  readonly childRows?: readonly { readonly table: string; readonly of: string }[];
  /** Ids of children who never go, as SQL: a declared cube counts them, or money was paid for them. */
  readonly stays?: readonly string[];
  /** Triggers that are off while cells change, `table.trigger`; `after` makes good what they would have done. */
  readonly quiet?: readonly string[];
  readonly after?: string;
  /** Triggers that are off from then on, when hidden rows come and go, too. */
  readonly off?: readonly string[];
}

export const rotate = (column: string, codes: readonly string[]): string =>
  `(case ${column} ${codes.map((code, at) => `when '${code}' then '${codes[(at + 1) % codes.length]}'`).join(" ")} end)`;
