// What a scheme of aid gives a pupil for a term, dated. For pupils of poor households, not for every boarder.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { district, stages } from "../../reference/index.ts";
import { aidKinds } from "../aid.codes.ts";

/** One scheme of a kind and stage on any day: aid-scheme.rules.sql. */
export const aidScheme = pgTable(
  "aid_scheme",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    kind: codeColumn("kind", aidKinds).notNull(),
    stage: codeColumn("stage", stages).notNull(),
    name: text("name").notNull(),
    amountPerTermFen: integer("amount_per_term_fen").notNull(),
    eligibility: text("eligibility").notNull(),
    documentNumber: text("document_number"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("aid_scheme_amount", sql`${t.amountPerTermFen} > 0`),
    check("aid_scheme_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("aid_scheme_from").on(t.validFrom, t.id),
    index("aid_scheme_district").on(t.districtId, t.id),
  ],
);
