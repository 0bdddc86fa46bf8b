// Nutrition coverage (三(八)): figures of schools for those who pay, inspect and lead; what is published for everyone; the
// pupils behind them for the school's canteen and welfare and for education's aid section alone.
import type { Entry, PartTable } from "./entry.ts";

const programme: Omit<Entry, "uses" | "rows"> = {
  type: "NutritionProgramme",
  fields: "id kind name amountPerDayFen daysPerYear eligibilityRule documentNumber validFrom validTo lastDay",
};
const month =
  "id schoolId townshipId programmeId month enrolled eligible covered uncovered uncoveredAbout coveragePermille coverageMet mealDays mealsServed mode amountPerDayFen costFen subsidyDueFen subsidySpentFen subsidyBalanceFen reportedOn certifiedOn publishedOn school township programme";
const account =
  "id schoolId townshipId month incomeFen subsidyFen foodFen staffFen otherFen balanceFen foodSharePermille publishedOn school township";
const publishedAccount = "id schoolId townshipId month foodSharePermille publishedOn school township";
/** What tells, with a school's headcount, how few were not fed, is not the conference's. */
const monthOfLeader =
  "id schoolId townshipId programmeId month uncoveredAbout mealDays mode amountPerDayFen reportedOn certifiedOn publishedOn school township programme";
const checkOfNobody =
  "id schoolId townshipId checkedOn menuDays menu findings passed checkedBy publishedOn school township";
const pupilTerm = "id studentId termSchoolId schoolYear term eligible covered student termSchool";

const standard = (uses: string): Entry => ({ ...programme, uses, rows: "every row" });

const growthCube: Entry = {
  type: "GrowthCubeCell",
  fields: "id schoolId schoolYear status measured pupils sharePermille suppressed school",
  uses: "read filter",
  rows: "every row",
};
const uncoveredCube: Entry = {
  type: "UncoveredCubeCell",
  fields: "id schoolId schoolYear term reason uncovered pupils suppressed school",
  uses: "read filter",
  rows: "every row",
};

const counted = "read filter order aggregate";
const money = { duties: ["student-aid", "finance"], rows: "every row" } as const;
const meals = { duties: ["student-aid", "safety"], rows: "every row" } as const;
const aid = { duties: ["student-aid"], rows: "every row" } as const;

const education: readonly Entry[] = [
  standard(counted),
  growthCube,
  { ...uncoveredCube, duties: ["student-aid"] },
  { type: "School", fields: "nutritionMonths canteenAccounts", uses: "read filter", ...money },
  { type: "School", fields: "mealQualityChecks", uses: "read filter", ...meals },
  { type: "NutritionSchoolMonth", fields: month, uses: counted, ...money },
  { type: "CanteenAccount", fields: account, uses: counted, ...money },
  { type: "MealQualityCheck", fields: `${checkOfNobody} checker`, uses: counted, ...meals },
  { type: "NutritionPupilTerm", fields: pupilTerm, uses: counted, ...aid },
  // Health data: one pupil at a time.
  {
    type: "NutritionPupilTerm",
    fields: "reasonUncovered",
    uses: "read",
    reach: "record",
    purposes: ["meal-coverage"],
    ...aid,
  },
  { type: "Student", fields: "nutritionTerms", uses: "read filter", ...aid },
];

const finance: readonly Entry[] = [
  standard(counted),
  { type: "School", fields: "nutritionMonths", uses: "read filter", rows: "every row" },
  { type: "NutritionSchoolMonth", fields: month, uses: counted, rows: "certified" },
];

const inSchool = ["head", "accounts", "welfare", "canteen"];
const ofSchool = "nutritionMonths mealQualityChecks canteenAccounts";

const school: readonly Entry[] = [
  standard("read filter order"),
  { type: "School", fields: ofSchool, uses: "read filter", duties: inSchool, rows: "own school" },
  { type: "NutritionSchoolMonth", fields: month, uses: counted, duties: inSchool, rows: "of own school" },
  { type: "CanteenAccount", fields: account, uses: counted, duties: inSchool, rows: "of own school" },
  {
    type: "MealQualityCheck",
    fields: `${checkOfNobody} checker`,
    uses: counted,
    duties: inSchool,
    rows: "of own school",
  },
  {
    type: "NutritionPupilTerm",
    fields: pupilTerm,
    uses: "read filter aggregate",
    duties: ["welfare", "canteen"],
    rows: "own student's record",
  },
  {
    type: "NutritionPupilTerm",
    fields: "reasonUncovered",
    uses: "read filter aggregate",
    duties: ["welfare"],
    rows: "own student's record",
  },
  {
    type: "NutritionPupilTerm",
    fields: "reasonUncovered",
    uses: "read",
    duties: ["canteen"],
    rows: "own student's record",
  },
  {
    type: "GrowthRecord",
    fields:
      "id studentId measuringSchoolId schoolYear measuredOn heightMm weightG status student measuringSchool",
    uses: "read filter aggregate",
    duties: ["welfare"],
    rows: "own student's record",
  },
  {
    type: "Student",
    fields: "nutritionTerms growthRecords",
    uses: "read filter",
    duties: ["welfare"],
    rows: "own student",
  },
];

const task = { duties: ["nutrition-inspection"] } as const;

const inspection: readonly Entry[] = [
  { ...standard("read filter order"), ...task },
  { type: "School", fields: ofSchool, uses: "read filter", ...task, rows: "own school" },
  { type: "NutritionSchoolMonth", fields: month, uses: counted, ...task, rows: "of own school" },
  { type: "CanteenAccount", fields: account, uses: counted, ...task, rows: "of own school" },
  { type: "MealQualityCheck", fields: checkOfNobody, uses: counted, ...task, rows: "of own school" },
];

const leader: readonly Entry[] = [
  standard("read filter order"),
  growthCube,
  uncoveredCube,
  { type: "School", fields: ofSchool, uses: "read filter", rows: "every row" },
  { type: "NutritionSchoolMonth", fields: monthOfLeader, uses: counted, rows: "certified" },
  { type: "CanteenAccount", fields: publishedAccount, uses: counted, rows: "every row" },
  { type: "MealQualityCheck", fields: checkOfNobody, uses: counted, rows: "every row" },
];

const published: readonly Entry[] = [
  standard("read filter order"),
  { type: "School", fields: ofSchool, uses: "read filter", rows: "every row" },
  {
    type: "NutritionSchoolMonth",
    fields:
      "id schoolId townshipId programmeId month uncoveredAbout mealDays mode publishedOn school township programme",
    uses: "read filter order",
    rows: "published meals",
  },
  {
    type: "CanteenAccount",
    fields: publishedAccount,
    uses: "read filter order",
    rows: "published meals",
  },
  { type: "MealQualityCheck", fields: checkOfNobody, uses: "read filter order", rows: "published meals" },
];

const guardian: readonly Entry[] = [
  ...published,
  {
    type: "NutritionPupilTerm",
    fields: "id studentId schoolYear term eligible covered student reasonUncovered termSchoolId termSchool",
    uses: "read filter",
    rows: "own child's record, unprotected",
  },
  {
    type: "Student",
    fields: "nutritionTerms",
    uses: "read filter",
    rows: "own child's student, unprotected",
  },
];

export const nutritionTable: PartTable = {
  "education-officer": education,
  "finance-officer": finance,
  "school-registrar": school,
  inspector: inspection,
  "district-leader": leader,
  public: published,
  guardian,
};
