// The structure of posts: ratios by kind of school, and a school's scheme with its lines (三(五)(六)). No person here.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { living, rowColumns, signedBy } from "../../../database/columns.ts";
import { policyDocument, township } from "../../reference/index.ts";
import { school, schoolKinds } from "../../schools/index.ts";
import { postCategories, schemeStatuses } from "../staffing.codes.ts";

/** 专业技术岗位结构比例. Shares in per mille; rural schools may pass the senior share by the uplift. */
export const postStructureRatio = pgTable(
  "post_structure_ratio",
  {
    ...rowColumns(),
    schoolKind: codeColumn("school_kind", schoolKinds).notNull(),
    seniorPermille: integer("senior_permille").notNull(),
    middlePermille: integer("middle_permille").notNull(),
    juniorPermille: integer("junior_permille").notNull(),
    ruralUpliftPermille: integer("rural_uplift_permille").notNull(),
    documentId: uuid("document_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "post_structure_ratio_shares",
      sql`${t.seniorPermille} >= 0 and ${t.middlePermille} >= 0 and ${t.juniorPermille} >= 0
        and ${t.seniorPermille} + ${t.middlePermille} + ${t.juniorPermille} = 1000`,
    ),
    check(
      "post_structure_ratio_uplift",
      sql`${t.ruralUpliftPermille} between 0 and 1000 - ${t.seniorPermille}`,
    ),
    check("post_structure_ratio_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("post_structure_ratio_from").on(t.validFrom, t.id),
    index("post_structure_ratio_document").on(t.documentId),
  ],
);

/** 岗位设置方案, one edition of one school, within the quota of its school year. */
export const postScheme = pgTable(
  "post_scheme",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    edition: integer("edition").notNull(),
    schoolYear: integer("school_year").notNull(),
    status: codeColumn("status", schemeStatuses).notNull(),
    approvalNumber: text("approval_number"),
    draftedOn: date("drafted_on").notNull(),
    reviewedOn: date("reviewed_on"),
    approvedOn: date("approved_on"),
    /** Why the shares of senior posts pass the ratio; an approved scheme outside the ratio needs it. */
    flagReason: text("flag_reason"),
    /** Why it was given back to the school, until it is reviewed. */
    returnReason: text("return_reason"),
    ...signedBy("reviewed", "approved"),
  },
  (t) => [
    ...columnChecks(t, { status: null }),
    check(
      "post_scheme_approval_number",
      sql`${t.approvalNumber} is null or (${t.approvedOn} is not null and ${t.approvalNumber} ~ '〔[0-9]{4}〕[0-9]+号$')`,
    ),
    check("post_scheme_edition", sql`${t.edition} > 0`),
    check(
      "post_scheme_status",
      sql`(${t.status} = 'draft' and ${t.reviewedOn} is null and ${t.approvedOn} is null)
        or (${t.status} = 'reviewed' and ${t.reviewedOn} is not null and ${t.approvedOn} is null)
        or (${t.status} = 'approved' and ${t.reviewedOn} is not null and ${t.approvedOn} is not null)`,
    ),
    check(
      "post_scheme_dates",
      sql`(${t.reviewedOn} is null or ${t.draftedOn} <= ${t.reviewedOn})
        and (${t.approvedOn} is null or ${t.reviewedOn} <= ${t.approvedOn})`,
    ),
    uniqueIndex("post_scheme_natural").on(t.schoolId, t.edition).where(living(t)),
    index("post_scheme_school").on(t.schoolId, t.id),
    index("post_scheme_township").on(t.townshipId, t.id),
    index("post_scheme_drafted").on(t.draftedOn, t.id),
  ],
);

export const postSchemeLine = pgTable(
  "post_scheme_line",
  {
    ...rowColumns(),
    schemeId: uuid("scheme_id")
      .notNull()
      .references(() => postScheme.id),
    /** Copied by trigger from the scheme. */
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    category: codeColumn("category", postCategories).notNull(),
    grade: integer("grade").notNull(),
    postCount: integer("post_count").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("post_scheme_line_grade", sql`${t.grade} between 1 and 13`),
    check("post_scheme_line_count", sql`${t.postCount} > 0`),
    uniqueIndex("post_scheme_line_natural").on(t.schemeId, t.category, t.grade),
    index("post_scheme_line_school").on(t.schoolId, t.id),
    index("post_scheme_line_scheme").on(t.schemeId, t.id),
  ],
);
