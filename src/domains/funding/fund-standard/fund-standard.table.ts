import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { policyDocument, stages, township } from "../../reference/index.ts";
import { fundItems } from "../funding.codes.ts";

/**
 * A per-pupil standard in force for a period. One a day for each item, stage and area (exclusion
 * constraint in fund-standard.rules.sql); no area means the whole district, which the base item always has: town and country are funded alike.
 */
export const fundStandard = pgTable(
  "fund_standard",
  {
    ...rowColumns(),
    item: codeColumn("item", fundItems).notNull(),
    stage: codeColumn("stage", stages).notNull(),
    townshipId: uuid("township_id").references(() => township.id),
    amountFen: integer("amount_fen").notNull(),
    /** The hundred-pupil rule: a school is funded as if it had at least so many pupils. */
    minimumPupils: integer("minimum_pupils"),
    /** Least share of the year's operating funds that goes into teachers' training. */
    trainingFloorPermille: integer("training_floor_permille"),
    changeNote: text("change_note"),
    documentId: uuid("document_id")
      .notNull()
      .references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("fund_standard_amount", sql`${t.amountFen} >= 0`),
    check("fund_standard_minimum", sql`${t.minimumPupils} is null or ${t.minimumPupils} > 0`),
    check(
      "fund_standard_floor",
      sql`${t.trainingFloorPermille} is null or ${t.trainingFloorPermille} between 0 and 1000`,
    ),
    check("fund_standard_base_everywhere", sql`${t.item} <> 'base' or ${t.townshipId} is null`),
    check("fund_standard_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("fund_standard_township").on(t.townshipId, t.id),
    index("fund_standard_document").on(t.documentId, t.id),
    index("fund_standard_from").on(t.validFrom, t.id),
  ],
);
