import { generateKeyPairSync } from "node:crypto";
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createDevelopmentIssuer,
  createTokenVerifier,
  type TokenVerifier,
} from "../../src/identity/index.ts";
import { type JwksServer, startJwksServer } from "./jwks-server.ts";

const issuer = "https://issuer.example";
const audience = "tongchou";
const start = Date.parse("2026-11-23T08:00:00Z");

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
let es256: KeyPair;
let rs256: KeyPair;
let stranger: KeyPair;
let jwks: JwksServer;
let now = start;
let rejections: string[] = [];
let verifier: TokenVerifier;
const clock = () => new Date(now);
const seconds = () => Math.floor(now / 1000);

beforeAll(async () => {
  es256 = await generateKeyPair("ES256", { extractable: true });
  rs256 = await generateKeyPair("RS256", { extractable: true });
  stranger = await generateKeyPair("ES256");
  const publish = async ({ publicKey }: KeyPair, kid: string): Promise<JWK> => ({
    ...(await exportJWK(publicKey)),
    kid,
    use: "sig",
  });
  jwks = await startJwksServer([await publish(es256, "es"), await publish(rs256, "rs")]);
});
afterAll(() => jwks.close());

beforeEach(() => {
  now = start;
  rejections = [];
  verifier = open();
});

const open = (more: { cooldownMs?: number } = {}) =>
  createTokenVerifier({
    issuers: [{ issuer, audience, jwksUrl: jwks.url, ...more }],
    clock,
    onRejected: (reason) => rejections.push(reason),
  });

const validClaims = (): JWTPayload => ({
  iss: issuer,
  aud: audience,
  sub: "officer-1",
  nbf: seconds(),
  exp: seconds() + 600,
});

interface Signing {
  readonly claims?: JWTPayload;
  readonly header?: { alg?: string; kid?: string; typ?: string | undefined };
  readonly key?: CryptoKey | Uint8Array;
}

function sign({
  claims = validClaims(),
  header = {},
  key = es256.privateKey,
}: Signing = {}): Promise<string> {
  const { typ, ...rest } = { alg: "ES256", kid: "es", typ: "at+jwt", ...header };
  return new SignJWT(claims).setProtectedHeader(typ === undefined ? rest : { ...rest, typ }).sign(key);
}

const without = (claim: string): JWTPayload => {
  const { [claim]: _left, ...rest } = validClaims();
  return rest;
};

async function expectRefused(token: string, reason?: string): Promise<void> {
  await expect(verifier.verify(token)).rejects.toMatchObject({
    name: "TongchouError",
    code: "UNAUTHENTICATED",
    message: "the access token is missing, malformed, expired or not accepted here",
    details: {},
  });
  if (reason !== undefined) expect(rejections.at(-1)).toBe(reason);
}

describe("a token is accepted", () => {
  it("when a configured issuer signed it with a published key", async () => {
    await expect(verifier.verify(await sign())).resolves.toEqual({
      issuer,
      subject: "officer-1",
      expiresAt: seconds() + 600,
    });
  });

  it("with RS256 and PS256 too", async () => {
    for (const alg of ["RS256", "PS256"]) {
      const key = await crypto.subtle.importKey(
        "pkcs8",
        await crypto.subtle.exportKey("pkcs8", rs256.privateKey),
        { name: alg === "RS256" ? "RSASSA-PKCS1-v1_5" : "RSA-PSS", hash: "SHA-256" },
        false,
        ["sign"],
      );
      await expect(verifier.verify(await sign({ header: { alg, kid: "rs" }, key }))).resolves.toMatchObject({
        issuer,
      });
    }
  });

  it("from the development issuer only where its keys were given", async () => {
    const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
      format: "jwk",
    }) as JWK;
    const development = await createDevelopmentIssuer(jwk);
    const token = await development.sign("education-officer", clock);
    const accepting = createTokenVerifier({ issuers: [], development: development.keys, clock });
    await expect(accepting.verify(token)).resolves.toEqual({
      issuer: development.keys.issuer,
      subject: "education-officer",
      expiresAt: seconds() + 12 * 3600,
    });
    expect(JSON.stringify(development.keys)).not.toContain(jwk.d ?? "?");
    await expectRefused(token, "unknown_issuer");
  });
});

