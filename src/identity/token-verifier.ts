// Turns a bearer token into a verified subject. Knows nothing of people or roles, and never says why a token failed.
import { hash } from "node:crypto";
import { type JWTPayload, errors as joseErrors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import type { Clock } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import type { DevelopmentKeys } from "./development-issuer.ts";
import { openIssuers, type TokenIssuer } from "./token-issuer.ts";
import { readIssuer } from "./unverified-token.ts";

export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

export interface TokenVerifierOptions {
  readonly issuers: readonly TokenIssuer[];
  /** Embedded mode only: the keys of the development issuer. */
  readonly development?: DevelopmentKeys;
  readonly clock: Clock;
  /** Told why a token was rejected, as a short code; never the token. */
  readonly onRejected?: (reason: string) => void;
  readonly cacheSize?: number;
}

export interface TokenVerifier {
  verify(token: string): Promise<VerifiedToken>;
}

/** RFC 8725 §3.8 sets no figure; a token of this API carries an identity, no data. */
export const maxTokenBytes = 8 * 1024;
const clockToleranceSeconds = 5;
/** `exp` − `iat` of a token: whoever found or stole one has it for a working day and a night, never for a year. */
export const maxTokenLifeSeconds = 24 * 3600;
/** A withdrawn key must not live on as long as a token: it falls after this and the key set's age (300 s each). */
const recheckSeconds = 300;

interface Remembered {
  readonly verified: VerifiedToken;
  readonly notBefore: number;
  readonly checkAgainAt: number;
}

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { clock, onRejected } = options;
  const issuers = openIssuers(options.issuers, options.development, clock);
  const remembered = new LRUCache<string, Remembered>({ max: options.cacheSize ?? 10_000 });

  const reject = (reason: string): never => {
    onRejected?.(reason);
    throw new TongchouError(
      "UNAUTHENTICATED",
      "the access token is missing, malformed, expired or not accepted here",
    );
  };

  const checkSignature = async (token: string): Promise<JWTPayload> => {
    const issuer = issuers.get(readIssuer(token) ?? "");
    if (issuer === undefined) return reject("unknown_issuer");
    try {
      const { payload } = await jwtVerify(token, issuer.key, {
        // RFC 8725 §3.1: the algorithms are ours to name, not the token's; §3.11: the type keeps ID tokens out.
        algorithms: [...issuer.algorithms],
        typ: "at+jwt",
        issuer: issuer.issuer,
        audience: issuer.audience,
        // RFC 9068 §2.2 demands `iat`; without it a token has no age.
        requiredClaims: ["iss", "aud", "exp", "nbf", "iat", "sub"],
        clockTolerance: clockToleranceSeconds,
        currentDate: clock(),
      });
      return payload;
    } catch (error) {
      return reject(error instanceof joseErrors.JOSEError ? error.code : "key_set_unavailable");
    }
  };

  return {
    async verify(token) {
      if (token.length === 0 || token.length > maxTokenBytes) return reject("size");
      const now = clock().getTime() / 1000;
      // Keyed by digest, so that no bearer token stays in memory.
      const key = hash("sha256", token, "base64");
      const known = remembered.get(key);
      if (known !== undefined && now < known.checkAgainAt) {
        if (now >= known.verified.expiresAt + clockToleranceSeconds) return reject("expired");
        if (now < known.notBefore - clockToleranceSeconds) return reject("not_yet_valid");
        return known.verified;
      }
      const { iss, sub, exp, nbf, iat } = await checkSignature(token);
      if (typeof iss !== "string" || typeof sub !== "string" || exp === undefined || nbf === undefined) {
        return reject("claims");
      }
      if (typeof iat !== "number" || iat > now + clockToleranceSeconds) return reject("issued_in_future");
      if (exp - Math.min(iat, nbf) > maxTokenLifeSeconds) return reject("lifetime");
      // The database holds no NUL and no lone surrogate: nobody has such a name.
      if (sub.length === 0 || sub.length > 255 || sub.includes("\0") || !sub.isWellFormed()) {
        return reject("subject");
      }
      const verified: VerifiedToken = { issuer: iss, subject: sub, expiresAt: exp };
      remembered.set(key, { verified, notBefore: nbf, checkAgainAt: now + recheckSeconds });
      return verified;
    },
  };
}
