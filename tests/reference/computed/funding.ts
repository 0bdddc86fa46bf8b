// Computed fields of a school's money and of the district's budget.

import type { Use } from "../../../src/policy/index.ts";
import { testToday } from "../../support/test-keys.ts";
import type { Row, Scalar } from "../rows.ts";
import type { Sight } from "../sight.ts";
import { type PartComputed, usable } from "./part-computed.ts";

type Compute = PartComputed[string];

const days = (from: Scalar): number => (Date.parse(testToday) - Date.parse(String(from))) / 86_400_000;
const sum = (rows: readonly Row[], key: string): number =>
  rows.reduce((total, row) => total + Number(row[key]), 0);

/** The standard a headcount names, as far as the asker may use it. */
const standardOf = (sight: Sight, use: Use, headcount: Row): Row | undefined =>
  usable(sight, use, "FundStandard", "id", headcount.standardId ?? null, ["id", "minimumPupils"])[0];

const byRule: Compute = (sight, row, use) =>
  Math.max(Number(row.actual), Number(standardOf(sight, use, row)?.minimumPupils ?? 0));

function paid(sight: Sight, row: Row, use: Use): number {
  const payments = usable(sight, use, "Payment", "allocationId", row.id, ["id", "allocationId", "amountFen"]);
  return sum(payments, "amountFen");
}

/** Null where no certified headcount of the same school, year and item is seen. */
function due(sight: Sight, row: Row, use: Use): number | null {
  const cells = ["id", "schoolId", "fiscalYear", "item", "actual", "standardId", "certifiedOn"];
  const amounts = usable(sight, use, "FundingHeadcount", "schoolId", row.schoolId ?? null, cells).flatMap(
    (headcount) => {
      const same = headcount.fiscalYear === row.fiscalYear && headcount.item === row.item;
      const standard = standardOf(sight, use, headcount);
      if (!same || headcount.certifiedOn === null || standard === undefined) return [];
      if (!sight.seesCell("FundStandard", "amountFen", use, standard, "list")) return [];
      const pupils = Math.max(Number(headcount.actual), Number(standard.minimumPupils ?? 0));
      return [pupils * Number(standard.amountFen)];
    },
  );
  return amounts.length === 0 ? null : amounts.reduce((total, amount) => total + amount, 0);
}

/** Over other rows of the same type: those of the same school and year. */
const trainingShare: Compute = (sight, row, use) => {
  const sameYear = (other: Row) => other.fiscalYear === row.fiscalYear;
  const school = row.schoolId ?? null;
  const cells = ["id", "schoolId", "fiscalYear", "amountFen"];
  const spent = usable(sight, use, "SchoolSpending", "schoolId", school, [...cells, "category"]);
  const given = usable(sight, use, "Allocation", "schoolId", school, [...cells, "item"]);
  const whole = given.filter((other) => sameYear(other) && other.item !== "special-education");
  const training = spent.filter((other) => sameYear(other) && other.category === "training");
  const all = sum(whole, "amountFen");
  return whole.length === 0 || all === 0 ? null : Math.round((1000 * sum(training, "amountFen")) / all);
};

const growthOf =
  (key: string): Compute =>
  (sight, row, use) => {
    const cells = ["id", "districtId", "fiscalYear", key];
    const before = usable(sight, use, "EducationBudget", "districtId", row.districtId ?? null, cells).find(
      (other) => Number(other.fiscalYear) === Number(row.fiscalYear) - 1,
    );
    const base = Number(before?.[key] ?? 0);
    if (base === 0) return null;
    const grown = ((Number(row[key]) - base) * 1000) / base;
    // As PostgreSQL rounds: halves away from zero.
    return Math.sign(grown) * Math.round(Math.abs(grown)) || 0;
  };

export const fundingComputed: PartComputed = {
  "FundingHeadcount.fundedByRule": byRule,
  "FundingHeadcount.shortOfRule": (sight, row, use) =>
    Math.max(Number(byRule(sight, row, use)) - Number(row.funded), 0),
  "Allocation.paidFen": paid,
  "Allocation.gapFen": (sight, row, use) => Number(row.amountFen) - paid(sight, row, use),
  "Allocation.daysUnpaid": (sight, row, use) =>
    Number(row.amountFen) > paid(sight, row, use) ? Math.max(days(row.decidedOn ?? null), 0) : 0,
  "Allocation.dueFen": due,
  "Allocation.shortfallFen": (sight, row, use) => {
    const amount = due(sight, row, use);
    return amount === null ? null : amount - Number(row.amountFen);
  },
  "SchoolSpending.trainingSharePermille": trainingShare,
  "EducationBudget.growthPermille": growthOf("educationFen"),
  "EducationBudget.primaryGrowthPermille": growthOf("perPupilPrimaryFen"),
  "EducationBudget.juniorGrowthPermille": growthOf("perPupilJuniorFen"),
  "PayComparison.ratioPermille": (_sight, row) =>
    Math.floor((Number(row.teachersAverageFen) * 1000) / Number(row.civilServantsAverageFen)),
  "ProjectFunding.gapFen": (_sight, row) => Number(row.plannedFen) - Number(row.paidFen),
};
