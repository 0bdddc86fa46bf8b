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

/** One key of the ring: one of them encrypts, all of them decrypt. */
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
  /** The key that encrypts: the first, until it is told another one. */
  readonly writing: string;
  /** Which is to encrypt from now on. */
  use(id: string): void;
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
  /** One index per key, that of the key that encrypts first: what a look-up compares with while keys are being rotated. */
  blindIndexes(plain: string, column: string): readonly string[];
  /**
   * Six characters for the person whose number it is: the same wherever a person of this kind stands, unrelated across
   * kinds. Made with the key that encrypts alone: rows of one person agree once they are sealed with the same key.
   */
  identityCode(plain: string, kind: string): string;
  /** As `deriveKey`, of each key, that of the key that encrypts first; the same list until another one does. */
  derived(label: string): readonly Buffer[];
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

/** What was derived by a label, until another key encrypts. */
class Kept<T> {
  private readonly derive: (label: string) => readonly T[];
  private readonly known = new Map<string, readonly T[]>();

  constructor(derive: (label: string) => readonly T[]) {
    this.derive = derive;
  }

  of(label: string): readonly T[] {
    const derived = this.known.get(label) ?? this.derive(label);
    this.known.set(label, derived);
    return derived;
  }

  clear(): void {
    this.known.clear();
  }
}

export function createKeyRing(keys: readonly RingKey[]): KeyRing {
  assertRing(keys);
  const encryptionKeys = new Map(keys.map(({ id, secret }) => [id, deriveObject(secret, "encrypt")]));
  /** The one that encrypts first. */
  let order = keys;
  const nextIv = createIvSource();
  const objects = new Kept((label) => order.map(({ secret }) => deriveObject(secret, label)));
  const forOthers = new Kept((label) => order.map((key) => deriveKey([key], label)));
  const writing = (): string => (order[0] as RingKey).id;
  const mac = (key: KeyObject, plain: string): Buffer =>
    createHmac("sha256", key).update(pastedIdentifier(plain)).digest();
  const hmac = (key: KeyObject, plain: string): string => mac(key, plain).toString("base64url");

  const sealed = (plain: Buffer, context: SecretContext): Buffer => {
    const iv = nextIv();
    const key = encryptionKeys.get(writing()) as KeyObject;
    const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
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

  const indexes = (plain: string, column: string) =>
    objects.of(`index/${column}`).map((key) => hmac(key, plain));
  return {
    get writing() {
      return writing();
    },
    use(id) {
      if (id === writing()) return;
      const key = keys.find((one) => one.id === id);
      if (key === undefined) throw new SecretError(`the ring has no key ${id}`);
      order = [key, ...keys.filter((one) => one !== key)];
      objects.clear();
      forOthers.clear();
    },
    encrypt: (plain, context) =>
      `${writing()}.${sealed(Buffer.from(normalText(plain)), context).toString("base64url")}`,
    decrypt(cipher, context) {
      const dot = cipher.indexOf(".");
      const keyId = dot < 0 ? undefined : cipher.slice(0, dot);
      return opened(keyId, Buffer.from(cipher.slice(dot + 1), "base64url"), context).toString("utf8");
    },
    seal: (plain, context) =>
      Buffer.concat([Buffer.from([writing().length]), Buffer.from(writing()), sealed(plain, context)]),
    open(bytes, context) {
      const at = 1 + (bytes[0] ?? 0);
      return opened(bytes.toString("latin1", 1, at), bytes.subarray(at), context);
    },
    blindIndex: (plain, column) => indexes(plain, column)[0] as string,
    blindIndexes: indexes,
    identityCode: (plain, kind) => codeOf(mac(objects.of(`identity-code/${kind}`)[0] as KeyObject, plain)),
    derived: (label) => forOthers.of(label),
  };
}
