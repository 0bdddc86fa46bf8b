import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { living, rowColumns, signedBy } from "../../../database/columns.ts";
import { stages, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { fundStandard } from "../fund-standard/fund-standard.table.ts";
import { fundItems, fundingHeadcountStatuses } from "../funding.codes.ts";

/**
 * How many pupils a school is funded for, by item and stage: a number, with no way to a pupil. Frozen once certified; a later
 * count is taken over by a revision, which supersedes the row before it on the day it is certified itself.
 */
export const fundingHeadcount = pgTable(
  "funding_headcount",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    fiscalYear: integer("fiscal_year").notNull(),
    item: codeColumn("item", fundItems).notNull(),
    stage: codeColumn("stage", stages).notNull(),
    standardId: uuid("standard_id")
      .notNull()
      .references(() => fundStandard.id),
    actual: integer("actual").notNull(),
    funded: integer("funded").notNull(),
    /** How many of the pupils are migrant children (随迁子女); null where it was not told. */
    migrants: integer("migrants"),
    asOf: date("as_of").notNull(),
    status: codeColumn("status", fundingHeadcountStatuses).notNull(),
    certifiedOn: date("certified_on"),
    revision: integer("revision").notNull().default(0),
    revisionReason: text("revision_reason"),
    /** Kept by trigger: the day from which the next revision counts in its place. */
    supersededOn: date("superseded_on"),
    ...signedBy("certified"),
  },
  (t) => [
    ...columnChecks(t),
    check("funding_headcount_counts", sql`${t.actual} >= 0 and ${t.funded} >= 0`),
    check(
      "funding_headcount_migrants",
      sql`${t.migrants} is null or ${t.migrants} between 0 and ${t.actual} and ${t.item} <> 'special-education'`,
    ),
    check("funding_headcount_certified", sql`(${t.status} = 'certified') = (${t.certifiedOn} is not null)`),
    check("funding_headcount_after_count", sql`${t.certifiedOn} is null or ${t.certifiedOn} >= ${t.asOf}`),
    check(
      "funding_headcount_revision",
      sql`${t.revision} >= 0 and (${t.revision} = 0) = (${t.revisionReason} is null)`,
    ),
    check(
      "funding_headcount_superseded",
      sql`${t.supersededOn} is null or ${t.certifiedOn} <= ${t.supersededOn}`,
    ),
    uniqueIndex("funding_headcount_natural")
      .on(t.schoolId, t.fiscalYear, t.item, t.stage, t.revision)
      .where(living(t)),
    uniqueIndex("funding_headcount_one_counts")
      .on(t.schoolId, t.fiscalYear, t.item, t.stage)
      .where(sql`${t.status} = 'certified' and ${t.supersededOn} is null and ${t.archivedAt} is null`),
    index("funding_headcount_school").on(t.schoolId, t.id),
    index("funding_headcount_township").on(t.townshipId, t.id),
    index("funding_headcount_standard").on(t.standardId, t.id),
    index("funding_headcount_actual").on(t.actual, t.id),
    index("funding_headcount_as_of").on(t.asOf, t.id),
  ],
);
