// What would give back the rights that an urgent change took: of each grant the fields and uses that nobody has on the same terms any
// more, as edits in the form in which they are stored. Pure.
import {
  type CommandOutline,
  conditionTextOf,
  type Grant,
  type RolePolicy,
  type WriteGrant,
} from "../policy/index.ts";
import type { StoredEdit } from "./stored-edits.ts";

/** `commands`: the catalogue's, by which is known what each of them sets. */
export function givingBack(
  before: RolePolicy,
  after: RolePolicy,
  commands: readonly CommandOutline[],
): readonly StoredEdit[] {
  return [
    ...before.grants.flatMap((grant) => readsLost(grant, after)),
    ...before.writes.flatMap((grant) => writesLost(grant, after, commands)),
  ];
}

const termsOf = ({ id: _id, fields: _fields, uses: _uses, shared: _shared, ...terms }: Grant): string =>
  JSON.stringify(terms);

/** By the uses that were lost, which differ from field to field. */
function readsLost(grant: Grant, { role, grants }: RolePolicy): readonly StoredEdit[] {
  const same = grants.filter((other) => termsOf(other) === termsOf(grant));
  const lost = new Map<string, string[]>();
  for (const field of grant.fields) {
    const uses = grant.uses.filter(
      (use) => !same.some((other) => other.fields.includes(field) && other.uses.includes(use)),
    );
    if (uses.length > 0) lost.set(uses.join(" "), [...(lost.get(uses.join(" ")) ?? []), field]);
  }
  const { type, rows, mask, reach, archived } = grant;
  return [...lost].map(([uses, fields]) => ({
    kind: "grant",
    role,
    on_type: type,
    fields: fields.join(" "),
    uses,
    rows: conditionText(rows),
    ...(mask && { mask }),
    ...(reach && { reach }),
    ...(archived && { archived_rows: true }),
    ...termsSaid(grant),
  }));
}

function writesLost(
  grant: WriteGrant,
  { role, writes }: RolePolicy,
  commands: readonly CommandOutline[],
): readonly StoredEdit[] {
  const held = writes.filter(({ id }) => id === grant.id).flatMap(({ commands }) => commands);
  const lost = grant.commands.filter((command) => !held.includes(command));
  if (lost.length === 0) return [];
  const { type, rows } = grant;
  const set = commands
    .filter(({ name }) => lost.includes(name))
    .flatMap(({ fields }) => fields.map(({ type: of, field, use }) => `${use} ${of}.${field}`));
  const byType = (use: "create" | "update"): string | null =>
    Object.entries(grant[use])
      .map(([of, names]) => [of, names.filter((name) => set.includes(`${use} ${of}.${name}`))] as const)
      .filter(([, names]) => names.length > 0)
      .map(([of, names]) => `${of}: ${names.join(" ")}`)
      .join(", ") || null;
  return [
    {
      kind: "run",
      role,
      on_type: type,
      commands: lost.join(" "),
      create_fields: byType("create"),
      update_fields: byType("update"),
      rows: conditionText(rows),
      ...termsSaid(grant),
    },
  ];
}

const termsSaid = ({
  duties,
  purposes,
  cite,
  validFrom,
  validUntil,
}: Grant | WriteGrant): Partial<StoredEdit> => ({
  duties: duties?.join(" ") ?? null,
  purposes: purposes?.join(" ") ?? null,
  cite: cite.join("; "),
  valid_from: validFrom ?? null,
  valid_until: validUntil ?? null,
});

function conditionText(rows: Grant["rows"]): string {
  const text = conditionTextOf(rows);
  return typeof text === "string" ? text : JSON.stringify(text);
}
