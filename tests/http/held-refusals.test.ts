// Cheap to send, and to refuse: a caller who is over a bound and asks again at once, over many connections, gets few refusals.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedServer, startServer } from "./started-server.ts";

const holdMs = 400;
const most = 3;
let started: StartedServer;
let refusals = 0;

beforeAll(async () => {
  started = await startServer({
    held: { holdMs, most },
    graphql: async (_request, { principal }) => {
      const status = principal.personId === "greedy" ? 429 : 200;
      refusals += status === 429 ? 1 : 0;
      return { status, headers: [["content-type", "application/json; charset=utf-8"]], body: "{}" };
    },
  });
});
afterAll(() => started.server.drain());

const openConnections = () =>
  new Promise<number>((resolve) =>
    started.server.fastify.server.getConnections((_error, count) => resolve(count)),
  );

async function ask(person: string) {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${await started.token(person)}`,
  };
  const sent = performance.now();
  const answer = await fetch(`${started.url}/graphql`, { method: "POST", headers, body: "{}" });
  const ms = performance.now() - sent;
  // Read to the end: an answer that is not keeps its connection from the next question.
  await answer.arrayBuffer();
  return { status: answer.status, ms, connection: answer.headers.get("connection") };
}

test("whoever is refused for a bound waits before it is told, and others do not", async () => {
  const until = performance.now() + 3 * holdMs;
  const greedy = async () => {
    while (performance.now() < until) expect((await ask("greedy")).ms).toBeGreaterThan(holdMs - 20);
  };
  const loops = Array.from({ length: most }, greedy);
  while (performance.now() < until) expect((await ask("modest")).status).toBe(200);
  await Promise.all(loops);
  expect(refusals).toBeLessThanOrEqual(4 * most);
});

test("of one that has more refusals held than it may, the connection ends", async () => {
  const asked = await Promise.all(Array.from({ length: most + 2 }, () => ask("greedy")));
  const ended = asked.filter(({ connection }) => connection === "close");
  expect(ended).toHaveLength(2);
  for (const { status } of asked) expect(status).toBe(429);
});

test("a client that leaves holds nothing", async () => {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${await started.token("greedy")}`,
  };
  for (let round = 0; round < 3; round += 1) {
    const before = refusals;
    const leaving = new AbortController();
    const asked = Array.from({ length: most }, () =>
      fetch(`${started.url}/graphql`, { method: "POST", headers, body: "{}", signal: leaving.signal }),
    );
    await expect.poll(() => refusals, { interval: 5 }).toBe(before + most);
    leaving.abort();
    for (const one of await Promise.allSettled(asked)) expect(one.status).toBe("rejected");
    await expect.poll(openConnections, { interval: 5, timeout: holdMs - 100 }).toBeLessThanOrEqual(1);
  }
  expect((await ask("greedy")).connection).not.toBe("close");
});
