// HTTP itself misused: methods, addresses, headers, bytes that are no HTTP at all.
import { expect } from "vitest";
import type { ErrorCode } from "../../../src/core/errors.ts";
import type { HostileApp } from "../hostile-app.ts";
import { search, send, sendBytes, type Wire } from "../wire.ts";
import { answered, type Case, refused } from "./case.ts";

const body = JSON.stringify({ query: "{ __typename }" });
const wire = (request: Wire) => (app: HostileApp) => send(app.url, request);
const preflight = { "apollo-require-preflight": "1" };
const get = (parts: Record<string, string>, headers: Record<string, string> = preflight) =>
  wire({ method: "GET", path: search(parts), headers });

const head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";

/** Raw bytes, read back as a response. */
function bytes(name: string, code: ErrorCode, status: number, raw: string | Buffer): Case {
  return refused(
    name,
    code,
    async ({ url }) => {
      const reply = await sendBytes(url, raw);
      const [top = "", text = ""] = reply.split("\r\n\r\n");
      const type = /content-type: ([^\r]+)/i.exec(top)?.[1];
      return { status: Number(top.split(" ")[1]), text, headers: { "content-type": type } };
    },
    status,
  );
}

const withHeader = (name: string, value: string | string[]) => wire({ body, headers: { [name]: value } });

const methods = ["PUT", "PATCH", "DELETE"].map((method) =>
  refused(`the method ${method}`, "BAD_REQUEST", wire({ method, body }), 405),
);

const unknownMethods = ["TRACE", "PROPFIND"].map((method) =>
  refused(`the method ${method}`, "NOT_FOUND", wire({ method }), 404),
);

const elsewhere = [
  "/graphql/",
  "/GRAPHQL",
  "//graphql",
  "/graphql/../graphql/x",
  "/graphql;a=1",
  "/etc/passwd",
  "/graphql%2f",
];

export const requests: readonly Case[] = [
  ...methods,
  ...unknownMethods,
  ...elsewhere.map((path) => refused(`the address ${path}`, "NOT_FOUND", wire({ path, body }), 404)),
  refused("a broken escape in the address", "BAD_REQUEST", wire({ path: "/graphql%E0%A4%A", body })),
  refused(
    "GET with a form's content type",
    "BAD_REQUEST",
    get({ query: "{ __typename }" }, { "content-type": "text/plain" }),
    415,
  ),
  refused("GET without a query", "BAD_REQUEST", get({ a: "b" })),
  refused("GET with a mutation", "BAD_REQUEST", get({ query: "mutation { __typename }" }), 405),
  refused("GET with a subscription", "BAD_REQUEST", get({ query: "subscription { __typename }" }), 405),
  refused(
    "GET with variables that are no JSON",
    "BAD_REQUEST",
    get({ query: "{ __typename }", variables: "{" }),
  ),
  refused(
    "GET with variables that are a list",
    "BAD_REQUEST",
    get({ query: "{ __typename }", variables: "[1]" }),
  ),
  refused(
    "GET with two queries",
    "BAD_REQUEST",
    wire({ method: "GET", path: "/graphql?query={a}&query={b}", headers: preflight }),
  ),
  refused(
    "GET with __proto__ as a variable",
    "BAD_USER_INPUT",
    get({
      query: "query($__proto__: SchoolWhere) { schools(where: $__proto__) { totalCount } }",
      variables: '{"__proto__":{"name":{"eq":"x"}}}',
    }),
  ),
  answered(
    "a plain GET, which nobody's browser sends a token with",
    get({ query: "{ __typename }" }, {}),
    (data) => expect(data).toEqual({ __typename: "Query" }),
  ),
  answered("GET with a harmless header set", get({ query: "{ __typename }" }), (data) =>
    expect(data).toEqual({ __typename: "Query" }),
  ),
  refused("an accept header nobody can meet", "BAD_REQUEST", withHeader("accept", "image/png"), 406),
  refused("a role of two words", "BAD_REQUEST", withHeader("x-tongchou-role", "education officer")),
  refused(
    "a role in Chinese (as raw bytes)",
    "BAD_REQUEST",
    withHeader("x-tongchou-role", Buffer.from("教育").toString("latin1")),
  ),
  refused("a role of 5000 letters", "BAD_REQUEST", withHeader("x-tongchou-role", "a".repeat(5000))),
  refused("an empty role", "BAD_REQUEST", withHeader("x-tongchou-role", "")),
  refused("two role headers", "BAD_REQUEST", withHeader("x-tongchou-role", ["public", "education-officer"])),
  refused("a role with a tab", "BAD_REQUEST", withHeader("x-tongchou-role", "public\tx")),
  refused("a purpose of markup", "BAD_REQUEST", withHeader("x-tongchou-purpose", "<script>")),
  refused("a purpose of 65 letters", "BAD_REQUEST", withHeader("x-tongchou-purpose", "a".repeat(65))),
  refused(
    "two purposes",
    "BAD_REQUEST",
    withHeader("x-tongchou-purpose", "identity-verification, dropout-return"),
  ),
  refused("a role without a token", "UNAUTHENTICATED", withHeader("x-tongchou-role", "education-officer")),
  refused("a header of 20 KB", "PAYLOAD_TOO_LARGE", withHeader("x-anything", "x".repeat(20_000)), 431),
  bytes(
    "a header value with a line break",
    "BAD_REQUEST",
    400,
    `${head}x-tongchou-role: public\n evil: 1\r\ncontent-length: 2\r\n\r\n{}`,
  ),
  bytes("a header without a colon", "BAD_REQUEST", 400, `${head}nonsense\r\n\r\n`),
  bytes("NUL in a header", "BAD_REQUEST", 400, `${head}x-tongchou-role: pub\0lic\r\n\r\n`),
  bytes(
    "a length and chunks at once",
    "BAD_REQUEST",
    400,
    `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  ),
  bytes("two lengths", "BAD_REQUEST", 400, `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}x`),
  bytes("a negative length", "BAD_REQUEST", 400, `${head}content-length: -1\r\n\r\n`),
  bytes("a broken chunk", "BAD_REQUEST", 400, `${head}transfer-encoding: chunked\r\n\r\nzz\r\n`),
  bytes("no HTTP at all", "BAD_REQUEST", 400, Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x00, 0x00])),
  bytes("a made-up method", "BAD_REQUEST", 400, "GRAPH /graphql HTTP/1.1\r\nhost: x\r\n\r\n"),
  {
    name: "a body that breaks off half-way costs nobody anything",
    run: async ({ url }) => {
      expect(await sendBytes(url, `${head}content-length: 500\r\n\r\n{"query":"{ __ty`, 150)).toBe("");
    },
  },
];
