// Aid to one pupil for one term: applied for by a guardian or proposed by the school, decided by a named person, paid in a batch. `schoolId` is the
// child's school of today; `termSchoolId` the school that proposed it. Never an amount of a household.
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, keyedText, rowColumns, signedBy } from "../../../database/columns.ts";
import { child, student } from "../../children/index.ts";
import { schoolTerms } from "../../nutrition/index.ts";
import { school } from "../../schools/index.ts";
import { payeeAccount, paymentBatch } from "../../subsidies/index.ts";
import { aidBasisCategories, aidDecisions, aidKinds } from "../aid.codes.ts";
import { aidScheme } from "../aid-scheme/aid-scheme.table.ts";

export const studentAidGrant = pgTable(
  "student_aid_grant",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    studentId: uuid("student_id")
      .notNull()
      .references(() => student.id),
    /** Copied from the student. */
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    termSchoolId: uuid("term_school_id")
      .notNull()
      .references(() => school.id),
    schemeId: uuid("scheme_id")
      .notNull()
      .references(() => aidScheme.id),
    /** Copied from the scheme. */
    kind: codeColumn("kind", aidKinds).notNull(),
    schoolYear: integer("school_year").notNull(),
    term: codeColumn("term", schoolTerms).notNull(),
    basisCategory: codeColumn("basis_category", aidBasisCategories).notNull(),
    /** Copied from the scheme: what it gives for a term. */
    dueFen: integer("due_fen").notNull(),
    amountFen: integer("amount_fen"),
    decision: codeColumn("decision", aidDecisions).notNull(),
    /** Null where the school proposed it by itself. */
    appliedOn: date("applied_on"),
    /** Null until the school forwards what was applied for. */
    proposedOn: date("proposed_on"),
    /** Since when the proposal is posted (公示). */
    postedOn: date("posted_on"),
    decidedOn: date("decided_on"),
    decidedBy: text("decided_by"),
    decisionReason: text("decision_reason"),
    batchId: uuid("batch_id").references(() => paymentBatch.id),
    /** The account of this child that the line goes to. */
    payeeAccountId: uuid("payee_account_id"),
    /** Copied by trigger from the account while the batch is approved and not settled; null before and after. */
    accountCipher: keyedText("account_cipher"),
    payable: boolean("payable").notNull().generatedAlwaysAs(sql`account_cipher is not null`),
    /** Copied by trigger from the batch: finance sees a line from this day on. */
    reviewedOn: date("reviewed_on"),
    /** Copied by trigger from the batch: from this day on the line counts as paid. */
    sentOn: date("sent_on"),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t, { basisCategory: "student_aid_grant_basis" }),
    check(
      "student_aid_grant_decided",
      sql`(${t.decision} not in ('applied', 'proposed')) = (${t.decidedOn} is not null and ${t.decidedBy} is not null and ${t.decisionReason} is not null) and (${t.decidedOn} is null or ${t.decidedOn} >= coalesce(${t.proposedOn}, ${t.appliedOn}))`,
    ),
    check(
      "student_aid_grant_applied",
      sql`(${t.decision} <> 'applied' or (${t.appliedOn} is not null and ${t.proposedOn} is null)) and (${t.decision} not in ('proposed', 'granted') or ${t.proposedOn} is not null) and coalesce(${t.appliedOn}, ${t.proposedOn}) is not null and ${t.proposedOn} >= coalesce(${t.appliedOn}, ${t.proposedOn})`,
    ),
    check(
      "student_aid_grant_application_stays",
      sql`${t.archivedAt} is null or ${t.appliedOn} is null or ${t.decision} = 'applied'`,
    ),
    check(
      "student_aid_grant_amount",
      sql`(${t.amountFen} is not null) = (${t.decision} = 'granted') and (${t.amountFen} is null or ${t.amountFen} between 1 and ${t.dueFen})`,
    ),
    check(
      "student_aid_grant_batch",
      sql`(${t.batchId} is null or ${t.decision} = 'granted') and (${t.batchId} is not null or num_nonnulls(${t.reviewedOn}, ${t.sentOn}) = 0)`,
    ),
    foreignKey({
      name: "student_aid_grant_own_account",
      columns: [t.payeeAccountId, t.childId],
      foreignColumns: [payeeAccount.id, payeeAccount.childId],
    }),
    // What was taken back is proposed or applied for anew.
    uniqueIndex("student_aid_grant_natural")
      .on(t.studentId, t.schemeId, t.schoolYear, t.term)
      .where(sql`${t.archivedAt} is null`),
    // Not both the boarder's and the day pupil's living aid in one term; a refused one stands in nobody's way.
    uniqueIndex("student_aid_grant_one_living")
      .on(t.studentId, t.schoolYear, t.term)
      .where(
        sql`${t.kind} in ('boarder-living', 'day-living') and ${t.decision} <> 'refused' and ${t.archivedAt} is null`,
      ),
    index("student_aid_grant_student").on(t.studentId, t.id),
    index("student_aid_grant_child").on(t.childId, t.id),
    index("student_aid_grant_school").on(t.schoolId, t.id),
    index("student_aid_grant_term_school").on(t.termSchoolId, t.id),
    index("student_aid_grant_scheme").on(t.schemeId, t.id),
    index("student_aid_grant_batch").on(t.batchId, t.id),
    index("student_aid_grant_account").on(t.payeeAccountId, t.id),
    index("student_aid_grant_reviewed").on(t.reviewedOn, t.id),
    index("student_aid_grant_decided").on(t.decidedOn, t.id),
  ],
);
