// The ledger of left-behind children and its checks. Copies of scopes, ends and due dates are kept by left-behind.rules.sql, so that every right is an index range.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, rowColumns, signedBy } from "../../../database/columns.ts";
import { child, guardian } from "../../children/index.ts";
import { definition } from "../../reference/index.ts";
import {
  careActors,
  careRisks,
  checkFindings,
  checkMethods,
  guardianshipGrades,
  leftBehindEndings,
  leftBehindReasons,
} from "../care.codes.ts";

/** One open record a child at most. `validTo` is the closing day or the sixteenth birthday: whichever comes first. */
export const leftBehindRecord = pgTable(
  "left_behind_record",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    carerId: uuid("carer_id").references(() => guardian.id),
    /** Key of the definition the child was listed under. */
    definition: text("definition")
      .notNull()
      .references(() => definition.key),
    reason: codeColumn("reason", leftBehindReasons).notNull(),
    risk: codeColumn("risk", careRisks).notNull(),
    guardianshipGrade: codeColumn("guardianship_grade", guardianshipGrades),
    /** Sources of the household's income, several: `work,farming`. */
    incomeSources: text("income_sources"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to").notNull(),
    closedOn: date("closed_on"),
    closeReason: codeColumn("close_reason", leftBehindEndings),
    verifiedOn: date("verified_on"),
    /** Null where no rule in force says how long a period is. */
    dueOn: date("due_on"),
    ...signedBy("verified"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "left_behind_record_income",
      sql`${t.incomeSources} ~ '^(work|farming|business|aid|kin|other)(,(work|farming|business|aid|kin|other))*$'`,
    ),
    check("left_behind_record_closed", sql`(${t.closedOn} is null) = (${t.closeReason} is null)`),
    check("left_behind_record_period", sql`${t.validFrom} <= ${t.validTo}`),
    check("left_behind_record_end", sql`${t.closedOn} is null or ${t.validTo} <= ${t.closedOn}`),
    uniqueIndex("left_behind_record_one_open")
      .on(t.childId)
      .where(sql`${t.closedOn} is null and ${t.archivedAt} is null`),
    index("left_behind_record_child").on(t.childId, t.id),
    index("left_behind_record_residence").on(t.residenceTownshipId, t.id),
    index("left_behind_record_school").on(t.schoolId, t.id),
    index("left_behind_record_carer").on(t.carerId, t.id),
    index("left_behind_record_opened").on(t.validFrom, t.id),
    index("left_behind_record_definition").on(t.definition, t.id),
    index("left_behind_record_due").on(t.dueOn, t.id),
  ],
);

/** One check (排查) of one record in one period. Child and scopes are the record's. */
export const leftBehindCheck = pgTable(
  "left_behind_check",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    recordId: uuid("record_id")
      .notNull()
      .references(() => leftBehindRecord.id),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    periodStart: date("period_start").notNull(),
    checkedOn: date("checked_on").notNull(),
    method: codeColumn("method", checkMethods).notNull(),
    checker: codeColumn("checker", careActors.only("village", "township", "school")).notNull(),
    finding: codeColumn("finding", checkFindings).notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("left_behind_check_in_period", sql`${t.periodStart} <= ${t.checkedOn}`),
    uniqueIndex("left_behind_check_period").on(t.recordId, t.periodStart),
    index("left_behind_check_record").on(t.recordId, t.id),
    index("left_behind_check_child").on(t.childId, t.id),
    index("left_behind_check_residence").on(t.residenceTownshipId, t.id),
  ],
);
