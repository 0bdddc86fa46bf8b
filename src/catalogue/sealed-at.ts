// Where a secret's ciphertext was sealed: it opens nowhere else (see the key ring). No key is known here.
import { getTableName } from "drizzle-orm";
import type { SecretField } from "./definitions.ts";

/** What a ciphertext looks like: its key's name, and no fewer bytes than a nonce and a tag have (see the key ring). */
export const sealedForm = "^[A-Za-z0-9_-]{1,32}[.][A-Za-z0-9_-]{38,}$";

export interface SealedAt {
  /** `table.column` as the database names it, without `_cipher`. */
  readonly column: string;
  /** Column key, on the field's own type, of the row's id. */
  readonly row: string;
}

/** A copy opens as what it is a copy of, and beside another row's key not at all. */
export function sealedAt({ cipher, copyOf }: SecretField): SealedAt {
  const sealed = copyOf?.cipher ?? cipher;
  const column = `${getTableName(sealed.table)}.${sealed.name.replace(/_cipher$/, "")}`;
  return { column, row: copyOf?.row ?? "id" };
}
