// What a word means where a figure or a rule uses it (口径): one word has several official meanings, and none is “the” one.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { policyDocument } from "../policy-document/policy-document.table.ts";
import { definedWords } from "../references.codes.ts";

/** One edition of one meaning. Its numbers and codes are parameters (`parameterKey`), dated by themselves. */
export const definition = pgTable(
  "definition",
  {
    ...rowColumns(),
    key: text("key").notNull().unique(),
    word: codeColumn("word", definedWords).notNull(),
    rule: text("rule").notNull(),
    source: text("source").notNull(),
    parameterKey: text("parameter_key"),
    /** The document that gives the meaning, once it is registered: said once. */
    documentId: uuid("document_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("definition_key", sql`${t.key} ~ '^[a-z][a-z0-9-]*[.][a-z0-9.-]+$'`),
    index("definition_document").on(t.documentId, t.id),
    check("definition_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
  ],
);
