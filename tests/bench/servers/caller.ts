// From a bearer token to who asks: Tongchou's own verifier and principal store, with their caches, for every system it
// is compared with. Nothing is measured that one of them may skip.
import type { IncomingMessage } from "node:http";
import postgres from "postgres";
import { Tickets } from "../../../src/database/tickets.ts";
import { createPrincipalStore } from "../../../src/identity/principal-store.ts";
import { createTokenVerifier } from "../../../src/identity/token-verifier.ts";
import type { SystemSettings } from "../settings.ts";

export interface Caller {
  readonly login: string;
  /** What the row policies are shown. */
  readonly ticket: string;
  readonly scopeIds: readonly string[];
}

const roles = new Map([
  ["education-officer", { scope: "district", login: "tc_education" }],
  ["finance-officer", { scope: "district", login: "tc_finance" }],
  ["guardian", { scope: "guardian", login: "tc_guardian" }],
  ["public", { scope: "public", login: "tc_public" }],
  ["school-registrar", { scope: "school", login: "tc_school" }],
  ["staffing-officer", { scope: "district", login: "tc_staffing" }],
  ["township-officer", { scope: "township", login: "tc_township" }],
] as const);

/** `session`: the login that the statements are sent by, where it is not the caller's own. */
export function createIdentification({ runtimeUrl, issuer }: SystemSettings, session: string | null = null) {
  const clock = () => new Date();
  const verifier = createTokenVerifier({ issuers: [issuer], clock });
  const runtime = postgres(runtimeUrl, { max: 4, fetch_types: false, onnotice: () => {} });
  const tickets = new Tickets(runtime);
  const principals = createPrincipalStore({ runtime, policyRoles: () => roles, clock });

  return async (request: IncomingMessage): Promise<Caller> => {
    const { authorization, "x-tongchou-role": role } = request.headers;
    const token = authorization?.startsWith("Bearer ") === true ? authorization.slice(7) : null;
    const verified = token === null ? null : await verifier.verify(token);
    const principal = await principals.load(verified, role, undefined);
    const known = roles.get(principal.role as Parameters<typeof roles.get>[0]);
    if (known === undefined) throw new Error(`no login for ${principal.role}`);
    const scopeIds = principal.groups.flatMap((group) => group.scopeIds);
    const { login, scope } = known;
    const ticket = await tickets.of({ ...principal, login: session ?? login, scope });
    if (ticket === null) throw new Error("rights have changed");
    return { login, ticket, scopeIds };
  };
}
