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

export class CursorSeal {
  private readonly macKey: KeyObject;
  private readonly key: KeyObject;
  private readonly sealed = new LRUCache<string, string>({ max: 2000 });
  /** Cursors given out come back. Keyed with their context: a cursor of another list is not found here. */
  private readonly opened = new LRUCache<string, Place>({ max: 2000 });

  constructor(secret: Buffer) {
    const derive = (label: string) => createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", label, 32)));
    this.macKey = derive("tongchou cursor mac");
    this.key = derive("tongchou cursor key");
  }

  /** Equal places of one list have equal cursors: first pages are asked for again and again. */
  seal(place: string, context: string): string {
    const key = `${context} ${place}`;
    const known = this.sealed.get(key);
    if (known !== undefined) return known;
    const cursor = this.write(place, context);
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

  private write(place: string, context: string): string {
    const iv = createHmac("sha256", this.macKey)
      .update(context)
      .update("\0")
      .update(place)
      .digest()
      .subarray(0, 12);
    const cipher = createCipheriv("aes-256-gcm", this.key, iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([iv, cipher.update(place, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return sealed.toString("base64url");
  }

  private read(cursor: string, context: string, keys: number): Place {
    const bytes = Buffer.from(cursor, "base64url");
    if (bytes.length < 29 || bytes.toString("base64url") !== cursor) throw notThisLists();
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.key, bytes.subarray(0, 12), { authTagLength: 16 })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-16));
      const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString(
        "utf8",
      );
      const written = JSON.parse(text) as readonly (string | null)[];
      const [id, parent = null] = written.slice(keys);
      if (typeof id !== "string") throw notThisLists();
      return { keys: written.slice(0, keys), id, parent };
    } catch {
      throw notThisLists();
    }
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
