// The issuers whose tokens count, each with its keys and algorithms. Never trusts a URL or key that a token names.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from "jose";
import type { Clock } from "../core/dates.ts";
import type { DevelopmentKeys } from "./development-issuer.ts";

/** Asymmetric signatures only: with a shared secret, whoever can verify could also sign. */
export const allowedAlgorithms = [
  "ES256",
  "ES384",
  "EdDSA",
  "Ed25519",
  "PS256",
  "PS384",
  "RS256",
  "RS384",
] as const;
export type AllowedAlgorithm = (typeof allowedAlgorithms)[number];

export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** https, or http on the loopback interface. */
  readonly jwksUrl: string;
  /** Narrows the allowed algorithms to what this issuer uses. */
  readonly algorithms?: readonly AllowedAlgorithm[];
  /** How long an unknown key id may not cause another fetch. */
  readonly cooldownMs?: number;
  readonly timeoutMs?: number;
}

export interface OpenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly key: JWTVerifyGetKey;
}

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

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
  for (const { issuer, audience, jwksUrl, algorithms, cooldownMs, timeoutMs } of issuers) {
    const url = new URL(jwksUrl);
    if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname))) {
      throw new Error(`the key set of ${issuer} must be read over https`);
    }
    const cooldownDuration = cooldownMs ?? 30_000;
    const key = createRemoteJWKSet(url, {
      cooldownDuration,
      timeoutDuration: timeoutMs ?? 3_000,
      cacheMaxAge: 300_000,
      [customFetch]: backOff(clock, Math.min(cooldownDuration, 5_000)),
    });
    add({ issuer, audience, algorithms: algorithms ?? allowedAlgorithms, key });
  }
  if (development !== undefined) {
    const { issuer, audience, publicKeys } = development;
    add({ issuer, audience, algorithms: ["ES256"], key: createLocalJWKSet(publicKeys) });
  }
  return open;
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
