// Policy files (YAML) into a Policy. Pure: the texts are given, nothing is read here. What cannot be understood throws.
import { createHash } from "node:crypto";
import { parse } from "yaml";
import { z } from "zod";
import { conditionText, parseCondition } from "./parse-condition.ts";
import { type Grant, type Policy, type RolePolicy, scopeKinds, uses } from "./types.ts";

const fieldNames = z.array(z.string()).min(1);
const roleName = z.string().regex(/^[a-z-]+$/);

const grants = z.array(
  z.strictObject({
    type: z.string(),
    fields: fieldNames,
    uses: z.array(z.enum(uses)).min(1),
    rows: conditionText,
    mask: z.literal("tail").optional(),
    purposes: z.array(z.string()).min(1).optional(),
    duties: z.array(z.string()).min(1).optional(),
    reach: z.literal("record").optional(),
    cite: z.array(z.string()).min(1),
  }),
);
const denials = z.array(
  z.strictObject({ type: z.string(), fields: z.union([z.literal("*"), fieldNames]), basis: z.string() }),
);
const conditions = z.record(z.string(), conditionText);

/** A role's main file: who it is, and what it may of the base types. */
const roleFile = z.strictObject({
  role: roleName,
  title: z.string(),
  department: z.string(),
  login: z.string().regex(/^tc_[a-z_]+$/),
  scope: z.enum(scopeKinds),
  view: z.enum(["department", "unknown"]),
  duties: z.array(z.string()).default([]),
  conditions: conditions.default({}),
  grants: grants.default([]),
  denials: denials.default([]),
});

/**
 * What a role may of one domain's types; conditions of its main file are known here, too. `extends` may be a list: then
 * it is shared, belongs to each role of the list, and knows its own conditions alone, so that its words mean one thing.
 */
const roleFragment = z.strictObject({
  extends: z.union([roleName, z.array(roleName).min(1)]),
  part: z.string().regex(/^[a-z-]+$/),
  conditions: conditions.default({}),
  grants: grants.default([]),
  denials: denials.default([]),
});

type RoleFile = z.infer<typeof roleFile>;
type RoleFragment = z.infer<typeof roleFragment>;

const isShared = (fragment: RoleFragment): boolean => typeof fragment.extends !== "string";
const rolesOf = (fragment: RoleFragment): readonly string[] => [fragment.extends].flat();

/** One role from its files: the main one, then its fragments, given in any order: shared ones, its own, each by part. */
function joinRole(file: RoleFile, fragments: readonly RoleFragment[]): RolePolicy {
  const place = (fragment: RoleFragment): string => `${isShared(fragment) ? 0 : 1} ${fragment.part}`;
  const parts = fragments.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  const names = parts.map(({ part }) => part);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${file.role}: two fragments of one part, ${twice}`);
  const numbers = new Map<string, number>();
  const read = (own: RoleFile["grants"], named: RoleFile["conditions"]): Grant[] =>
    own.map((row): Grant => {
      const { rows, mask, purposes, duties, reach, ...rest } = row;
      const unknown = (duties ?? []).filter((duty) => !file.duties.includes(duty));
      if (unknown.length > 0) throw new Error(`${file.role}: unknown duty ${unknown.join(", ")}`);
      if (mask !== undefined && row.uses.some((use) => use !== "read")) {
        throw new Error(
          `${file.role}: a masked coordinate can only be read (${row.type}: ${row.fields.join(", ")})`,
        );
      }
      const number = (numbers.get(row.type) ?? 0) + 1;
      numbers.set(row.type, number);
      return {
        ...rest,
        id: `${file.role}/${row.type}/${number}`,
        rows: parseCondition(rows, named),
        ...(mask && { mask }),
        ...(purposes && { purposes }),
        ...(duties && { duties }),
        ...(reach && { reach }),
      };
    });
  const { conditions: main, ...role } = file;
  return {
    ...role,
    grants: [
      ...read(file.grants, main),
      ...parts.flatMap((part) =>
        read(part.grants, isShared(part) ? part.conditions : { ...main, ...part.conditions }),
      ),
    ],
    denials: [...file.denials, ...parts.flatMap((part) => part.denials)],
  };
}

function assertRoles(fragment: RoleFragment, known: ReadonlySet<string>): void {
  const roles = rolesOf(fragment);
  const stray = roles.find((role) => !known.has(role));
  if (stray !== undefined) {
    throw new Error(`a fragment (part ${fragment.part}) extends ${stray}, which no file defines`);
  }
  const twice = roles.find((role, index) => roles.indexOf(role) !== index);
  if (twice !== undefined) throw new Error(`a fragment (part ${fragment.part}) extends ${twice} twice`);
}

/** All roles, each from its files; the hash names the content whatever the files' comments and layout. */
export function parsePolicy(texts: readonly string[]): Policy {
  const files = texts.map((text): unknown => parse(text));
  const isFragment = (file: unknown): boolean => Object.hasOwn(Object(file), "extends");
  const fragments = files.filter(isFragment).map((file) => roleFragment.parse(file));
  const main = files.filter((file) => !isFragment(file)).map((file) => roleFile.parse(file));
  const known = new Set(main.map(({ role }) => role));
  for (const fragment of fragments) assertRoles(fragment, known);
  const roles = main
    .map((file) =>
      joinRole(
        file,
        fragments.filter((fragment) => rolesOf(fragment).includes(file.role)),
      ),
    )
    .sort((a, b) => (a.role < b.role ? -1 : 1));
  const logins = new Set(roles.map((role) => role.login));
  if (logins.size !== roles.length) throw new Error("two roles share a role name or a login");
  return { hash: policyHash(roles), roles: new Map(roles.map((role) => [role.role, role])) };
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
