// 经费 (三(二)(六), 四(二)(三)): standards, funded numbers, allocations, payments, spending, budgets. From the default
// policy's page; what a role is not given here it is refused.
import type { Entry, PartTable } from "./entry.ts";

const every = "read filter order aggregate";
const shown = "read filter order";

const standard =
  "id item stage townshipId amountFen minimumPupils trainingFloorPermille changeNote documentId validFrom validTo lastDay township document";
const proposal =
  "id item stage townshipId amountFen fromDay reason proposedOn proposedBy decision decidedOn decidedBy decisionNote township";
const budget =
  "id districtId fiscalYear generalBudgetFen educationFen perPupilPrimaryFen perPupilJuniorFen performanceScore note growthPermille primaryGrowthPermille juniorGrowthPermille district";
const headcount =
  "id schoolId townshipId fiscalYear item stage standardId actual funded migrants asOf status certifiedOn fundedByRule shortOfRule revision revisionReason supersededOn recount school township standard";
const setAside =
  "id schoolId townshipId fiscalYear item budgetCode amountFen centralFen municipalFen districtFen differenceNote decidedOn publishedOn documentId school township document";
const ofHeadcounts = "dueFen shortfallFen";
const ofPayments = "paidFen gapFen daysUnpaid payments";
const paid =
  "id allocationId schoolId townshipId fiscalYear item amountFen paidOn allocation school township";
const spent = "id schoolId townshipId fiscalYear month category amountFen school township";
const bought =
  "id schoolId townshipId contractNo kind provider providerUscc posts amountFen awardedOn validFrom validTo lastDay school township";
const pay =
  "id districtId fiscalYear teachersAverageFen civilServantsAverageFen teachers civilServants confirmedOn ratioPermille met district";
const performance =
  "id districtId fiscalYear zone totalFen teachers averageFen tilted comparisonId documentId confirmedOn comparison document district";
const project = "id projectId source fiscalYear plannedFen paidFen gapFen project";
const ofSchool = "allocations payments fundingHeadcounts spending purchasedServices";

/** L1: standards, the budget, and what of a school's money is published. The cube is ready-made: nobody counts over it. */
const published = (uses: string): readonly Entry[] => [
  { type: "FundStandard", fields: standard, uses, rows: "every row" },
  { type: "EducationBudget", fields: budget, uses, rows: "every row" },
  { type: "School", fields: "publishedFunding", uses: "read filter", rows: "every row" },
  {
    type: "PublishedFunding",
    fields: "id schoolId townshipId fiscalYear amountFen suppressed publishedOn school township",
    uses: "read filter",
    rows: "every row",
  },
];

const anywhere = { rows: "every row" } as const;

/** Owns all of it; headcounts exact, special education included. */
const finance: readonly Entry[] = [
  ...published(every),
  { type: "School", fields: ofSchool, uses: "read filter", ...anywhere },
  { type: "FundingHeadcount", fields: headcount, uses: every, ...anywhere },
  { type: "FundStandardProposal", fields: proposal, uses: every, ...anywhere },
  { type: "Allocation", fields: `${setAside} ${ofHeadcounts} ${ofPayments}`, uses: every, ...anywhere },
  { type: "Payment", fields: `${paid} voucherNo`, uses: every, ...anywhere },
  { type: "SchoolSpending", fields: spent, uses: every, ...anywhere },
  { type: "SchoolSpending", fields: "trainingSharePermille", uses: "read filter", ...anywhere },
  { type: "PurchasedService", fields: bought, uses: every, ...anywhere },
  { type: "PayComparison", fields: pay, uses: every, ...anywhere },
  { type: "PerformancePayTotal", fields: performance, uses: every, ...anywhere },
  { type: "ProjectFunding", fields: project, uses: every, ...anywhere },
  // Only an approved project is known to finance.
  { type: "ConstructionProject", fields: "funding", uses: "read filter", rows: "approved, hence funded" },
];

/** The finance section as finance; basic education what it reports, and what is set aside for it. */
const purse = { duties: ["finance"], rows: "every row" } as const;
const reporting = { duties: ["basic-education", "finance"], rows: "every row" } as const;

