// The tables of nutrition and aid that the sample fills, parents before children. Columns that the database generates are
// not among them.
import type { aidScheme, studentAidGrant } from "../../domains/aid/index.ts";
import type {
  canteenAccount,
  growthRecord,
  mealQualityCheck,
  nutritionProgramme,
  nutritionPupilTerm,
  nutritionSchoolMonth,
} from "../../domains/nutrition/index.ts";
import type { payeeAccount, paymentBatch } from "../../domains/subsidies/index.ts";
import type { RowOf } from "../rows.ts";
import { createTableCopy } from "../table-copy.ts";

const row = { id: true, createdAt: true } as const;
const scopes = { hukouTownshipId: true, residenceTownshipId: true, schoolId: true } as const;
const period = { validFrom: true, validTo: true } as const;
const ofSchool = { ...row, schoolId: true, townshipId: true } as const;
const ofPupil = { ...row, ...scopes, studentId: true, childId: true } as const;

export const createNutritionTables = () => ({
  nutritionProgramme: createTableCopy<RowOf<typeof nutritionProgramme>>("nutrition_programme", {
    ...row,
    ...period,
    districtId: true,
    kind: true,
    name: true,
    amountPerDayFen: true,
    daysPerYear: true,
    eligibilityRule: true,
    documentNumber: true,
  }),
  nutritionSchoolMonth: createTableCopy<RowOf<typeof nutritionSchoolMonth>>("nutrition_school_month", {
    ...ofSchool,
    programmeId: true,
    month: true,
    enrolled: true,
    eligible: true,
    covered: true,
    mealDays: true,
    mealsServed: true,
    mode: true,
    amountPerDayFen: true,
    costFen: true,
    subsidySpentFen: true,
    reportedOn: true,
    certifiedOn: true,
    publishedOn: true,
  }),
  canteenAccount: createTableCopy<RowOf<typeof canteenAccount>>("canteen_account", {
    ...ofSchool,
    month: true,
    incomeFen: true,
    subsidyFen: true,
    foodFen: true,
    staffFen: true,
    otherFen: true,
    publishedOn: true,
  }),
  mealQualityCheck: createTableCopy<RowOf<typeof mealQualityCheck>>("meal_quality_check", {
    ...ofSchool,
    checkedOn: true,
    menuDays: true,
    menu: true,
    findings: true,
    passed: true,
    checkedBy: true,
    checker: true,
    publishedOn: true,
  }),
  nutritionPupilTerm: createTableCopy<RowOf<typeof nutritionPupilTerm>>("nutrition_pupil_term", {
    ...ofPupil,
    termSchoolId: true,
    schoolYear: true,
    term: true,
    eligible: true,
    covered: true,
    reasonUncovered: true,
  }),
  growthRecord: createTableCopy<RowOf<typeof growthRecord>>("growth_record", {
    ...ofPupil,
    measuringSchoolId: true,
    schoolYear: true,
    measuredOn: true,
    heightMm: true,
    weightG: true,
    status: true,
  }),
  aidScheme: createTableCopy<RowOf<typeof aidScheme>>("aid_scheme", {
    ...row,
    ...period,
    districtId: true,
    kind: true,
    stage: true,
    name: true,
    amountPerTermFen: true,
    eligibility: true,
    documentNumber: true,
  }),
  /** Batches of pupils' aid only: those of teachers' subsidy are the subsidies' own. */
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
  /** Accounts of children only. */
  payeeAccount: createTableCopy<RowOf<typeof payeeAccount>>("payee_account", {
    ...row,
    ...period,
    teacherId: true,
    childId: true,
    schoolId: true,
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
  studentAidGrant: createTableCopy<RowOf<typeof studentAidGrant>>("student_aid_grant", {
    ...ofPupil,
    termSchoolId: true,
    schemeId: true,
    kind: true,
    schoolYear: true,
    term: true,
    basisCategory: true,
    dueFen: true,
    amountFen: true,
    decision: true,
    proposedOn: true,
    decidedOn: true,
    decidedBy: true,
    decisionReason: true,
    batchId: true,
    payeeAccountId: true,
    reviewedOn: true,
    sentOn: true,
  }),
});

export type NutritionTables = ReturnType<typeof createNutritionTables>;
