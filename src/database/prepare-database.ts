// Brings a database to the state the server needs: migrated, baseline policy in force, second line applied. Runs with
// the administrator's rights, in another step than serving.
import postgres from "postgres";
import type { Catalogue } from "../catalogue/index.ts";
import { applyEnforcement, compileEnforcement } from "./enforcement/index.ts";
import { loginPassword } from "./login-password.ts";
import { migrate } from "./migrate.ts";
import { loadPolicyFiles, loadPolicyInForce, storeBaseline } from "./policy-store.ts";

export interface Urls {
  readonly adminUrl: string;
  readonly runtimeUrl: string;
}

export async function prepareDatabase({ adminUrl, runtimeUrl }: Urls, catalogue: Catalogue): Promise<void> {
  await migrate(adminUrl);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await storeBaseline(admin, await loadPolicyFiles());
    const { policy } = await loadPolicyInForce(admin);
    const logins = [...policy.roles.values()].map((role) => role.login);
    await applyEnforcement(admin, compileEnforcement(catalogue, policy), {
      runtimeLogin: decodeURIComponent(new URL(runtimeUrl).username),
      passwords: new Map(logins.map((login) => [login, loginPassword(runtimeUrl, login)])),
    });
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** Whether any district has been loaded. */
export async function isEmptyDistrict(adminUrl: string): Promise<boolean> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await admin`select exists (select from district) as loaded`;
    return row?.loaded !== true;
  } finally {
    await admin.end({ timeout: 5 });
  }
}
