// The decision point for writing: may this asker run this command, and set these fields by it, on which rows? Pure. Whether a
// row is one of them is asked of the row as it was and as it becomes, where it is written; here it is said under which grants.
import type { Coordinate } from "../core/coordinate.ts";
import type { Asker, Opening } from "./decide.ts";
import type { RolePolicy, WriteGrant, WriteUse } from "./types.ts";

/** A command with all that its input says. */
export interface Writing {
  readonly command: string;
  readonly fields: readonly (Coordinate & { readonly use: "create" | "update" })[];
}

/** A grant as one group of assignments holds it: its rows are asked against this group's scope alone. */
export interface HeldGrant {
  readonly grant: string;
  readonly group: number;
}

export interface WriteRefusal extends Opening {
  readonly coordinate: Coordinate;
  readonly use: WriteUse;
}

export type WriteDecision =
  | {
      readonly kind: "permit";
      readonly held: readonly HeldGrant[];
      /** Of each set of grants one at least must hold of the row: the command's own, and each field's. None twice. */
      readonly needs: readonly (readonly string[])[];
    }
  | { readonly kind: "deny"; readonly refusals: readonly WriteRefusal[] };

export type DecideWriting = (asker: Asker, writing: Writing) => WriteDecision;

/** As a coordinate of the schema. */
export const commandCoordinate = (command: string): Coordinate => ({ type: "Mutation", field: command });

export const decideWriting: DecideWriting = (asker, { command, fields }) => {
  const named = asker.role.writes.filter(({ commands }) => commands.includes(command));
  const asked = [
    { coordinate: commandCoordinate(command), use: "run" as const, grants: named },
    ...fields.map(({ type, field, use }) => ({
      coordinate: { type, field },
      use,
      grants: named.filter((grant) => grant[use][type]?.includes(field) === true),
    })),
  ];
  const refusals = asked.flatMap(({ coordinate, use, grants }): WriteRefusal[] =>
    holding(asker, grants).length > 0
      ? []
      : [{ coordinate, use, purposes: openingPurposes(asker, grants), oneRecord: false }],
  );
  if (refusals.length > 0) return { kind: "deny", refusals };
  const sets = asked.map(({ grants }) =>
    [...new Set(holding(asker, grants).map(({ grant }) => grant))].sort(),
  );
  const needs = [...new Map(sets.map((set) => [set.join(" "), set])).values()];
  const used = new Set(needs.flat());
  return { kind: "permit", held: holding(asker, named).filter(({ grant }) => used.has(grant)), needs };
};

/** Those that the asker holds, by duty and purpose. */
export function holding(
  asker: Asker,
  grants: readonly Pick<WriteGrant, "id" | "purposes" | "duties">[],
): readonly HeldGrant[] {
  const { purpose } = asker;
  return grants
    .filter(({ purposes }) => purposes === undefined || (purpose !== null && purposes.includes(purpose)))
    .flatMap(({ id, duties }) =>
      asker.groups.flatMap((group, index) =>
        duties === undefined || duties.some((duty) => group.duties.includes(duty))
          ? [{ grant: id, group: index }]
          : [],
      ),
    );
}

/** A purpose that would open it, beside what the asker has. */
const openingPurposes = (
  asker: Asker,
  grants: readonly Pick<WriteGrant, "id" | "purposes" | "duties">[],
): readonly string[] =>
  [...new Set(grants.flatMap(({ purposes }) => purposes ?? []))].filter(
    (purpose) => holding({ ...asker, purpose }, grants).length > 0,
  );

/** Whether a role may run a command at all, by whatever duty and purpose. */
export const mayRun = ({ writes }: RolePolicy, command: string): boolean =>
  writes.some(({ commands }) => commands.includes(command));

/** Whether a role may ever set a field by a command. */
export const maySet = (
  { writes }: RolePolicy,
  command: string,
  { type, field, use }: Writing["fields"][number],
): boolean =>
  writes.some(
    ({ commands, ...grant }) => commands.includes(command) && grant[use][type]?.includes(field) === true,
  );

/** Whether a role may ever be told what happened to records of a type. */
export const mayTellHistory = ({ history = [] }: RolePolicy, type: string): boolean =>
  history.some((grant) => grant.type === type);

/** Whether this asker is; null where so, else purposes that would open it. */
export function historyClosed(asker: Asker, type: string): readonly string[] | null {
  const named = (asker.role.history ?? []).filter((grant) => grant.type === type);
  return holding(asker, named).length > 0 ? null : openingPurposes(asker, named);
}
