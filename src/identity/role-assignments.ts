// Groups a person's assignments by role: equal duties unite their scopes. Pure; different duties never unite,
// for that would give one assignment's fields on the other's rows.
import type { AssignmentGroup, ScopeKind } from "../policy/types.ts";
import type { AssignmentRow, TieRow } from "./assignment-rows.ts";

export type RoleScopes = ReadonlyMap<string, { readonly scope: ScopeKind }>;

/**
 * An assignment in a role that the policy does not know, for another kind of scope than the role's, or of whose scope a
 * recusal left nothing, gives nothing.
 */
export const givesSomething = ({ role, scope, scopeIds }: AssignmentRow, roles: RoleScopes): boolean =>
  roles.get(role)?.scope === scope && scopeIds.length > 0;

export function groupAssignments(
  assignments: readonly AssignmentRow[],
): ReadonlyMap<string, readonly AssignmentGroup[]> {
  const byRole = new Map<string, Map<string, { duties: readonly string[]; scopeIds: Set<string> }>>();
  for (const { role, duties, scopeIds } of assignments) {
    const sorted = [...new Set(duties)].sort();
    const key = JSON.stringify(sorted);
    const groups =
      byRole.get(role) ?? new Map<string, { duties: readonly string[]; scopeIds: Set<string> }>();
    byRole.set(role, groups);
    const group = groups.get(key) ?? { duties: sorted, scopeIds: new Set<string>() };
    groups.set(key, group);
    for (const id of scopeIds) group.scopeIds.add(id);
  }
  const result = new Map<string, readonly AssignmentGroup[]>();
  for (const role of [...byRole.keys()].sort()) {
    const groups = [...(byRole.get(role) ?? [])].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    result.set(
      role,
      groups.map(([, { duties, scopeIds }]) => ({ duties, scopeIds: [...scopeIds].sort() })),
    );
  }
  return result;
}

/**
 * Whom a person must not see anything of in a role. A guardian reads the own child and a teacher the own record by a grant of
 * their own: no tie stands in the way of that.
 */
export function tiesIn(
  role: string,
  kind: ScopeKind | undefined,
  { ties, groups }: { readonly ties: readonly TieRow[]; readonly groups: readonly AssignmentGroup[] },
): readonly string[] {
  if (kind === "guardian") return [];
  const own = new Set(kind === "teacher" ? groups.flatMap(({ scopeIds }) => scopeIds) : []);
  const ids = ties.filter((tie) => (tie.role ?? role) === role && !own.has(tie.id)).map(({ id }) => id);
  return [...new Set(ids)].sort();
}
