// A secret of the sample as its three columns. Owns no key.
import { type KeyRing, secretTail } from "../../database/secrets/key-ring.ts";

/** The columns of the secret `name`, encrypted for the column `table.column` of the row with this id. */
export type SealSecret = <N extends string>(
  name: N,
  plain: string,
  column: string,
  row: string,
) => Readonly<Record<`${N}${"Cipher" | "Tail" | "Index"}`, string>>;

/** The tail shows the last characters where enough stays hidden. */
export const createSeal =
  (keyRing: KeyRing): SealSecret =>
  <N extends string>(name: N, plain: string, column: string, row: string) =>
    ({
      [`${name}Cipher`]: keyRing.encrypt(plain, { column, row }),
      [`${name}Tail`]: secretTail(plain),
      [`${name}Index`]: keyRing.blindIndex(plain, column),
    }) as Record<`${N}${"Cipher" | "Tail" | "Index"}`, string>;
