// Requests as bytes: status, headers and body exactly as they came, for comparing two servers or searching for what
// must not be there.
import type { Ask, TestApp } from "../support/test-app.ts";
import { testClock } from "../support/test-app.ts";

export interface Bytes {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

export type Who = Pick<Ask, "as" | "role" | "purpose">;

/** Headers that differ between any two answers of one server. */
const passing = new Set(["date", "connection", "keep-alive", "x-request-id"]);

export async function headersOf(app: TestApp, who: Who): Promise<Record<string, string>> {
  return {
    "content-type": "application/json",
    ...(who.as !== undefined && { authorization: `Bearer ${await app.issuer.sign(who.as, testClock)}` }),
    ...(who.role !== undefined && { "x-tongchou-role": who.role }),
    ...(who.purpose !== undefined && { "x-tongchou-purpose": who.purpose }),
  };
}

/** A connection of one person to one server; the token is signed once. */
export class Wire {
  private readonly app: TestApp;
  private readonly headers: Promise<Record<string, string>>;

  constructor(app: TestApp, who: Who) {
    this.app = app;
    this.headers = headersOf(app, who);
  }

  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Bytes> {
    return this.post(JSON.stringify({ query, ...(variables && { variables }) }));
  }

  async post(body: string): Promise<Bytes> {
    const response = await fetch(`${this.app.url}/graphql`, {
      method: "POST",
      headers: await this.headers,
      body,
    });
    return read(response);
  }

  async get(search: string): Promise<Bytes> {
    const headers = { ...(await this.headers), "apollo-require-preflight": "true" };
    return read(await fetch(`${this.app.url}/graphql${search}`, { headers }));
  }
}

async function read(response: Response): Promise<Bytes> {
  const headers = [...response.headers].filter(([name]) => !passing.has(name));
  const lines = headers.map(([name, value]) => `${name}: ${value}`).sort();
  return { status: response.status, headers: lines.join("\n"), text: await response.text() };
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
