// Whether this process can answer: asked by whoever stands before it. Tells strangers which check fails, in a word; why, the log.
import type { Logger } from "pino";
import {
  jobsLogin,
  keyFault,
  type LoginSecrets,
  type PolicyHolder,
  type Pools,
  type Replica,
  schemaState,
  tryLogin,
} from "../database/index.ts";
import type { RingKey } from "../database/secrets/key-ring.ts";
import type { Readiness } from "../http/index.ts";

export interface ReadinessParts {
  readonly pools: Pools;
  /** Without it everything is answered all the same: it is told, and fails nothing. */
  readonly replica: Replica | null;
  readonly policies: PolicyHolder;
  readonly runtimeUrl: string;
  readonly logins: LoginSecrets;
  readonly keys: readonly RingKey[];
  /** Of this code: see schema-digest.ts. */
  readonly digest: string;
  /** Whether the day's work is asked for; true where another process does it. */
  readonly jobsLive: () => boolean;
  /** Whether what is shown can be put on record. */
  readonly recordLive: () => boolean;
  readonly log: Logger;
}

/**
 * Logins that are tried before the server says that none connects. Whoever holds a login's password may change it, and takes that role
 * away; with it the server would take itself away from all.
 */
const tried = 3;

export function readinessOf(parts: ReadinessParts): Readiness {
  const { pools, replica, policies, keys, digest, jobsLive, recordLive, log } = parts;
  let turn = 0;
  let told = "";

  /** Another one each time: within a few minutes it was every one. */
  const loginsConnect = async (): Promise<boolean> => {
    const roles = [...policies.current().policy.roles.values()];
    for (let attempt = 0; attempt < tried; attempt += 1) {
      const login = roles[turn % roles.length]?.login ?? jobsLogin;
      turn += 1;
      if (await tryLogin(parts.logins, parts.runtimeUrl, login)) return true;
    }
    return false;
  };

  return async () => {
    const [policy, logins, fault, schema, copy] = await Promise.all([
      policies.isServed(),
      loginsConnect(),
      keyFault(pools.runtime, keys),
      schemaState(pools.runtime, digest),
      replica?.look(),
    ]);
    const jobs = jobsLive();
    const whole = schema === "whole";
    const record = recordLive();
    const checks = { database: true, policy, logins, keys: fault === null, schema: whole, jobs, record };
    const words = Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]));
    if (words.join() !== told) {
      told = words.join();
      if (words.length === 0) log.info("ready again");
      else
        log.error(
          { failing: words, keys: fault, schema },
          "not ready: whoever stands before should look elsewhere",
        );
    }
    return { ...checks, ...(copy !== undefined && { replica: copy }) };
  };
}
