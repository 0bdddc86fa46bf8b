// Who sees which cell of a school's money. An inspector needs a funding task, a school its head or its accounts.
import { type Holder, idList, type PartSights, type Sight, see } from "./sight.ts";

const standardColumns =
  "id item stage township_id amount_fen minimum_pupils training_floor_permille change_note document_id valid_from valid_to";
const budgetColumns =
  "id district_id fiscal_year general_budget_fen education_fen per_pupil_primary_fen per_pupil_junior_fen performance_score note";
const headcountColumns =
  "id school_id township_id fiscal_year item stage standard_id actual funded as_of status certified_on";
const allocationColumns =
  "id school_id township_id fiscal_year item amount_fen central_fen municipal_fen district_fen difference_note decided_on published_on document_id";
const paymentColumns = "id allocation_id school_id township_id fiscal_year item amount_fen paid_on";
const spendingColumns = "id school_id township_id fiscal_year month category amount_fen";
const serviceColumns =
  "id school_id township_id contract_no kind provider provider_uscc posts amount_fen awarded_on valid_from valid_to";
const payColumns =
  "id district_id fiscal_year teachers_average_fen civil_servants_average_fen teachers civil_servants confirmed_on";
const projectColumns = "id project_id source fiscal_year planned_fen paid_fen";

const published: readonly Sight[] = [
  see("fund_standard", "true", standardColumns),
  see("education_budget", "true", budgetColumns),
];

const reported = [
  see("funding_headcount", "true", headcountColumns),
  see("allocation", "true", allocationColumns),
];
const purse = [
  see("payment", "true", `${paymentColumns} voucher_no`),
  see("school_spending", "true", spendingColumns),
  see("purchased_service", "true", serviceColumns),
  see("pay_comparison", "true", payColumns),
  see("project_funding", "true", projectColumns),
];

/** `all`: special education's money too; its numbers never. */
function ofSchools(ids: readonly string[], all: boolean): readonly Sight[] {
  const own = `school_id = any (${idList(ids)})`;
  const plain = `${own} and item <> 'special-education'`;
  const money = all ? own : plain;
  return [
    see("funding_headcount", plain, headcountColumns),
    see("allocation", money, allocationColumns),
    see("payment", money, `${paymentColumns} voucher_no`),
    see("school_spending", own, spendingColumns),
    see("purchased_service", own, serviceColumns),
  ];
}

function beyondPublished(role: string, duties: readonly string[], ids: readonly string[]): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  switch (role) {
    case "finance-officer":
      return [...reported, ...purse];
    case "education-officer":
      return [...(has("basic-education", "finance") ? reported : []), ...(has("finance") ? purse : [])];
    case "school-registrar":
      return has("head", "accounts") ? ofSchools(ids, true) : [];
    case "inspector":
      return has("funding-inspection") ? ofSchools(ids, false) : [];
    case "district-leader":
      return [
        see("allocation", "item <> 'special-education'", allocationColumns),
        see("payment", "item <> 'special-education'", paymentColumns),
        see("pay_comparison", "true", payColumns),
      ];
    case "hr-officer":
      return [see("pay_comparison", "true", payColumns)];
    case "development-officer":
      return [see("project_funding", "true", projectColumns)];
    default:
      return [];
  }
}

const knowing = new Set([
  "finance-officer",
  "education-officer",
  "school-registrar",
  "inspector",
  "district-leader",
  "public",
  "guardian",
  "teacher",
  "village-committee",
]);

export const fundingSights: PartSights = ({ role, assignments }: Holder) => [
  ...(knowing.has(role) ? published : []),
  ...assignments.flatMap(({ duties, ids }) => beyondPublished(role, duties, ids)),
];
