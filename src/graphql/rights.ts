// Which right each generated coordinate of the schema stands for: what a role's view shows follows from it.
import type { Use } from "../policy/index.ts";

export interface Right {
  readonly type: string;
  /** Each of them is needed. */
  readonly fields: readonly string[];
  readonly use: Use;
}

/** `SchoolWhere.name` → the right to filter `School.name`. Coordinates without an entry need none of their own. */
export type Rights = Map<string, Right>;

export const right = (type: string, field: string | readonly string[], use: Use): Right => ({
  type,
  fields: typeof field === "string" ? [field] : field,
  use,
});
