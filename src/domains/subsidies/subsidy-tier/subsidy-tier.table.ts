// Tiers of hardship (档次), the schools they are given to and what they pay. All public. That a harder tier never pays
// less on any day is the database's to keep.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { district, policyDocument, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { midMonthRules } from "../subsidies.codes.ts";

export const subsidyTier = pgTable(
  "subsidy_tier",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    name: text("name").notNull(),
    hardshipRank: integer("hardship_rank").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("subsidy_tier_rank", sql`${t.hardshipRank} >= 1`),
    check("subsidy_tier_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("subsidy_tier_rank").on(t.hardshipRank, t.id),
    index("subsidy_tier_district").on(t.districtId, t.id),
  ],
);

/** The tier of a school over a period. A county-town school has none. */
export const schoolTier = pgTable(
  "school_tier",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    tierId: uuid("tier_id")
      .notNull()
      .references(() => subsidyTier.id),
    documentId: uuid("document_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    check("school_tier_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("school_tier_school").on(t.schoolId, t.id),
    index("school_tier_township").on(t.townshipId, t.id),
    index("school_tier_tier").on(t.tierId, t.id),
    index("school_tier_document").on(t.documentId, t.id),
  ],
);

/** What a tier pays a month over a period, and how a month that a placement only touches is counted. */
export const subsidyStandard = pgTable(
  "subsidy_standard",
  {
    ...rowColumns(),
    tierId: uuid("tier_id")
      .notNull()
      .references(() => subsidyTier.id),
    /** Copied by trigger from the tier. */
    hardshipRank: integer("hardship_rank").notNull(),
    amountFen: integer("amount_fen").notNull(),
    midMonthRule: codeColumn("mid_month_rule", midMonthRules).notNull(),
    leastStayDays: integer("least_stay_days").notNull(),
    documentId: uuid("document_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t, { midMonthRule: "subsidy_standard_mid_month" }),
    check("subsidy_standard_amount", sql`${t.amountFen} >= 0 and ${t.leastStayDays} >= 0`),
    check("subsidy_standard_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("subsidy_standard_tier").on(t.tierId, t.id),
    index("subsidy_standard_amount_fen").on(t.amountFen, t.id),
    index("subsidy_standard_document").on(t.documentId, t.id),
  ],
);
