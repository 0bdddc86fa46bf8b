// Brings a database to the state the server needs: migrated, a policy in force, second line applied. Runs with the
// administrator's rights, in another step than serving. Never puts the files over a version that is in force unasked.
import postgres, { type Sql } from "postgres";
import { type Catalogue, outlineOf } from "../catalogue/index.ts";
import { type Policy, policyProblems } from "../policy/index.ts";
import { namingBlockers } from "./blocked.ts";
import { applyEnforcement, compileEnforcement, type EnforcementOptions } from "./enforcement/index.ts";
import type { LoginSecrets } from "./login-secrets.ts";
import { migrate } from "./migrate.ts";
import {
  howToTakeFiles,
  loadPolicyFiles,
  loadPolicyInForce,
  readPolicyState,
  storeBaseline,
} from "./policy-store.ts";
import { jobsLogin } from "./pools.ts";
import { applyVersion } from "./put-into-force.ts";
import { serverKey } from "./server-key.ts";

export interface Urls {
  readonly adminUrl: string;
  readonly runtimeUrl: string;
  /** Where the logins' passwords are kept; what is missing there is drawn. */
  readonly logins: LoginSecrets;
  /** That each login may have: see `connectionsPerLogin` in config.ts. */
  readonly connections: number;
  /** Whether a replica answers reads, too; absent: none does. */
  readonly replicated?: boolean;
}

export interface PrepareOptions {
  /** Puts the policy files into force even where a version is: over what was approved at run time. */
  readonly takeFiles?: boolean;
  /** Told whose lock is waited for, and what this administrator had no right to set. */
  readonly say?: (line: string) => void;
  /** How long others' locks are waited for, in milliseconds. */
  readonly patienceMs?: number;
}

/** `filesDiffer`: the policy files say something else than the version in force. */
export async function prepareDatabase(
  urls: Urls,
  catalogue: Catalogue,
  options: PrepareOptions = {},
): Promise<{ readonly filesDiffer: boolean }> {
  const { adminUrl } = urls;
  await migrate(adminUrl, undefined, options);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await namingBlockers(adminUrl, { sql: admin, say: options.say }, () =>
      putPolicyIntoForce(admin, urls, catalogue, options),
    );
  } finally {
    await admin.end({ timeout: 5 });
  }
}

async function putPolicyIntoForce(
  admin: Sql,
  urls: Urls,
  catalogue: Catalogue,
  { takeFiles = false, say, patienceMs }: PrepareOptions,
): Promise<{ readonly filesDiffer: boolean }> {
  const files = await loadPolicyFiles();
  const state = await readPolicyState(admin);
  if (state === null) {
    assertSound(files, catalogue, "the policy files are unsound");
    await storeBaseline(admin, files);
  }
  const enforcement = (policy: Policy) => ({ ...enforcementOf(policy, urls), say, patienceMs });
  if (takeFiles && state !== null && state.hash !== files.hash) {
    assertSound(files, catalogue, "the policy files are unsound");
    const wanted = { policy: files, base: state.hash, approvedBy: "files", reason: null };
    await applyVersion(admin, compileEnforcement(catalogue, files), enforcement(files), wanted);
    return { filesDiffer: false };
  }
  const { policy } = await loadPolicyInForce(admin);
  assertSound(policy, catalogue, `the policy in force is unsound (${howToTakeFiles})`);
  await applyEnforcement(admin, compileEnforcement(catalogue, policy), enforcement(policy));
  return { filesDiffer: policy.hash !== files.hash };
}

/** With what the whole second line of a policy is applied; passwords that are missing are drawn. */
export function enforcementOf(
  policy: Policy,
  { runtimeUrl, logins: secrets, connections, replicated = false }: Omit<Urls, "adminUrl">,
): EnforcementOptions {
  const logins = [...policy.roles.values()].map((role) => role.login).concat(jobsLogin);
  return {
    runtimeLogin: decodeURIComponent(new URL(runtimeUrl).username),
    passwords: new Map(logins.map((login) => [login, secrets.draw(login)])),
    serverKey: serverKey(runtimeUrl),
    connections,
    replicated,
  };
}

function assertSound(policy: Policy, catalogue: Catalogue, sentence: string): void {
  const problems = policyProblems(policy, outlineOf(catalogue));
  if (problems.length > 0) throw new Error(`${sentence}:\n${problems.join("\n")}`);
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
