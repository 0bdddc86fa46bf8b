// The whole application over a database of its own, on a port of its own. Nothing in it is replaced but what a test
// names.
import { generateKeyPairSync } from "node:crypto";
import pino from "pino";
import { type App, type Composition, compose } from "../../src/app.ts";
import { createDevelopmentIssuer, type DevelopmentIssuer } from "../../src/identity/index.ts";
import type { Caller } from "./caller.ts";
import { send } from "./send.ts";
import { cloneDatabase, type TestDatabase } from "./test-database.ts";
import { testClock, testKeys } from "./test-keys.ts";

export { testClock };

export interface Ask extends Caller {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** In the header. */
  readonly key?: string;
}

export interface Reply {
  readonly status: number;
  /** The body as it came over the wire. */
  readonly text: string;
  /** By which name the server knows the request. */
  readonly request: string;
  // biome-ignore lint/suspicious/noExplicitAny: a response has whatever shape was asked for
  readonly json: any;
}

export interface TestApp {
  readonly app: App;
  readonly url: string;
  readonly database: TestDatabase;
  readonly issuer: DevelopmentIssuer;
  ask(query: string, options?: Ask): Promise<Reply>;
  /** Of a development person; the same one each time. */
  token(subject: string): Promise<string>;
  close(): Promise<void>;
}

export const manyLookups = 1_000_000;

/** For whoever waits for each answer: a second connection would only learn once more what the first one knows. */
export const oneByOne = { poolSize: 1 } as const;

/** Many persons ask at once, each as much as it can. */
export const unbounded = { atOnce: 10_000, share: 1_000_000, inFlight: 10_000 } as const;

export async function startTestApp(
  options: {
    readonly database?: TestDatabase;
    /** With the policy's budgets of look-ups; the suite asks more in a minute than a person may on a day. */
    readonly budgets?: true;
  } & Partial<
    Pick<
      Composition,
      | "attachmentBytes"
      | "store"
      | "decisions"
      | "clock"
      | "log"
      | "poolSize"
      | "connections"
      | "replicaUrl"
      | "metrics"
      | "tracing"
      | "keys"
      | "jobs"
      | "issuers"
      | "pages"
      | "graphiql"
      | "record"
      | "policyEveryMs"
    >
  > = {},
): Promise<TestApp> {
  const { database = await cloneDatabase(), budgets, ...composition } = options;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const issuer = await createDevelopmentIssuer(privateKey.export({ format: "jwk" }) as never);
  const app = await compose({
    runtimeUrl: database.runtimeUrl,
    logins: database.logins,
    keys: testKeys,
    issuers: [],
    development: issuer.keys,
    poolSize: 2,
    // A test asks in a minute what a person asks in a month.
    admission: { costAMinute: Number.POSITIVE_INFINITY, waitMs: 60_000 },
    turns: { ...unbounded, waitMs: 60_000 },
    host: "127.0.0.1",
    port: 0,
    graphiql: false,
    log: pino({ level: "silent" }),
    clock: testClock,
    ...(budgets !== true && { lookupsPerDay: manyLookups }),
    ...composition,
  });
  const tokens = new Map<string, Promise<string>>();
  const token = (subject: string): Promise<string> => {
    const known = tokens.get(subject) ?? issuer.sign(subject, composition.clock ?? testClock);
    tokens.set(subject, known);
    return known;
  };
  const ask = async (
    query: string,
    { as, role, purpose, variables, operationName, key }: Ask = {},
  ): Promise<Reply> => {
    const headers = {
      "content-type": "application/json",
      ...(as !== undefined && { authorization: `Bearer ${await token(as)}` }),
      ...(role !== undefined && { "x-tongchou-role": role }),
      ...(purpose !== undefined && { "x-tongchou-purpose": purpose }),
      ...(key !== undefined && { "idempotency-key": key }),
    };
    const body = JSON.stringify({ query, variables, operationName });
    const { status, text, headers: answered } = await send(`${app.url}/graphql`, "POST", headers, body);
    return { status, text, request: String(answered["x-request-id"]), json: JSON.parse(text) };
  };
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, url: app.url, database, issuer, ask, token, close };
}
