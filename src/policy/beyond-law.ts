// What no change may give: what the law denies a role ([L]), and what would make one of the administrators of two. Pure. That a
// policy is sound besides is `policyProblems`' to say.
import { commandCoordinate } from "./decide-writing.ts";
import { type Denial, denies, type Policy, type RolePolicy } from "./types.ts";

export interface BeyondLaw {
  readonly role: string;
  /** What it would have; of a denial that would be gone, what it denied. */
  readonly coordinate: string;
  /** What the refusal rests on. */
  readonly basis: string;
}

const isLaw = ({ basis }: Denial): boolean => basis.startsWith("[L]");

/** Denied every business type: the three who administer. */
const administers = ({ denials }: RolePolicy): boolean =>
  denials.some((denial) => isLaw(denial) && denial.type === "*");

const separation = "[L] GB/T 22239: what administrators do, each does alone";

/** Where `after` goes beyond the denials by law that `law` has: a version before it, or the files. */
export function beyondLaw(law: Policy, after: Policy): readonly BeyondLaw[] {
  const found = [...law.roles.values()].flatMap((role) => ofRole(role, after.roles.get(role.role)));
  const all = [...found, ...united(law, after)];
  return [
    ...new Map(all.map((one) => [`${one.role} ${one.coordinate} ${one.basis}`, one] as const)).values(),
  ];
}

function ofRole(law: RolePolicy, after: RolePolicy | undefined): readonly BeyondLaw[] {
  const denials = law.denials.filter(isLaw);
  if (after === undefined) {
    const [first] = administers(law) ? denials : [];
    return first === undefined ? [] : [{ role: law.role, coordinate: "*", basis: first.basis }];
  }
  const role = law.role;
  return denials.flatMap((denial) => [
    ...after.grants.flatMap(({ type, fields }) =>
      fields
        .filter((field) => denies(denial, type, field))
        .map((field) => ({ role, coordinate: `${type}.${field}`, basis: denial.basis })),
    ),
    ...toldOf(after, denial).map((coordinate) => ({ role, coordinate, basis: denial.basis })),
    ...uncovered(denial, after).map((coordinate) => ({ role, coordinate, basis: denial.basis })),
  ]);
}

/** Commands on what is denied as a whole, and what happened to it. */
function toldOf({ writes, history = [] }: RolePolicy, denial: Denial): readonly string[] {
  if (denial.fields !== "*") return [];
  return [
    ...writes
      .filter(({ type }) => denies(denial, type, "*"))
      .flatMap(({ commands }) => commands.map((name) => `${commandCoordinate("").type}.${name}`)),
    ...history.filter(({ type }) => denies(denial, type, "*")).map(({ type }) => `${type}.history`),
  ];
}

/** What of a denial no denial by law of the role says any more. */
function uncovered(denial: Denial, { denials }: RolePolicy): readonly string[] {
  const kept = denials.filter(isLaw);
  const { type, fields, except = [] } = denial;
  if (type === "*") {
    const stays = kept.some(
      (one) =>
        one.type === "*" && one.fields === "*" && (one.except ?? []).every((name) => except.includes(name)),
    );
    return stays ? [] : ["*"];
  }
  if (fields === "*")
    return kept.some((one) => denies(one, type, "*") && one.fields === "*") ? [] : [`${type}.*`];
  return fields
    .filter((field) => !kept.some((one) => denies(one, type, field)))
    .map((field) => `${type}.${field}`);
}

/** Commands that administrators alone give stay with those who give them. */
function united(law: Policy, after: Policy): readonly BeyondLaw[] {
  const holders = new Map<string, Set<string>>();
  for (const { role, writes } of law.roles.values())
    for (const command of writes.flatMap(({ commands }) => commands))
      holders.set(command, (holders.get(command) ?? new Set()).add(role));
  const administrators = new Set([...law.roles.values()].filter(administers).map(({ role }) => role));
  const isTheirs = (command: string): boolean => {
    const held = holders.get(command);
    return held !== undefined && [...held].every((role) => administrators.has(role));
  };
  return [...after.roles.values()].flatMap(({ role, writes }) =>
    writes
      .flatMap(({ commands }) => commands)
      .filter((command) => isTheirs(command) && holders.get(command)?.has(role) !== true)
      .map((command) => ({
        role,
        coordinate: `${commandCoordinate("").type}.${command}`,
        basis: separation,
      })),
  );
}
