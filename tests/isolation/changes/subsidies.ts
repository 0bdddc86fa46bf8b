// Subsidies under change. Sums are a declared cube of several departments, so what is due changes among the teachers of a
// school; lines and heads of a batch once reviewed are frozen.
import { type PartChanges, rotate } from "./part-changes.ts";

/** A little more for every other row of a group and as much less for the next: the sum of the group stays. */
const exchanged = (table: string, column: string, group: string, where: string): string =>
  `${column} + coalesce(((select jsonb_object_agg(p.id, case when p.nth % 2 = 0 then 700 when p.nth < p.of_n then -700 else 0 end) from (
      select id, row_number() over (partition by ${group} order by md5(id::text)) as nth, count(*) over (partition by ${group}) as of_n
      from ${table} where ${where}) p) ->> ${table}.id::text)::int, 0)`;

export const subsidiesChanges: PartChanges = {
  particular: {
    // What a line opens to whoever pays is the account's own: it stays, as long as some line opens it.
    "payee_account.account_cipher": `case when payable then account_cipher else account_cipher || 'x' end`,
    // One number stays one number: a finding of duplicates is seen by some to whom the number is not.
    "payee_account.account_index": "md5('other' || account_index)",
    "payee_account.relation":
      "case when child_id is null then relation when relation = 'parent' then 'guardian' else 'parent' end",
    // Brothers and sisters, one holder: the same holder still.
    "payee_account.holder": "holder || '改'",
    "payee_account.valid_from":
      "case when exists (select from payee_account o where o.valid_to = payee_account.valid_from) then valid_from else valid_from - 3 end",
    "payee_account.verified_on": "verified_on + 1",
    "payee_account.revoked_on": "case when verified_on is null then null else verified_on + 40 end",
    "payment_batch.prepared_on": "prepared_on - 1",
    "rural_subsidy_due.reason": `case when due_fen = 0 then ${rotate("reason", ["seconded", "too-short", "not-due"])} else ${rotate("reason", ["home", "rotation", "support", "several-schools"])} end`,
    "rural_subsidy_due.due_fen": exchanged(
      "rural_subsidy_due",
      "due_fen",
      "month, school_id, tier_id",
      "due_fen > 0",
    ),
    "rural_subsidy_payment.amount_fen": exchanged(
      "rural_subsidy_payment",
      "amount_fen",
      "batch_id, school_id",
      "reviewed_on is null",
    ),
    "teacher_honour.kind": rotate("kind", [
      "rural-10-years",
      "rural-20-years",
      "rural-30-years",
      "outstanding",
      "head-teacher",
    ]),
    "teacher_honour.awarded_on": "awarded_on - 17",
    "housing_guarantee.kind": rotate("kind", ["turnover-flat", "public-rental", "allowance"]),
    "housing_guarantee.valid_from": "valid_from - 3",
    "housing_guarantee.valid_to": "valid_to + 3",
  },
  kept: [
    "payee_account.teacher_id",
    "payee_account.child_id",
    "payee_account.valid_to",
    "payment_batch.kind",
    "payment_batch.month",
    "payment_batch.batch_no",
    "payment_batch.status",
    "payment_batch.prepared_by_id",
    "payment_batch.reviewed_by_id",
    "payment_batch.approved_by_id",
    "payment_batch.total_fen",
    "payment_batch.line_count",
    "payment_batch.reviewed_on",
    "payment_batch.approved_on",
    "payment_batch.sent_on",
    "payment_batch.settled_on",
    "rural_subsidy_due.teacher_id",
    "rural_subsidy_due.month",
    "rural_subsidy_due.school_id",
    "rural_subsidy_due.township_id",
    "rural_subsidy_due.tier_id",
    "rural_subsidy_due.standard_id",
    "rural_subsidy_due.placement_id",
    "rural_subsidy_payment.teacher_id",
    "rural_subsidy_payment.month",
    "rural_subsidy_payment.school_id",
    "rural_subsidy_payment.kind",
    "rural_subsidy_payment.batch_id",
    "rural_subsidy_payment.payee_account_id",
    "teacher_honour.teacher_id",
    "teacher_honour.school_id",
    "housing_guarantee.teacher_id",
    "housing_guarantee.school_id",
  ],
  derived: [
    "payment_batch.prepared_by",
    "payment_batch.reviewed_by",
    "payment_batch.approved_by",
    "payment_batch.valid_from",
    "payment_batch.valid_to",
    "payee_account.school_id",
    "payee_account.listed",
    "payee_account.payable",
    "payee_account.duplicate",
    "rural_subsidy_payment.township_id",
    "rural_subsidy_payment.reviewed_on",
    "rural_subsidy_payment.sent_on",
    "rural_subsidy_payment.account_cipher",
    "rural_subsidy_payment.payable",
    "subsidy_standard.hardship_rank",
    "school_tier.township_id",
  ],
  untouched: {
    subsidy_tier: "public, and of one order with its standards",
    subsidy_standard: "public, and no harder tier may pay less",
    school_tier: "public",
  },
  // Accounts of a reviewed batch are frozen; what is denied of them changes all the same. What is paid stays as due as it was.
  off: [
    ...["payee_account.keeps", "rural_subsidy_payment.pays", "payment_batch.total"],
    ...["rural_subsidy_payment.total", "student_aid_grant.total"],
  ],
  frozen: { payment_batch: "status <> 'prepared'", rural_subsidy_payment: "reviewed_on is not null" },
  childRows: [{ table: "payee_account", of: "payee_account.child_id" }],
};