const education: readonly Entry[] = [
  ...published(every),
  { type: "School", fields: "fundingHeadcounts allocations", uses: "read filter", ...reporting },
  { type: "FundingHeadcount", fields: headcount, uses: every, ...reporting },
  { type: "Allocation", fields: `${setAside} ${ofHeadcounts}`, uses: every, ...reporting },
  { type: "School", fields: "payments spending purchasedServices", uses: "read filter", ...purse },
  { type: "Allocation", fields: ofPayments, uses: every, ...purse },
  { type: "Payment", fields: `${paid} voucherNo`, uses: every, ...purse },
  { type: "SchoolSpending", fields: spent, uses: every, ...purse },
  { type: "SchoolSpending", fields: "trainingSharePermille", uses: "read filter", ...purse },
  { type: "PurchasedService", fields: bought, uses: every, ...purse },
  { type: "PayComparison", fields: pay, uses: every, ...purse },
  { type: "PerformancePayTotal", fields: performance, uses: every, ...purse },
  { type: "ProjectFunding", fields: project, uses: every, ...purse },
  { type: "ConstructionProject", fields: "funding", uses: "read filter", ...purse },
  { type: "FundStandardProposal", fields: proposal, uses: every, ...purse },
];

/** The head and the accounts: the school's own money, its branches' included; no number of special education. */
const purseKept = { duties: ["head", "accounts"] } as const;

const school: readonly Entry[] = [
  ...published(shown),
  { type: "School", fields: ofSchool, uses: "read filter", ...purseKept, rows: "own school" },
  {
    type: "FundingHeadcount",
    fields: headcount,
    uses: every,
    ...purseKept,
    rows: "of own school, no special education",
  },
  {
    type: "Allocation",
    fields: `${setAside} ${ofHeadcounts} ${ofPayments}`,
    uses: every,
    ...purseKept,
    rows: "of own school",
  },
  { type: "Payment", fields: `${paid} voucherNo`, uses: every, ...purseKept, rows: "of own school" },
  { type: "SchoolSpending", fields: spent, uses: every, ...purseKept, rows: "of own school" },
  {
    type: "SchoolSpending",
    fields: "trainingSharePermille",
    uses: "read filter",
    ...purseKept,
    rows: "of own school",
  },
  { type: "PurchasedService", fields: bought, uses: every, ...purseKept, rows: "of own school" },
];

/** A funding task: the schools of the task; no sum that counts pupils with a disability. */
const task = { duties: ["funding-inspection"] } as const;
const taskRows = { ...task, rows: "of own school, no special education" } as const;

const inspection: readonly Entry[] = [
  ...published(shown),
  { type: "School", fields: ofSchool, uses: "read filter", ...task, rows: "own school" },
  { type: "FundingHeadcount", fields: headcount, uses: every, ...taskRows },
  { type: "Allocation", fields: `${setAside} ${ofHeadcounts} ${ofPayments}`, uses: every, ...taskRows },
  { type: "Payment", fields: `${paid} voucherNo`, uses: every, ...taskRows },
  { type: "SchoolSpending", fields: spent, uses: every, ...task, rows: "of own school" },
  {
    type: "SchoolSpending",
    fields: "trainingSharePermille",
    uses: "read filter",
    ...task,
    rows: "of own school",
  },
  { type: "PurchasedService", fields: bought, uses: every, ...task, rows: "of own school" },
];

/** Down to schools: what is set aside, paid and missing; averages of pay. */
const leader: readonly Entry[] = [
  ...published(every),
  { type: "School", fields: "allocations", uses: "read filter", ...anywhere },
  { type: "Allocation", fields: `${setAside} ${ofPayments}`, uses: every, rows: "no special education" },
  { type: "Payment", fields: paid, uses: every, rows: "no special education" },
  { type: "PayComparison", fields: pay, uses: every, ...anywhere },
  { type: "PerformancePayTotal", fields: performance, uses: every, ...anywhere },
];

export const fundingTable: PartTable = {
  "finance-officer": finance,
  "education-officer": education,
  "school-registrar": school,
  inspector: inspection,
  "district-leader": leader,
  "hr-officer": [
    { type: "PayComparison", fields: pay, uses: every, ...anywhere },
    { type: "PerformancePayTotal", fields: performance, uses: every, ...anywhere },
  ],
  "development-officer": [
    { type: "ProjectFunding", fields: project, uses: every, ...anywhere },
    { type: "ConstructionProject", fields: "funding", uses: "read filter", ...anywhere },
  ],
  public: published(shown),
  guardian: published(shown),
  teacher: published(shown),
  "village-committee": published(shown),
};
