// Which right each generated coordinate of the schema stands for: what a role's view shows follows from it.
import type { Use, Writing } from "../policy/index.ts";

export interface Right {
  readonly type: string;
  /** Each of them is needed. */
  readonly fields: readonly string[];
  readonly use: Use;
}

/** What touches several types: each of the rights is needed. */
export interface JointRight {
  readonly allOf: readonly Right[];
}

/** To give a command, or to set by it one of these fields. */
export interface CommandRight {
  readonly command: string;
  readonly sets?: Writing["fields"];
}

/** To give one of these commands. */
export interface CommandsRight {
  readonly anyOf: readonly string[];
}

/** To be told what happened to records of the type. */
export interface HistoryRight {
  readonly historyOf: string;
}

/** `SchoolWhere.name` → the right to filter `School.name`. Coordinates without an entry need none of their own. */
export type Rights = Map<string, Right | JointRight | CommandRight | CommandsRight | HistoryRight>;

export const right = (type: string, field: string | readonly string[], use: Use): Right => ({
  type,
  fields: typeof field === "string" ? [field] : field,
  use,
});
