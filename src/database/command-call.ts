// What the engine and the database's functions for commands say to each other: the one place for names, the call and its
// outcomes. Each command that a role may run is one function of the role's writing side (enforcement/writing.ts); the role's
// login may execute it and write nothing else. Knows nothing of grants.

/** Letters, digits and underscores alone; PostgreSQL keeps 63 of a name. */
export const commandFunction = (login: string, command: string): string => `tc_write."${login}_${command}"`;

/** Of a record: its version, and why each of several commands could not be given for it, '' where it could. See enforcement/command-standing.ts. */
export const standingFunction = (login: string, type: string): string => `tc_write."${login}_may_${type}"`;

/** What happened to a record, of the columns that are asked for and that the role reads: see enforcement/history-function.ts. */
export const historyFunction = (login: string, type: string): string => `tc_write."${login}_past_${type}"`;

/** Why a command is not given for a record that is seen, or the name of the rule that would refuse it. */
export const obstacles = ["rows", "archived", "state", "before"] as const;

/** A column's value as its text form in JSON: instants in ISO 8601, codes as they are stored, a secret's columns as ciphertext. */
export type CallValue = string | number | boolean | null;

/** By column name as the database has it; below the name of lines, rows of theirs. A column that is not named is not touched. */
export interface CallRow {
  readonly id: string;
  /** Of a row that is there: as the caller saw it. */
  readonly version?: number;
  /** Of a list: its place among the items, by which its faults and its result are told. */
  readonly "#"?: number;
  readonly [column: string]: CallValue | undefined | readonly CallRow[];
}

/** The function's one argument, as JSON. */
export interface CommandCall {
  readonly ticket: string;
  /** What the rights were decided under; at another version or epoch nothing is written (`stale`). */
  readonly policy: number;
  readonly epoch: number;
  /** A person's word for this very call of this command: said again, it writes nothing and tells what was written. */
  readonly key: string;
  /** Digests of the input under each key of the ring, in hex, by blanks: the same key with another input is refused. */
  readonly digest: string;
  /** The key of the ring that its secrets were sealed with: where another one writes by now, nothing is written (`stale`). */
  readonly sealed: string;
  /** Names the request in the history. */
  readonly request: string;
  readonly purpose: string | null;
  /** All is done and checked, and undone. */
  readonly dry: boolean;
  /** The grants that the planner holds, each with the scope of one group of assignments. */
  readonly held: readonly { readonly grant: string; readonly scope: readonly string[] }[];
  /** Of each set one at least must hold of every row, as it was and as it becomes. */
  readonly needs: readonly (readonly string[])[];
  /** Persons to whom the caller is tied: their rows are not written. */
  readonly ties: readonly string[];
  readonly rows: readonly CallRow[];
  /** Of a list: what can be written is, and the faults of the others are told. */
  readonly partial?: boolean;
  /** And of these the faults are known: they are not among the rows. */
  readonly faults?: readonly RowFault[];
}

/** Why a row of a list is not written: an outcome's SQLSTATE or that of a broken rule. */
export interface RowFault {
  readonly row: number;
  readonly state: string;
  readonly rule?: string;
  readonly table?: string;
  readonly column?: string;
  /** Of a conflict the present one. */
  readonly version?: number;
  /** What stands against it, as `obstacleOf` says it. */
  readonly obstacle?: string;
}

export interface CommandResult {
  readonly rows: readonly { readonly id: string; readonly version: number; readonly row?: number }[];
  /** Of a list that was written in part. */
  readonly faults?: readonly RowFault[];
  /** Written by an earlier call of the same key. */
  readonly replayed: boolean;
}

/** Why a function wrote nothing: SQLSTATE → outcome. Its DETAIL is the JSON of the outcome's facts. */
export const commandOutcomes = {
  /** The policy, the person's rights, the ticket or the key that writes are not those any more that were decided under. */
  TC001: "stale",
  /** The key was used with another input. */
  TC002: "key",
  /** `{row, column, lines?, line?}`: of the n-th row, or of one of its lines, the id in this column is none that the caller sees; `id` for the row itself. */
  TC003: "absent",
  /** `{row, version}`: the row was changed since; its present version. */
  TC004: "conflict",
  /** `{row, obstacle}`: the row is in a state from which the command does not lead (`state`), it comes too late (`before`), or a rule stands against it. */
  TC005: "state",
  /** `{row}`: no grant holds of the row as it would become. */
  TC006: "rows",
  /** A dry run went through. `CommandResult` */
  TC007: "dry",
  /** `{faults}`: rows of a list with what is wrong with each. */
  TC008: "faults",
} as const;

export type CommandOutcome = (typeof commandOutcomes)[keyof typeof commandOutcomes];
