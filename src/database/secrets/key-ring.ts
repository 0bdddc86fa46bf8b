// Column secrets: what is stored for an ID number, a phone, an address. Never puts a plain value, or part of one, in
// an error; never reads the environment. Synchronous on purpose: a page of rows decrypts in well under a millisecond.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from "node:crypto";
import { normalText, pastedIdentifier } from "../../core/text.ts";

/** One key of the ring: the first encrypts, all of them decrypt. */
export interface RingKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** Where a secret lives: `<table>.<sql name>`, and its row's id. */
export interface SecretContext {
  readonly column: string;
  readonly row: string;
}

export interface KeyRing {
  /** `<keyId>.<base64url(iv|ciphertext|tag)>` of the text in normal form, different at every call. */
  encrypt(plain: string, context: SecretContext): string;
  /** Throws SecretError on another row's or column's ciphertext, an unknown key or a changed byte. */
  decrypt(cipher: string, context: SecretContext): string;
  /** As `encrypt`, of bytes as they are: the key's id in front, with its length. */
  seal(plain: Buffer, context: SecretContext): Buffer;
  /** As `decrypt`, of what was sealed. */
  open(sealed: Buffer, context: SecretContext): Buffer;
  /** What is stored for equality: the same for equal values of one column, unrelated across columns. */
  blindIndex(plain: string, column: string): string;
  /** One index per key, the first key's first: what a look-up compares with while keys are being rotated. */
  blindIndexes(plain: string, column: string): readonly string[];
  /**
   * Six characters for the person whose number it is: the same wherever a person of this kind stands, unrelated across
   * kinds. Made with the first key alone: rows of one person agree once they are sealed with the same key.
   */
  identityCode(plain: string, kind: string): string;
}

/** Says where, never what. */
export class SecretError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SecretError";
  }
}

const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

function derive(secret: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "tongchou", label, keyBytes));
}

/** A key for another use (signing cursors, say), bound to its label: one secret never serves two purposes. */
export function deriveKey(keys: readonly RingKey[], label: string): Buffer {
  const first = keys[0];
  if (first === undefined) throw new SecretError("the key ring is empty");
  return derive(first.secret, `derived/${label}`);
}

/** As a key object: handing the bytes over at every call would cost four times the encryption itself. */
const deriveObject = (secret: Buffer, label: string): KeyObject => createSecretKey(derive(secret, label));

/** Random bytes drawn in bulk and given out once each. */
function createIvSource(): () => Buffer {
  const pool = Buffer.alloc(ivBytes * 256);
  let next = pool.length;
  return () => {
    if (next === pool.length) {
      randomFillSync(pool);
      next = 0;
    }
    next += ivBytes;
    return pool.subarray(next - ivBytes, next);
  };
}

function assertRing(keys: readonly RingKey[]): void {
  if (keys.length === 0) throw new SecretError("the key ring is empty");
  if (new Set(keys.map(({ id }) => id)).size !== keys.length)
    throw new SecretError("two keys of the ring share an id");
  for (const { id, secret } of keys) {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id))
      throw new SecretError("a key id must be 1 to 32 letters, digits, _ or -");
    if (secret.length < keyBytes) throw new SecretError(`key ${id} is shorter than ${keyBytes} bytes`);
  }
}

/** Binds a ciphertext to its column and row, so that one copied elsewhere does not open there. */
function associatedData({ column, row }: SecretContext): Buffer {
  return Buffer.from(`${column}\n${row.toLowerCase()}`);
}

/** The last four characters, shown in masked output. A value too short to keep anything hidden shows none. */
export function secretTail(plain: string): string {
  const characters = [...plain.normalize("NFKC")];
  return characters.length < 8 ? "" : characters.slice(-4).join("");
}

/** Base 32 as Crockford writes it, without I, L, O and U: read aloud and typed from paper, no two are taken for each other. */
const codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeCharacters = 6;

const codeOf = (mac: Buffer): string =>
  Array.from({ length: codeCharacters }, (_, at) => codeAlphabet[(mac[at] ?? 0) % codeAlphabet.length]).join(
    "",
  );

export function createKeyRing(keys: readonly RingKey[]): KeyRing {
  assertRing(keys);
  const encryptionKeys = new Map(keys.map(({ id, secret }) => [id, deriveObject(secret, "encrypt")]));
  const [first] = encryptionKeys;
  const [newest] = keys;
  if (first === undefined || newest === undefined) throw new SecretError("the key ring is empty");
  const [firstId, firstKey] = first;
  const nextIv = createIvSource();
  const indexKeys = new Map<string, readonly KeyObject[]>();

  const indexKeysOf = (column: string): readonly KeyObject[] => {
    let derived = indexKeys.get(column);
    if (derived === undefined) {
      derived = keys.map(({ secret }) => deriveObject(secret, `index/${column}`));
      indexKeys.set(column, derived);
    }
    return derived;
  };
  const codeKeys = new Map<string, KeyObject>();
  const codeKeyOf = (kind: string): KeyObject => {
    const derived = codeKeys.get(kind) ?? deriveObject(newest.secret, `identity-code/${kind}`);
    codeKeys.set(kind, derived);
    return derived;
  };
  const mac = (key: KeyObject, plain: string): Buffer =>
    createHmac("sha256", key).update(pastedIdentifier(plain)).digest();
  const hmac = (key: KeyObject, plain: string): string => mac(key, plain).toString("base64url");

  const sealed = (plain: Buffer, context: SecretContext): Buffer => {
    const iv = nextIv();
    const cipher = createCipheriv("aes-256-gcm", firstKey, iv, { authTagLength: tagBytes });
    cipher.setAAD(associatedData(context));
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const opened = (keyId: string | undefined, body: Buffer, context: SecretContext): Buffer => {
    const key = keyId === undefined ? undefined : encryptionKeys.get(keyId);
    if (key === undefined) throw new SecretError(`a secret of ${context.column} names no key of the ring`);
    if (body.length < ivBytes + tagBytes) throw new SecretError(`a secret of ${context.column} is too short`);
    const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(associatedData(context));
    decipher.setAuthTag(body.subarray(-tagBytes));
    try {
      const plain = decipher.update(body.subarray(ivBytes, -tagBytes));
      return Buffer.concat([plain, decipher.final()]);
    } catch {
      throw new SecretError(`a secret of ${context.column} does not open in this row`);
    }
  };

  return {
    encrypt: (plain, context) =>
      `${firstId}.${sealed(Buffer.from(normalText(plain)), context).toString("base64url")}`,
    decrypt(cipher, context) {
      const dot = cipher.indexOf(".");
      const keyId = dot < 0 ? undefined : cipher.slice(0, dot);
      return opened(keyId, Buffer.from(cipher.slice(dot + 1), "base64url"), context).toString("utf8");
    },
    seal: (plain, context) =>
      Buffer.concat([Buffer.from([firstId.length]), Buffer.from(firstId), sealed(plain, context)]),
    open(bytes, context) {
      const at = 1 + (bytes[0] ?? 0);
      return opened(bytes.toString("latin1", 1, at), bytes.subarray(at), context);
    },
    blindIndex(plain, column) {
      const [key] = indexKeysOf(column);
      if (key === undefined) throw new SecretError("the key ring is empty");
      return hmac(key, plain);
    },
    blindIndexes: (plain, column) => indexKeysOf(column).map((key) => hmac(key, plain)),
    identityCode: (plain, kind) => codeOf(mac(codeKeyOf(kind), plain)),
  };
}
