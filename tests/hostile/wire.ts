// Requests as an attacker makes them: any bytes, any headers, nothing tidied up by fetch. Never parses what it sends.
import { hash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { unnamed } from "../support/send.ts";

export interface Wire {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export interface Received {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const patienceMs = 20_000;

/** One request on a connection of its own. `content-type` is JSON unless the headers say otherwise. */
export function send(
  url: string,
  { method = "POST", path = "/graphql", headers = {}, body }: Wire,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const chunked = headers["transfer-encoding"] !== undefined;
    const sent = {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(body !== undefined && !chunked && { "content-length": String(Buffer.byteLength(body)) }),
    };
    const request = httpRequest(
      url,
      { method, path, headers: { ...sent, ...headers } as Record<string, string | string[]>, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            text: unnamed(Buffer.concat(chunks).toString("utf8")),
            headers: response.headers,
          }),
        );
        response.on("error", reject);
      },
    );
    request.setTimeout(patienceMs, () => request.destroy(new Error("no answer in time")));
    request.on("error", reject);
    request.end(body);
  });
}

/** Raw bytes on a socket; resolves with what came back when the server closes, or after `waitMs`. */
export function sendBytes(url: string, bytes: string | Buffer, waitMs = 3_000): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString("utf8"));
    };
    const timer = setTimeout(done, waitMs);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error) => (chunks.length > 0 ? done() : reject(error)));
    socket.on("close", () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** `k=v&…` of a GET request. */
export const search = (parts: Readonly<Record<string, string>>): string =>
  `/graphql?${new URLSearchParams(parts)}`;

/** What a client registers a document under. */
export const hashOf = (query: string): string => hash("sha256", query);
