// Turns a bearer token into a verified subject. Knows nothing of people or roles, and never says why a token failed.
import { hash } from "node:crypto";
import { type JWTPayload, errors as joseErrors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import type { Clock } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import type { DevelopmentKeys } from "./development-issuer.ts";
import { type OpenIssuer, openIssuers, type TokenIssuer } from "./token-issuer.ts";
import { readIssuer } from "./unverified-token.ts";

export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** Whether a client acts on its own behalf, and no person (RFC 9068 §2.2: client credentials). */
  readonly service: boolean;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

export interface RejectedFacts {
  /** One of those configured. */
  readonly issuer?: string | undefined;
  readonly claim?: string | undefined;
}

export interface TokenVerifierOptions {
  readonly issuers: readonly TokenIssuer[];
  /** Embedded mode only: the keys of the development issuer. */
  readonly development?: DevelopmentKeys;
  readonly clock: Clock;
  /** Told why a token was rejected, as a short code, and of what issuer which claim failed; never the token. */
  readonly onRejected?: (reason: string, facts: RejectedFacts) => void;
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

  const reject = (reason: string, facts: RejectedFacts = {}): never => {
    onRejected?.(reason, facts);
    throw new TongchouError(
      "UNAUTHENTICATED",
      "the access token is missing, malformed, expired or not accepted here",
    );
  };

  const checkSignature = async (token: string): Promise<Checked> => {
    const issuer = issuers.get(readIssuer(token) ?? "");
    if (issuer === undefined) return reject("unknown_issuer");
    const { subjectClaim } = issuer;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, issuer.key, {
        // RFC 8725 §3.1: the algorithms are ours to name, not the token's.
        algorithms: [...issuer.algorithms],
        issuer: issuer.issuer,
        audience: issuer.audience,
        // RFC 9068 §2.2 demands `iat`, without which a token has no age, and does not know `nbf`.
        requiredClaims: ["iss", "aud", "exp", "iat", subjectClaim],
        clockTolerance: clockToleranceSeconds,
        currentDate: clock(),
      });
      const claim = misfit(issuer, protectedHeader.typ, payload);
      if (claim !== null) return reject("claims", { issuer: issuer.issuer, claim });
      return { issuer, payload };
    } catch (error) {
      if (error instanceof TongchouError) throw error;
      if (!(error instanceof joseErrors.JOSEError))
        return reject("key_set_unavailable", { issuer: issuer.issuer });
      const { claim } = error as { readonly claim?: string };
      return reject(error.code, { issuer: issuer.issuer, claim });
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
      const { issuer: from, payload } = await checkSignature(token);
      const { iss, exp, iat, nbf = iat } = payload;
      const at = { issuer: from.issuer };
      const subject = payload[from.subjectClaim];
      if (typeof iss !== "string" || exp === undefined || nbf === undefined) return reject("claims", at);
      if (typeof iat !== "number" || iat > now + clockToleranceSeconds)
        return reject("issued_in_future", { ...at, claim: "iat" });
      if (exp - Math.min(iat, nbf) > maxTokenLifeSeconds) return reject("lifetime", { ...at, claim: "exp" });
      if (typeof subject !== "string" || !isName(subject))
        return reject("subject", { ...at, claim: from.subjectClaim });
      const verified: VerifiedToken = {
        issuer: iss,
        subject,
        service: isService(from, payload),
        expiresAt: exp,
      };
      remembered.set(key, { verified, notBefore: nbf, checkAgainAt: now + recheckSeconds });
      return verified;
    },
  };
}

interface Checked {
  readonly issuer: OpenIssuer;
  readonly payload: JWTPayload;
}

/** The database holds no NUL and no lone surrogate: nobody has such a name. */
const isName = (subject: string): boolean =>
  subject.length > 0 && subject.length <= 255 && !subject.includes("\0") && subject.isWellFormed();

/** What an ID token alone says (OpenID Connect Core §2, §3.3.2.11). */
const ofIdTokens = ["nonce", "at_hash", "c_hash", "s_hash"];

/** The claim that is not as the issuer's access tokens have it. RFC 8725 §3.11: the type keeps ID tokens out. */
function misfit({ types, claims }: OpenIssuer, typ: string | undefined, payload: JWTPayload): string | null {
  const type = typ?.toLowerCase().replace(/^application\//, "");
  if (!types.some((one) => one.toLowerCase() === type)) return "typ";
  const id = ofIdTokens.find((name) => payload[name] !== undefined);
  if (type === "jwt" && id !== undefined) return id;
  return Object.entries(claims).find(([name, value]) => payload[name] !== value)?.[0] ?? null;
}

/** RFC 9068 §2.2: where no person takes part, the token's subject is the client. */
function isService({ serviceClaim }: OpenIssuer, payload: JWTPayload): boolean {
  if (serviceClaim !== null && payload[serviceClaim] !== undefined) return true;
  return typeof payload.client_id === "string" && payload.client_id === payload.sub;
}
