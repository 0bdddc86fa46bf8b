// What follows from a report: emergency response, assessment, intervention in guardianship. Protected like the report.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { instant, keyedText, rowColumns } from "../../../database/columns.ts";
import { child, guardian } from "../../children/index.ts";
import { township } from "../../reference/index.ts";
import { mandatoryReport } from "../mandatory-report/mandatory-report.table.ts";
import { assessedNeeds, emergencyMeasures, interventionDecisions } from "../protection.codes.ts";

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
    respondedAt: instant("responded_at").notNull(),
    measure: codeColumn("measure", emergencyMeasures).notNull(),
  },
  (t) => [
    ...columnChecks(t),
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
    need: codeColumn("need", assessedNeeds).notNull(),
    planCipher: keyedText("plan_cipher"),
    reviewOn: date("review_on"),
  },
  (t) => [
    ...columnChecks(t),
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
    /** Whose guardianship it decides on; of an order, whom it restrains where that is a guardian. */
    guardianId: uuid("guardian_id").references(() => guardian.id),
    court: text("court"),
    decision: codeColumn("decision", interventionDecisions).notNull(),
    decidedOn: date("decided_on").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("guardianship_intervention_named", sql`${t.decision} = 'order' or ${t.guardianId} is not null`),
    check("guardianship_intervention_from", sql`${t.decidedOn} <= ${t.validFrom}`),
    check("guardianship_intervention_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("guardianship_intervention_report").on(t.reportId, t.id),
    index("guardianship_intervention_child").on(t.childId, t.id),
    index("guardianship_intervention_guardian").on(t.guardianId, t.id),
  ],
);
