// The policy decision point (PDP). Pure: no I/O, no clock, no environment. Default deny.
import type { Coordinate } from "../core/coordinate.ts";
import { liveOnly } from "./live-rows.ts";
import { mentions } from "./mentions.ts";
import type { AssignmentGroup, Bound, Condition, Grant, Guard, RolePolicy, Use } from "./types.ts";
import { rowsInForce } from "./validity.ts";

/** What of a principal a decision needs. */
export interface Asker {
  readonly role: RolePolicy;
  readonly groups: readonly AssignmentGroup[];
  readonly purpose: string | null;
  /** The asker is tied to persons, and `role` is what `untiedRole` leaves of the policy's. */
  readonly tied?: true;
}

export type Decision =
  | {
      readonly kind: "permit";
      readonly plain: Guard;
      readonly masked: Guard;
      readonly grants: readonly string[];
    }
  | ({ readonly kind: "deny" } & Opening);

/** What the asker could say to have it opened. Neither: nothing that a request can say. */
export interface Opening {
  /** One of them must be declared. */
  readonly purposes: readonly string[];
  /** The row must be asked for by its id or an exact number: it was asked for as one of a list. */
  readonly oneRecord: boolean;
}

/** How a row is reached: `record` from a root field by its id or in a list by an exact number, `list` any other way. */
export type Reach = "record" | "list";

export type Decide = (asker: Asker, coordinate: Coordinate, use: Use, reach: Reach) => Decision;

/** May this asker put this coordinate to this use, and on which rows? */
export const decide: Decide = (asker, { type, field }, use, reach) => {
  const wanted = grantsGiving(asker.role, type, field).filter((grant) => grant.uses.includes(use));
  const plain = applicable(asker, wanted, reach, (grant) => grant.mask === undefined);
  const masked = applicable(asker, wanted, reach, (grant) => grant.mask !== undefined);
  if (plain.length + masked.length === 0) return { kind: "deny", ...openingOf(asker, wanted, reach) };
  const grants = [...new Set([...plain, ...masked].map(({ grant }) => grant.id))];
  return { kind: "permit", plain: guardOf(plain), masked: guardOf(masked), grants };
};

/** So that the refusal can say it: which purpose would open it to this duty, by this reach or else by the other. */
function openingOf(asker: Asker, wanted: readonly Grant[], reach: Reach): Opening {
  const named = [...new Set(wanted.flatMap((grant) => grant.purposes ?? []))];
  const opens = (purpose: string | null, by: Reach): boolean =>
    applicable({ ...asker, purpose }, wanted, by, () => true).length > 0;
  const purposes = named.filter((purpose) => opens(purpose, reach));
  if (purposes.length > 0 || reach === "record") return { purposes, oneRecord: false };
  if (opens(asker.purpose, "record")) return { purposes, oneRecord: true };
  const ofRecord = named.filter((purpose) => opens(purpose, "record"));
  return { purposes: ofRecord, oneRecord: ofRecord.length > 0 };
}

/** Look-ups that a person may make in this role on a civil day. */
export const lookupsPerDay = ({ lookups }: RolePolicy, day: string): number =>
  lookups.findLast(({ from }) => from <= day)?.perDay ?? 0;

const purposes = new WeakMap<RolePolicy, ReadonlySet<string>>();

/** What a request in this role may declare to some effect. */
export function purposesOf(role: RolePolicy): ReadonlySet<string> {
  const known =
    purposes.get(role) ?? new Set([...role.grants, ...role.writes].flatMap((grant) => grant.purposes ?? []));
  purposes.set(role, known);
  return known;
}

/** The rows of a type this asker may see at all: those on which any grant that is read holds. */
export function decideRows(asker: Asker, type: string, reach: Reach): Guard {
  const reading = grantsOf(asker.role, type).filter((grant) => grant.uses.includes("read"));
  return guardOf(applicable(asker, reading, reach, () => true));
}

/** By type. A policy never changes: what is found out about a part of it holds as long as that part lives. */
const byType = new WeakMap<readonly Grant[], ReadonlyMap<string, readonly Grant[]>>();

const none: readonly Grant[] = [];

/** The role's grants that speak about a type. */
export function grantsOf({ grants }: RolePolicy, type: string): readonly Grant[] {
  const known = byType.get(grants) ?? Map.groupBy(grants, (grant) => grant.type);
  byType.set(grants, known);
  return known.get(type) ?? none;
}

const byField = new WeakMap<readonly Grant[], ReadonlyMap<string, readonly Grant[]>>();

function grantsGiving(role: RolePolicy, type: string, field: string): readonly Grant[] {
  const ofType = grantsOf(role, type);
  const known = byField.get(ofType) ?? groupByField(ofType);
  byField.set(ofType, known);
  return known.get(field) ?? none;
}

