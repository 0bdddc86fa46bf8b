// The loops that judge changes of the rights and put approved ones into force, each on its connection: with a login of its own, which
// serves nobody.
import type { Catalogue } from "../catalogue/index.ts";
import { enforcementOf, type OpenDatabase, openPolicyConnection } from "../database/index.ts";
import {
  type Applier,
  type ApplierOptions,
  approvedChanges,
  startApplier,
  startJudge,
} from "../stewardship/index.ts";

/** Where the login is the administrator's, as of the embedded database, it applies the whole second line, too. */
export function openApplier(
  database: OpenDatabase & { readonly policyUrl: string },
  catalogue: Catalogue,
  told: Pick<ApplierOptions, "alarm" | "tell" | "everyMs">,
): Applier {
  const { policyUrl, adminUrl, runtimeUrl } = database;
  let admin = openPolicyConnection(policyUrl);
  const applier = startApplier({
    ...told,
    approved: approvedChanges,
    renew() {
      admin.end({ timeout: 0 }).catch(() => {});
      admin = openPolicyConnection(policyUrl);
    },
    applying: {
      get admin() {
        return admin;
      },
      catalogue,
      runtimeLogin: decodeURIComponent(new URL(runtimeUrl).username),
      whole: policyUrl === adminUrl ? (policy) => enforcementOf(policy, database) : null,
    },
  });
  const reading = openPolicyConnection(policyUrl);
  const judge = startJudge({ judging: { admin: reading, catalogue }, alarm: told.alarm });
  return {
    wake: applier.wake,
    async close() {
      await Promise.all([applier.close(), judge.close()]);
      await Promise.all([admin.end({ timeout: 5 }), reading.end({ timeout: 5 })]);
    },
  };
}
