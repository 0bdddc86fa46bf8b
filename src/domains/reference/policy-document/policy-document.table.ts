// Documents that rules rest on (文件). Holds no text of a document, only what identifies it.
import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";

/** A document by its normalised number (〔yyyy〕); parameters, standards and decisions point to it. */
export const policyDocument = pgTable(
  "policy_document",
  {
    ...rowColumns(),
    number: text("number").notNull().unique(),
    title: text("title").notNull(),
    issuer: text("issuer").notNull(),
    issuedOn: date("issued_on").notNull(),
    supersededById: uuid("superseded_by_id").references((): AnyPgColumn => policyDocument.id),
  },
  (t) => [
    ...columnChecks(t),
    check("policy_document_number", sql`${t.number} <> '' and ${t.number} !~ '[\\[\\]()（）]'`),
    check("policy_document_not_own_successor", sql`${t.supersededById} is distinct from ${t.id}`),
    index("policy_document_issued").on(t.issuedOn, t.id),
    index("policy_document_superseded").on(t.supersededById, t.id),
  ],
);
