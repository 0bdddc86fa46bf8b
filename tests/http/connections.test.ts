// Connections: what TLS tells of them, and how a server that drains ends them.
import { Agent, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { describe, expect, it } from "vitest";
import { selfSigned } from "./self-signed.ts";
import { answer, startServer } from "./started-server.ts";

describe("TLS", () => {
  it("that ends here tells browsers to stay with it; without it nothing is said", async () => {
    const plain = await startServer({ graphql: async () => answer({}) });
    const { headers } = await fetch(`${plain.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(headers.get("strict-transport-security")).toBeNull();
    await plain.server.drain();
    const own = await startServer({ graphql: async () => answer({}), tls: selfSigned });
    try {
      const header = await new Promise((resolve, reject) => {
        httpsRequest(`${own.url}/healthz`, { rejectUnauthorized: false }, (response) => {
          response.resume();
          resolve(response.headers["strict-transport-security"]);
        })
          .on("error", reject)
          .end();
      });
      expect(header).toBe("max-age=31536000");
    } finally {
      await own.server.drain();
    }
  });
});

describe("draining", () => {
  it("says so, finishes what is in flight, ends kept-alive connections, and resolves", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = () => {};
    const inFlight = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const own = await startServer({
      drainDelayMs: 150,
      graphql: async () => {
        arrived();
        await held;
        return answer({ finished: true });
      },
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const get = (path: string) =>
      new Promise<{ status: number; connection: string | undefined; text: string }>((resolve, reject) => {
        httpRequest(`${own.url}${path}`, { agent }, (response) => {
          let text = "";
          response.on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, connection: response.headers.connection, text }),
          );
        })
          .on("error", reject)
          .end();
      });
    expect((await get("/readyz")).status).toBe(200);
    const slow = get("/graphql?query={slow}");
    await inFlight;
    const drained = own.server.drain();
    expect(own.server.drain()).toBe(drained);
    const unready = await get("/readyz");
    expect(unready).toMatchObject({ status: 503, connection: "close" });
    expect(unready.text).toBe('{"status":"draining"}');
    await new Promise((resolve) => setTimeout(resolve, 250));
    await expect(get("/readyz")).rejects.toThrow();
    release();
    const finished = await slow;
    expect(finished).toMatchObject({ status: 200, connection: "close" });
    expect(JSON.parse(finished.text)).toEqual({ data: { finished: true } });
    const began = performance.now();
    await drained;
    expect(performance.now() - began).toBeLessThan(1_000);
    agent.destroy();
  });
});
