// What another policy gives and takes: by role, coordinate and use. Pure. Rows are compared by the form of their conditions, and
// each grant with each: what may be wider counts as widened.
import { covers } from "./restated.ts";
import { type Narrow, rightsByCoordinate } from "./rights.ts";
import { type Policy, type Use, uses, type WriteUse, writeUses } from "./types.ts";

export interface ChangedRight {
  readonly role: string;
  /** `Child.birthDate`; a command as `Mutation.appoint`; what happened to records as `Child.history`. */
  readonly coordinate: string;
  readonly use: Use | WriteUse;
  /** What opens other rows than before is both, widened and narrowed. */
  readonly change: "gained" | "lost" | "widened" | "narrowed";
}

export function changedRights(before: Policy, after: Policy): readonly ChangedRight[] {
  const names = [...new Set([...before.roles.keys(), ...after.roles.keys()])].sort();
  return names.flatMap((role) => {
    const [old, now] = [before.roles.get(role), after.roles.get(role)];
    if (old !== undefined && now !== undefined && JSON.stringify(old) === JSON.stringify(now)) return [];
    const [was, is] = [old, now].map((one) => (one === undefined ? new Map() : rightsByCoordinate(one)));
    const coordinates = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].sort();
    return coordinates.flatMap((coordinate: string) =>
      [...uses, ...writeUses].flatMap((use) =>
        changesOf(giving(was?.get(coordinate), use), giving(is?.get(coordinate), use)).map((change) => ({
          role,
          coordinate,
          use,
          change,
        })),
      ),
    );
  });
}

const giving = (grants: readonly Narrow[] = [], use: Use | WriteUse): readonly Narrow[] =>
  grants.filter((grant) => grant.uses.includes(use));

function changesOf(was: readonly Narrow[], is: readonly Narrow[]): ChangedRight["change"][] {
  if (was.length === 0 && is.length === 0) return [];
  if (was.length === 0) return ["gained"];
  if (is.length === 0) return ["lost"];
  return [
    ...(within(is, was) ? [] : ["widened" as const]),
    ...(within(was, is) ? [] : ["narrowed" as const]),
  ];
}

/** Whether each of the one opens no more than one of the others does. */
const within = (narrow: readonly Narrow[], wide: readonly Narrow[]): boolean =>
  narrow.every((one) => wide.some((other) => covers(other, one)));
