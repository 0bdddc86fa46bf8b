// Pages of other origins, answers that are kept, and answers in fewer bytes.
import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answer, type StartedServer, startServer } from "./started-server.ts";

const front = "https://front.example";
const long = { text: "乡村学校".repeat(2000) };
let started: StartedServer;
beforeAll(async () => {
  started = await startServer({
    origins: [front, "http://localhost:5173"],
    publicMaxAgeSeconds: 30,
    graphql: async ({ url, headers }) => {
      if (url.includes("refused")) return { status: 200, headers: [], body: "{}", errorCode: "FORBIDDEN" };
      return answer(
        url.includes("long") ? { ...long, role: headers["x-tongchou-role"] ?? null } : { of: url },
      );
    },
  });
});
afterAll(() => started.server.drain());

const ask = (headers: Record<string, string> = {}, { path = "/graphql?query=a", method = "GET" } = {}) =>
  fetch(`${started.url}${path}`, { method, headers });
const corsOf = ({ headers }: Response) => [...headers].filter(([name]) => name.startsWith("access-control-"));
const vary = ({ headers }: Response) => (headers.get("vary") ?? "").toLowerCase().split(/, */);

test("a page of a listed origin may ask and read, refusals too, and never with a cookie", async () => {
  const unsigned = { origin: front, authorization: "Bearer a.b.c" };
  for (const [headers, status] of [
    [{ origin: front }, 200],
    [unsigned, 401],
  ] as const) {
    const response = await ask(headers);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(corsOf(response))).toEqual({
      "access-control-allow-origin": front,
      "access-control-expose-headers":
        "content-disposition, etag, retry-after, www-authenticate, x-request-id",
    });
    expect(vary(response)).toContain("origin");
  }
});

test("before it asks, a browser is told methods and headers, for ten minutes", async () => {
  const preflight = { origin: front, "access-control-request-method": "POST" };
  for (const path of ["/graphql", "/schema.graphql", "/attachments"]) {
    const response = await ask(preflight, { path, method: "OPTIONS" });
    expect([path, response.status]).toEqual([path, 204]);
    const told = Object.fromEntries(corsOf(response));
    expect(told).toMatchObject({
      "access-control-allow-origin": front,
      "access-control-allow-methods": "GET, HEAD, POST",
      "access-control-max-age": "600",
    });
    const allowed = told["access-control-allow-headers"]?.split(", ");
    for (const name of [
      "authorization",
      "content-type",
      "x-tongchou-role",
      "x-tongchou-purpose",
      "idempotency-key",
    ])
      expect(allowed).toContain(name);
    expect(told["access-control-allow-credentials"]).toBeUndefined();
  }
});

test.each([
  "null",
  "https://front.example.evil.test",
  "https://evil.test",
  "http://front.example",
  "https://front.example:444",
  "https://FRONT.example",
  "https://front.example, https://evil.test",
  "*",
  "",
])("the origin %j is told nothing, asked before or not", async (origin) => {
  for (const method of ["GET", "OPTIONS"]) {
    const response = await ask({ origin, "access-control-request-method": "POST" }, { method });
    expect(corsOf(response)).toEqual([]);
    expect(vary(response)).toContain("origin");
  }
});

test("what the public is answered to a GET may be kept for a while, under all that it depends on", async () => {
  const response = await ask();
  expect(response.headers.get("cache-control")).toBe("public, max-age=30");
  expect(response.headers.get("etag")).toMatch(/^"[\w-]{43}"$/);
  for (const name of [
    "origin",
    "accept",
    "accept-encoding",
    "authorization",
    "x-tongchou-role",
    "x-tongchou-purpose",
  ])
    expect(vary(response)).toContain(name);
  const etag = response.headers.get("etag") ?? "";
  const again = await ask({ "if-none-match": `"other", ${etag}` });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  expect((await ask({ "if-none-match": etag }, { path: "/graphql?query=b" })).status).toBe(200);
});

test("what a person is answered, what is refused and what is posted is never kept, nor compared", async () => {
  const authorization = `Bearer ${await started.token("li")}`;
  const etag = (await ask()).headers.get("etag") ?? "";
  const person = await ask({ authorization, "if-none-match": etag });
  const asPublic = await ask({ authorization, "x-tongchou-role": "public", "if-none-match": etag });
  const refused = await ask({}, { path: "/graphql?query=refused" });
  const posted = await ask({ "content-type": "application/json" }, { method: "POST" });
  for (const response of [person, asPublic, refused, posted, await ask({ authorization: "Bearer a.b.c" })]) {
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
  }
  expect([person.status, asPublic.status, refused.status]).toEqual([200, 200, 200]);
});

interface Raw {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** `fetch` unpacks by itself. */
const raw = (headers: Record<string, string>, path = "/graphql?query=long"): Promise<Raw> =>
  new Promise((resolve, reject) => {
    request(`${started.url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
    })
      .on("error", reject)
      .end();
  });

test("long answers come in fewer bytes to who takes them, each coding by its own name", async () => {
  const plain = await raw({});
  const [br, gzip] = [await raw({ "accept-encoding": "gzip, br" }), await raw({ "accept-encoding": "gzip" })];
  expect([plain, br, gzip].map(({ headers }) => headers["content-encoding"])).toEqual([
    undefined,
    "br",
    "gzip",
  ]);
  expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes);
  expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
  expect(br.bytes.length).toBeLessThan(plain.bytes.length / 20);
  const tags = [plain, br, gzip].map(({ headers }) => String(headers.etag));
  expect(tags[1]).toBe(tags[0]?.replace(/"$/, '-br"'));
  expect(new Set(tags).size).toBe(3);
  for (const etag of tags)
    expect((await ask({ "if-none-match": etag }, { path: "/graphql?query=long" })).status).toBe(304);
  const short = await raw({ "accept-encoding": "gzip, br" }, "/graphql?query=a");
  expect(short.headers["content-encoding"]).toBeUndefined();
  const unknown = await raw({ "accept-encoding": "zstd, deflate" });
  expect(unknown.headers["content-encoding"]).toBeUndefined();
});

test("what comes in is not unpacked", async () => {
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const response = await fetch(`${started.url}/graphql`, { method: "POST", headers, body: "{}" });
  expect([200, 400, 415]).toContain(response.status);
  expect(response.headers.get("cache-control")).toBe("no-store");
});
