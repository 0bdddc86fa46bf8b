// The district's staffing total and the ratios that a school's need is reckoned from. Both dated: a rule never holds a
// ratio of its own (三(五)).
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { district, policyDocument, stages } from "../../reference/index.ts";

/** 编制总额: what all schools' quotas together may not pass on any day. */
export const staffingTotal = pgTable(
  "staffing_total",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    total: integer("total").notNull(),
    documentId: uuid("document_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    check("staffing_total_total", sql`${t.total} >= 0`),
    check("staffing_total_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("staffing_total_from").on(t.validFrom, t.id),
    index("staffing_total_document").on(t.documentId),
  ],
);

/** 编制标准 of a stage: pupils for ten staff and staff for ten classes, both whole numbers. */
export const staffingStandard = pgTable(
  "staffing_standard",
  {
    ...rowColumns(),
    stage: codeColumn("stage", stages).notNull(),
    pupilsPerTenStaff: integer("pupils_per_ten_staff").notNull(),
    staffPerTenClasses: integer("staff_per_ten_classes").notNull(),
    documentId: uuid("document_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("staffing_standard_ratios", sql`${t.pupilsPerTenStaff} > 0 and ${t.staffPerTenClasses} > 0`),
    check("staffing_standard_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("staffing_standard_from").on(t.validFrom, t.id),
    index("staffing_standard_document").on(t.documentId),
  ],
);
