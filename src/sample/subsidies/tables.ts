// The tables of subsidies that the sample fills, parents before children. Dues and lines are made by SQL when all rows are
// there: their names stand here so that a new load empties them.
import type {
  housingGuarantee,
  payeeAccount,
  paymentBatch,
  ruralSubsidyDue,
  ruralSubsidyPayment,
  schoolTier,
  subsidyStandard,
  subsidyTier,
  teacherHonour,
} from "../../domains/subsidies/index.ts";
import type { RowOf } from "../rows.ts";
import { createTableCopy } from "../table-copy.ts";

const row = { id: true, createdAt: true } as const;
const period = { validFrom: true, validTo: true } as const;
const ofTeacher = { ...row, teacherId: true, schoolId: true } as const;

export const createSubsidyTables = () => ({
  subsidyTier: createTableCopy<RowOf<typeof subsidyTier>>("subsidy_tier", {
    ...row,
    ...period,
    districtId: true,
    name: true,
    hardshipRank: true,
  }),
  schoolTier: createTableCopy<RowOf<typeof schoolTier>>("school_tier", {
    ...row,
    ...period,
    schoolId: true,
    townshipId: true,
    tierId: true,
    documentId: true,
  }),
  subsidyStandard: createTableCopy<RowOf<typeof subsidyStandard>>("subsidy_standard", {
    ...row,
    ...period,
    tierId: true,
    hardshipRank: true,
    amountFen: true,
    midMonthRule: true,
    leastStayDays: true,
    documentId: true,
  }),
  paymentBatch: createTableCopy<RowOf<typeof paymentBatch>>("payment_batch", {
    ...row,
    kind: true,
    month: true,
    batchNo: true,
    status: true,
    totalFen: true,
    lineCount: true,
    preparedBy: true,
    reviewedBy: true,
    approvedBy: true,
    preparedOn: true,
    reviewedOn: true,
    approvedOn: true,
    sentOn: true,
    settledOn: true,
  }),
  payeeAccount: createTableCopy<RowOf<typeof payeeAccount>>("payee_account", {
    ...ofTeacher,
    ...period,
    childId: true,
    holder: true,
    bank: true,
    accountCipher: true,
    accountTail: true,
    accountIndex: true,
    relation: true,
    verifiedOn: true,
    listed: true,
    payable: true,
    duplicate: true,
  }),
  ruralSubsidyDue: createTableCopy<RowOf<typeof ruralSubsidyDue>>("rural_subsidy_due", {
    ...ofTeacher,
    month: true,
    townshipId: true,
    tierId: true,
    standardId: true,
    placementId: true,
    dueFen: true,
    reason: true,
  }),
  ruralSubsidyPayment: createTableCopy<RowOf<typeof ruralSubsidyPayment>>("rural_subsidy_payment", {
    ...ofTeacher,
    month: true,
    townshipId: true,
    kind: true,
    amountFen: true,
    batchId: true,
    payeeAccountId: true,
    reviewedOn: true,
    sentOn: true,
  }),
  teacherHonour: createTableCopy<RowOf<typeof teacherHonour>>("teacher_honour", {
    ...ofTeacher,
    kind: true,
    awardedOn: true,
  }),
  housingGuarantee: createTableCopy<RowOf<typeof housingGuarantee>>("housing_guarantee", {
    ...ofTeacher,
    ...period,
    kind: true,
  }),
});

export type SubsidyTables = ReturnType<typeof createSubsidyTables>;
