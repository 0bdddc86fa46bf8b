// A real issuer with real keys, its published key set, and a verifier under a clock that the test sets.
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import { expect } from "vitest";
import {
  createTokenVerifier,
  type RejectedFacts,
  type TokenIssuer,
  type TokenVerifier,
} from "../../src/identity/index.ts";
import { type JwksServer, startJwksServer } from "./jwks-server.ts";

export const issuer = "https://issuer.example";
export const audience = "tongchou";
export const start = Date.parse("2026-11-23T08:00:00Z");

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

interface Signing {
  readonly claims?: JWTPayload;
  readonly header?: { alg?: string; kid?: string; typ?: string | undefined };
  readonly key?: CryptoKey | Uint8Array;
}

export interface TokenFixture {
  readonly jwks: JwksServer;
  readonly es256: KeyPair;
  readonly rs256: KeyPair;
  readonly clock: () => Date;
  readonly seconds: () => number;
  /** Milliseconds since the epoch. */
  now: number;
  verifier: TokenVerifier;
  /** A fresh verifier at the start of time. */
  reset(more?: Partial<TokenIssuer>): void;
  validClaims(): JWTPayload;
  sign(signing?: Signing): Promise<string>;
  expectRefused(token: string, reason?: string): Promise<void>;
  /** What was told of the last one. */
  facts(): RejectedFacts | undefined;
}

export async function openTokenFixture(): Promise<TokenFixture> {
  const es256 = await generateKeyPair("ES256", { extractable: true });
  const rs256 = await generateKeyPair("RS256", { extractable: true });
  const publish = async ({ publicKey }: KeyPair, kid: string): Promise<JWK> => ({
    ...(await exportJWK(publicKey)),
    kid,
    use: "sig",
  });
  const jwks = await startJwksServer([await publish(es256, "es"), await publish(rs256, "rs")]);
  let rejections: string[] = [];
  let told: RejectedFacts | undefined;
  const clock = () => new Date(fixture.now);
  const open = (more: Partial<TokenIssuer> = {}) =>
    createTokenVerifier({
      issuers: [{ issuer, audience, jwksUrl: jwks.url, ...more }],
      clock,
      onRejected: (reason, facts) => {
        rejections.push(reason);
        told = facts;
      },
    });
  const fixture: TokenFixture = {
    jwks,
    es256,
    rs256,
    clock,
    facts: () => told,
    seconds: () => Math.floor(fixture.now / 1000),
    now: start,
    verifier: open(),
    reset(more) {
      fixture.now = start;
      rejections = [];
      fixture.verifier = open(more);
    },
    validClaims: () => ({
      iss: issuer,
      aud: audience,
      sub: "officer-1",
      iat: fixture.seconds(),
      nbf: fixture.seconds(),
      exp: fixture.seconds() + 600,
    }),
    sign({ claims = fixture.validClaims(), header = {}, key = es256.privateKey } = {}) {
      const { typ, ...rest } = { alg: "ES256", kid: "es", typ: "at+jwt", ...header };
      return new SignJWT(claims).setProtectedHeader(typ === undefined ? rest : { ...rest, typ }).sign(key);
    },
    async expectRefused(token, reason) {
      await expect(fixture.verifier.verify(token)).rejects.toMatchObject({
        name: "TongchouError",
        code: "UNAUTHENTICATED",
        message: "the access token is missing, malformed, expired or not accepted here",
        details: {},
      });
      if (reason !== undefined) expect(rejections.at(-1)).toBe(reason);
    },
  };
  return fixture;
}