describe("a token is refused", () => {
  it("when it has expired", async () => {
    const token = await sign({ claims: { ...validClaims(), exp: seconds() - 6 } });
    await expectRefused(token, "ERR_JWT_EXPIRED");
  });

  it("when it is not valid yet", async () => {
    await expectRefused(
      await sign({ claims: { ...validClaims(), nbf: seconds() + 60 } }),
      "ERR_JWT_CLAIM_VALIDATION_FAILED",
    );
  });

  it("for another audience", async () => {
    await expectRefused(
      await sign({ claims: { ...validClaims(), aud: "elsewhere" } }),
      "ERR_JWT_CLAIM_VALIDATION_FAILED",
    );
  });

  it("from another issuer, without fetching anything for it", async () => {
    const before = jwks.fetches();
    await expectRefused(
      await sign({ claims: { ...validClaims(), iss: "https://evil.example" } }),
      "unknown_issuer",
    );
    expect(jwks.fetches()).toBe(before);
  });

  it.each(["iss", "aud", "exp", "nbf", "sub"])("without the claim %s", async (claim) => {
    await expectRefused(await sign({ claims: without(claim) }));
  });

  it("with an empty or endless subject", async () => {
    await expectRefused(await sign({ claims: { ...validClaims(), sub: "" } }), "subject");
    await expectRefused(await sign({ claims: { ...validClaims(), sub: "s".repeat(256) } }), "subject");
  });

  it.each([undefined, "JWT", "id+jwt"])("with the type %s", async (typ) => {
    await expectRefused(await sign({ header: { typ } }), "ERR_JWT_CLAIM_VALIDATION_FAILED");
  });

  it("unsigned (alg none)", async () => {
    await expectRefused(new UnsecuredJWT(validClaims()).encode());
    const [, payload] = (await sign()).split(".");
    const header = Buffer.from(JSON.stringify({ alg: "none", kid: "es", typ: "at+jwt" })).toString(
      "base64url",
    );
    await expectRefused(`${header}.${payload}.`);
  });

  it("signed by HS256 with the public key as the secret", async () => {
    const secret = new TextEncoder().encode(await exportSPKI(rs256.publicKey));
    await expectRefused(
      await sign({ header: { alg: "HS256", kid: "rs" }, key: secret }),
      "ERR_JOSE_ALG_NOT_ALLOWED",
    );
  });

  it("signed by a key that its header brings along", async () => {
    const jwk = await exportJWK(stranger.publicKey);
    const token = await new SignJWT(validClaims())
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: "es", jwk })
      .sign(stranger.privateKey);
    await expectRefused(token, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
  });

  it("when payload or signature were changed", async () => {
    const [header, , signature] = (await sign()).split(".");
    const payload = Buffer.from(JSON.stringify({ ...validClaims(), sub: "head" })).toString("base64url");
    await expectRefused(`${header}.${payload}.${signature}`, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
    const token = await sign();
    await expectRefused(`${token.slice(0, -8)}AAAAAAAA`, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
  });

  it("when it is larger than 8 KiB", async () => {
    await expectRefused(await sign({ claims: { ...validClaims(), padding: "x".repeat(9000) } }), "size");
  });

  it.each(["", "x", "a.b", "a.b.c", "....", "{}", "é.ü.ñ", "null.null.null"])(
    "when it is garbage: %j",
    async (token) => {
      await expectRefused(token);
    },
  );
});

describe("the keys of an issuer", () => {
  it("are fetched once, and for unknown key ids no more than once per cooldown", async () => {
    verifier = open({ cooldownMs: 400 });
    const before = jwks.fetches();
    await verifier.verify(await sign());
    for (let i = 0; i < 20; i++)
      await expectRefused(await sign({ header: { kid: `unknown-${i}` } }), "ERR_JWKS_NO_MATCHING_KEY");
    expect(jwks.fetches() - before).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 450));
    for (let i = 0; i < 20; i++)
      await expectRefused(await sign({ header: { kid: `later-${i}` } }), "ERR_JWKS_NO_MATCHING_KEY");
    expect(jwks.fetches() - before).toBe(2);
  });

  it("are not asked for again and again while the issuer fails", async () => {
    const before = jwks.fetches();
    jwks.status = 500;
    try {
      for (let i = 0; i < 20; i++)
        await expectRefused(await sign({ claims: { ...validClaims(), jti: String(i) } }));
      expect(jwks.fetches() - before).toBe(1);
    } finally {
      jwks.status = 200;
    }
    now += 6_000;
    await expect(verifier.verify(await sign())).resolves.toMatchObject({ subject: "officer-1" });
  });

  it("must come over https unless from this host", () => {
    const build = (jwksUrl: string) => () =>
      createTokenVerifier({ issuers: [{ issuer, audience, jwksUrl }], clock });
    expect(build("http://issuer.example/keys")).toThrow(/https/);
    expect(build("https://issuer.example/keys")).not.toThrow();
  });
});

describe("a remembered token", () => {
  it("is checked against the clock at every use", async () => {
    const token = await sign({ claims: { ...validClaims(), nbf: seconds(), exp: seconds() + 60 } });
    await verifier.verify(token);
    now = start + 30_000;
    await expect(verifier.verify(token)).resolves.toMatchObject({ subject: "officer-1" });
    now = start + 66_000;
    await expectRefused(token, "expired");
    now = start - 30_000;
    await expectRefused(token, "not_yet_valid");
  });

  it("falls within ten minutes of its key's withdrawal", async () => {
    // jose measures the age of a key set by the real clock.
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    const token = await sign({ claims: { ...validClaims(), exp: seconds() + 3600 } });
    await verifier.verify(token);
    const [withdrawn] = jwks.keys.splice(0, 1);
    try {
      now = start + 299_000;
      vi.setSystemTime(now);
      await expect(verifier.verify(token)).resolves.toMatchObject({ subject: "officer-1" });
      now = start + 600_000;
      vi.setSystemTime(now);
      await expectRefused(token, "ERR_JWKS_NO_MATCHING_KEY");
    } finally {
      vi.useRealTimers();
      if (withdrawn !== undefined) jwks.keys.unshift(withdrawn);
    }
  });

  it("costs microseconds", async () => {
    const token = await sign();
    await verifier.verify(token);
    const began = performance.now();
    for (let i = 0; i < 20_000; i++) await verifier.verify(token);
    const microseconds = ((performance.now() - began) * 1000) / 20_000;
    expect(microseconds).toBeLessThan(50);
  });
});
