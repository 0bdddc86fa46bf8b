// Policy files (YAML) into a Policy. Pure: the texts are given, nothing is read here. What cannot be understood throws.
import { createHash } from "node:crypto";
import { parse } from "yaml";
import { assertOnce, Sets } from "./expand-sets.ts";
import { grantOf, historyGrantOf, writeGrantOf } from "./grants.ts";
import { type ConditionWords, parseCondition } from "./parse-condition.ts";
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
  readonly words: ConditionWords;
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
  const { department, conditions } = file;
  return [
    { rights: file, words: { named: conditions, department }, shared: false },
    ...lent.map((rights) => ({ rights, words: { named: rights.conditions, department }, shared: true })),
    ...mine.map((rights) => ({
      rights,
      words: { named: { ...conditions, ...rights.conditions }, department },
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
      return grantOf({
        ...text,
        id: text.id ?? `${file.role}/${type}/${number}`,
        type,
        fields: sets.fields(type, names),
        rows: parseCondition(text.rows, words),
        shared: text.shared ?? (shared || undefined),
      });
    });
  const parts = partsOf(file, files);
  for (const text of parts.flatMap(({ rights }) => rights.grants)) assertGrant(text, file);
  for (const text of parts.flatMap(({ rights }) => rights.writes)) assertDuties(text, file);
  const { conditions: _conditions, groups: _groups, ...role } = file;
  return assertNames({
    ...role,
    grants: parts.flatMap((part) => part.rights.grants.flatMap((text) => read(text, part))),
    writes: parts
      .flatMap((part) => part.rights.writes.flatMap((text) => readWrites(text, part, sets)))
      .map(({ id, ...grant }, at) => writeGrantOf({ ...grant, id: id ?? `${file.role}/writes/${at + 1}` })),
    history: parts
      .flatMap(({ rights }) => rights.history.flatMap((text) => readHistory(text, file)))
      .map(({ id, ...grant }, at) =>
        historyGrantOf({ ...grant, id: id ?? `${file.role}/history/${at + 1}` }),
      ),
    denials: parts.flatMap(({ rights }) => rights.denials.flatMap((text) => sets.denials(text))),
  });
}

/** What a grant is called, no other of the role is. */
function assertNames(role: RolePolicy): RolePolicy {
  const { grants, writes, history = [] } = role;
  assertOnce(
    [...grants, ...writes, ...history].map(({ id }) => id),
    `the grants of ${role.role}`,
  );
  return role;
}

/** A name of its own is of one grant: of one type. */
function assertOneType({ id }: { readonly id?: string | undefined }, types: readonly string[]): void {
  if (id !== undefined && types.length !== 1) throw new Error(`${id}: a grant with a name is of one type`);
}

type Unnamed<T> = Omit<T, "id"> & { readonly id?: string | undefined };

/** One for each type that commands are given on. */
function readWrites(text: WriteText, { words }: Part, sets: Sets): Unnamed<WriteGrant>[] {
  const { run, create = {}, update = {}, rows } = text;
  assertOneType(text, Object.keys(run));
  const read = (fields: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(fields).map(([type, names]) => [type, sets.fields(type, names)]));
  return Object.entries(run).map(([type, commands]) => ({
    ...writeGrantOf({
      ...text,
      id: "",
      type,
      commands,
      create: read(create),
      update: read(update),
      rows: parseCondition(rows, words),
    }),
    id: text.id,
  }));
}

function readHistory(text: HistoryText, file: RoleFile): Unnamed<HistoryGrant>[] {
  assertDuties(text, file);
  assertOneType(text, text.types);
  return text.types.map((type) => ({ ...historyGrantOf({ ...text, id: "", type }), id: text.id }));
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
  assertOneType(text, Object.keys(fields));
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
