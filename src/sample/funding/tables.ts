// The tables of funding that the sample fills, parents before children.
import type {
  allocation,
  educationBudget,
  fundingHeadcount,
  fundStandard,
  payComparison,
  payment,
  projectFunding,
  purchasedService,
  schoolSpending,
} from "../../domains/funding/index.ts";
import type { policyDocument } from "../../domains/reference/index.ts";
import type { RowOf } from "../rows.ts";
import { createTableCopy } from "../table-copy.ts";

const row = { id: true, createdAt: true } as const;
const period = { validFrom: true, validTo: true } as const;
const ofSchool = { ...row, schoolId: true, townshipId: true } as const;
const ofYear = { ...ofSchool, fiscalYear: true } as const;
const ofDistrict = { ...row, districtId: true, fiscalYear: true } as const;

export const createFundingTables = () => ({
  document: createTableCopy<RowOf<typeof policyDocument>>("policy_document", {
    ...row,
    number: true,
    title: true,
    issuer: true,
    issuedOn: true,
    supersededById: true,
  }),
  standard: createTableCopy<RowOf<typeof fundStandard>>("fund_standard", {
    ...row,
    ...period,
    item: true,
    stage: true,
    townshipId: true,
    amountFen: true,
    minimumPupils: true,
    trainingFloorPermille: true,
    changeNote: true,
    documentId: true,
  }),
  headcount: createTableCopy<RowOf<typeof fundingHeadcount>>("funding_headcount", {
    ...ofYear,
    item: true,
    stage: true,
    standardId: true,
    actual: true,
    funded: true,
    asOf: true,
    status: true,
    certifiedOn: true,
  }),
  allocation: createTableCopy<RowOf<typeof allocation>>("allocation", {
    ...ofYear,
    item: true,
    amountFen: true,
    centralFen: true,
    municipalFen: true,
    districtFen: true,
    differenceNote: true,
    decidedOn: true,
    publishedOn: true,
    documentId: true,
  }),
  payment: createTableCopy<RowOf<typeof payment>>("payment", {
    ...ofYear,
    allocationId: true,
    item: true,
    amountFen: true,
    paidOn: true,
    voucherNo: true,
  }),
  spending: createTableCopy<RowOf<typeof schoolSpending>>("school_spending", {
    ...ofYear,
    month: true,
    category: true,
    amountFen: true,
  }),
  service: createTableCopy<RowOf<typeof purchasedService>>("purchased_service", {
    ...ofSchool,
    ...period,
    contractNo: true,
    kind: true,
    provider: true,
    providerUscc: true,
    posts: true,
    amountFen: true,
    awardedOn: true,
  }),
  budget: createTableCopy<RowOf<typeof educationBudget>>("education_budget", {
    ...ofDistrict,
    generalBudgetFen: true,
    educationFen: true,
    perPupilPrimaryFen: true,
    perPupilJuniorFen: true,
    performanceScore: true,
    note: true,
  }),
  pay: createTableCopy<RowOf<typeof payComparison>>("pay_comparison", {
    ...ofDistrict,
    teachersAverageFen: true,
    civilServantsAverageFen: true,
    teachers: true,
    civilServants: true,
    confirmedOn: true,
  }),
  project: createTableCopy<RowOf<typeof projectFunding>>("project_funding", {
    ...row,
    projectId: true,
    source: true,
    fiscalYear: true,
    plannedFen: true,
    paidFen: true,
  }),
});

export type FundingTables = ReturnType<typeof createFundingTables>;
