// Cursors: opaque and sealed, bound to role, list (the field and the row it hangs on), ordering and filter. Sealing is deterministic (the nonce is a MAC of
// the content), so that equal data give equal bytes.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { LRUCache } from "lru-cache";
import { TongchouError } from "../core/errors.ts";
import type { Place } from "./bind.ts";

export const notThisLists = () =>
  new TongchouError(
    "BAD_USER_INPUT",
    "Not a cursor of this list, under this parent, with this filter and ordering.",
  );

/** Three texts of 500 letters, sealed. */
const longest = 10_000;

interface CursorKeys {
  readonly mac: KeyObject;
  readonly seal: KeyObject;
}

function keysOf(secret: Buffer): CursorKeys {
  const derive = (label: string) => createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", label, 32)));
  return { mac: derive("tongchou cursor mac"), seal: derive("tongchou cursor key") };
}

export class CursorSeal {
  private readonly secrets: () => readonly Buffer[];
  private derivedFrom: readonly Buffer[] = [];
  private derived: readonly CursorKeys[] = [];
  private readonly sealed = new LRUCache<string, string>({ max: 2000 });
  /** Cursors given out come back. Keyed with their context: a cursor of another list is not found here. */
  private readonly opened = new LRUCache<string, Place>({ max: 2000 });

  /** Of each key of the ring, the same list until another one comes first: that one seals, and what any of them has sealed opens. */
  constructor(secrets: () => readonly Buffer[]) {
    this.secrets = secrets;
  }

  private keys(): readonly CursorKeys[] {
    const secrets = this.secrets();
    if (secrets === this.derivedFrom) return this.derived;
    this.sealed.clear();
    this.derivedFrom = secrets;
    this.derived = secrets.map(keysOf);
    return this.derived;
  }

  /** Equal places of one list have equal cursors: first pages are asked for again and again. */
  seal(place: string, context: string): string {
    const [keys] = this.keys();
    if (keys === undefined) throw new Error("no key seals cursors");
    const key = `${context} ${place}`;
    const known = this.sealed.get(key);
    if (known !== undefined) return known;
    const cursor = write(keys, place, context);
    this.sealed.set(key, cursor);
    return cursor;
  }

  /** `keys`: of its list's ordering. */
  open(cursor: string, context: string, keys: number): Place {
    if (cursor.length > longest) throw notThisLists();
    const key = `${context} ${cursor}`;
    const known = this.opened.get(key);
    if (known !== undefined) return known;
    const place = this.read(cursor, context, keys);
    this.opened.set(key, place);
    return place;
  }

  private read(cursor: string, context: string, ordered: number): Place {
    const bytes = Buffer.from(cursor, "base64url");
    if (bytes.length < 29 || bytes.toString("base64url") !== cursor) throw notThisLists();
    for (const keys of this.keys()) {
      const text = opened(keys, bytes, context);
      if (text === null) continue;
      const written = JSON.parse(text) as readonly (string | null)[];
      const [id, parent = null] = written.slice(ordered);
      if (typeof id !== "string") throw notThisLists();
      return { keys: written.slice(0, ordered), id, parent };
    }
    throw notThisLists();
  }
}

function write({ mac, seal }: CursorKeys, place: string, context: string): string {
  const iv = createHmac("sha256", mac).update(context).update("\0").update(place).digest().subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", seal, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([iv, cipher.update(place, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString("base64url");
}

/** Null where another key has sealed it, or nothing of ours. */
function opened({ seal }: CursorKeys, bytes: Buffer, context: string): string | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", seal, bytes.subarray(0, 12), { authTagLength: 16 })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** What a cursor is bound to, apart from the row its list hangs on; `values` are the filter's. */
export function cursorContext(role: string, form: string, values: readonly unknown[]): string {
  if (values.length > 0) return digest(role, form, values);
  // Without a filter there are as many contexts as lists: remembered with the plan's own form.
  const key = `${role} ${form}`;
  const known = unfiltered.get(key) ?? digest(role, form, values);
  if (unfiltered.size < 1000) unfiltered.set(key, known);
  return known;
}

const unfiltered = new Map<string, string>();

const digest = (role: string, form: string, values: readonly unknown[]): string =>
  createHash("sha256")
    .update(JSON.stringify([role, form, values]))
    .digest("base64url");
