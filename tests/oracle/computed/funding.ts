// 经费: what a school is due, what has come of it and how long it waits; whether budgets grew and training has its share.
import type { Row, Value } from "../district-rows.ts";
import type { Computed, Glance } from "./computed.ts";

const of = (row: Row, key: string): number => Number(row[key] ?? 0);
const total = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + of(row, "amountFen"), 0);

/** A school below the least number of its standard counts as if it had so many. */
function pupilsByRule({ rows, sees }: Glance, headcount: Row): number {
  const standard = rows.byId("FundStandard", headcount.standardId);
  const known = standard !== undefined && sees("FundStandard", standard, ["id", "minimumPupils"]);
  return Math.max(of(headcount, "actual"), known ? of(standard, "minimumPupils") : 0);
}

const dueCells = ["id", "schoolId", "fiscalYear", "item", "actual", "standardId", "certifiedOn"];

/** Certified pupils of the allocation's school, year and item, times what each is funded with. */
function due(glance: Glance, allocation: Row): number | null {
  const { rows, sees } = glance;
  let sum: number | null = null;
  for (const headcount of rows.of("FundingHeadcount", "schoolId", allocation.schoolId ?? null)) {
    if (headcount.fiscalYear !== allocation.fiscalYear || headcount.item !== allocation.item) continue;
    if (headcount.certifiedOn === null) continue;
    if (!sees("FundingHeadcount", headcount, dueCells)) continue;
    const standard = rows.byId("FundStandard", headcount.standardId);
    if (standard === undefined || !sees("FundStandard", standard, ["id", "amountFen", "minimumPupils"]))
      continue;
    sum = (sum ?? 0) + pupilsByRule(glance, headcount) * of(standard, "amountFen");
  }
  return sum;
}

const come = ({ rows, sees }: Glance, allocation: Row): number =>
  total(
    rows
      .of("Payment", "allocationId", allocation.id)
      .filter((payment) => sees("Payment", payment, ["id", "allocationId", "amountFen"])),
  );

function daysWaited(glance: Glance, allocation: Row): number {
  if (come(glance, allocation) >= of(allocation, "amountFen")) return 0;
  const since = new Date(allocation.decidedOn as string).getTime();
  return Math.max(0, (new Date(glance.today).getTime() - since) / (24 * 60 * 60 * 1000));
}

/** Of what was set aside for the school in the year, special education apart. */
function trainingShare({ rows, sees }: Glance, spending: Row): Value {
  const sameYear = (row: Row) => row.fiscalYear === spending.fiscalYear;
  const given = rows
    .of("Allocation", "schoolId", spending.schoolId ?? null)
    .filter((row) => sameYear(row) && row.item !== "special-education")
    .filter((row) => sees("Allocation", row, ["id", "schoolId", "fiscalYear", "item", "amountFen"]));
  const training = rows
    .of("SchoolSpending", "schoolId", spending.schoolId ?? null)
    .filter((row) => sameYear(row) && row.category === "training")
    .filter((row) => sees("SchoolSpending", row, ["id", "schoolId", "fiscalYear", "category", "amountFen"]));
  return total(given) === 0 ? null : Math.round((total(training) * 1000) / total(given));
}

const grown =
  (amount: string) =>
  ({ rows, sees }: Glance, budget: Row): Value => {
    const before = rows
      .of("EducationBudget", "districtId", budget.districtId ?? null)
      .filter((row) => sees("EducationBudget", row, ["id", "districtId", "fiscalYear", amount]))
      .find((row) => of(row, "fiscalYear") === of(budget, "fiscalYear") - 1);
    if (before === undefined || of(before, amount) === 0) return null;
    const change = ((of(budget, amount) - of(before, amount)) * 1000) / of(before, amount);
    // As PostgreSQL rounds: halves away from zero.
    return Math.sign(change) * Math.round(Math.abs(change)) || 0;
  };

export const fundingComputed: Computed = {
  "FundingHeadcount.fundedByRule": pupilsByRule,
  "FundingHeadcount.shortOfRule": (glance, row) => Math.max(0, pupilsByRule(glance, row) - of(row, "funded")),
  "Allocation.dueFen": due,
  "Allocation.shortfallFen": (glance, row) => {
    const sum = due(glance, row);
    return sum === null ? null : sum - of(row, "amountFen");
  },
  "Allocation.paidFen": come,
  "Allocation.gapFen": (glance, row) => of(row, "amountFen") - come(glance, row),
  "Allocation.daysUnpaid": daysWaited,
  "SchoolSpending.trainingSharePermille": trainingShare,
  "EducationBudget.growthPermille": grown("educationFen"),
  "EducationBudget.primaryGrowthPermille": grown("perPupilPrimaryFen"),
  "EducationBudget.juniorGrowthPermille": grown("perPupilJuniorFen"),
  "PayComparison.ratioPermille": (_glance, row) =>
    Math.trunc((of(row, "teachersAverageFen") * 1000) / of(row, "civilServantsAverageFen")),
  "ProjectFunding.gapFen": (_glance, row) => of(row, "plannedFen") - of(row, "paidFen"),
};
