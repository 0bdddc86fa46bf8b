// Issuers differ in what their tokens say and where they tell their keys: each as configured, and none as another.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { createTokenVerifier } from "../../src/identity/index.ts";
import { audience, issuer, openTokenFixture, type TokenFixture } from "./token-fixture.ts";

let fixture: TokenFixture;
beforeAll(async () => {
  fixture = await openTokenFixture();
});
afterAll(() => fixture.jwks.close());

const withoutNbf = ({ nbf: _left, ...claims }: JWTPayload): JWTPayload => claims;

/** As Keycloak 26 writes them: an access token and an ID token of one session, for the one API as audience. */
const keycloak = (): JWTPayload => ({
  ...withoutNbf(fixture.validClaims()),
  jti: "onrtac:1f0c",
  typ: "Bearer",
  azp: "front",
  sid: "5d2e",
  acr: "1",
  scope: "openid profile",
  preferred_username: "officer-1",
});
const plain = { alg: "RS256", kid: "rs", typ: "JWT" };
const signed = (claims: JWTPayload, header = plain) =>
  fixture.sign({ claims, header, key: fixture.rs256.privateKey });

describe("of Keycloak", () => {
  beforeEach(() =>
    fixture.reset({
      types: ["JWT"],
      algorithms: ["RS256"],
      claims: { typ: "Bearer", azp: "front" },
      serviceClaim: "client_id",
    }),
  );

  it("access tokens count", async () => {
    await expect(fixture.verifier.verify(await signed(keycloak()))).resolves.toMatchObject({
      subject: "officer-1",
      service: false,
    });
    const service = { ...keycloak(), client_id: "front", clientHost: "10.0.0.7" };
    await expect(fixture.verifier.verify(await signed(service))).resolves.toMatchObject({ service: true });
  });

  it.each([
    ["an ID token", { typ: "ID" }, "typ"],
    ["a refresh token", { typ: "Refresh" }, "typ"],
    ["another client's", { azp: "elsewhere" }, "azp"],
    ["nobody's", { azp: undefined }, "azp"],
    ["one that looks like an ID token's twin", { nonce: "n" }, "nonce"],
    ["one with the hash of another", { at_hash: "h" }, "at_hash"],
    ["one for another API", { aud: "account" }, "aud"],
    ["one of another realm", { iss: "https://issuer.example/other" }, undefined],
  ])("%s does not, and the log names the claim", async (_name, claims, claim) => {
    await fixture.expectRefused(await signed({ ...keycloak(), ...claims }));
    expect(fixture.facts()?.claim).toBe(claim);
  });

  it("in no other algorithm and no other type than configured", async () => {
    await fixture.expectRefused(await fixture.sign({ claims: keycloak() }), "ERR_JOSE_ALG_NOT_ALLOWED");
    await fixture.expectRefused(await signed(keycloak(), { ...plain, typ: "at+jwt" }), "claims");
  });
});

test("whoever acts may be named by another claim", async () => {
  fixture.reset({ subjectClaim: "employee_no" });
  const claims = { ...fixture.validClaims(), employee_no: "E-17" };
  await expect(fixture.verifier.verify(await fixture.sign({ claims }))).resolves.toMatchObject({
    subject: "E-17",
  });
  await fixture.expectRefused(await fixture.sign(), "ERR_JWT_CLAIM_VALIDATION_FAILED");
  expect(fixture.facts()).toEqual({ issuer, claim: "employee_no" });
  for (const employee_no of ["", 17, ["E-17"], "x".repeat(256)])
    await fixture.expectRefused(
      await fixture.sign({ claims: { ...claims, employee_no } as JWTPayload }),
      "subject",
    );
});

interface Told {
  readonly server: Server;
  readonly url: string;
  asked: number;
  body: (url: string) => unknown;
  status: number;
}

/** An issuer that tells where its keys are, as it is told to. */
async function startTeller(keys: unknown): Promise<Told> {
  const server = createServer((request, response) => {
    const isKeys = request.url === "/keys";
    if (!isKeys) told.asked += 1;
    response.writeHead(isKeys ? 200 : told.status, {
      "content-type": "application/json",
      location: `${told.url}/elsewhere`,
    });
    response.end(JSON.stringify(isKeys ? { keys } : told.body(told.url)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const honest = (own: string) => ({ issuer: own, jwks_uri: `${own}/keys` });
  const told: Told = { server, url, asked: 0, status: 200, body: honest };
  return told;
}

describe("where the keys are", () => {
  let teller: Told;
  let key: CryptoKey;
  beforeAll(async () => {
    const pair = await generateKeyPair("ES256");
    key = pair.privateKey;
    teller = await startTeller([{ ...(await exportJWK(pair.publicKey)), kid: "d", alg: "ES256" }]);
  });
  afterAll(() => {
    teller.server.close();
    teller.server.closeAllConnections();
  });
  const sign = (iss = teller.url) =>
    new SignJWT({ ...fixture.validClaims(), iss })
      .setProtectedHeader({ alg: "ES256", kid: "d", typ: "at+jwt" })
      .sign(key);
  const verifier = (rejected: string[] = []) =>
    createTokenVerifier({
      issuers: [{ issuer: teller.url, audience, cooldownMs: 0 }],
      clock: fixture.clock,
      onRejected: (reason) => rejected.push(reason),
    });

  it("the issuer says itself, once an hour", async () => {
    const open = verifier();
    teller.asked = 0;
    for (let time = 0; time < 3; time += 1) await expect(open.verify(await sign())).resolves.toBeDefined();
    expect(teller.asked).toBe(1);
  });

  it.each([
    ["in another's name", () => ({ issuer: "https://evil.example", jwks_uri: `${teller.url}/keys` }), 200],
    ["in the clear elsewhere", () => ({ issuer: teller.url, jwks_uri: "http://keys.example/keys" }), 200],
    ["nowhere", () => ({ issuer: teller.url }), 200],
    ["by sending on", () => ({ issuer: teller.url, jwks_uri: `${teller.url}/keys` }), 302],
  ])("and told %s, they are not taken", async (_name, body, status) => {
    const rejected: string[] = [];
    const honest = teller.body;
    Object.assign(teller, { body, status });
    await expect(verifier(rejected).verify(await sign())).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(rejected).toEqual(["key_set_unavailable"]);
    Object.assign(teller, { body: honest, status: 200 });
  });

  it("of one issuer the keys sign for no other", async () => {
    const rejected: string[] = [];
    const both = createTokenVerifier({
      issuers: [
        { issuer: teller.url, audience },
        { issuer, audience, jwksUrl: fixture.jwks.url },
      ],
      clock: fixture.clock,
      onRejected: (reason) => rejected.push(reason),
    });
    await expect(both.verify(await sign(issuer))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const claims = { ...fixture.validClaims(), iss: teller.url };
    await expect(both.verify(await fixture.sign({ claims }))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect(rejected).toEqual(["ERR_JWKS_NO_MATCHING_KEY", "ERR_JWKS_NO_MATCHING_KEY"]);
  });

  it("is not asked in the clear", () => {
    expect(() =>
      createTokenVerifier({ issuers: [{ issuer: "http://id.example", audience }], clock: fixture.clock }),
    ).toThrow("https");
  });
});
