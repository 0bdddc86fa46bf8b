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

/** One who holds two duties, each in an assignment of its own. */
interface Meeting {
  /** The duty that is given the relation. */
  readonly holding: string;
  readonly showing: string;
  readonly told: Told;
}

/** What holders of a role's duties, each in an assignment of its own, are told under a purpose and by a reach. Asked once. */
class Told {
  private readonly ask: { readonly role: RolePolicy; readonly purpose: string | null; readonly reach: Reach };
  private readonly known = new Map<string, Guard>();

  constructor(ask: Told["ask"]) {
    this.ask = ask;
  }

  /** Rows of a type that show. */
  rows(duties: readonly string[], type: string): Guard {
    return this.once(`${duties.join()} ${type}`, () =>
      unbound(decideRows(this.asker(duties), type, this.ask.reach)),
    );
  }

  /** Rows on which one of the fields may be read or filtered by. */
  of(duties: readonly string[], type: string, fields: readonly string[]): Guard {
    return this.once(`${duties.join()} ${type} ${fields.join()}`, () => {
      const asker = this.asker(duties);
      const decisions = fields.flatMap((field) =>
        (["read", "filter"] as const).map((use) => decide(asker, { type, field }, use, this.ask.reach)),
      );
      return either(
        ...decisions.flatMap((decision) => (decision.kind === "permit" ? [unbound(decision.plain)] : [])),
      );
    });
  }

  private asker(duties: readonly string[]): Asker {
    const { role, purpose } = this.ask;
    return { role, purpose, groups: duties.map((duty) => ({ duties: [duty], scopeIds: ["-"] })) };
  }

  private once(key: string, make: () => Guard): Guard {
    const guard = this.known.get(key) ?? make();
    this.known.set(key, guard);
    return guard;
  }
}

/**
 * Relations by which two assignments of the role would tell more than each alone, also two of the same duty with a scope
 * each. Nothing is said of a role without duties.
 */
export function lendingProblems(role: RolePolicy, relations: readonly Relation[]): string[] {
  const tellers = new Map<string, Told>();
  const teller = (purpose: string | null, reach: Reach): Told => {
    const key = `${purpose} ${reach}`;
    const told = tellers.get(key) ?? new Told({ role, purpose, reach });
    tellers.set(key, told);
    return told;
  };
  const problems = relations.flatMap((relation) => {
    const { type, field, target } = relation;
    const ofType = grantsOf(role, type);
    if (!ofType.some(({ fields }) => fields.includes(field))) return [];
    const grants = type === target ? ofType : [...ofType, ...grantsOf(role, target)];
    const kinds = dutiesByGrants(role, grants);
    return meetings([...kinds.keys()], grants, teller)
      .filter((meeting) => lends(meeting, relation))
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
function meetings(
  duties: readonly string[],
  grants: readonly Grant[],
  teller: (purpose: string | null, reach: Reach) => Told,
): readonly Meeting[] {
  const purposes = [null, ...new Set(grants.flatMap((grant) => grant.purposes ?? []))];
  const reaches = new Set<Reach>(["list", ...grants.flatMap(({ reach }) => reach ?? [])]);
  return purposes.flatMap((purpose) =>
    [...reaches].flatMap((reach) => {
      const told = teller(purpose, reach);
      return duties.flatMap((holding) => duties.map((showing) => ({ holding, showing, told })));
    }),
  );
}

/** Whether the one who meets learns by the relation what neither assignment tells. */
function lends({ holding, showing, told }: Meeting, relation: Relation): boolean {
  const { type, field, target, near, far } = relation;
  const held = told.of([holding], type, [field]);
  if (isNever(held)) return false;
  // What this assignment shows by itself is lent by no other.
  const own = told.rows([holding], target);
  const shown = told.rows([holding, showing], target);
  if (implies(shown, own)) return false;
  const toldThere = far === null || implies(shown, either(own, told.of([holding, showing], target, far)));
  const toldHere = near === null || implies(held, told.of([holding], type, near));
  return !(toldThere && toldHere);
}

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
