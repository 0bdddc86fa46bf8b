// What follows from a report: emergency response, assessment, intervention in guardianship. Protected like the report.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { township } from "../../reference/index.ts";
import { mandatoryReport } from "../mandatory-report/mandatory-report.table.ts";

/** `townshipId` is the report's, by trigger: whose station answered. */
export const emergencyResponse = pgTable(
  "emergency_response",
  {
    ...rowColumns(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => mandatoryReport.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    station: text("station").notNull(),
    respondedAt: timestamp("responded_at", { withTimezone: true }).notNull(),
    measure: text("measure").notNull(),
  },
  (t) => [
    check(
      "emergency_response_measure",
      sql`${t.measure} in ('removed', 'medical', 'placement', 'warning', 'none')`,
    ),
    index("emergency_response_report").on(t.reportId, t.id),
    index("emergency_response_township").on(t.townshipId, t.id),
  ],
);

export const reportAssessment = pgTable(
  "report_assessment",
  {
    ...rowColumns(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => mandatoryReport.id),
    assessedOn: date("assessed_on").notNull(),
    need: text("need").notNull(),
    planCipher: text("plan_cipher"),
    reviewOn: date("review_on"),
  },
  (t) => [
    check("report_assessment_need", sql`${t.need} in ('none', 'support', 'guidance', 'placement')`),
    check("report_assessment_review", sql`${t.reviewOn} is null or ${t.assessedOn} <= ${t.reviewOn}`),
    index("report_assessment_report").on(t.reportId, t.id),
  ],
);

/** Not before the report's event; `childId` is the report's child. */
export const guardianshipIntervention = pgTable(
  "guardianship_intervention",
  {
    ...rowColumns(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => mandatoryReport.id),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    court: text("court"),
    decision: text("decision").notNull(),
    decidedOn: date("decided_on").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    check(
      "guardianship_intervention_decision",
      sql`${t.decision} in ('suspend', 'revoke', 'restore', 'order')`,
    ),
    check("guardianship_intervention_from", sql`${t.decidedOn} <= ${t.validFrom}`),
    check("guardianship_intervention_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("guardianship_intervention_report").on(t.reportId, t.id),
    index("guardianship_intervention_child").on(t.childId, t.id),
  ],
);
