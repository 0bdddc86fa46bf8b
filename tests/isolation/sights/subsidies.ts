// Who sees which cell of subsidies, batches and accounts. What is paid in full only to pay stands with its condition.
import { type Holder, idList, type PartSights, type Sight, see } from "./sight.ts";

const published: readonly Sight[] = [
  see("subsidy_tier", "true", "id district_id name hardship_rank valid_from valid_to"),
  see("school_tier", "true", "id school_id township_id tier_id document_id valid_from valid_to"),
  see(
    "subsidy_standard",
    "true",
    "id tier_id hardship_rank amount_fen mid_month_rule least_stay_days document_id valid_from valid_to",
  ),
];
const sharers = [
  "education-officer",
  "finance-officer",
  "school-registrar",
  "hr-officer",
  "teacher",
  "inspector",
  "district-leader",
  "public",
];

const figures = "id teacher_id month school_id township_id tier_id standard_id due_fen";
const dueColumns = `${figures} placement_id reason`;
const lineColumns = "id teacher_id month school_id township_id kind amount_fen sent_on";
const batchColumns =
  "id kind month batch_no status total_fen line_count prepared_by reviewed_by approved_by prepared_on reviewed_on approved_on sent_on settled_on";
const honourColumns = "id teacher_id school_id kind awarded_on";
const housingColumns = "id teacher_id school_id kind valid_from valid_to";
const accountColumns =
  "id teacher_id child_id school_id holder bank account_tail relation valid_from valid_to verified_on";

/** Steps of the batches in which a line of either kind goes to the account. */
const inBatch = (steps: string): string => `exists (select from (
    select batch_id, payee_account_id from rural_subsidy_payment
    union all select batch_id, payee_account_id from student_aid_grant) l
  join payment_batch b on b.id = l.batch_id where l.payee_account_id = payee_account.id and b.status in (${steps}))`;
const reviewed = "'reviewed', 'approved', 'sent', 'settled'";
const reviewedLine = `exists (select from payment_batch b where b.id = batch_id and b.status in (${reviewed}))`;

function education(duties: readonly string[]): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  const sights: Sight[] = [];
  if (has("personnel", "finance")) {
    sights.push(
      see("rural_subsidy_due", "true", dueColumns),
      see("rural_subsidy_payment", "true", `${lineColumns} batch_id`),
    );
  }
  if (has("personnel"))
    sights.push(
      see("payment_batch", "kind = 'rural-subsidy'", batchColumns),
      see("teacher_honour", "true", honourColumns),
      see("housing_guarantee", "true", housingColumns),
    );
  if (has("finance"))
    sights.push(
      see("payment_batch", "true", batchColumns),
      see("rural_subsidy_payment", "true", "payee_account_id"),
      see("payee_account", "true", `${accountColumns} payable duplicate`),
    );
  if (has("student-aid"))
    sights.push(
      see("payment_batch", "kind = 'student-aid'", batchColumns),
      see(
        "payee_account",
        "child_id is not null",
        "id child_id school_id holder bank account_tail relation valid_from valid_to verified_on payable duplicate",
      ),
    );
  return sights;
}

function finance(purpose: string | undefined): readonly Sight[] {
  const paying = `${inBatch("'approved', 'sent'")} and valid_from <= tc.today() and (valid_to is null or valid_to > tc.today())`;
  return [
    see("rural_subsidy_due", "true", figures),
    see("rural_subsidy_payment", reviewedLine, `${lineColumns} batch_id payee_account_id`),
    see("payment_batch", `status in (${reviewed})`, batchColumns),
    see("payee_account", inBatch(reviewed), "id holder bank account_tail payable duplicate"),
    ...(purpose === "payment" ? [see("payee_account", paying, "account_cipher")] : []),
  ];
}

function school(duties: readonly string[], ids: readonly string[]): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  const own = `school_id = any (${idList(ids)})`;
  const sights: Sight[] = [];
  if (has("personnel", "accounts"))
    sights.push(see("rural_subsidy_due", own, dueColumns), see("rural_subsidy_payment", own, lineColumns));
  if (has("accounts")) sights.push(see("payee_account", `${own} and verified_on is null`, accountColumns));
  if (has("head", "personnel"))
    sights.push(see("teacher_honour", own, honourColumns), see("housing_guarantee", own, housingColumns));
  return sights;
}

function own(ids: readonly string[]): readonly Sight[] {
  const self = `teacher_id = any (${idList(ids)})`;
  return [
    see("rural_subsidy_due", self, dueColumns),
    see("rural_subsidy_payment", self, `${lineColumns} payee_account_id`),
    see(
      "payee_account",
      self,
      "id teacher_id holder bank account_tail relation valid_from valid_to verified_on",
    ),
    see("teacher_honour", self, honourColumns),
    see("housing_guarantee", self, housingColumns),
  ];
}

function beyondPublished(
  { role, purpose }: Holder,
  duties: readonly string[],
  ids: readonly string[],
): readonly Sight[] {
  switch (role) {
    case "education-officer":
      return education(duties);
    case "finance-officer":
      return finance(purpose);
    case "school-registrar":
      return school(duties, ids);
    case "teacher":
      return own(ids);
    case "hr-officer":
      return [see("teacher_honour", "true", honourColumns), see("housing_guarantee", "true", housingColumns)];
    case "inspector": {
      const task = `school_id = any (${idList(ids)})`;
      return duties.includes("funding-inspection")
        ? [
            see("rural_subsidy_due", task, `${figures} reason`),
            see("rural_subsidy_payment", task, lineColumns),
          ]
        : [];
    }
    default:
      return [];
  }
}

export const subsidiesSights: PartSights = (holder) => [
  ...(sharers.includes(holder.role) ? published : []),
  ...holder.assignments.flatMap(({ duties, ids }) => beyondPublished(holder, duties, ids)),
];
