// A right that a group gives already must not be given once more by the role itself: whoever takes it from the group
// would believe that it is gone. Says which grants do.
import { guardOfRows, implies } from "./decide.ts";
import type { Grant, RolePolicy, Use } from "./types.ts";
import { lasts } from "./validity.ts";

/** Grants of a role's own files, each with what it gives that a shared file gives on the same rows or more. */
export function restatedProblems({ role, grants }: RolePolicy): string[] {
  const shared = grants.filter((grant) => grant.shared === true);
  return grants
    .filter((grant) => grant.shared !== true)
    .flatMap((grant) => {
      const wider = shared.filter((other) => other.type === grant.type && covers(other, grant));
      const given = (field: string, use: Use): boolean =>
        wider.some((other) => other.fields.includes(field) && other.uses.includes(use));
      const restated = grant.fields.flatMap((field) => {
        const twice = grant.uses.filter((use) => given(field, use));
        return twice.length === 0 ? [] : [`${field} (${twice.join(", ")})`];
      });
      if (restated.length === 0) return [];
      return [`${grant.id}: a group of ${role} gives ${grant.type} already: ${restated.join(", ")}`];
    });
}

/** Whether `wide` holds wherever `narrow` does, whatever the assignment, the purpose and the reach. */
export const covers = (wide: Omit<Grant, "uses">, narrow: Omit<Grant, "uses">): boolean =>
  implies(guardOfRows(narrow.rows), guardOfRows(wide.rows)) &&
  (wide.archived === true || narrow.archived !== true) &&
  (wide.mask === undefined || wide.mask === narrow.mask) &&
  (wide.reach === undefined || wide.reach === narrow.reach) &&
  lasts(wide, narrow) &&
  within(narrow.purposes, wide.purposes) &&
  within(narrow.duties, wide.duties);

/** Nothing named is everything allowed. */
const within = (narrow: readonly string[] | undefined, wide: readonly string[] | undefined): boolean =>
  wide === undefined || narrow?.every((one) => wide.includes(one)) === true;
