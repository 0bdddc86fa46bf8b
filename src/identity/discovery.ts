// Where an issuer's keys are, as it says itself (OpenID Connect Discovery 1.0 §4, RFC 8414): at its own address, in its own name.
import type { FetchImplementation, JWTVerifyGetKey } from "jose";
import type { Clock } from "../core/dates.ts";

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);
/** It moves its keys' address once in years; who has asked is told for so long. */
const heldMs = 3_600_000;

/** Read over https, or on the loopback interface, which never leaves the host. */
export function safeUrl(text: string, issuer: string): URL {
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname)))
    throw new Error(`the key set of ${issuer} must be read over https`);
  return url;
}

interface Discovery {
  readonly issuer: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly fetch: FetchImplementation;
}

interface Held {
  readonly url: string;
  readonly key: JWTVerifyGetKey;
  readonly until: number;
}

/** Asked for when the first token comes, and never at another address than the configured issuer's. */
export function discoveredKeys(
  { issuer, timeoutMs, clock, fetch }: Discovery,
  keysAt: (url: string) => JWTVerifyGetKey,
): JWTVerifyGetKey {
  let held: Held | null = null;
  let asking: Promise<Held> | null = null;
  const ask = async (): Promise<string> => {
    const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
      method: "GET",
      headers: new Headers({ accept: "application/json" }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) throw new Error("the issuer does not say where its keys are");
    const told = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
    // §4.3: whoever tells another issuer's name tells another issuer's keys.
    if (told.issuer !== issuer || typeof told.jwks_uri !== "string")
      throw new Error("the issuer tells another one's name, or no keys");
    return safeUrl(told.jwks_uri, issuer).href;
  };
  const renew = async (known: Held | null): Promise<Held> => {
    const url = await ask().catch((error) => {
      if (known === null) throw error;
      return known.url;
    });
    const key = known !== null && url === known.url ? known.key : keysAt(url);
    return { url, key, until: clock().getTime() + heldMs };
  };
  const keys = async (): Promise<JWTVerifyGetKey> => {
    if (held !== null && clock().getTime() < held.until) return held.key;
    // Who comes meanwhile waits for the same answer.
    asking ??= renew(held).finally(() => {
      asking = null;
    });
    held = await asking;
    return held.key;
  };
  return async (header, token) => (await keys())(header, token);
}
