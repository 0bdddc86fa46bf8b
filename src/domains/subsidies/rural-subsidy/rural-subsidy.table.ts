// What a teacher is due for a month (only SQL fills it: tc.compute_rural_subsidy_dues) and what is paid, line by line.
// Lines are frozen once their batch is reviewed; the batch's days stand on each line as copies that triggers keep.
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, holdsCode } from "../../../catalogue/index.ts";
import { keyedText, living, rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { teacher, teachingPlacement } from "../../teachers/index.ts";
import { payeeAccount } from "../payee-account/payee-account.table.ts";
import { paymentBatch } from "../payment-batch/payment-batch.table.ts";
import { dueReasons, paymentKinds } from "../subsidies.codes.ts";
import { subsidyStandard, subsidyTier } from "../subsidy-tier/subsidy-tier.table.ts";

export const ruralSubsidyDue = pgTable(
  "rural_subsidy_due",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    month: date("month").notNull(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    tierId: uuid("tier_id").references(() => subsidyTier.id),
    standardId: uuid("standard_id").references(() => subsidyStandard.id),
    placementId: uuid("placement_id").references(() => teachingPlacement.id),
    dueFen: integer("due_fen").notNull(),
    reason: codeColumn("reason", dueReasons).notNull(),
  },
  (t) => [
    check("rural_subsidy_due_month", sql`extract(day from ${t.month}) = 1`),
    check("rural_subsidy_due_amount", sql`${t.dueFen} >= 0 and (${t.tierId} is not null or ${t.dueFen} = 0)`),
    check(
      "rural_subsidy_due_reason",
      sql`${holdsCode(t.reason)}
        and (${t.dueFen} = 0 or ${t.reason} not in ('seconded', 'too-short', 'not-due'))`,
    ),
    uniqueIndex("rural_subsidy_due_natural").on(t.teacherId, t.month),
    index("rural_subsidy_due_teacher").on(t.teacherId, t.id),
    index("rural_subsidy_due_school").on(t.schoolId, t.id),
    index("rural_subsidy_due_township").on(t.townshipId, t.id),
    index("rural_subsidy_due_month").on(t.month, t.id),
    index("rural_subsidy_due_tier").on(t.tierId, t.id),
    index("rural_subsidy_due_standard").on(t.standardId, t.id),
    index("rural_subsidy_due_placement").on(t.placementId, t.id),
  ],
);

export const ruralSubsidyPayment = pgTable(
  "rural_subsidy_payment",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    month: date("month").notNull(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    kind: codeColumn("kind", paymentKinds).notNull(),
    amountFen: integer("amount_fen").notNull(),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => paymentBatch.id),
    /** The account of this teacher that the line goes to; without one the batch cannot be reviewed. */
    payeeAccountId: uuid("payee_account_id"),
    /** Copied by trigger from the account while the batch is approved and not settled; null before and after. */
    accountCipher: keyedText("account_cipher"),
    payable: boolean("payable").notNull().generatedAlwaysAs(sql`account_cipher is not null`),
    /** Copied by trigger from the batch. */
    reviewedOn: date("reviewed_on"),
    /** Copied by trigger from the batch: from this day on the line counts as paid. */
    sentOn: date("sent_on"),
  },
  (t) => [
    check("rural_subsidy_payment_month", sql`extract(day from ${t.month}) = 1`),
    check(
      "rural_subsidy_payment_amount",
      sql`(${t.kind} in ('regular', 'arrears') and ${t.amountFen} > 0) or (${t.kind} = 'recovery' and ${t.amountFen} < 0)`,
    ),
    foreignKey({
      name: "rural_subsidy_payment_own_account",
      columns: [t.payeeAccountId, t.teacherId],
      foreignColumns: [payeeAccount.id, payeeAccount.teacherId],
    }),
    uniqueIndex("rural_subsidy_payment_natural").on(t.teacherId, t.month, t.kind, t.batchId).where(living(t)),
    uniqueIndex("rural_subsidy_payment_one_regular")
      .on(t.teacherId, t.month)
      .where(sql`${t.kind} = 'regular' and ${t.archivedAt} is null`),
    index("rural_subsidy_payment_teacher").on(t.teacherId, t.id),
    index("rural_subsidy_payment_batch").on(t.batchId, t.id),
    index("rural_subsidy_payment_account").on(t.payeeAccountId, t.id),
    index("rural_subsidy_payment_school").on(t.schoolId, t.id),
    index("rural_subsidy_payment_township").on(t.townshipId, t.id),
    index("rural_subsidy_payment_month").on(t.month, t.id),
    index("rural_subsidy_payment_reviewed").on(t.reviewedOn, t.id),
  ],
);
