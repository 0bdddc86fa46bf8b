// Approved policy versions in the database: what is in force is read from here, the files are baseline and exchange.
import { readdir, readFile } from "node:fs/promises";
import type { Sql } from "postgres";
import { OperatorError } from "../core/operator-error.ts";
import {
  type Policy,
  parsePolicy,
  type RolePolicy,
  restorePolicy,
  serializePolicy,
} from "../policy/index.ts";

const folder = new URL("../../schema/policies/", import.meta.url);

/** Every file of schema/policies: roles, their fragments, shared files and the words of the areas. */
export async function readPolicyTexts(): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
}

let parsed: { readonly key: string; readonly policy: Policy } | undefined;

/** The baseline. Files that say what they said when they were last read are not parsed once more. */
export async function loadPolicyFiles(): Promise<Policy> {
  const texts = await readPolicyTexts();
  const key = JSON.stringify(texts);
  if (parsed?.key !== key) parsed = { key, policy: parsePolicy(texts) };
  return parsed.policy;
}

/** Stores the baseline as a version and puts it into force, unless that very content is in force already. */
export async function storeBaseline(admin: Sql, policy: Policy): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`lock table tc.policy_state in share row exclusive mode`;
    const [held] =
      await tx`select v.hash from tc.policy_state s join tc.policy_version v on v.version = s.version`;
    if (held?.hash === policy.hash) return;
    await tx`with made as (insert into tc.policy_version (hash, content, approved_by)
        values (${policy.hash}, ${serializePolicy(policy)}, 'baseline') returning version)
      insert into tc.policy_state (version) select version from made
        on conflict ("only") do update set version = excluded.version`;
  });
}

export interface PolicyInForce {
  readonly version: number;
  readonly policy: Policy;
}

/** The version in force and its hash, without its content; null where there is none yet. */
export async function readPolicyState(sql: Sql): Promise<{ version: number; hash: string } | null> {
  const [row] = await sql`select v.version, v.hash
    from tc.policy_state s join tc.policy_version v on v.version = s.version`;
  return row === undefined ? null : { version: Number(row.version), hash: String(row.hash) };
}

let restored: { readonly content: string; readonly policy: Policy } | undefined;

/** The version in force, checked against its hash. Content that was restored before is the same value again. */
export async function loadPolicyInForce(sql: Sql): Promise<PolicyInForce> {
  const [row] = await sql`select v.version, v.hash, v.content
    from tc.policy_state s join tc.policy_version v on v.version = s.version`;
  if (row === undefined)
    throw new Error("the database has no policy in force: run `migrate` with DATABASE_ADMIN_URL");
  const { content, hash } = { content: String(row.content), hash: String(row.hash) };
  if (restored?.content !== content || restored.policy.hash !== hash)
    restored = { content, policy: sharing(restorePolicy(content, hash), restored?.policy) };
  return { version: Number(row.version), policy: restored.policy };
}

/** A role that is as it was is the same value: what was found out about it holds on. */
function sharing(policy: Policy, before: Policy | undefined): Policy {
  const same = (role: RolePolicy): RolePolicy => {
    const known = before?.roles.get(role.role);
    return known !== undefined && JSON.stringify(known) === JSON.stringify(role) ? known : role;
  };
  return { ...policy, roles: new Map([...policy.roles].map(([name, role]) => [name, same(role)])) };
}

/** A version that there was, checked against its hash. */
export async function loadPolicyVersion(sql: Sql, version: number): Promise<Policy> {
  const [row] = Number.isSafeInteger(version)
    ? await sql`select hash, content from tc.policy_version where version = ${version}`
    : [];
  if (row === undefined) throw new OperatorError(`there is no version ${version} of the policy`);
  return restorePolicy(String(row.content), String(row.hash));
}

/** What a person can do about it, wherever it is noticed. */
export const howToTakeFiles = "`npm run migrate -- --policy` puts the files of schema/policies into force";
