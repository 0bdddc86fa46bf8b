// The whole application with its signing key and its log in the test's hands: what an attacker holds and more. Every
// refusal is checked for form and for what it must not say.

import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import pino from "pino";
import { expect } from "vitest";
import { type App, type Composition, compose } from "../../src/app.ts";
import { type ErrorCode, errorCodes } from "../../src/core/errors.ts";
import { developmentAudience } from "../../src/identity/development-issuer.ts";
import { developmentIssuer } from "../../src/identity/development-subject.ts";
import type { DecisionPoint } from "../../src/planning/index.ts";
import { manyLookups, testClock, unbounded } from "../support/test-app.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { testKeys } from "../support/test-keys.ts";
import { type Received, send } from "./wire.ts";

export interface Question {
  readonly as?: string | undefined;
  readonly role?: string;
  readonly purpose?: string;
  readonly variables?: unknown;
  readonly operationName?: string;
}

export interface Signing {
  readonly claims?: JWTPayload;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: CryptoKey | Uint8Array;
  readonly crit?: Readonly<Record<string, boolean>>;
}

export interface HostileApp {
  readonly app: App;
  readonly url: string;
  readonly database: TestDatabase;
  /** Lines of the server's log so far. */
  readonly log: readonly string[];
  ask(query: string, question?: Question): Promise<Received>;
  token(subject: string): Promise<string>;
  sign(signing: Signing): Promise<string>;
  validClaims(subject?: string): JWTPayload;
  /** The same question must get the same bytes, whatever was sent before. */
  control(): Promise<void>;
  close(): Promise<void>;
}

const controlQuery =
  "{ schools(first: 2, orderBy: NAME_ASC) { totalCount nodes { id name township { name } } pageInfo { endCursor } } }";

const composition = {
  keys: testKeys,
  issuers: [],
  poolSize: 2,
  // Hundreds of attacks a minute by the same persons; overload.test.ts asks with the real bounds.
  admission: { costAMinute: Number.POSITIVE_INFINITY, waitMs: 30_000 },
  turns: { ...unbounded, waitMs: 30_000 },
  host: "127.0.0.1",
  port: 0,
  graphiql: false,
  clock: testClock,
  lookupsPerDay: manyLookups,
};

const validClaims = (subject = "education-officer"): JWTPayload => {
  const now = Math.floor(testClock().getTime() / 1000);
  return {
    iss: developmentIssuer,
    aud: developmentAudience,
    sub: subject,
    nbf: now,
    iat: now,
    exp: now + 600,
  };
};

export async function openHostileApp(
  options: {
    readonly runtimeUrl?: (url: string) => string | Promise<string>;
    readonly decisions?: DecisionPoint;
    readonly admission?: Composition["admission"];
    readonly turns?: Composition["turns"];
  } = {},
): Promise<HostileApp> {
  const database = await cloneDatabase();
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  const kid = "hostile";
  const log: string[] = [];
  const { runtimeUrl = (url: string) => url } = options;
  const development = {
    issuer: developmentIssuer,
    audience: developmentAudience,
    publicKeys: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" }] },
  };
  const app = await compose({
    ...composition,
    runtimeUrl: await runtimeUrl(database.runtimeUrl),
    logins: database.logins,
    development,
    log: pino({ level: "info" }, { write: (line) => log.push(line) }),
    ...(options.admission && { admission: options.admission }),
    ...(options.turns && { turns: options.turns }),
    ...(options.decisions && { decisions: options.decisions }),
  });
  const sign = ({ claims = validClaims(), header = {}, key = privateKey, crit }: Signing): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid, ...header })
      .sign(key, crit && { crit });
  const tokens = new Map<string, Promise<string>>();
  const token = (subject: string): Promise<string> => {
    const known = tokens.get(subject) ?? sign({ claims: validClaims(subject) });
    tokens.set(subject, known);
    return known;
  };
  const ask = async (query: string, { as, role, purpose, variables, operationName }: Question = {}) =>
    send(app.url, {
      headers: {
        ...(as !== undefined && { authorization: `Bearer ${await token(as)}` }),
        ...(role !== undefined && { "x-tongchou-role": role }),
        ...(purpose !== undefined && { "x-tongchou-purpose": purpose }),
      },
      body: JSON.stringify({ query, variables, operationName }),
    });
  const first = await ask(controlQuery);
  if (options.decisions === undefined)
    expect(dataOf(first)).toMatchObject({ schools: { totalCount: 130, nodes: [{}, {}] } });
  return {
    app,
    url: app.url,
    database,
    log,
    ask,
    token,
    sign,
    validClaims,
    async control() {
      const { status, text } = await ask(controlQuery);
      expect({ status, text }).toEqual({ status: first.status, text: first.text });
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

interface ErrorBody {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** What no answer may hold: suggestions, SQL, places in the code, words of the database or of its driver. */
const tells = [
  /did you mean/i,
  /\bselect\b[^{]*\bfrom\b/i,
  /json_object|set_config|\btc_\w+|pg_|\bt\d+\."/,
  /PostgresError|syntax error at or near|relation "|column "|violates/,
  /\.(ts|js|mjs):\d+|node_modules|\n\s+at \w/,
  /call stack|TypeError|RangeError|Cannot read|undefined \(|is not a function/,
];

export function expectRefusal(
  { status, text, headers }: Received,
  expected: { status: number; code: ErrorCode },
): void {
  expect(text, "an answer in JSON").toMatch(/^\{/);
  const body = JSON.parse(text) as ErrorBody;
  expect({ status, code: body.errors?.[0]?.extensions?.code, text: text.slice(0, 400) }).toMatchObject(
    expected,
  );
  expect(Object.keys(body)).toEqual(["errors"]);
  for (const error of body.errors) {
    expect(errorCodes).toContain(error.extensions.code);
    expect(error.message).toMatch(/\S/);
  }
  expect(headers["content-type"]).toMatch(/^application\/(json|graphql-response\+json)/);
  for (const tell of tells) expect(text).not.toMatch(tell);
}

// biome-ignore lint/suspicious/noExplicitAny: a response has whatever shape was asked for
export function dataOf({ status, text }: Received): any {
  const body = JSON.parse(text) as { data?: unknown; errors?: unknown };
  expect({ status, errors: body.errors }, text.slice(0, 400)).toEqual({ status: 200, errors: undefined });
  return body.data;
}
