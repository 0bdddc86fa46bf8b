// The issuers whose tokens count, each with its keys and algorithms. Never trusts a URL or key that a token names.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from "jose";
import type { Clock } from "../core/dates.ts";
import { type AllowedAlgorithm, allowedAlgorithms, type TokenType } from "../core/token-forms.ts";
import type { DevelopmentKeys } from "./development-issuer.ts";
import { discoveredKeys, safeUrl } from "./discovery.ts";

export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** https, or http on the loopback interface; absent: the issuer's own address tells it (OpenID Connect Discovery). */
  readonly jwksUrl?: string | undefined;
  /** Narrows the allowed algorithms to what this issuer uses. */
  readonly algorithms?: readonly AllowedAlgorithm[] | undefined;
  /** The header's `typ`; `at+jwt` unless told. */
  readonly types?: readonly TokenType[] | undefined;
  /** What its access tokens say, each word for word. */
  readonly claims?: Readonly<Record<string, string>> | undefined;
  /** The claim by which it names whoever acts; `sub` unless told. */
  readonly subjectClaim?: string | undefined;
  /** A claim that only tokens of a client on its own behalf have, where their `sub` is not the client's id. */
  readonly serviceClaim?: string | undefined;
  /** How long an unknown key id may not cause another fetch. */
  readonly cooldownMs?: number;
  readonly timeoutMs?: number;
}

export interface OpenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly types: readonly TokenType[];
  readonly claims: Readonly<Record<string, string>>;
  readonly subjectClaim: string;
  readonly serviceClaim: string | null;
  readonly key: JWTVerifyGetKey;
}

export function openIssuers(
  issuers: readonly TokenIssuer[],
  development: DevelopmentKeys | undefined,
  clock: Clock,
): ReadonlyMap<string, OpenIssuer> {
  const open = new Map<string, OpenIssuer>();
  const add = (issuer: OpenIssuer) => {
    if (issuer.issuer === "" || issuer.audience === "")
      throw new Error("a token issuer needs a name and an audience");
    if (open.has(issuer.issuer)) throw new Error(`the token issuer ${issuer.issuer} is configured twice`);
    open.set(issuer.issuer, issuer);
  };
  for (const issuer of issuers) add({ ...formOf(issuer), key: keysOf(issuer, clock) });
  if (development !== undefined) {
    const { issuer, audience, publicKeys } = development;
    const form = formOf({ issuer, audience, algorithms: ["ES256"] });
    add({ ...form, key: createLocalJWKSet(publicKeys) });
  }
  return open;
}

const formOf = (issuer: TokenIssuer): Omit<OpenIssuer, "key"> => ({
  issuer: issuer.issuer,
  audience: issuer.audience,
  algorithms: issuer.algorithms ?? allowedAlgorithms,
  types: issuer.types ?? ["at+jwt"],
  claims: issuer.claims ?? {},
  subjectClaim: issuer.subjectClaim ?? "sub",
  serviceClaim: issuer.serviceClaim ?? null,
});

function keysOf({ issuer, jwksUrl, cooldownMs, timeoutMs }: TokenIssuer, clock: Clock): JWTVerifyGetKey {
  const cooldownDuration = cooldownMs ?? 30_000;
  const timeoutDuration = timeoutMs ?? 3_000;
  const fetcher = backOff(clock, Math.min(cooldownDuration, 5_000));
  const keysAt = (url: string) =>
    createRemoteJWKSet(safeUrl(url, issuer), {
      cooldownDuration,
      timeoutDuration,
      cacheMaxAge: 300_000,
      [customFetch]: fetcher,
    });
  if (jwksUrl !== undefined) return keysAt(jwksUrl);
  safeUrl(issuer, issuer);
  return discoveredKeys({ issuer, timeoutMs: timeoutDuration, clock, fetch: fetcher }, keysAt);
}

/** jose cools down after a success only: without this, a failing issuer is asked again for every token. */
function backOff(clock: Clock, pauseMs: number): FetchImplementation {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (url, init) => {
    const now = clock().getTime();
    if (now - failedAt < pauseMs && now >= failedAt)
      throw new Error("the key set could not be read a moment ago");
    try {
      const response = await fetch(url, init);
      if (response.status !== 200) failedAt = now;
      return response;
    } catch (error) {
      failedAt = now;
      throw error;
    }
  };
}
