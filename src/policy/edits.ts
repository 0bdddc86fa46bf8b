// What a steward may change of a policy, one edit at a time, and the policy that comes of it. Pure: the same edits of the same
// policy give the same policy, names of new grants included, so that its hash can be approved. Edits change grants and denials;
// they make no role, and take no denial away. Whether what comes of them is sound is `policyProblems`' to say, and whether the
// law lets it be, `beyondLaw`'s.
import { createHash } from "node:crypto";
import { EditFault } from "./edit-fault.ts";
import type { Edit } from "./edit-forms.ts";
import { grantOf, writeGrantOf } from "./grants.ts";
import { policyOf } from "./parse-policy.ts";
import type { Denial, Grant, Policy, RolePolicy, Use, Validity, WriteGrant } from "./types.ts";
import type { CommandOutline } from "./writing-problems.ts";

interface Editing {
  readonly commands: readonly CommandOutline[];
  /** A name that no grant has had: of the policy that is edited, the edit's place in it, and how many were asked for. */
  name(place: string): string;
  fault(reason: string): never;
}

/** `commands`: the catalogue's, by which is known what a command that is stopped leaves behind. */
export function applyEdits(
  policy: Policy,
  edits: readonly Edit[],
  commands: readonly CommandOutline[],
): Policy {
  if (edits.length === 0) return policy;
  const roles = new Map(policy.roles);
  for (const [at, edit] of edits.entries()) {
    const role = roles.get(edit.role);
    if (role === undefined) throw new EditFault(at + 1, `there is no role ${edit.role}`);
    roles.set(edit.role, applyOne(role, edit, editing(policy, edits, at, commands)));
  }
  return policyOf([...roles.values()]);
}

function editing(
  { hash }: Policy,
  edits: readonly Edit[],
  at: number,
  commands: Editing["commands"],
): Editing {
  let asked = 0;
  const name = (place: string): string => {
    asked += 1;
    const digest = createHash("sha256").update(JSON.stringify([hash, at, asked, edits[at]]));
    return `${place}/~${digest.digest("hex").slice(0, 12)}`;
  };
  const fault = (reason: string): never => {
    throw new EditFault(at + 1, reason);
  };
  return { commands, name, fault };
}

function applyOne(role: RolePolicy, edit: Edit, by: Editing): RolePolicy {
  switch (edit.kind) {
    case "grant":
      return give(role, edit, by);
    case "withdraw":
      return withdraw(role, edit, by);
    case "deny":
      return deny(role, edit, by);
    case "limit":
      return limit(role, edit, by);
    case "run":
      return run(role, edit, by);
    case "stop":
      return stop(role, edit, by);
  }
}

type Of<Kind extends Edit["kind"]> = Extract<Edit, { readonly kind: Kind }>;

function assertLasts(
  { validFrom, validUntil }: { readonly [Bound in keyof Validity]?: string | undefined },
  { fault }: Editing,
): void {
  if (validFrom !== undefined && validUntil !== undefined && validFrom >= validUntil)
    fault(`it would end on ${validUntil}, and begin on ${validFrom}`);
}

function assertDuties({ role, duties }: RolePolicy, asked: readonly string[] = [], { fault }: Editing): void {
  const unknown = asked.filter((duty) => !duties.includes(duty));
  if (unknown.length > 0) fault(`${role} has no duty ${unknown.join(", ")}`);
}

function give(role: RolePolicy, { kind: _kind, ...edit }: Of<"grant">, by: Editing): RolePolicy {
  assertDuties(role, edit.duties, by);
  assertLasts(edit, by);
  if (edit.mask !== undefined && edit.uses.some((use) => use !== "read"))
    by.fault("a masked coordinate can only be read");
  const made = grantOf({ ...edit, id: by.name(`${role.role}/${edit.type}`), shared: undefined });
  return { ...role, grants: [...role.grants, made] };
}

/** What every type has beside its fields: what happened to its records. */
const pastField = "history";

function withdraw(role: RolePolicy, edit: Of<"withdraw">, by: Editing): RolePolicy {
  const { type, fields, uses } = edit;
  const isGiven = (field: string): boolean =>
    field === pastField
      ? role.history?.some((grant) => grant.type === type) === true
      : role.grants.some(
          (grant) =>
            grant.type === type &&
            grant.fields.includes(field) &&
            grant.uses.some((use) => uses === undefined || uses.includes(use)),
        );
  const idle = fields.filter((field) => !isGiven(field));
  if (idle.length > 0)
    by.fault(`no grant of ${role.role} gives it ${idle.map((field) => `${type}.${field}`).join(", ")}`);
  return without(role, { type, fields, uses }, by);
}

interface Taken {
  readonly type: string;
  readonly fields: readonly string[];
  readonly uses: readonly Use[] | undefined;
}

