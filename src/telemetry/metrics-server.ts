// `GET /metrics`, on an address of its own, to which nobody comes who was not let in. Off loopback the asker shows a token as well.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { showsToken, type Tell } from "./figures.ts";

export interface MetricsServerOptions {
  readonly host: string;
  readonly port: number;
  /** That the asker must show; null: whoever reaches the address may ask. */
  readonly token: string | null;
  readonly tell: Tell;
}

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startMetricsServer(options: MetricsServerOptions): Promise<MetricsServer> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const end = (status: number, text: string, type = "text/plain; charset=utf-8") => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
    };
    if (request.url?.split("?")[0] !== "/metrics") return end(404, "there is nothing here but /metrics\n");
    if (request.method !== "GET") return end(405, "GET alone\n");
    if (options.token !== null && !showsToken(request.headers, options.token))
      return end(401, "the token is missing or wrong\n");
    const { type, text } = await options.tell();
    end(200, text, type);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(503).end());
  });
  server.requestTimeout = 5_000;
  server.headersTimeout = 5_000;
  server.maxConnections = 20;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => resolve());
  });
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${port}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
