// 经费: what a school is due, what has come of it and how long it waits; whether budgets grew and training has its share.
import type { Row, Value } from "../district-rows.ts";
import type { Computed, Glance } from "./computed.ts";

const of = (row: Row, key: string): number => Number(row[key] ?? 0);
const total = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + of(row, "amountFen"), 0);

const peerCells = ["id", "schoolId", "fiscalYear", "item", "stage", "actual", "supersededOn"];

/** Numbers of the same school, year and item for the other stage that no revision has superseded. */
const peersOf = ({ rows, sees }: Glance, headcount: Row, more: string): readonly Row[] =>
  rows
    .of("FundingHeadcount", "schoolId", headcount.schoolId ?? null)
    .filter((row) => row.fiscalYear === headcount.fiscalYear && row.item === headcount.item)
    .filter((row) => row.stage !== headcount.stage && row.supersededOn === null)
    .filter((row) => sees("FundingHeadcount", row, [...peerCells, more]));

/**
 * A school below the least number of its standard counts as if it had so many: one hundred for all its stages. The primary
 * stage has the nearest whole number to its proportion, halves up, the junior stage the others.
 */
function pupilsByRule({ rows, sees }: Glance, headcount: Row, other: number): number {
  const standard = rows.byId("FundStandard", headcount.standardId);
  const known = standard !== undefined && sees("FundStandard", standard, ["id", "minimumPupils"]);
  const here = of(headcount, "actual");
  const all = here + other;
  if (all === 0) return 0;
  const given = Math.max(all, known ? of(standard, "minimumPupils") : 0);
  const primary = Math.round((given * (headcount.stage === "primary" ? here : other)) / all);
  return headcount.stage === "primary" ? primary : given - primary;
}

function fundedByRule(glance: Glance, headcount: Row): number {
  const newest = peersOf(glance, headcount, "revision").toSorted(
    (a, b) => of(b, "revision") - of(a, "revision"),
  )[0];
  return pupilsByRule(glance, headcount, newest === undefined ? 0 : of(newest, "actual"));
}

const countedBy = ["base", "small-school", "high-cold", "boarding"];

/** By how much the newest certified count of the school year differs from the one of the day. */
function recount({ rows, sees }: Glance, headcount: Row): Value {
  if (!countedBy.includes(headcount.item as string)) return null;
  const key = headcount.item === "boarding" ? "boarders" : "students";
  const [year = 0, month = 0] = (headcount.asOf as string).split("-").map(Number);
  const counts = rows
    .of("SchoolHeadcount", "schoolId", headcount.schoolId ?? null)
    .filter((row) => row.stage === headcount.stage && row.certifiedOn !== null);
  const cells = ["id", "schoolId", "stage", "certifiedOn", "asOf", "students", "boarders"];
  const total = (list: readonly Row[]) => list.reduce((sum, row) => sum + of(row, key), 0);
  const then = counts
    .filter((row) => row.asOf === headcount.asOf)
    .filter((row) => sees("SchoolHeadcount", row, cells));
  const newest = new Map<Value, Row>();
  for (const row of counts.filter((row) => sees("SchoolHeadcount", row, [...cells, "schoolYear", "grade"]))) {
    if (row.schoolYear !== (month >= 9 ? year : year - 1)) continue;
    const known = newest.get(row.grade ?? null);
    if (known === undefined || (known.asOf as string) < (row.asOf as string))
      newest.set(row.grade ?? null, row);
  }
  return then.length === 0 || newest.size === 0 ? null : total([...newest.values()]) - total(then);
}

const dueCells = [...peerCells, "standardId", "certifiedOn"];

/** Certified pupils of the allocation's school, year and item, times what each is funded with. */
function due(glance: Glance, allocation: Row): number | null {
  const { rows, sees } = glance;
  let sum: number | null = null;
  for (const headcount of rows.of("FundingHeadcount", "schoolId", allocation.schoolId ?? null)) {
    if (headcount.fiscalYear !== allocation.fiscalYear || headcount.item !== allocation.item) continue;
    if (headcount.certifiedOn === null || headcount.supersededOn !== null) continue;
    if (!sees("FundingHeadcount", headcount, dueCells)) continue;
    const standard = rows.byId("FundStandard", headcount.standardId);
    if (standard === undefined || !sees("FundStandard", standard, ["id", "amountFen", "minimumPupils"]))
      continue;
    const peers = peersOf(glance, headcount, "certifiedOn").filter((row) => row.certifiedOn !== null);
    const other = Math.max(0, ...peers.map((row) => of(row, "actual")));
    sum = (sum ?? 0) + pupilsByRule(glance, headcount, other) * of(standard, "amountFen");
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
  return total(given) === 0 ? null : Math.floor((total(training) * 1000) / total(given));
}

const townCells = ["districtId", "fiscalYear", "zone", "totalFen", "teachers"];

/** To the fen: totals are compared over the other's teachers. */
function tilted({ rows, sees }: Glance, total: Row): Value {
  if (total.zone !== "rural") return null;
  const town = rows
    .of("PerformancePayTotal", "fiscalYear", total.fiscalYear ?? null)
    .find(
      (one) =>
        one.zone === "town" &&
        one.districtId === total.districtId &&
        sees("PerformancePayTotal", one, ["id", ...townCells]),
    );
  if (town === undefined) return null;
  return (
    BigInt(of(total, "totalFen")) * BigInt(of(town, "teachers")) >=
    BigInt(of(town, "totalFen")) * BigInt(of(total, "teachers"))
  );
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
    // Down: a fall is never shown as none.
    return Math.floor(change);
  };

export const fundingComputed: Computed = {
  "FundingHeadcount.fundedByRule": fundedByRule,
  "FundingHeadcount.shortOfRule": (glance, row) => Math.max(0, fundedByRule(glance, row) - of(row, "funded")),
  "FundingHeadcount.recount": recount,
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
  "PerformancePayTotal.averageFen": (_glance, row) => Math.trunc(of(row, "totalFen") / of(row, "teachers")),
  "PerformancePayTotal.tilted": tilted,
  "ProjectFunding.gapFen": (_glance, row) => of(row, "plannedFen") - of(row, "paidFen"),
};