function without(role: RolePolicy, taken: Taken, by: Editing): RolePolicy {
  const grants = role.grants.flatMap((grant) => (grant.type === taken.type ? less(grant, taken, by) : grant));
  const { history } = role;
  return {
    ...role,
    grants,
    ...(history !== undefined && {
      history:
        taken.fields.includes(pastField) && taken.uses?.includes("read") !== false
          ? history.filter(({ type }) => type !== taken.type)
          : history,
    }),
  };
}

/** What keeps its fields keeps its name; a part that keeps some of its uses alone is another grant. */
function less(grant: Grant, { fields, uses }: Taken, { name }: Editing): readonly Grant[] {
  const touched = grant.fields.filter((field) => fields.includes(field));
  const left = grant.uses.filter((use) => uses?.includes(use) === false);
  if (touched.length === 0 || left.length === grant.uses.length) return [grant];
  const rest = grant.fields.filter((field) => !fields.includes(field));
  const whole = rest.length === 0 ? [] : [{ ...grant, fields: rest }];
  if (left.length === 0) return whole;
  const id = rest.length === 0 ? grant.id : name(grant.id.split("/").slice(0, 2).join("/"));
  return [...whole, { ...grant, id, fields: touched, uses: left }];
}

function deny(role: RolePolicy, { type, fields, basis }: Of<"deny">, by: Editing): RolePolicy {
  const denial: Denial = { type, fields, basis };
  const given = role.grants.filter((grant) => grant.type === type).flatMap((grant) => grant.fields);
  const taken = fields === "*" ? [...new Set([...given, pastField])] : fields;
  const left = without(role, { type, fields: taken, uses: undefined }, by);
  return { ...left, denials: [...left.denials, denial] };
}

function limit(role: RolePolicy, edit: Of<"limit">, by: Editing): RolePolicy {
  const { grantId, validFrom, validUntil } = edit;
  const { grants, writes, history } = role;
  if (![...grants, ...writes, ...(history ?? [])].some(({ id }) => id === grantId))
    by.fault(`${role.role} has no grant ${grantId}`);
  const dated = <G extends Validity & { readonly id: string }>(grant: G): G => {
    if (grant.id !== grantId) return grant;
    const { validFrom: from, validUntil: until, ...rest } = grant;
    const days = {
      ...bound("validFrom", validFrom, from),
      ...bound("validUntil", validUntil, until),
    };
    assertLasts(days, by);
    return { ...rest, ...days } as G;
  };
  return {
    ...role,
    grants: grants.map(dated),
    writes: writes.map(dated),
    ...(history !== undefined && { history: history.map(dated) }),
  };
}

/** Not said: as it was; null: none. */
function bound(
  name: keyof Validity,
  said: string | null | undefined,
  was: string | undefined,
): Partial<Record<keyof Validity, string>> {
  const day = said === undefined ? was : (said ?? undefined);
  return day === undefined ? {} : { [name]: day };
}

function run(role: RolePolicy, { kind: _kind, ...edit }: Of<"run">, by: Editing): RolePolicy {
  assertDuties(role, edit.duties, by);
  assertLasts(edit, by);
  const made = writeGrantOf({ ...edit, id: by.name(`${role.role}/writes`) });
  return { ...role, writes: [...role.writes, made] };
}

function stop(role: RolePolicy, { type, commands: stopped }: Of<"stop">, by: Editing): RolePolicy {
  const ofType = role.writes.filter((grant) => grant.type === type);
  const idle = stopped.filter((name) => !ofType.some(({ commands }) => commands.includes(name)));
  if (idle.length > 0) by.fault(`no grant lets ${role.role} run ${idle.join(", ")} on ${type}`);
  const writes = role.writes.flatMap((grant) => {
    if (grant.type !== type || !grant.commands.some((name) => stopped.includes(name))) return grant;
    const commands = grant.commands.filter((name) => !stopped.includes(name));
    return commands.length === 0 ? [] : trimmed({ ...grant, commands }, by);
  });
  return { ...role, writes };
}

/** Without fields that none of its commands sets any more. */
function trimmed(grant: WriteGrant, by: Editing): WriteGrant {
  const set = by.commands
    .filter(({ name }) => grant.commands.includes(name))
    .flatMap(({ fields }) => fields.map(({ type, field, use }) => `${use} ${type}.${field}`));
  const kept = (use: "create" | "update") =>
    Object.fromEntries(
      Object.entries(grant[use])
        .map(
          ([type, names]) => [type, names.filter((name) => set.includes(`${use} ${type}.${name}`))] as const,
        )
        .filter(([, names]) => names.length > 0),
    );
  return { ...grant, create: kept("create"), update: kept("update") };
}
