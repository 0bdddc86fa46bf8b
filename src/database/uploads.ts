// Uploads and what is on record of their being sent, by the server's own login: see rules/uploads.rules.sql. Knows sealed parts,
// never what they hold.
import type { Sql } from "postgres";
import type { ObjectStore } from "./object-store.ts";
import { repeatLost } from "./repeat-lost.ts";

export interface BegunUpload {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
  readonly fileName: string;
  /** A code. */
  readonly mediaType: string;
}

export interface SentContent {
  readonly personId: string;
  readonly role: string;
  readonly purpose: string | null;
  readonly coordinate: string;
  readonly rowId: string;
  readonly policyVersion: number;
}

export interface Uploads {
  /** False where the person has too many uploads that hang on nothing. */
  begin(upload: BegunUpload, most: number): Promise<boolean>;
  /** Null: the part lies in the store. False: another key than this one writes by now. */
  add(id: string, nth: number, sealed: Buffer | null, under: string): Promise<boolean>;
  /** Where parts are put from now on; null: in the database. What was put elsewhere is read where it lies. */
  readonly store: ObjectStore | null;
  /** Until when it may be attached. */
  end(id: string, size: number, sha256: string): Promise<Date>;
  /** Of what broke off nothing is left. */
  drop(id: string): Promise<void>;
  /** Removes from the store some of what nothing here names any more. */
  sweep(): Promise<void>;
  /** Resolves when it is on record. */
  sent(content: SentContent): Promise<void>;
}

/**
 * Of a part by its place, on a role's own login: the ticket first, by which the row policies know whose rows it sees. Null: there
 * is none for the asker; empty: it lies in the store, for what is sealed never is.
 */
export const partStatement = `select set_config('tongchou.ticket', $1, true) as shown,
  (select coalesce(p.cipher, '') from tc.upload_part p where p.upload_id = $2::uuid and p.n = $3::integer) as cipher`;

/** Under which a part lies in the store. */
export const objectKey = (id: string, nth: number): string => `${id}/${nth}`;

/** At a time: the next upload goes on. */
const sweptAtOnce = 50;

export function openUploads(runtime: Sql, store: ObjectStore | null): Uploads {
  return {
    store,
    async begin({ id, personId, role, fileName, mediaType }, most) {
      const [row] = await runtime<{ begun: boolean }[]>`select tc.begin_upload(
        ${id}, ${personId}, ${role}, ${fileName}, ${mediaType}, ${most}) as begun`;
      return row?.begun === true;
    },
    async add(id, nth, sealed, under) {
      const [row] = await runtime<{ added: boolean }[]>`
        select tc.add_upload_part(${id}, ${nth}, ${sealed}, ${under}) as added`;
      return row?.added === true;
    },
    async end(id, size, sha256) {
      const [row] = await runtime<
        { until: Date | null }[]
      >`select tc.end_upload(${id}, ${size}, ${sha256}) as until`;
      if (row?.until == null) throw new Error("an upload that was not begun has ended");
      return row.until;
    },
    async drop(id) {
      await runtime`select tc.drop_upload(${id})`;
    },
    async sweep() {
      if (store === null) return;
      const spent = await runtime<{ id: string; nth: number }[]>`
        select of_upload as id, nth from tc.spent_objects(${sweptAtOnce})`;
      for (const { id, nth } of spent) {
        await store.remove(objectKey(id, nth));
        await runtime`select tc.forget_object(${id}, ${nth})`;
      }
    },
    async sent({ personId, role, purpose, coordinate, rowId, policyVersion }) {
      await repeatLost(
        () =>
          runtime`select tc.log_content(${personId}, ${role}, ${purpose}, ${coordinate}, ${rowId}, ${policyVersion})`,
      );
    },
  };
}
