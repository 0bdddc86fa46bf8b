// Tokens that nobody signed, that were signed for somebody else, or whose holder may not act.
import { generateKeyPairSync } from "node:crypto";
import { exportJWK, generateKeyPair, type JWTPayload } from "jose";
import { expect } from "vitest";
import { plantedPeople } from "../../../src/sample/planted.ts";
import type { HostileApp, Signing } from "../hostile-app.ts";
import { type Received, send } from "../wire.ts";
import { answered, type Case, refused } from "./case.ts";

const body = JSON.stringify({ query: "{ me { role } }" });
const bearing = (app: HostileApp, authorization: string | readonly string[]): Promise<Received> =>
  send(app.url, { body, headers: { authorization } });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const minutes = (count: number) => count * 60;

/** Refused whoever the token names, with the same words. */
const unsigned = (name: string, token: (app: HostileApp) => Promise<string> | string): Case =>
  refused(name, "UNAUTHENTICATED", async (app) => {
    const received = await bearing(app, `Bearer ${await token(app)}`);
    const plain = await bearing(app, "Bearer a.b.c");
    expect(received.text).toBe(plain.text);
    return received;
  });

const signed = (
  name: string,
  signing: (valid: JWTPayload, app: HostileApp) => Signing | Promise<Signing>,
): Case => unsigned(name, async (app) => app.sign(await signing(app.validClaims(), app)));

const claiming = (name: string, change: (valid: JWTPayload) => Record<string, unknown>): Case =>
  signed(name, (valid) => ({ claims: { ...valid, ...change(valid) } as JWTPayload }));

/** The valid token's three parts. */
const parts = async (app: HostileApp) =>
  (await app.token("education-officer")).split(".") as [string, string, string];

const at = (claim: "nbf" | "exp", seconds: number) => (valid: JWTPayload) => ({
  [claim]: Number(valid.nbf) + seconds,
});

const forged: readonly Case[] = [
  unsigned(
    "the algorithm none",
    async (app) => `${encode({ alg: "none", typ: "at+jwt" })}.${(await parts(app))[1]}.`,
  ),
  unsigned(
    "the algorithm nOnE",
    async (app) => `${encode({ alg: "nOnE", typ: "at+jwt" })}.${(await parts(app))[1]}.x`,
  ),
  signed("a shared secret", () => ({ header: { alg: "HS256" }, key: Buffer.alloc(32, 1) })),
  signed("the public key as a shared secret", async () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return { header: { alg: "HS256" }, key: Buffer.from(publicKey.export({ type: "spki", format: "pem" })) };
  }),
  signed("another key under the same name", async () => ({
    key: (await generateKeyPair("ES256")).privateKey,
  })),
  signed("another algorithm", async () => ({
    header: { alg: "RS256" },
    key: (await generateKeyPair("RS256")).privateKey,
  })),
  signed("a key the token brings along", async () => {
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    return { header: { jwk: await exportJWK(publicKey), kid: undefined }, key: privateKey };
  }),
  signed("a key at an address the token names", async (_, { url }) => ({
    header: { jku: `${url}/keys`, kid: "theirs" },
    key: (await generateKeyPair("ES256")).privateKey,
  })),
  signed("an unknown key", () => ({ header: { kid: "nobody" } })),
  signed("a path as the key's name", () => ({ header: { kid: "../../etc/passwd" } })),
  unsigned("a signature of zeros", async (app) =>
    (await parts(app)).with(2, Buffer.alloc(64).toString("base64url")).join("."),
  ),
  unsigned("no signature", async (app) => (await parts(app)).with(2, "").join(".")),
  unsigned("a signature cut short", async (app) => (await app.token("education-officer")).slice(0, -6)),
  unsigned("another person's claims under this signature", async (app) =>
    (await parts(app)).with(1, encode(app.validClaims("finance-officer"))).join("."),
  ),
  unsigned("five parts, as if encrypted", async (app) => `${await app.token("education-officer")}.a.b`),
  unsigned("two parts", async (app) => (await parts(app)).slice(0, 2).join(".")),
  unsigned("a header that is no JSON", async (app) => (await parts(app)).with(0, "bm90anNvbg").join(".")),
  unsigned("claims that are a list", async (app) => (await parts(app)).with(1, encode([1])).join(".")),
  unsigned("garbage", () => "garbage"),
  unsigned("dots", () => "..."),
  unsigned("9 KB", (app) => app.sign({ claims: { ...app.validClaims(), filler: "x".repeat(9 * 1024) } })),
];

