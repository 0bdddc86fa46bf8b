// What a scheme of aid gives a pupil for a term, dated. For pupils of poor households, not for every boarder.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { district } from "../../reference/index.ts";

/** One scheme of a kind and stage on any day: aid-scheme.rules.sql. */
export const aidScheme = pgTable(
  "aid_scheme",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    kind: text("kind").notNull(),
    stage: text("stage").notNull(),
    name: text("name").notNull(),
    amountPerTermFen: integer("amount_per_term_fen").notNull(),
    eligibility: text("eligibility").notNull(),
    documentNumber: text("document_number"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    check(
      "aid_scheme_kind",
      sql`${t.kind} in ('boarder-living', 'day-living', 'special-education', 'other')`,
    ),
    check("aid_scheme_stage", sql`${t.stage} in ('primary', 'junior')`),
    check("aid_scheme_amount", sql`${t.amountPerTermFen} > 0`),
    check("aid_scheme_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("aid_scheme_from").on(t.validFrom, t.id),
    index("aid_scheme_district").on(t.districtId, t.id),
  ],
);
