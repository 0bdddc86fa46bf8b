// Policy files (YAML) into a Policy. Pure: the texts are given, nothing is read here. What cannot be understood throws.
import { createHash } from "node:crypto";
import { parse } from "yaml";
import { assertOnce, Sets } from "./expand-sets.ts";
import { parseCondition } from "./parse-condition.ts";
import {
  type OwnFragment,
  type PolicyFiles,
  type RoleFile,
  readForms,
  type SharedFragment,
} from "./policy-file.ts";
import type { Grant, HistoryGrant, Policy, RolePolicy, WriteGrant } from "./types.ts";

type GrantText = RoleFile["grants"][number];
type WriteText = RoleFile["writes"][number];
type HistoryText = RoleFile["history"][number];

/** What stands in one file of a role, with the words its conditions are told in. */
interface Part {
  readonly rights: RoleFile | OwnFragment | SharedFragment;
  readonly words: RoleFile["conditions"];
  readonly shared: boolean;
}

/** The main file, then shared files, then its own fragments, each by their parts, whatever the order they were given in. */
function partsOf(file: RoleFile, { own, shared }: PolicyFiles): readonly Part[] {
  const mine = own.filter((fragment) => fragment.extends === file.role).toSorted(byKey(({ part }) => part));
  const parts = mine.map(({ part }) => part);
  const twice = parts.find((part, index) => parts.indexOf(part) !== index);
  if (twice !== undefined) throw new Error(`${file.role}: two fragments of one part, ${twice}`);
  const lent = shared
    .filter(({ groups }) => groups.some((group) => file.groups.includes(group)))
    .toSorted(byKey(sharedName));
  return [
    { rights: file, words: file.conditions, shared: false },
    ...lent.map((rights) => ({ rights, words: rights.conditions, shared: true })),
    ...mine.map((rights) => ({
      rights,
      words: { ...file.conditions, ...rights.conditions },
      shared: false,
    })),
  ];
}

const sharedName = ({ part, groups }: SharedFragment): string => `${part} ${groups.toSorted().join(" ")}`;