const claims: readonly Case[] = [
  claiming("an expired token", at("exp", -minutes(1))),
  claiming("a token of tomorrow", at("nbf", minutes(24 * 60))),
  claiming("another audience", () => ({ aud: "somebody-else" })),
  claiming("no audience", () => ({ aud: undefined })),
  claiming("another issuer", () => ({ iss: "https://issuer.example" })),
  claiming("no issuer", () => ({ iss: undefined })),
  claiming("an issuer that is a list", ({ iss }) => ({ iss: [iss] })),
  claiming("no expiry", () => ({ exp: undefined })),
  claiming("an expiry as text", ({ exp }) => ({ exp: String(exp) })),
  claiming("no subject", () => ({ sub: undefined })),
  claiming("an empty subject", () => ({ sub: "" })),
  claiming("a subject that is an object", () => ({ sub: { a: 1 } })),
  claiming("a subject of 256 letters", () => ({ sub: "a".repeat(256) })),
  claiming("a subject with NUL", () => ({ sub: "edu\0cation" })),
  claiming("a subject with a lone surrogate", () => ({ sub: "edu\ud800" })),
  signed("no type", () => ({ header: { typ: undefined } })),
  signed("an ID token's type", () => ({ header: { typ: "JWT" } })),
  signed("an extension the server must understand", () => ({
    header: { crit: ["x"], x: 1 },
    crit: { x: true },
  })),
];

const header = (name: string, authorization: (token: string) => string | readonly string[]): Case =>
  refused(name, "UNAUTHENTICATED", async (app) =>
    bearing(app, authorization(await app.token("education-officer"))),
  );

const headers: readonly Case[] = [
  header("a password in place of a token", () => "Basic ZWR1Y2F0aW9uOnB3"),
  header("a token without its scheme", (token) => token),
  header("the scheme alone", () => "Bearer"),
  header("the scheme twice", (token) => `Bearer Bearer ${token}`),
  header("two tokens in one header", (token) => `Bearer ${token}, Bearer ${token}`),
  header("a token in quotes", (token) => `Bearer "${token}"`),
  header("an empty header", () => ""),
  refused("two Authorization headers", "UNAUTHENTICATED", async (app) =>
    bearing(app, [
      `Bearer ${await app.token("education-officer")}`,
      `Bearer ${await app.token("finance-officer")}`,
    ]),
  ),
  answered(
    "a token in the address, which is nobody's,",
    async (app) =>
      send(app.url, { path: `/graphql?access_token=${await app.token("education-officer")}`, body }),
    (data) => expect(data.me.role).toBe("public"),
  ),
  answered(
    "no beginning",
    async (app) => {
      const { nbf: _left, ...claims } = app.validClaims();
      return bearing(app, `Bearer ${await app.sign({ claims })}`);
    },
    (data) => expect(data.me.role).toBe("education-officer"),
  ),
  answered(
    "the scheme in lower case",
    async (app) => bearing(app, `bearer ${await app.token("education-officer")}`),
    (data) => expect(data.me.role).toBe("education-officer"),
  ),
];

const holder = (name: string, subject: string, question: Record<string, string> = {}): Case =>
  refused(name, "FORBIDDEN", async (app) =>
    send(app.url, { body, headers: { authorization: `Bearer ${await app.token(subject)}`, ...question } }),
  );

const officer = "education-officer";

export const tokens: readonly Case[] = [
  ...forged,
  ...claims,
  ...headers,
  holder("a person nobody registered", "nobody"),
  holder("a person whose name goes on in SQL", "education-officer' or '1'='1"),
  holder("a known name in another case", officer.toUpperCase()),
  holder("a known name with a space", `${officer} `),
  holder("a disabled person", plantedPeople.disabled),
  holder("a person whose assignment ran out", plantedPeople.expired),
  holder("a role the person does not hold", officer, { "x-tongchou-role": "finance-officer" }),
  holder("a role that does not exist", officer, { "x-tongchou-role": "superuser" }),
  holder("the public's role with an officer's token", officer, { "x-tongchou-role": "public" }),
  refused("two roles and none chosen", "ROLE_REQUIRED", async (app) =>
    bearing(app, `Bearer ${await app.token(plantedPeople.alsoGuardian)}`),
  ),
];
