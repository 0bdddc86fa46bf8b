// An S3-compatible store: what is put under a key, got and removed, each request signed (AWS Signature Version 4). Knows sealed
// bytes alone. Keys and the store's address are made of letters that a path needs no escape for.
import { createHash, createHmac } from "node:crypto";
import type { BucketConfig } from "../config.ts";
import { TongchouError } from "../core/errors.ts";

export interface ObjectStore {
  put(key: string, bytes: Buffer): Promise<void>;
  /** Null where there is none. */
  get(key: string, mostBytes: number): Promise<Buffer | null>;
  /** Also of what is not there. */
  remove(key: string): Promise<void>;
}

const patienceMs = 10_000;
const tries = 2;
const nothing = Buffer.alloc(0);

export function openObjectStore(settings: BucketConfig): ObjectStore {
  const ask = async (method: string, key: string, body: Buffer): Promise<Response> => {
    const url = new URL(`${settings.url}/${key}`);
    for (let nth = 1; ; nth += 1) {
      const response = await fetch(url, {
        method,
        headers: signed(settings, { method, url, body, at: new Date() }),
        ...(method === "PUT" && { body: new Uint8Array(body) }),
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
      }).catch(() => null);
      if (response !== null && (response.ok || response.status === 404)) return response;
      await response?.body?.cancel();
      if (nth === tries || (response !== null && response.status < 500)) throw outOfReach();
    }
  };
  return {
    async put(key, bytes) {
      const response = await ask("PUT", key, bytes);
      await response.body?.cancel();
      // A bucket that is not there.
      if (!response.ok) throw outOfReach();
    },
    async get(key, mostBytes) {
      const response = await ask("GET", key, nothing);
      if (response.ok && Number(response.headers.get("content-length")) <= mostBytes)
        return Buffer.from(await response.arrayBuffer());
      await response.body?.cancel();
      if (response.ok) throw outOfReach();
      return null;
    },
    async remove(key) {
      await (await ask("DELETE", key, nothing)).body?.cancel();
    },
  };
}

const outOfReach = (): TongchouError =>
  new TongchouError("UNAVAILABLE", "What papers hold cannot be reached at the moment.");

const digest = (data: Buffer | string): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer | string, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** The headers of a request, by https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html. */
export function signed(
  { region, keyId, secret }: BucketConfig,
  {
    method,
    url,
    body,
    at,
  }: { readonly method: string; readonly url: URL; readonly body: Buffer; readonly at: Date },
): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = [time.slice(0, 8), region, "s3", "aws4_request"];
  const said = { host: url.host, "x-amz-content-sha256": digest(body), "x-amz-date": time };
  const names = Object.keys(said).join(";");
  const lines = Object.entries(said).map(([name, value]) => `${name}:${value}`);
  const request = [
    method,
    url.pathname,
    url.search.slice(1),
    ...lines,
    "",
    names,
    said["x-amz-content-sha256"],
  ].join("\n");
  const text = ["AWS4-HMAC-SHA256", time, scope.join("/"), digest(request)].join("\n");
  const signature = hmac(scope.reduce<Buffer | string>(hmac, `AWS4${secret}`) as Buffer, text).toString(
    "hex",
  );
  const { host: _sentAnyway, ...headers } = said;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${scope.join("/")}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
