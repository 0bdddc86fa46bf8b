// Bodies that are no request, or barely one.
import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { send } from "../wire.ts";
import { answered, type Case, refused } from "./case.ts";

const json = (value: unknown) => JSON.stringify(value);
const body =
  (bytes: string | Buffer, headers: Record<string, string> = {}) =>
  (app: { url: string }) =>
    send(app.url, { body: bytes, headers });
const schools = (first: Buffer | string) =>
  Buffer.concat([
    Buffer.from('{"query":"{ schools(where: {name: {contains: \\"'),
    Buffer.from(first),
    Buffer.from('\\"}}) { totalCount } }"}'),
  ]);

const noRequest: [string, string | Buffer][] = [
  ["an empty body", ""],
  ["half a JSON object", '{"query":"{ __typename }"'],
  ["JSON with a trailing comma", '{"query":"{ __typename }",}'],
  ["single quotes", "{'query':'{ __typename }'}"],
  ["the body null", "null"],
  ["the body 1", "1"],
  ["a JSON string", json("{ __typename }")],
  ["an empty object", "{}"],
  ["an empty batch", "[]"],
  ["a batch of one", json([{ query: "{ __typename }" }])],
  ["a batch of hundreds", json(Array.from({ length: 500 }, () => ({ query: "{ __typename }" })))],
  ["query null", json({ query: null })],
  ["query a number", json({ query: 1 })],
  ["query a list", json({ query: ["{ __typename }"] })],
  ["query an object", json({ query: { a: 1 } })],
  ["variables a string", json({ query: "{ __typename }", variables: "{}" })],
  ["variables a number", json({ query: "{ __typename }", variables: 7 })],
  ["extensions a string", json({ query: "{ __typename }", extensions: "{}" })],
  ["the key __proto__ in variables", '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}'],
  ["the key __proto__ at the top", '{"query":"{ __typename }","__proto__":{"variables":{"a":1}}}'],
  ["an escaped __proto__", '{"query":"{ __typename }","variables":{"\\u005f_proto__":{"a":1}}}'],
  ["constructor.prototype", '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"a":1}}}}'],
  ["UTF-16", Buffer.from(json({ query: "{ __typename }" }), "utf16le")],
  ["a UTF-8 sequence cut short", schools(Buffer.from("中").subarray(0, 2))],
  ["bytes that are never UTF-8", schools(Buffer.from([0xff, 0xfe]))],
  ["an overlong slash in UTF-8", schools(Buffer.from([0xc0, 0xaf]))],
  ["a surrogate coded in UTF-8", schools(Buffer.from([0xed, 0xa0, 0x80]))],
  ["a raw newline in a JSON string", '{"query":"{ __type\nname }"}'],
  ["a raw NUL byte in a JSON string", '{"query":"{ __typename }\0"}'],
  ["a body of NUL bytes", Buffer.alloc(1000)],
];

const tenMegabytes = json({ query: `{ __typename } #${"x".repeat(10 * 1024 * 1024)}` });

export const bodies: readonly Case[] = [
  ...noRequest.map(([name, bytes]) => refused(name, "BAD_REQUEST", body(bytes))),
  refused("a body of 10 MB", "PAYLOAD_TOO_LARGE", body(tenMegabytes)),
  refused(
    "a body of 10 MB without a length",
    "PAYLOAD_TOO_LARGE",
    body(tenMegabytes, { "transfer-encoding": "chunked" }),
  ),
  refused(
    "a compressed body",
    "BAD_REQUEST",
    body(gzipSync(json({ query: "{ __typename }" })), { "content-encoding": "gzip" }),
  ),
  refused(
    "a small body that unpacks to 10 MB",
    "BAD_REQUEST",
    body(gzipSync(tenMegabytes), { "content-encoding": "gzip" }),
  ),
  ...[
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
  ].map((type) =>
    refused(
      `the content type ${type}`,
      "BAD_REQUEST",
      body(json({ query: "{ __typename }" }), { "content-type": type }),
      415,
    ),
  ),
  refused(
    "a content type that only begins like JSON",
    "BAD_REQUEST",
    body(json({ query: "{ __typename }" }), { "content-type": "application/jsonx" }),
    415,
  ),
  answered(
    "a byte order mark",
    body(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(json({ query: "{ __typename }" }))])),
    (data) => expect(data).toEqual({ __typename: "Query" }),
  ),
  refused(
    "a variable nobody declared, nested ten thousand deep,",
    "LIMIT_EXCEEDED",
    body(`{"query":"{ __typename }","variables":{"w":${"[".repeat(10_000)}${"]".repeat(10_000)}}}`),
  ),
  answered("variables null", body(json({ query: "{ __typename }", variables: null })), (data) =>
    expect(data).toEqual({ __typename: "Query" }),
  ),
];
