// Requests as bytes: status, headers and body exactly as they came, for comparing two servers or searching for what
// must not be there.
import type { Caller } from "../support/caller.ts";
import { type Sent, send } from "../support/send.ts";
import type { TestApp } from "../support/test-app.ts";
import { testClock } from "../support/test-app.ts";

export interface Bytes {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

/** Headers that differ between any two answers of one server. */
const passing = new Set(["date", "connection", "keep-alive", "x-request-id"]);

export async function headersOf(app: TestApp, caller: Caller): Promise<Record<string, string>> {
  return {
    "content-type": "application/json",
    ...(caller.as !== undefined && {
      authorization: `Bearer ${await app.issuer.sign(caller.as, testClock)}`,
    }),
    ...(caller.role !== undefined && { "x-tongchou-role": caller.role }),
    ...(caller.purpose !== undefined && { "x-tongchou-purpose": caller.purpose }),
  };
}

/** A connection of one person to one server; the token is signed once. */
export class Wire {
  private readonly app: TestApp;
  private readonly headers: Promise<Record<string, string>>;

  constructor(app: TestApp, caller: Caller) {
    this.app = app;
    this.headers = headersOf(app, caller);
  }

  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Bytes> {
    return this.post(JSON.stringify({ query, ...(variables && { variables }) }));
  }

  async post(body: string): Promise<Bytes> {
    return read(await send(`${this.app.url}/graphql`, "POST", await this.headers, body));
  }

  async get(search: string): Promise<Bytes> {
    const headers = { ...(await this.headers), "apollo-require-preflight": "true" };
    return read(await send(`${this.app.url}/graphql${search}`, "GET", headers));
  }
}

function read({ status, headers, text }: Sent): Bytes {
  const lines = Object.entries(headers)
    .filter(([name]) => !passing.has(name))
    .map(([name, value]) => `${name}: ${String(value)}`);
  return { status, headers: lines.sort().join("\n"), text };
}

/** `data` of an answer, or null; never throws. */
// biome-ignore lint/suspicious/noExplicitAny: a response has whatever shape was asked for
export function dataOf(bytes: Bytes): any {
  try {
    return JSON.parse(bytes.text).data ?? null;
  } catch {
    return null;
  }
}
