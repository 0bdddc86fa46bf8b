// Column groups that several tables share. A secret is four columns: never one that holds the plain text.
import { sql } from "drizzle-orm";
import { type AnyPgColumn, customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";
import { uuidv7 } from "uuidv7";
import { instantDecimals } from "../core/dates.ts";

/**
 * An instant. Milliseconds are what is stored, shown and compared: what an answer shows is what a filter finds, and a loop
 * that asks for what came after the last it saw meets no row twice.
 */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: instantDecimals });

/** Id (UUIDv7), optimistic-lock version, creation and archiving times. */
export const rowColumns = () => ({
  id: uuid("id").primaryKey().$defaultFn(uuidv7),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull().defaultNow(),
  archivedAt: instant("archived_at"),
});

/** What a key made (a ciphertext, its index, its last characters, a code), or a digest: letters of the machine, in no form that people write. */
export const keyedText = customType<{ data: string; driverData: string }>({ dataType: () => "text" });

/** Of a key that is entered anew once its row was taken back: it holds among living rows. */
export const living = ({ archivedAt }: { readonly archivedAt: AnyPgColumn }) => sql`${archivedAt} is null`;

/**
 * Persons by their ids, of whom no step's is another's nor one of those who wrote what it is about (`columnChecks`): whoever wrote
 * the record so far, and who took each step.
 */
export const signedBy = <S extends string>(...steps: readonly S[]) => ({
  writtenByIds: uuid("written_by_ids").array(),
  ...(Object.fromEntries(
    steps.map((step) => [
      `${step}ById`,
      uuid(`${step.replace(/[A-Z]/g, (at) => `_${at.toLowerCase()}`)}_by_id`),
    ]),
  ) as Record<`${S}ById`, ReturnType<typeof uuid>>),
});

/**
 * A secret: ciphertext (`<key id>.<base64>`), its last characters for masked output, and a keyed blind index
 * for equality look-ups. `tail` and `index` may be left out where no role ever needs them.
 */
export const secretColumns = <N extends string>(name: N, sqlName: string) =>
  ({
    [`${name}Cipher`]: keyedText(`${sqlName}_cipher`),
    [`${name}Tail`]: keyedText(`${sqlName}_tail`),
    [`${name}Index`]: keyedText(`${sqlName}_index`),
  }) as Record<`${N}${"Cipher" | "Tail" | "Index"}`, ReturnType<typeof keyedText>>;

/**
 * A secret that other stored facts rebuild, such as a number that holds the birth date: ciphertext and blind index. Its last
 * characters are kept nowhere, for beside those facts they are the whole, in an answer as in a stolen dump.
 */
export const rebuildableColumns = <N extends string>(name: N, sqlName: string) =>
  ({
    [`${name}Cipher`]: keyedText(`${sqlName}_cipher`),
    [`${name}Index`]: keyedText(`${sqlName}_index`),
  }) as Record<`${N}${"Cipher" | "Index"}`, ReturnType<typeof keyedText>>;

/** An identity number, and the code that tells people of one name apart in its place (`KeyRing.identityCode`). */
export const identityColumns = () => ({
  ...rebuildableColumns("idNumber", "id_number"),
  identityCode: keyedText("identity_code"),
});

/**
 * The scopes of a child's rows, copied from the child by trigger so that row policies are plain index ranges:
 * township of hukou (户籍地), township of residence (居住地), and the school of the open enrolment.
 */
export const childScopeColumns = () => ({
  hukouTownshipId: uuid("hukou_township_id"),
  residenceTownshipId: uuid("residence_township_id"),
  schoolId: uuid("school_id"),
});