function byKey<T>(key: (of: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

/** One role from its files. */
function joinRole(file: RoleFile, files: PolicyFiles, sets: Sets): RolePolicy {
  const numbers = new Map<string, number>();
  const read = (text: GrantText, { words, shared }: Part): Grant[] =>
    Object.entries(text.fields).map(([type, names]): Grant => {
      const number = (numbers.get(type) ?? 0) + 1;
      numbers.set(type, number);
      const { rows, mask, purposes, duties, reach, archived, uses, cite } = text;
      return {
        id: `${file.role}/${type}/${number}`,
        type,
        fields: sets.fields(type, names),
        uses,
        rows: parseCondition(rows, words),
        ...(mask && { mask }),
        ...(purposes && { purposes }),
        ...(duties && { duties }),
        ...(reach && { reach }),
        ...(archived && { archived }),
        ...(shared && { shared: true as const }),
        cite,
      };
    });
  const parts = partsOf(file, files);
  for (const text of parts.flatMap(({ rights }) => rights.grants)) assertGrant(text, file);
  for (const text of parts.flatMap(({ rights }) => rights.writes)) assertDuties(text, file);
  const { conditions: _conditions, groups: _groups, ...role } = file;
  return {
    ...role,
    grants: parts.flatMap((part) => part.rights.grants.flatMap((text) => read(text, part))),
    writes: parts
      .flatMap((part) => part.rights.writes.flatMap((text) => readWrites(text, part, sets)))
      .map((grant, at) => ({ id: `${file.role}/writes/${at + 1}`, ...grant })),
    history: parts
      .flatMap(({ rights }) => rights.history.flatMap((text) => readHistory(text, file)))
      .map((grant, at) => ({ id: `${file.role}/history/${at + 1}`, ...grant })),
    denials: parts.flatMap(({ rights }) => rights.denials.flatMap((text) => sets.denials(text))),
  };
}

/** One for each type that commands are given on. */
function readWrites(text: WriteText, { words }: Part, sets: Sets): Omit<WriteGrant, "id">[] {
  const { run, create = {}, update = {}, rows, purposes, duties, cite } = text;
  const read = (fields: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(fields).map(([type, names]) => [type, sets.fields(type, names)]));
  return Object.entries(run).map(([type, commands]) => ({
    type,
    commands,
    create: read(create),
    update: read(update),
    rows: parseCondition(rows, words),
    ...(purposes && { purposes }),
    ...(duties && { duties }),
    cite,
  }));
}

function readHistory(text: HistoryText, file: RoleFile): Omit<HistoryGrant, "id">[] {
  assertDuties(text, file);
  const { types, purposes, duties, cite } = text;
  return types.map((type) => ({ type, ...(purposes && { purposes }), ...(duties && { duties }), cite }));
}

function assertDuties(
  { duties = [] }: GrantText | WriteText | HistoryText,
  { role, duties: held }: RoleFile,
): void {
  const unknown = duties.filter((duty) => !held.includes(duty));
  if (unknown.length > 0) throw new Error(`${role}: unknown duty ${unknown.join(", ")}`);
}

function assertGrant(text: GrantText, file: RoleFile): void {
  assertDuties(text, file);
  const { uses, mask, fields } = text;
  const { role } = file;
  if (mask !== undefined && uses.some((use) => use !== "read")) {
    throw new Error(`${role}: a masked coordinate can only be read (${JSON.stringify(fields)})`);
  }
}

/** A group is its roles' word on one side and its files' on the other: each needs the other. */
function assertGroups({ roles, own, shared }: PolicyFiles): void {
  const roleNames = new Set(roles.map(({ role }) => role));
  const stray = own.find((fragment) => !roleNames.has(fragment.extends));
  if (stray !== undefined) {
    throw new Error(`a fragment (part ${stray.part}) extends ${stray.extends}, which no file defines`);
  }
  for (const { role, groups } of roles) assertOnce(groups, `the groups of ${role}`);
  for (const { part, groups } of shared) assertOnce(groups, `the groups of a shared file (part ${part})`);
  assertOnce(shared.map(sharedName), "part and groups of shared files");
  const joined = new Set(roles.flatMap(({ groups }) => groups));
  const given = new Set(shared.flatMap(({ groups }) => groups));
  for (const group of given) {
    if (!joined.has(group)) throw new Error(`the group ${group} has no role: unknown, or empty`);
  }
  for (const group of joined) {
    if (!given.has(group)) throw new Error(`the group ${group} has no file: unknown, or unused`);
  }
}

/** All roles, each from its files; the hash names the content whatever the files' comments and layout. */
export function parsePolicy(texts: readonly string[]): Policy {
  const files = readForms(texts.map((text): unknown => parse(text)));
  assertGroups(files);
  const sets = new Sets(files.areas);
  const roles = files.roles.map((file) => joinRole(file, files, sets)).sort(byKey(({ role }) => role));
  sets.assertUsed();
  return policyOf(roles);
}

/** Of roles that are given: no two share a name or a login. */
export function policyOf(roles: readonly RolePolicy[]): Policy {
  const byName = new Map(roles.map((role) => [role.role, role]));
  const logins = new Set(roles.map((role) => role.login));
  if (byName.size !== roles.length || logins.size !== roles.length) {
    throw new Error("two roles share a role name or a login");
  }
  return { hash: policyHash(roles), roles: byName };
}

/** The stored form of an approved version: canonical JSON of the parsed roles. */
export const serializePolicy = (policy: Policy): string => JSON.stringify([...policy.roles.values()]);

/** Back from the stored form; refuses content that does not carry its own hash. */
export function restorePolicy(content: string, hash: string): Policy {
  const roles = JSON.parse(content) as RolePolicy[];
  if (policyHash(roles) !== hash) throw new Error("the stored policy does not match its hash");
  return { hash, roles: new Map(roles.map((role) => [role.role, role])) };
}

const policyHash = (roles: readonly RolePolicy[]): string =>
  createHash("sha256").update(JSON.stringify(roles)).digest("hex");
