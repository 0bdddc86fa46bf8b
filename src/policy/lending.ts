// A relation tells which rows of its two ends belong together. Assignments of one role may differ in their duties: where one
// gives the relation and only another shows the row it leads to, the two together would tell what neither does alone.
import { type Asker, decide, decideRows, grantsOf, implies, isNever, type Reach } from "./decide.ts";
import { mentions } from "./mentions.ts";
import type { Grant, Guard, RolePolicy } from "./types.ts";

/** A relation, and which coordinates of either end say the same by naming the other. */
export interface Relation {
  readonly type: string;
  readonly field: string;
  readonly target: string;
  /** On the type itself: fields that hold the key. `null`: it is the row's own id, which every row tells. */
  readonly near: readonly string[] | null;
  /** On the target. */
  readonly far: readonly string[] | null;
}

/** One who holds two duties, each in an assignment of its own, asks under a purpose, by a reach. */
interface Meeting {
  /** The duty that is given the relation. */
  readonly holding: string;
  readonly showing: string;
  readonly purpose: string | null;
  readonly reach: Reach;
}

/**
 * Relations by which two assignments of the role would tell more than each alone, also two of the same duty with a scope
 * each. Nothing is said of a role without duties.
 */
export function lendingProblems(role: RolePolicy, relations: readonly Relation[]): string[] {
  const problems = relations.flatMap((relation) => {
    const { type, field, target } = relation;
    const ofType = grantsOf(role, type);
    if (!ofType.some(({ fields }) => fields.includes(field))) return [];
    const grants = type === target ? ofType : [...ofType, ...grantsOf(role, target)];
    const kinds = dutiesByGrants(role, grants);
    return meetings([...kinds.keys()], grants)
      .filter((meeting) => lends(role, meeting, relation))
      .flatMap(({ holding, showing }) =>
        (kinds.get(holding) ?? []).flatMap((holder) =>
          (kinds.get(showing) ?? []).map(
            (shower) =>
              `${role.role}: ${type}.${field}, given to ${holder}, would tell of rows of ${target} that only ${shower} is shown`,
          ),
        ),
      );
  });
  return [...new Set(problems)];
}

/** Duties to which the same grants speak are judged alike: by the first of them, all of them. */
function dutiesByGrants(
  { duties }: RolePolicy,
  grants: readonly Grant[],
): ReadonlyMap<string, readonly string[]> {
  const alike = Map.groupBy(duties, (duty) =>
    grants.map((grant) => (grant.duties?.includes(duty) === false ? 0 : 1)).join(""),
  );
  return new Map([...alike.values()].flatMap((all) => all.slice(0, 1).map((first) => [first, all])));
}

/** Every two duties, under every purpose that a grant asks for and by every reach. */
function meetings(duties: readonly string[], grants: readonly Grant[]): readonly Meeting[] {
  const purposes = [null, ...new Set(grants.flatMap((grant) => grant.purposes ?? []))];
  const reaches = new Set<Reach>(["list", ...grants.flatMap(({ reach }) => reach ?? [])]);
  return purposes.flatMap((purpose) =>
    [...reaches].flatMap((reach) =>
      duties.flatMap((holding) => duties.map((showing) => ({ holding, showing, purpose, reach }))),
    ),
  );
}

/** Whether the one who meets learns by the relation what neither assignment tells. */
function lends(role: RolePolicy, { holding, showing, purpose, reach }: Meeting, relation: Relation): boolean {
  const of = (...duties: readonly string[]): Asker => ({
    role,
    groups: duties.map((duty) => ({ duties: [duty], scopeIds: ["-"] })),
    purpose,
  });
  const [holder, both] = [of(holding), of(holding, showing)];
  const { type, field, target, near, far } = relation;
  const held = told(holder, type, [field], reach);
  if (isNever(held)) return false;
  // What this assignment shows by itself is lent by no other.
  const own = unbound(decideRows(holder, target, reach));
  const shown = unbound(decideRows(both, target, reach));
  if (implies(shown, own)) return false;
  const toldThere = far === null || implies(shown, either(own, told(both, target, far, reach)));
  const toldHere = near === null || implies(held, told(holder, type, near, reach));
  return !(toldThere && toldHere);
}

/** Rows on which one of the fields may be read or filtered by. */
const told = (asker: Asker, type: string, fields: readonly string[], reach: Reach): Guard =>
  either(
    ...fields.flatMap((field) =>
      (["read", "filter"] as const).flatMap((use) => {
        const decision = decide(asker, { type, field }, use, reach);
        return decision.kind === "permit" ? [unbound(decision.plain)] : [];
      }),
    ),
  );

/** What asks for no scope holds on the same rows for every assignment: it belongs to none. */
function unbound(guard: Guard): Guard {
  if (guard.always) return guard;
  return {
    always: false,
    anyOf: guard.anyOf.map((bound) =>
      mentions(bound.condition, "inScope") ? bound : { ...bound, group: -1 },
    ),
  };
}

function either(...guards: readonly Guard[]): Guard {
  if (guards.some((guard) => guard.always)) return { always: true };
  return { always: false, anyOf: guards.flatMap((guard) => (guard.always ? [] : guard.anyOf)) };
}
