// A reader that reads nothing: the connection ends, and nothing more is answered to it meanwhile.
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedServer, startServer } from "./started-server.ts";

const answerBytes = 20 * 1024 * 1024;
let started: StartedServer;
let answered = 0;

beforeAll(async () => {
  const body = Buffer.alloc(answerBytes, "x");
  started = await startServer({
    reading: { graceMs: 2_500, bytesPerSecond: 40 * 1024 * 1024, unreadBytes: 30 * 1024 * 1024 },
    graphql: async () => {
      answered += 1;
      return { status: 200, headers: [["content-type", "application/json; charset=utf-8"]], body };
    },
  });
});
afterAll(() => started.server.drain());

const openConnections = () =>
  new Promise<number>((resolve) =>
    started.server.fastify.server.getConnections((_error, count) => resolve(count)),
  );

/** Sends a request and reads none of its answer. */
async function askWithoutReading(token: string) {
  const { hostname, port } = new URL(started.url);
  const socket = connect({ port: Number(port), host: hostname }).pause();
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
  );
  return socket;
}

test("whoever does not read an answer loses the connection, and gets no more answers beside it", async () => {
  const token = await started.token("sleeper");
  const sockets = [await askWithoutReading(token), await askWithoutReading(token)];
  await expect.poll(() => answered, { timeout: 3_000 }).toBe(2);
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const refused = await fetch(`${started.url}/graphql`, { method: "POST", headers, body: "{}" });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  await expect(refused.json()).resolves.toMatchObject({
    errors: [{ extensions: { code: "BUDGET_EXHAUSTED", limit: "bytes of unread answers" } }],
  });
  expect(answered).toBe(2);
  // Others are answered meanwhile, in full.
  const other = await fetch(`${started.url}/graphql`, {
    method: "POST",
    headers: { ...headers, authorization: `Bearer ${await started.token("reader")}` },
    body: "{}",
  });
  expect((await other.arrayBuffer()).byteLength).toBe(answerBytes);
  await expect.poll(openConnections, { timeout: 12_000 }).toBeLessThanOrEqual(2);
  const again = await fetch(`${started.url}/graphql`, { method: "POST", headers, body: "{}" });
  expect((await again.arrayBuffer()).byteLength).toBe(answerBytes);
  for (const socket of sockets) socket.destroy();
});
