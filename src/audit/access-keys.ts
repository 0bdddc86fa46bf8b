// The keys that heads of chains are signed by: Ed25519, made of 32 drawn bytes each. The private half signs and leaves the process
// never; the public half stands beside what it signed.
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { CompactSign, compactVerify } from "jose";
import { deriveKey, type RingKey } from "../database/secrets/key-ring.ts";

export interface SigningKey {
  readonly kid: string;
  readonly secret: KeyObject;
  /** Base64url of its 32 bytes: `x` of the JWK. */
  readonly publicKey: string;
}

/** PKCS #8 of an Ed25519 key, before its bytes (RFC 8410). */
const head = Buffer.from("302e020100300506032b657004220420", "hex");

function keyOf(kid: string, seed: Buffer): SigningKey {
  const secret = createPrivateKey({ key: Buffer.concat([head, seed]), format: "der", type: "pkcs8" });
  return { kid, secret, publicKey: String(createPublicKey(secret).export({ format: "jwk" }).x) };
}

/** Keys of their own, or one for each key of the ring: whoever has that may sign, but not the other way about. */
export const signingKeys = (
  own: readonly RingKey[] | null,
  ring: readonly RingKey[],
): readonly SigningKey[] =>
  own === null
    ? ring.map((key) => keyOf(key.id, deriveKey([key], "access-log")))
    : own.map(({ id, secret }) => keyOf(id, secret));

export const checkpointKinds = ["start", "head", "end"] as const;

/** What is signed. */
export interface Checkpoint {
  readonly process: string;
  readonly seq: number;
  readonly kind: (typeof checkpointKinds)[number];
  readonly at: string;
  /** Hex. */
  readonly hash: string;
}

const encoded = (text: string): string => Buffer.from(text).toString("base64url");

/** Of a checkpoint that was kept by its parts, where a token may not stand: the same JWS as `sign` made. */
export const joined = (
  kid: string,
  { process, seq, kind, at, hash }: Checkpoint,
  signature: string,
): string =>
  [
    encoded(JSON.stringify({ alg: "EdDSA", kid })),
    encoded(JSON.stringify({ process, seq, kind, at, hash })),
    signature,
  ].join(".");

export const sign = ({ kid, secret }: SigningKey, checkpoint: Checkpoint): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(checkpoint)))
    .setProtectedHeader({ alg: "EdDSA", kid })
    .sign(secret);

/** What was signed by this key; null where it was not. */
export async function signedBy(publicKey: string, signed: string): Promise<Checkpoint | null> {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    const { payload } = await compactVerify(signed, key, { algorithms: ["EdDSA"] });
    return JSON.parse(Buffer.from(payload).toString()) as Checkpoint;
  } catch {
    return null;
  }
}