function groupByField(grants: readonly Grant[]): ReadonlyMap<string, readonly Grant[]> {
  const fields = new Map<string, Grant[]>();
  for (const grant of grants) {
    for (const field of new Set(grant.fields)) fields.set(field, [...(fields.get(field) ?? []), grant]);
  }
  return fields;
}

interface Applied {
  readonly grant: Grant;
  readonly group: number;
}

/** Grants × groups: each pair stands alone, so that no two assignments ever lend each other rows or columns. */
function applicable(
  asker: Asker,
  grants: readonly Grant[],
  reach: Reach,
  keep: (grant: Grant) => boolean,
): Applied[] {
  const open = grants.filter(
    (grant) =>
      keep(grant) &&
      (grant.purposes === undefined || (asker.purpose !== null && grant.purposes.includes(asker.purpose))) &&
      (grant.reach === undefined || grant.reach === reach),
  );
  return open.flatMap((grant) =>
    asker.groups.flatMap((group, index) =>
      grant.duties === undefined || grant.duties.some((duty) => group.duties.includes(duty))
        ? [{ grant, group: index }]
        : [],
    ),
  );
}

function guardOf(applied: readonly Applied[]): Guard {
  if (applied.some(({ grant }) => rowsInForce(grant).kind === "always" && grant.archived))
    return { always: true };
  const byKey = new Map<string, Bound>();
  for (const { grant, group } of applied) {
    for (const { condition, scoped } of openedBy(grant)) {
      // What asks for no scope holds for every group alike: one word for all of them.
      const bound = { group: scoped ? group : 0, condition };
      byKey.set(`${bound.group} ${textOf(condition)}`, bound);
    }
  }
  return { always: false, anyOf: absorb([...byKey.values()]) };
}

interface Opened {
  readonly condition: Condition;
  readonly scoped: boolean;
}

const opened = new WeakMap<Grant, readonly Opened[]>();

/** What a grant opens, by alternatives. */
function openedBy(grant: Grant): readonly Opened[] {
  const known =
    opened.get(grant) ??
    alternatives(rowsInForce(grant)).map((rows) => {
      const condition = grant.archived ? rows : liveOnly(rows);
      return { condition, scoped: mentions(condition, "inScope") };
    });
  opened.set(grant, known);
  return known;
}

const texts = new WeakMap<Condition, string>();

/** Equal conditions have equal texts. */
function textOf(condition: Condition): string {
  const text = texts.get(condition) ?? JSON.stringify(condition);
  texts.set(condition, text);
  return text;
}

/** What one condition opens, of one assignment. */
export const guardOfRows = (rows: Condition): Guard =>
  rows.kind === "always"
    ? { always: true }
    : { always: false, anyOf: absorb(alternatives(rows).map((condition) => ({ group: 0, condition }))) };

/** `a or (a and b)` is `a`: the narrower alternative adds no row, and its `or` would keep an index from being used. */
function absorb(bounds: readonly Bound[]): readonly Bound[] {
  return bounds.filter(
    (bound, index) =>
      !bounds.some(
        (other, at) =>
          at !== index && boundEntails(bound, other) && (at < index || !boundEntails(other, bound)),
      ),
  );
}

const boundEntails = (narrow: Bound, wide: Bound): boolean =>
  (narrow.group === wide.group || !mentions(wide.condition, "inScope")) &&
  entails(narrow.condition, wide.condition);

/** Whether the form of the conditions tells that `wide` holds wherever `narrow` does. */
function entails(narrow: Condition, wide: Condition): boolean {
  if (narrow === wide) return true;
  if (wide.kind === "all") return wide.of.every((part) => entails(narrow, part));
  if (narrow.kind === "all") return narrow.of.some((part) => entails(part, wide));
  if (narrow.kind === "exists" && wide.kind === "exists")
    return narrow.relation === wide.relation && entails(narrow.where, wide.where);
  return narrow.kind === wide.kind && textOf(narrow) === textOf(wide);
}

/** `any` in the open, also from under `exists`: so that equal alternatives of different grants are seen to be equal. */
function alternatives(condition: Condition): Condition[] {
  if (condition.kind === "any") return condition.of.flatMap(alternatives);
  if (condition.kind !== "exists") return [condition];
  return alternatives(condition.where).map((where) => ({ ...condition, where }));
}

/** Whether `narrow` holds on every row on which `wide` holds: then no row needs to be asked again. */
export function implies(wide: Guard, narrow: Guard): boolean {
  if (narrow.always) return true;
  if (wide.always) return false;
  return wide.anyOf.every((bound) => narrow.anyOf.some((other) => boundEntails(bound, other)));
}

export const neverGuard: Guard = { always: false, anyOf: [] };

/** Both must hold: used for a computed field's inputs. */
export function isNever(guard: Guard): boolean {
  return !guard.always && guard.anyOf.length === 0;
}
