// /schema.graphql as an address: who is asked for, who is refused, and what may be kept.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedServer, startServer } from "./started-server.ts";

let started: StartedServer;
beforeAll(async () => {
  started = await startServer({ graphql: async () => ({ status: 200, headers: [], body: "" }) });
});
afterAll(() => started.server.drain());

const get = (headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${started.url}/schema.graphql`, { method, headers });

test("the public asks without a token, others with theirs and in the role they choose", async () => {
  expect(await (await get()).text()).toBe("# public");
  const authorization = `Bearer ${await started.token("li")}`;
  expect(await (await get({ authorization })).text()).toBe("# education-officer");
  expect(await (await get({ authorization, "x-tongchou-role": "guardian" })).text()).toBe("# guardian");
});

test("nothing on the way keeps it; the client that names what it has need not fetch it again", async () => {
  const { status, headers } = await get();
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/graphql; charset=utf-8");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("vary")).toBe("Origin, authorization, x-tongchou-role, accept-encoding");
  expect(headers.get("etag")).toBe('"public"');
  const again = await get({ "if-none-match": '"other", W/"public"' });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const authorization = `Bearer ${await started.token("li")}`;
  expect((await get({ authorization, "if-none-match": '"public"' })).status).toBe(200);
});

test("HEAD says the same without the text", async () => {
  const [whole, head] = [await get(), await get({}, "HEAD")];
  expect([head.status, await head.text()]).toEqual([200, ""]);
  for (const name of ["content-type", "content-length", "etag", "cache-control"])
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
});

test.each(["POST", "PUT", "PATCH", "DELETE"])("%s is not served", async (method) => {
  const response = await get({}, method);
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

test("who is refused learns the code and no schema", async () => {
  const refused = async (headers: Record<string, string>, status: number, code: string) => {
    const response = await get(headers);
    expect(response.status).toBe(status);
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(body.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    return response;
  };
  const unsigned = await refused({ authorization: "Bearer a.b.c" }, 401, "UNAUTHENTICATED");
  expect(unsigned.headers.get("www-authenticate")).toBe('Bearer realm="tongchou", error="invalid_token"');
  await refused({ authorization: `Bearer ${await started.token("stranger")}` }, 403, "FORBIDDEN");
});
