// The quota of a school, or of a township's pool, of one school year, and moves of quota between schools. `occupied`, `nonQuota` and `seconded` are
// counts that triggers keep: whoever may see them sees no person behind them.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { quotaCategories } from "../../teachers/index.ts";
import { quotaBases, quotaReserves } from "../staffing.codes.ts";

/** 学校编制; without a school, the quota of the township's pool (乡镇统筹). The counts are of today, or of the year's nearest day where today lies outside it. */
export const schoolQuota = pgTable(
  "school_quota",
  {
    ...rowColumns(),
    schoolId: uuid("school_id").references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    quota: integer("quota").notNull(),
    teacherQuota: integer("teacher_quota").notNull(),
    administrativeQuota: integer("administrative_quota").notNull(),
    supportQuota: integer("support_quota").notNull(),
    workerQuota: integer("worker_quota").notNull(),
    basis: codeColumn("basis", quotaBases).notNull(),
    reserved: integer("reserved").notNull().default(0),
    /** Said wherever places are reserved from now on (`reservedFor`); null where they were before it was asked. */
    reservedFor: codeColumn("reserved_for", quotaReserves),
    occupied: integer("occupied").notNull().default(0),
    nonQuota: integer("non_quota").notNull().default(0),
    seconded: integer("seconded").notNull().default(0),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "school_quota_categories",
      sql`${t.teacherQuota} >= 0 and ${t.administrativeQuota} >= 0 and ${t.supportQuota} >= 0 and ${t.workerQuota} >= 0
        and ${t.quota} = ${t.teacherQuota} + ${t.administrativeQuota} + ${t.supportQuota} + ${t.workerQuota}`,
    ),
    check("school_quota_reserved", sql`${t.reserved} between 0 and ${t.quota}`),
    check("school_quota_counts", sql`${t.nonQuota} >= 0 and ${t.seconded} between 0 and ${t.occupied}`),
    uniqueIndex("school_quota_natural").on(t.schoolId, t.schoolYear),
    uniqueIndex("school_quota_pool").on(t.townshipId, t.schoolYear).where(sql`${t.schoolId} is null`),
    index("school_quota_school").on(t.schoolId, t.id),
    index("school_quota_township").on(t.townshipId, t.id),
    index("school_quota_quota").on(t.quota, t.id),
    index("school_quota_year").on(t.schoolYear, t.id),
  ],
);

/** 编制调剂: asked by education, decided by the staffing office; approving it moves the quota, the total unchanged. */
export const quotaTransfer = pgTable(
  "quota_transfer",
  {
    ...rowColumns(),
    fromSchoolId: uuid("from_school_id").references(() => school.id),
    toSchoolId: uuid("to_school_id").references(() => school.id),
    /** The township whose pool gives or gets, in place of a school. */
    fromPoolId: uuid("from_pool_id").references(() => township.id),
    toPoolId: uuid("to_pool_id").references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    category: codeColumn("category", quotaCategories).notNull(),
    amount: integer("amount").notNull(),
    requestedOn: date("requested_on").notNull(),
    approvedOn: date("approved_on"),
    declinedOn: date("declined_on"),
    /** Why it was declined. */
    declineReason: text("decline_reason"),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "quota_transfer_schools",
      sql`num_nonnulls(${t.fromSchoolId}, ${t.fromPoolId}) = 1 and num_nonnulls(${t.toSchoolId}, ${t.toPoolId}) = 1
        and coalesce(${t.fromSchoolId}, ${t.fromPoolId}) <> coalesce(${t.toSchoolId}, ${t.toPoolId})`,
    ),
    check("quota_transfer_amount", sql`${t.amount} > 0`),
    check("quota_transfer_dates", sql`${t.approvedOn} is null or ${t.requestedOn} <= ${t.approvedOn}`),
    check(
      "quota_transfer_declined",
      sql`(${t.declinedOn} is null) = (${t.declineReason} is null) and (${t.declinedOn} is null or ${t.approvedOn} is null)`,
    ),
    index("quota_transfer_from").on(t.fromSchoolId, t.id),
    index("quota_transfer_to").on(t.toSchoolId, t.id),
    index("quota_transfer_from_pool").on(t.fromPoolId, t.id),
    index("quota_transfer_to_pool").on(t.toPoolId, t.id),
    index("quota_transfer_requested").on(t.requestedOn, t.id),
  ],
);
