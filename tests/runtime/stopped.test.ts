// A PostgreSQL that is stopped keeps nobody waiting, and goes on as it was; a server that is told to end ends, whatever clients do.
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "../support/send.ts";
import { Killable } from "./killable.ts";

let here: Killable;
beforeAll(async () => {
  here = await Killable.open(4);
});
afterAll(() => here?.close());

test("a PostgreSQL that is stopped is told as such within its time, to readers, writers and strangers; it goes on as it was", async () => {
  const read = (by: number | null) => {
    const headers = {
      "content-type": "application/json",
      ...(by !== null && { authorization: `Bearer ${here.tokens[by]}` }),
    };
    const began = performance.now();
    return send(
      `${here.url}/graphql`,
      "POST",
      headers,
      '{"query":"{ schools(first: 1) { nodes { id } } }"}',
    ).then(({ status }) => ({ status, ms: performance.now() - began }));
  };
  expect((await read(null)).status).toBe(200);
  expect((await read(1)).status).toBe(200);
  const stopped = await here.postgresProcesses();
  const attempt = here.newAttempt(0);
  for (const pid of stopped) process.kill(pid, "SIGSTOP");
  try {
    // Public, known and not known yet, and one who writes: each another caller.
    const asked = [null, 1, 2, 3].map(read);
    const began = performance.now();
    const written = await here.record(attempt);
    expect([503, 504]).toContain(written.status);
    expect(performance.now() - began).toBeLessThan(20_000);
    const answers = await Promise.all(asked);
    for (const { status, ms } of answers) {
      expect([503, 504]).toContain(status);
      expect(ms).toBeLessThan(20_000);
    }
    expect(answers.map(({ status }) => status)).toContain(504);
    expect((await fetch(`${here.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${here.url}/healthz`)).status).toBe(200);
  } finally {
    for (const pid of stopped) process.kill(pid, "SIGCONT");
  }
  await expect.poll(async () => (await read(1)).status, { timeout: 20_000 }).toBe(200);
  expect((await here.recordPatiently(attempt)).status).toBe(200);
  expect(await here.keptOf([attempt])).toMatchObject([{ rows: 1, told: 1 }]);
});

test("a server that is told to end does so in its time, whatever clients leave unread", async () => {
  const { hostname, port } = new URL(here.url);
  const body = JSON.stringify({
    query: "{ schools(first: 200) { nodes { id name township { name } classes { nodes { id } } } } }",
  });
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), hostname);
    socket
      .on("error", () => {})
      .pause()
      .write(head + body);
    return socket;
  });
  await sleep(500);
  const began = performance.now();
  expect(await here.end("SIGTERM")).toBe(0);
  expect(performance.now() - began).toBeLessThan(25_000);
  for (const socket of slow) socket.destroy();
  await here.start();
});
