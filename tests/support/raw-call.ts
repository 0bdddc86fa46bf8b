// A request whose bytes and headers are the test's own, on a connection of its own.
import { request } from "node:http";
import { unnamed } from "./send.ts";
import type { TestApp } from "./test-app.ts";

export interface Who {
  readonly as?: string;
  readonly role?: string;
  readonly purpose?: string;
}
export interface Got {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface SentBytes {
  readonly headers?: Record<string, string>;
  /** In these pieces. */
  readonly bytes?: readonly Buffer[];
  /** Behind the pieces the client leaves, then. */
  readonly cut?: Promise<unknown>;
}

/** `line` as `GET /path`. */
export async function callRaw(app: TestApp, line: string, who: Who, sent: SentBytes = {}): Promise<Got> {
  const [method, path] = line.split(" ");
  const headers = {
    ...(who.as !== undefined && { authorization: `Bearer ${await app.token(who.as)}` }),
    ...(who.role !== undefined && { "x-tongchou-role": who.role }),
    ...(who.purpose !== undefined && { "x-tongchou-purpose": who.purpose }),
    ...sent.headers,
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${app.url}${path}`, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          bytes,
          text: unnamed(bytes.toString()),
        });
      });
    });
    asked.on("error", reject);
    for (const piece of sent.bytes ?? []) asked.write(piece);
    if (sent.cut === undefined) asked.end();
    else void sent.cut.then(() => asked.destroy(new Error("left")));
  });
}
