import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createTokenVerifier } from "../../src/identity/index.ts";
import { audience, issuer, openTokenFixture, start, type TokenFixture } from "./token-fixture.ts";

let fixture: TokenFixture;

beforeAll(async () => {
  fixture = await openTokenFixture();
});
afterAll(() => fixture.jwks.close());
beforeEach(() => fixture.reset());

describe("the keys of an issuer", () => {
  it("are fetched once, and for unknown key ids no more than once per cooldown", async () => {
    fixture.reset({ cooldownMs: 400 });
    const before = fixture.jwks.fetches();
    await fixture.verifier.verify(await fixture.sign());
    for (let i = 0; i < 20; i++)
      await fixture.expectRefused(
        await fixture.sign({ header: { kid: `unknown-${i}` } }),
        "ERR_JWKS_NO_MATCHING_KEY",
      );
    expect(fixture.jwks.fetches() - before).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 450));
    for (let i = 0; i < 20; i++)
      await fixture.expectRefused(
        await fixture.sign({ header: { kid: `later-${i}` } }),
        "ERR_JWKS_NO_MATCHING_KEY",
      );
    expect(fixture.jwks.fetches() - before).toBe(2);
  });

  it("are not asked for again and again while the issuer fails", async () => {
    const before = fixture.jwks.fetches();
    fixture.jwks.status = 500;
    try {
      for (let i = 0; i < 20; i++)
        await fixture.expectRefused(
          await fixture.sign({ claims: { ...fixture.validClaims(), jti: String(i) } }),
        );
      expect(fixture.jwks.fetches() - before).toBe(1);
    } finally {
      fixture.jwks.status = 200;
    }
    fixture.now += 6_000;
    await expect(fixture.verifier.verify(await fixture.sign())).resolves.toMatchObject({
      subject: "officer-1",
    });
  });

  it("must come over https unless from this host", () => {
    const build = (jwksUrl: string) => () =>
      createTokenVerifier({ issuers: [{ issuer, audience, jwksUrl }], clock: fixture.clock });
    expect(build("http://issuer.example/keys")).toThrow(/https/);
    expect(build("https://issuer.example/keys")).not.toThrow();
  });
});

describe("a remembered token", () => {
  it("is checked against the clock at every use", async () => {
    const token = await fixture.sign({
      claims: { ...fixture.validClaims(), nbf: fixture.seconds(), exp: fixture.seconds() + 60 },
    });
    await fixture.verifier.verify(token);
    fixture.now = start + 30_000;
    await expect(fixture.verifier.verify(token)).resolves.toMatchObject({ subject: "officer-1" });
    fixture.now = start + 66_000;
    await fixture.expectRefused(token, "expired");
    fixture.now = start - 30_000;
    await fixture.expectRefused(token, "not_yet_valid");
  });

  it("falls within ten minutes of its key's withdrawal", async () => {
    // jose measures the age of a key set by the real clock.
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    const token = await fixture.sign({ claims: { ...fixture.validClaims(), exp: fixture.seconds() + 3600 } });
    await fixture.verifier.verify(token);
    const [withdrawn] = fixture.jwks.keys.splice(0, 1);
    try {
      fixture.now = start + 299_000;
      vi.setSystemTime(fixture.now);
      await expect(fixture.verifier.verify(token)).resolves.toMatchObject({ subject: "officer-1" });
      fixture.now = start + 600_000;
      vi.setSystemTime(fixture.now);
      await fixture.expectRefused(token, "ERR_JWKS_NO_MATCHING_KEY");
    } finally {
      vi.useRealTimers();
      if (withdrawn !== undefined) fixture.jwks.keys.unshift(withdrawn);
    }
  });

  it("costs microseconds", async () => {
    const token = await fixture.sign();
    await fixture.verifier.verify(token);
    const began = performance.now();
    for (let i = 0; i < 20_000; i++) await fixture.verifier.verify(token);
    const microseconds = ((performance.now() - began) * 1000) / 20_000;
    expect(microseconds).toBeLessThan(50);
  });
});
