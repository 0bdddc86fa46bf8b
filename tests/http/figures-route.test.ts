// /metrics at the API's address: who is told, and that nobody else finds anything there.
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mayBeTold } from "../../src/telemetry/index.ts";
import { type StartedServer, startServer } from "./started-server.ts";

const token = "0123456789abcdef01234567";
const graphql = async () => ({ status: 200, headers: [], body: "" });
const tell = async () => ({ type: "text/plain; version=0.0.4; charset=utf-8", text: "figures 1\n" });
let open: StartedServer;
let closed: StartedServer;
let silent: StartedServer;
beforeAll(async () => {
  open = await startServer({ graphql, figures: { tell, mayBeTold: (asked) => mayBeTold(asked, null) } });
  closed = await startServer({ graphql, figures: { tell, mayBeTold: (asked) => mayBeTold(asked, token) } });
  silent = await startServer({ graphql });
});
afterAll(() => Promise.all([open, closed, silent].map(({ server }) => server.drain())));

const ask = ({ url }: StartedServer, headers: Record<string, string> = {}) =>
  new Promise<readonly [number | undefined, string]>((resolve, reject) => {
    request(`${url}/metrics`, { headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (part) => (text += part)).on("end", () => resolve([answer.statusCode, text]));
    })
      .on("error", reject)
      .end();
  });

test("without a token whoever asks on this machine is told, and nobody for whom a proxy asks", async () => {
  expect(await ask(open)).toEqual([200, "figures 1\n"]);
  const [, nothing] = await ask(silent);
  for (const name of ["forwarded", "x-forwarded-for", "x-real-ip", "via"]) {
    const [status, text] = await ask(open, { [name]: "10.0.0.1" });
    expect([name, status, text.includes("figures")]).toEqual([name, 404, false]);
  }
  expect(nothing).toContain("NOT_FOUND");
});

test("with a token whoever shows it is told, through a proxy, too", async () => {
  const authorization = `Bearer ${token}`;
  expect(await ask(closed, { authorization, via: "1.1 proxy" })).toEqual([200, "figures 1\n"]);
  for (const wrong of ["", `Bearer ${token}0`, token, `Basic ${token}`])
    expect((await ask(closed, wrong === "" ? {} : { authorization: wrong }))[0]).toBe(404);
});

test("another machine's address is not this one", () => {
  const from = (remoteAddress: string) =>
    mayBeTold({ headers: {}, socket: { remoteAddress } } as never, null);
  expect(["127.0.0.1", "::1", "::ffff:127.0.0.1"].map(from)).toEqual([true, true, true]);
  expect(["10.0.0.1", "127.0.0.1.example", "::ffff:10.0.0.1", ""].map(from)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
