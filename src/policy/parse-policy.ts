// Policy files (YAML) into a Policy. Pure: the texts are given, nothing is read here. What cannot be understood throws.
import { createHash } from "node:crypto";
import { parse } from "yaml";
import { z } from "zod";
import { conditionText, parseCondition } from "./parse-condition.ts";
import { type Grant, type Policy, type RolePolicy, scopeKinds, uses } from "./types.ts";

const fieldNames = z.array(z.string()).min(1);

const roleFile = z.strictObject({
  role: z.string().regex(/^[a-z-]+$/),
  title: z.string(),
  department: z.string(),
  login: z.string().regex(/^tc_[a-z_]+$/),
  scope: z.enum(scopeKinds),
  view: z.enum(["department", "unknown"]),
  duties: z.array(z.string()).default([]),
  conditions: z.record(z.string(), conditionText).default({}),
  grants: z.array(
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
  ),
  denials: z
    .array(
      z.strictObject({ type: z.string(), fields: z.union([z.literal("*"), fieldNames]), basis: z.string() }),
    )
    .default([]),
});

/** One role from one file's text. */
export function parseRolePolicy(text: string): RolePolicy {
  const file = roleFile.parse(parse(text));
  const grants = file.grants.map((row, index): Grant => {
    const { rows, mask, purposes, duties, reach, ...rest } = row;
    const unknown = (duties ?? []).filter((duty) => !file.duties.includes(duty));
    if (unknown.length > 0) throw new Error(`${file.role}: unknown duty ${unknown.join(", ")}`);
    if (mask !== undefined && row.uses.some((use) => use !== "read")) {
      throw new Error(
        `${file.role}: a masked coordinate can only be read (${row.type}: ${row.fields.join(", ")})`,
      );
    }
    return {
      ...rest,
      id: `${file.role}/${row.type}/${index + 1}`,
      rows: parseCondition(rows, file.conditions),
      ...(mask && { mask }),
      ...(purposes && { purposes }),
      ...(duties && { duties }),
      ...(reach && { reach }),
    };
  });
  const { conditions: _conditions, ...role } = file;
  return { ...role, grants };
}

/** All roles; the hash names the content whatever the files' comments and layout. */
export function parsePolicy(texts: readonly string[]): Policy {
  const roles = texts.map(parseRolePolicy).sort((a, b) => (a.role < b.role ? -1 : 1));
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
