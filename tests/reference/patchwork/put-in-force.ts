// Brings a policy into force in a test's own database: the role files of this folder in place of the real ones.
import { readdir, readFile } from "node:fs/promises";
import type { Catalogue } from "../../../src/catalogue/index.ts";
import { applyEnforcement, compileEnforcement } from "../../../src/database/enforcement/index.ts";
import { loadPolicyFiles, serverKey, storeBaseline } from "../../../src/database/index.ts";
import { parsePolicy, policyOf } from "../../../src/policy/index.ts";
import { loginPassword, unboundedConnections } from "../../support/logins.ts";
import type { TestDatabase } from "../../support/test-database.ts";
import { joinFiles, type RoleFile, readRoleFiles } from "../policy-file.ts";
import { openAdmin } from "../rows.ts";

const here = new URL("./", import.meta.url);

async function readTexts(folder: URL): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
  return Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
}

/** The role files in force, for the reference. */
export async function putPatchworkInForce(
  { adminUrl, runtimeUrl }: TestDatabase,
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, RoleFile>> {
  const own = await readTexts(here);
  const roles = [...(await loadPolicyFiles()).roles, ...parsePolicy(own).roles];
  const policy = policyOf([...new Map(roles).values()]);
  const sql = openAdmin(adminUrl);
  try {
    await storeBaseline(sql, policy);
    const logins = [...policy.roles.values()].map(({ login }) => login);
    await applyEnforcement(sql, compileEnforcement(catalogue, policy), {
      runtimeLogin: decodeURIComponent(new URL(runtimeUrl).username),
      passwords: new Map(logins.map((login) => [login, loginPassword(login)])),
      serverKey: serverKey(runtimeUrl),
      connections: unboundedConnections,
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  return new Map([...(await readRoleFiles()), ...joinFiles(own)]);
}
