// Grants that begin and end: what of a policy holds on a civil day. Pure: the day is given. In both lines a grant's days stand
// as a condition on its rows, asked by the database's clock; beside that the planner refuses what no grant of the day gives.
import type { Condition, Policy, RolePolicy, Validity } from "./types.ts";

interface Dated extends Validity {
  readonly rows: Condition;
}

const rowsOf = new WeakMap<Dated, Condition>();

/** The rows of a grant, on the days on which it gives them. */
export function rowsInForce(grant: Dated): Condition {
  const condition = withinOf(grant);
  if (condition === null) return grant.rows;
  const known = rowsOf.get(grant);
  if (known !== undefined) return known;
  const { rows } = grant;
  const made: Condition =
    rows.kind === "always"
      ? condition
      : { kind: "all", of: [condition, ...(rows.kind === "all" ? rows.of : [rows])] };
  rowsOf.set(grant, made);
  return made;
}

/** What a grant asks of the day; null where it has no bounds. */
export const withinOf = ({ validFrom, validUntil }: Validity): (Condition & { kind: "within" }) | null =>
  validFrom === undefined && validUntil === undefined
    ? null
    : { kind: "within", from: validFrom ?? null, until: validUntil ?? null };

/** ISO days compare as texts. */
export const holdsOn = ({ validFrom = "", validUntil }: Validity, day: string): boolean =>
  validFrom <= day && (validUntil === undefined || day < validUntil);

/** Whether `wide` holds on every day on which `narrow` does. */
export const lasts = (wide: Validity, narrow: Validity): boolean =>
  (wide.validFrom ?? "") <= (narrow.validFrom ?? "") &&
  (wide.validUntil === undefined || (narrow.validUntil ?? "~") <= wide.validUntil);

const boundsOf = new WeakMap<RolePolicy, readonly string[]>();

/** Every day on which a grant of the role begins or ends, ascending. */
export function boundariesOf(role: RolePolicy): readonly string[] {
  const known = boundsOf.get(role);
  if (known !== undefined) return known;
  const { grants, writes, history = [] } = role;
  const days = [...grants, ...writes, ...history].flatMap(({ validFrom, validUntil }) => [
    ...(validFrom === undefined ? [] : [validFrom]),
    ...(validUntil === undefined ? [] : [validUntil]),
  ]);
  const made = [...new Set(days)].sort();
  boundsOf.set(role, made);
  return made;
}

const onDays = new WeakMap<RolePolicy, Map<string, RolePolicy>>();

/** The role with what of it holds on the day: the same value for all days on which that is the same. */
export function roleOn(role: RolePolicy, day: string): RolePolicy {
  const boundaries = boundariesOf(role);
  if (boundaries.length === 0) return role;
  const since = boundaries.findLast((one) => one <= day) ?? "";
  const known = onDays.get(role) ?? new Map<string, RolePolicy>();
  onDays.set(role, known);
  const made = known.get(since) ?? cut(role, since);
  known.set(since, made);
  return made;
}

function cut(role: RolePolicy, since: string): RolePolicy {
  const holds = (grant: Validity): boolean => holdsOn(grant, since);
  const { grants, writes, history, ...rest } = role;
  return {
    ...rest,
    grants: grants.filter(holds),
    writes: writes.filter(holds),
    ...(history !== undefined && { history: history.filter(holds) }),
    since,
  };
}

const policies = new WeakMap<Policy, Map<string, Policy>>();

const boundsOfAll = new WeakMap<Policy, readonly string[]>();

function boundariesOfAll(policy: Policy): readonly string[] {
  const known =
    boundsOfAll.get(policy) ?? [...new Set([...policy.roles.values()].flatMap(boundariesOf))].sort();
  boundsOfAll.set(policy, known);
  return known;
}

/** The policy on a day; itself where no grant has bounds. */
export function policyOn(policy: Policy, day: string): Policy {
  const boundaries = boundariesOfAll(policy);
  if (boundaries.length === 0) return policy;
  const since = boundaries.findLast((one) => one <= day) ?? "";
  const known = policies.get(policy) ?? new Map<string, Policy>();
  policies.set(policy, known);
  const made = known.get(since) ?? {
    hash: policy.hash,
    roles: new Map([...policy.roles].map(([name, role]) => [name, roleOn(role, since)])),
  };
  known.set(since, made);
  return made;
}

/** A grant that ends before it begins was meant otherwise. */
export function validityProblems({ grants, writes, history = [] }: RolePolicy): string[] {
  return [...grants, ...writes, ...history].flatMap(({ id, validFrom, validUntil }) =>
    validFrom !== undefined && validUntil !== undefined && validFrom >= validUntil
      ? [`${id}: ends on ${validUntil}, and begins on ${validFrom}`]
      : [],
  );
}

/** The policy without grants whose last day is before this one; itself where there are none. */
export function withoutExpired(roles: readonly RolePolicy[], day: string): readonly RolePolicy[] {
  const lives = ({ validUntil }: Validity): boolean => validUntil === undefined || validUntil > day;
  const isStale = ({ grants, writes, history = [] }: RolePolicy): boolean =>
    ![...grants, ...writes, ...history].every(lives);
  if (!roles.some(isStale)) return roles;
  return roles.map((role) =>
    !isStale(role)
      ? role
      : {
          ...role,
          grants: role.grants.filter(lives),
          writes: role.writes.filter(lives),
          ...(role.history !== undefined && { history: role.history.filter(lives) }),
        },
  );
}
