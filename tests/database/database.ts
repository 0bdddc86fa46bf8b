// A database of its own with the second line in force: migrated, the policy files compiled and applied, hostile rows in it.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import postgres, { type Sql } from "postgres";
import "../../src/domains/index.ts";
import { type Catalogue, loadCatalogue } from "../../src/catalogue/index.ts";
import { applyEnforcement, compileEnforcement } from "../../src/database/enforcement/index.ts";
import { jobsLogin, serverKey } from "../../src/database/index.ts";
import { type Policy, parsePolicy } from "../../src/policy/index.ts";
import { loginPassword, loginUrl, unboundedConnections } from "../support/logins.ts";
import { createMigratedDatabase } from "../support/test-database.ts";

const folder = fileURLToPath(new URL("../../schema/policies", import.meta.url));

export const policyTexts = (): string[] =>
  readdirSync(folder)
    .sort()
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"));

export interface EnforcedDatabase {
  readonly admin: Sql;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  /** One connection as a login. */
  login(name: string): Sql;
  enforce(policy: Policy): Promise<void>;
  close(): Promise<void>;
}

export const connect = (url: string): Sql =>
  postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });

export async function openEnforcedDatabase(): Promise<EnforcedDatabase> {
  const { adminUrl, ownerUrl, runtimeUrl, drop } = await createMigratedDatabase();
  const admin = postgres(adminUrl, { max: 3, onnotice: () => {} });
  const catalogue = loadCatalogue();
  const policy = parsePolicy(policyTexts());
  const logins = new Map<string, Sql>();
  const runtimeLogin = decodeURIComponent(new URL(runtimeUrl).username);
  const enforce = (wanted: Policy) => {
    const names = [...wanted.roles.values()].map((role) => role.login).concat(jobsLogin);
    const passwords = new Map(names.map((name) => [name, loginPassword(name)]));
    return applyEnforcement(admin, compileEnforcement(catalogue, wanted), {
      runtimeLogin,
      passwords,
      serverKey: serverKey(runtimeUrl),
      connections: unboundedConnections,
    });
  };
  await enforce(policy);
  return {
    admin,
    adminUrl,
    ownerUrl,
    runtimeUrl,
    catalogue,
    policy,
    enforce,
    login(name) {
      const open =
        logins.get(name) ?? connect(name === runtimeLogin ? runtimeUrl : loginUrl(runtimeUrl, name));
      logins.set(name, open);
      return open;
    },
    async close() {
      await Promise.all([admin, ...logins.values()].map((sql) => sql.end({ timeout: 2 })));
      await drop();
    },
  };
}
