// Requests to an application under test, over kept connections: half of what `fetch` costs, and thousands are sent.
import { Agent, type IncomingHttpHeaders, request } from "node:http";

export interface Sent {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A refusal but for the name of its request: what is asked twice is answered alike. */
export const unnamed = (text: string): string => text.replace(/,"requestId":"[\da-f-]{36}"/g, "");

const agent = new Agent({ keepAlive: true });

export function send(
  url: string,
  method: "GET" | "POST",
  headers: Readonly<Record<string, string>>,
  body = "",
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const length = method === "POST" ? { "content-length": String(Buffer.byteLength(body)) } : {};
    const call = request(url, { agent, method, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: unnamed(Buffer.concat(parts).toString("utf8")),
        }),
      );
    });
    call.on("error", (error: NodeJS.ErrnoException) => {
      // The server ended a connection that lay idle for its half minute, just as this request went out on it.
      if (call.reusedSocket && error.code === "ECONNRESET") resolve(send(url, method, headers, body));
      else reject(error);
    });
    call.end(body);
  });
}
