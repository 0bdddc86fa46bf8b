import { generateKeyPairSync } from "node:crypto";
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDevelopmentIssuer, createTokenVerifier } from "../../src/identity/index.ts";
import { issuer, openTokenFixture, type TokenFixture } from "./token-fixture.ts";

let fixture: TokenFixture;

beforeAll(async () => {
  fixture = await openTokenFixture();
});
afterAll(() => fixture.jwks.close());
beforeEach(() => fixture.reset());

const without = (claim: string): JWTPayload => {
  const { [claim]: _left, ...rest } = fixture.validClaims();
  return rest;
};

describe("a token is accepted", () => {
  it("when a configured issuer signed it with a published key", async () => {
    await expect(fixture.verifier.verify(await fixture.sign())).resolves.toEqual({
      issuer,
      subject: "officer-1",
      service: false,
      expiresAt: fixture.seconds() + 600,
    });
  });

  it("with RS256 and PS256 too", async () => {
    for (const alg of ["RS256", "PS256"]) {
      const key = await crypto.subtle.importKey(
        "pkcs8",
        await crypto.subtle.exportKey("pkcs8", fixture.rs256.privateKey),
        { name: alg === "RS256" ? "RSASSA-PKCS1-v1_5" : "RSA-PSS", hash: "SHA-256" },
        false,
        ["sign"],
      );
      await expect(
        fixture.verifier.verify(await fixture.sign({ header: { alg, kid: "rs" }, key })),
      ).resolves.toMatchObject({
        issuer,
      });
    }
  });

  it("without nbf, which RFC 9068 does not know, and with its media type in full", async () => {
    const claims = without("nbf");
    await expect(fixture.verifier.verify(await fixture.sign({ claims }))).resolves.toMatchObject({ issuer });
    const header = { typ: "application/at+jwt" };
    await expect(fixture.verifier.verify(await fixture.sign({ claims, header }))).resolves.toBeDefined();
  });

  it("of a client on its own behalf as a service's", async () => {
    const own = { ...fixture.validClaims(), sub: "statistics", client_id: "statistics" };
    await expect(fixture.verifier.verify(await fixture.sign({ claims: own }))).resolves.toMatchObject({
      subject: "statistics",
      service: true,
    });
    const through = { ...own, sub: "officer-1" };
    await expect(fixture.verifier.verify(await fixture.sign({ claims: through }))).resolves.toMatchObject({
      service: false,
    });
  });

  it("from the development issuer only where its keys were given", async () => {
    const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
      format: "jwk",
    }) as JWK;
    const development = await createDevelopmentIssuer(jwk);
    const token = await development.sign("education-officer", fixture.clock);
    const accepting = createTokenVerifier({
      issuers: [],
      development: development.keys,
      clock: fixture.clock,
    });
    await expect(accepting.verify(token)).resolves.toEqual({
      issuer: development.keys.issuer,
      subject: "education-officer",
      service: false,
      expiresAt: fixture.seconds() + 12 * 3600,
    });
    expect(JSON.stringify(development.keys)).not.toContain(jwk.d ?? "?");
    await fixture.expectRefused(token, "unknown_issuer");
  });
});

