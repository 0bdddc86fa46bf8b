// A secret of the sample as its columns. Owns no key.
import { type KeyRing, secretTail } from "../../database/secrets/key-ring.ts";

type Sealed<N extends string, Parts extends string> = Readonly<Record<`${N}${Parts}`, string>>;

/** Where a secret is written: `table.column`, and the row's id. */
type Writing = readonly [plain: string, column: string, row: string];

/** Makes the columns of the secret `name`, encrypted for the column `table.column` of the row with this id. */
export interface SealSecret {
  /** Its last characters are shown where enough stays hidden. */
  <N extends string>(name: N, ...writing: Writing): Sealed<N, "Cipher" | "Tail" | "Index">;
  /** One that other facts rebuild: no characters of it are kept. */
  rebuildable<N extends string>(name: N, ...writing: Writing): Sealed<N, "Cipher" | "Index">;
  /** The identity number of a row of `table`, and the person's code. */
  identity(
    plain: string,
    table: string,
    row: string,
  ): Sealed<"idNumber", "Cipher" | "Index"> & { readonly identityCode: string };
}

export function createSeal(keyRing: KeyRing): SealSecret {
  const rebuildable: SealSecret["rebuildable"] = <N extends string>(
    name: N,
    ...[plain, column, row]: Writing
  ) =>
    ({
      [`${name}Cipher`]: keyRing.encrypt(plain, { column, row }),
      [`${name}Index`]: keyRing.blindIndex(plain, column),
    }) as Sealed<N, "Cipher" | "Index">;
  const seal = <N extends string>(name: N, ...writing: Writing) =>
    ({ ...rebuildable(name, ...writing), [`${name}Tail`]: secretTail(writing[0]) }) as Sealed<
      N,
      "Cipher" | "Tail" | "Index"
    >;
  return Object.assign(seal, {
    rebuildable,
    identity: (plain: string, table: string, row: string) => ({
      ...rebuildable("idNumber", plain, `${table}.id_number`, row),
      identityCode: keyRing.identityCode(plain, table),
    }),
  });
}
