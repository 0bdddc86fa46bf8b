// A collector as far as a test needs one: takes OTLP over HTTP (protobuf), and tells the spans that came. Read by the wire format
// itself (https://protobuf.dev/programming-guides/encoding/), so that nothing of the sender's own code answers for it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedSpan {
  readonly traceId: string;
  readonly id: string;
  /** Empty: it has none. */
  readonly parent: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly failed: boolean;
  readonly nanoseconds: bigint;
}

export interface Receiver {
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** All that came, as it came. */
  readonly bytes: () => Buffer;
  readonly resources: Readonly<Record<string, string | number>>[];
  readonly headers: (string | undefined)[];
  close(): Promise<void>;
}

type Fields = ReadonlyMap<number, readonly (Buffer | bigint)[]>;

function fieldsOf(bytes: Buffer): Fields {
  const fields = new Map<number, (Buffer | bigint)[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at++);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const taken = (length: number): Buffer => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const kind = Number(tag & 7n);
    const value =
      kind === 0
        ? varint()
        : kind === 1
          ? taken(8).readBigUInt64LE()
          : kind === 5
            ? BigInt(taken(4).readUInt32LE())
            : taken(Number(varint()));
    const field = Number(tag >> 3n);
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}

const inner = (fields: Fields, field: number): readonly Fields[] =>
  (fields.get(field) ?? []).map((value) => fieldsOf(value as Buffer));
const text = (fields: Fields, field: number): string => String(fields.get(field)?.[0] ?? "");
const hex = (fields: Fields, field: number): string =>
  (fields.get(field)?.[0] as Buffer | undefined)?.toString("hex") ?? "";
const number = (fields: Fields, field: number): bigint => (fields.get(field)?.[0] ?? 0n) as bigint;

const attributesOf = (fields: Fields, field: number): Record<string, string | number> =>
  Object.fromEntries(
    inner(fields, field).map((pair) => {
      const [value] = inner(pair, 2);
      const said = value?.get(1)?.[0];
      return [text(pair, 1), said === undefined ? Number(value?.get(3)?.[0]) : String(said)];
    }),
  );

const spanOf = (fields: Fields): ReceivedSpan => ({
  traceId: hex(fields, 1),
  id: hex(fields, 2),
  parent: hex(fields, 4),
  name: text(fields, 5),
  attributes: attributesOf(fields, 9),
  failed: inner(fields, 15).some((status) => number(status, 3) === 2n),
  nanoseconds: number(fields, 8) - number(fields, 7),
});

export async function startReceiver(): Promise<Receiver> {
  const spans: ReceivedSpan[] = [];
  const resources: Receiver["resources"] = [];
  const headers: Receiver["headers"] = [];
  const bodies: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    bodies.push(body);
    headers.push(request.headers["x-collector"] as string | undefined);
    for (const resource of inner(fieldsOf(body), 1)) {
      resources.push(...inner(resource, 1).map((described) => attributesOf(described, 1)));
      for (const scope of inner(resource, 2)) spans.push(...inner(scope, 2).map(spanOf));
    }
    response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    resources,
    headers,
    bytes: () => Buffer.concat(bodies),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