describe("a token is refused", () => {
  it("when it has expired", async () => {
    const token = await fixture.sign({ claims: { ...fixture.validClaims(), exp: fixture.seconds() - 6 } });
    await fixture.expectRefused(token, "ERR_JWT_EXPIRED");
  });

  it("when it is not valid yet", async () => {
    await fixture.expectRefused(
      await fixture.sign({ claims: { ...fixture.validClaims(), nbf: fixture.seconds() + 60 } }),
      "ERR_JWT_CLAIM_VALIDATION_FAILED",
    );
  });

  it("when it says that it was issued in the future", async () => {
    const claims = { ...fixture.validClaims(), iat: fixture.seconds() + 60 };
    await fixture.expectRefused(await fixture.sign({ claims }), "issued_in_future");
  });

  it("when it would live longer than a day, however old it claims to be", async () => {
    const now = fixture.seconds();
    const day = { ...fixture.validClaims(), exp: now + 24 * 3600 };
    await expect(fixture.verifier.verify(await fixture.sign({ claims: day }))).resolves.toBeDefined();
    for (const claims of [
      { ...day, exp: day.exp + 1 },
      { ...day, iat: now - 1 },
      { ...day, nbf: now - 1 },
      { ...day, exp: now + 10 * 365 * 24 * 3600 },
    ])
      await fixture.expectRefused(await fixture.sign({ claims }), "lifetime");
  });

  it("for another audience", async () => {
    await fixture.expectRefused(
      await fixture.sign({ claims: { ...fixture.validClaims(), aud: "elsewhere" } }),
      "ERR_JWT_CLAIM_VALIDATION_FAILED",
    );
  });

  it("from another issuer, without fetching anything for it", async () => {
    const before = fixture.jwks.fetches();
    await fixture.expectRefused(
      await fixture.sign({ claims: { ...fixture.validClaims(), iss: "https://evil.example" } }),
      "unknown_issuer",
    );
    expect(fixture.jwks.fetches()).toBe(before);
  });

  it.each(["iss", "aud", "exp", "iat", "sub"])("without the claim %s", async (claim) => {
    await fixture.expectRefused(await fixture.sign({ claims: without(claim) }));
    if (claim !== "iss") expect(fixture.facts()).toEqual({ issuer, claim });
  });

  it("with an empty or endless subject", async () => {
    await fixture.expectRefused(
      await fixture.sign({ claims: { ...fixture.validClaims(), sub: "" } }),
      "subject",
    );
    await fixture.expectRefused(
      await fixture.sign({ claims: { ...fixture.validClaims(), sub: "s".repeat(256) } }),
      "subject",
    );
  });

  it.each([undefined, "JWT", "id+jwt"])("with the type %s", async (typ) => {
    await fixture.expectRefused(await fixture.sign({ header: { typ } }), "claims");
    expect(fixture.facts()).toEqual({ issuer, claim: "typ" });
  });

  it("unsigned (alg none)", async () => {
    await fixture.expectRefused(new UnsecuredJWT(fixture.validClaims()).encode());
    const [, payload] = (await fixture.sign()).split(".");
    const header = Buffer.from(JSON.stringify({ alg: "none", kid: "es", typ: "at+jwt" })).toString(
      "base64url",
    );
    await fixture.expectRefused(`${header}.${payload}.`);
  });

  it("signed by HS256 with the public key as the secret", async () => {
    const secret = new TextEncoder().encode(await exportSPKI(fixture.rs256.publicKey));
    await fixture.expectRefused(
      await fixture.sign({ header: { alg: "HS256", kid: "rs" }, key: secret }),
      "ERR_JOSE_ALG_NOT_ALLOWED",
    );
  });

  it("signed by a key that its header brings along", async () => {
    const stranger = await generateKeyPair("ES256");
    const jwk = await exportJWK(stranger.publicKey);
    const token = await new SignJWT(fixture.validClaims())
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: "es", jwk })
      .sign(stranger.privateKey);
    await fixture.expectRefused(token, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
  });

  it("when payload or signature were changed", async () => {
    const [header, , signature] = (await fixture.sign()).split(".");
    const payload = Buffer.from(JSON.stringify({ ...fixture.validClaims(), sub: "head" })).toString(
      "base64url",
    );
    await fixture.expectRefused(`${header}.${payload}.${signature}`, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
    const token = await fixture.sign();
    await fixture.expectRefused(`${token.slice(0, -8)}AAAAAAAA`, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
  });

  it("when it is larger than 8 KiB", async () => {
    await fixture.expectRefused(
      await fixture.sign({ claims: { ...fixture.validClaims(), padding: "x".repeat(9000) } }),
      "size",
    );
  });

  it.each(["", "x", "a.b", "a.b.c", "....", "{}", "é.ü.ñ", "null.null.null"])(
    "when it is garbage: %j",
    async (token) => {
      await fixture.expectRefused(token);
    },
  );
});
