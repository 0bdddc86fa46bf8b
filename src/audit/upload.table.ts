// What was uploaded, in parts, each sealed with the key ring and bound to its place. No login writes here but by functions of the
// owner's (database/rules/uploads.rules.sql); a role's login reads parts of what hangs on a record that it may read so.
import { customType, index, integer, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../database/columns.ts";
import { tc } from "../identity/identity.table.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const upload = tc.table(
  "upload",
  {
    id: uuid("id").primaryKey(),
    /** Whose it is: only this person attaches it, in this role. */
    personId: uuid("person_id").notNull(),
    role: text("role").notNull(),
    begunAt: instant("begun_at").notNull(),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").notNull(),
    /** Null until all of it has arrived. */
    sizeBytes: integer("size_bytes"),
    sha256: text("sha256"),
    /** Null until it hangs on a record: one that does not within the hour is deleted by the day's work. */
    attachmentId: uuid("attachment_id"),
  },
  (t) => [index("upload_person").on(t.personId, t.begunAt), index("upload_begun").on(t.begunAt)],
);

export const uploadPart = tc.table(
  "upload_part",
  {
    uploadId: uuid("upload_id")
      .notNull()
      .references(() => upload.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    /** Null where the part lies in the object store. */
    cipher: bytes("cipher"),
    /** The key that it is sealed with; null of parts from before that was kept. */
    keyId: text("key_id"),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.n] })],
);

/** Parts that are gone here and lie in the object store still. */
export const spentObject = tc.table(
  "spent_object",
  {
    uploadId: uuid("upload_id").notNull(),
    n: integer("n").notNull(),
    spentAt: instant("spent_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.n] }), index("spent_object_at").on(t.spentAt)],
);
