// Brings a policy into force in a test's own database: the role files of this folder in place of the real ones.
import { readdir, readFile } from "node:fs/promises";
import { parse, stringify } from "yaml";
import type { Catalogue } from "../../../src/catalogue/index.ts";
import { applyEnforcement, compileEnforcement } from "../../../src/database/enforcement/index.ts";
import { loginPassword, storeBaseline } from "../../../src/database/index.ts";
import { parsePolicy } from "../../../src/policy/index.ts";
import type { TestDatabase } from "../../support/test-database.ts";
import { type RoleFile, readRoleFiles } from "../policy-file.ts";
import { openAdmin } from "../rows.ts";

const here = new URL("./", import.meta.url);
const real = new URL("../../../schema/policies/", import.meta.url);

async function readTexts(folder: URL): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
  return Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
}

/** A real file without what it says of these roles: none at all if it speaks of nobody else. */
function withoutRoles(text: string, replaced: ReadonlySet<string>): string[] {
  const file = parse(text) as { role?: string; extends?: string | string[] };
  const left = [file.role ?? file.extends ?? []].flat().filter((role) => !replaced.has(role));
  if (left.length === 0) return [];
  return Array.isArray(file.extends) ? [stringify({ ...file, extends: left })] : [text];
}

/** The role files in force, for the reference. */
export async function putPatchworkInForce(
  { adminUrl, runtimeUrl }: TestDatabase,
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, RoleFile>> {
  const own = (await readTexts(here)).map((text) => [(parse(text) as RoleFile).role, text] as const);
  const replaced = new Set(own.map(([role]) => role));
  const kept = (await readTexts(real)).flatMap((text) => withoutRoles(text, replaced));
  const policy = parsePolicy([...kept, ...own.map(([, text]) => text)]);
  const sql = openAdmin(adminUrl);
  try {
    await storeBaseline(sql, policy);
    const logins = [...policy.roles.values()].map(({ login }) => login);
    await applyEnforcement(sql, compileEnforcement(catalogue, policy), {
      runtimeLogin: decodeURIComponent(new URL(runtimeUrl).username),
      passwords: new Map(logins.map((login) => [login, loginPassword(runtimeUrl, login)])),
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  const files = new Map(await readRoleFiles());
  for (const [role, text] of own) files.set(role, parse(text) as RoleFile);
  return files;
}
