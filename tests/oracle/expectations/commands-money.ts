// Who may give which command about money and meals, and say what with it: written by hand from the table of rights (funding,
// subsidies and aid, nutrition). Fields of the type itself, by their names; lines' types do not occur.
import { type ExpectedCommands, on, type Said } from "./commands.ts";

const of = (type: string, fields = "", ...duties: readonly string[]): Said => ({
  fields: fields.split(" ").flatMap((field) => (field === "" ? [] : [`${type}.${field}`])),
  ...(duties.length > 0 && { duties }),
});

const allocation = "amountFen centralFen municipalFen districtFen budgetCode differenceNote documentId";
const budget = "generalBudgetFen educationFen perPupilPrimaryFen perPupilJuniorFen performanceScore note";
const averages = "teachersAverageFen civilServantsAverageFen teachers civilServants";
const served = "eligible covered mealDays mealsServed mode costFen subsidySpentFen";
const found = "menuDays menu findings passed";
const costs = "incomeFen subsidyFen foodFen staffFen otherFen";
const measured = "measuredOn heightMm weightG status";
const account = "holder bank account relation validTo";

const finance: ExpectedCommands[string] = {
  ...on("every row", {
    setFundStandard: of(
      "FundStandard",
      "item stage townshipId amountFen minimumPupils trainingFloorPermille changeNote documentId validFrom validTo",
    ),
    adoptFundProposal: of("FundStandardProposal", "decisionNote"),
    declineFundProposal: of("FundStandardProposal", "decisionNote"),
    endFundStandard: of("FundStandard", "validTo"),
    certifyFundingHeadcount: {},
    allocateFunds: of("Allocation", `schoolId fiscalYear item ${allocation}`),
    changeAllocation: of("Allocation", allocation),
    publishAllocation: {},
    payFunds: of("Payment", "allocationId amountFen paidOn voucherNo"),
    recordEducationBudget: of("EducationBudget", `fiscalYear ${budget}`),
    changeEducationBudget: of("EducationBudget", budget),
    confirmPayComparison: {},
    confirmPerformancePay: {},
    planProjectFunds: of("ProjectFunding", "projectId source fiscalYear plannedFen paidFen"),
    changeProjectFunds: of("ProjectFunding", "plannedFen paidFen"),
    setSubsidyStandard: of(
      "SubsidyStandard",
      "tierId amountFen midMonthRule leastStayDays documentId validFrom validTo",
    ),
    endSubsidyStandard: of("SubsidyStandard", "validTo"),
    setMealAmount: of("NutritionProgramme", "amountPerDayFen"),
  }),
  // What two persons of education have put together and reviewed.
  ...on("reviewed batch", { approvePaymentBatch: {}, sendPaymentBatch: {}, settlePaymentBatch: {} }),
};

/** The personnel section pays teachers, the aid section pupils; the finance section may take back either. */
const ofBothKinds = (fields?: string) =>
  [
    { ...of("PaymentBatch", fields, "personnel"), rows: "batch of teachers' subsidy" },
    { ...of("PaymentBatch", fields, "student-aid"), rows: "batch of pupils' aid" },
  ] as const;

const education: ExpectedCommands[string] = {
  ...on("every row", {
    proposeFundStandard: of(
      "FundStandardProposal",
      "item stage townshipId amountFen fromDay reason",
      "finance",
    ),
    withdrawFundProposal: of("FundStandardProposal", "", "finance"),
    reportFundingHeadcount: of(
      "FundingHeadcount",
      "schoolId fiscalYear item stage standardId actual funded migrants asOf revision revisionReason",
      "finance",
    ),
    correctFundingHeadcount: of(
      "FundingHeadcount",
      "standardId actual funded migrants asOf revisionReason",
      "finance",
    ),
    withdrawFundingHeadcount: of("FundingHeadcount", "", "finance"),
    buyService: of(
      "PurchasedService",
      "schoolId contractNo kind provider providerUscc posts amountFen awardedOn validFrom validTo",
      "finance",
    ),
    changeService: of("PurchasedService", "posts amountFen awardedOn validTo", "finance"),
    defineSubsidyTier: of("SubsidyTier", "name hardshipRank validFrom validTo", "personnel", "finance"),
    changeSubsidyTier: of("SubsidyTier", "name validTo", "personnel", "finance"),
    placeSchoolInTier: of(
      "SchoolTier",
      "schoolId tierId documentId validFrom validTo",
      "personnel",
      "finance",
    ),
    endSchoolTier: of("SchoolTier", "validTo", "personnel", "finance"),
    reviewPaymentBatch: of("PaymentBatch", "", "finance"),
    addSubsidyLine: of("RuralSubsidyPayment", "batchId teacherId month kind amountFen", "personnel"),
    changeSubsidyLine: of("RuralSubsidyPayment", "amountFen", "personnel"),
    removeSubsidyLine: of("RuralSubsidyPayment", "", "personnel"),
    verifyPayeeAccount: of("PayeeAccount", "", "finance"),
    endPayeeAccount: of("PayeeAccount", "validTo", "finance"),
    honourTeacher: of("TeacherHonour", "teacherId schoolId kind awardedOn", "personnel"),
    guaranteeHousing: of("HousingGuarantee", "teacherId schoolId kind validFrom validTo", "personnel"),
    endHousing: of("HousingGuarantee", "validTo", "personnel"),
    planNutritionProgramme: of(
      "NutritionProgramme",
      "kind name daysPerYear eligibilityRule documentNumber validFrom validTo",
      "student-aid",
    ),
    endNutritionProgramme: of("NutritionProgramme", "validTo", "student-aid"),
    certifyMeals: of("NutritionSchoolMonth", "", "student-aid"),
    publishMeals: of("NutritionSchoolMonth", "", "student-aid"),
    setAidScheme: of(
      "AidScheme",
      "kind stage name amountPerTermFen eligibility documentNumber validFrom validTo",
      "student-aid",
    ),
    endAidScheme: of("AidScheme", "validTo", "student-aid"),
    grantAid: of("StudentAidGrant", "amountFen decisionReason", "student-aid"),
    refuseAid: of("StudentAidGrant", "decisionReason", "student-aid"),
    payAidInBatch: of("StudentAidGrant", "batchId payeeAccountId", "student-aid"),
  }),
  preparePaymentBatch: ofBothKinds("kind month"),
  listDuePayments: ofBothKinds(),
  withdrawPaymentBatch: [...ofBothKinds(), { ...of("PaymentBatch", "", "finance"), rows: "every row" }],
  ...on("account once verified", { revokePayeeAccount: of("PayeeAccount", "", "finance") }),
  // A school's own check is the school's to correct and to publish.
  ...on("check by education", {
    checkMeals: of("MealQualityCheck", `schoolId checkedOn ${found}`, "student-aid", "safety"),
    correctMealCheck: of("MealQualityCheck", found, "student-aid", "safety"),
    publishMealCheck: of("MealQualityCheck", "", "student-aid", "safety"),
  }),
};

const school: ExpectedCommands[string] = {
  ...on("of own school", {
    recordSpending: of("SchoolSpending", "schoolId month category amountFen", "accounts"),
    correctSpending: of("SchoolSpending", "amountFen", "accounts"),
    reportMeals: of("NutritionSchoolMonth", `schoolId programmeId month ${served}`, "canteen"),
    correctMeals: of("NutritionSchoolMonth", served, "canteen"),
    recordCanteenAccount: of("CanteenAccount", `schoolId month ${costs}`, "accounts", "canteen"),
    correctCanteenAccount: of("CanteenAccount", costs, "accounts", "canteen"),
    publishCanteenAccount: of("CanteenAccount", "", "head", "accounts"),
  }),
  ...on("own beneficiary's account, not verified", {
    enterPayeeAccount: of("PayeeAccount", `teacherId childId validFrom ${account}`, "accounts"),
    correctPayeeAccount: of("PayeeAccount", account, "accounts"),
  }),
  ...on("check by own school", {
    checkMeals: of("MealQualityCheck", `schoolId checkedOn ${found}`, "canteen"),
    correctMealCheck: of("MealQualityCheck", found, "canteen"),
    publishMealCheck: of("MealQualityCheck", "", "head", "canteen"),
  }),
  // Where the pupil was in the term, and is.
  ...on("own student's, of a term at an own school", {
    proposeAid: of(
      "StudentAidGrant",
      "studentId termSchoolId schemeId schoolYear term basisCategory",
      "welfare",
    ),
    forwardAidApplication: of("StudentAidGrant", "basisCategory", "welfare"),
    withdrawAidProposal: of("StudentAidGrant", "", "welfare"),
    postAidProposal: of("StudentAidGrant", "", "welfare"),
    recordMealCoverage: of(
      "NutritionPupilTerm",
      "studentId termSchoolId schoolYear term eligible covered reasonUncovered",
      "welfare",
    ),
    changeMealCoverage: of("NutritionPupilTerm", "eligible covered reasonUncovered", "welfare", "canteen"),
  }),
  ...on("own student's, measured at an own school", {
    recordGrowth: of("GrowthRecord", `studentId measuringSchoolId schoolYear ${measured}`, "welfare"),
    correctGrowth: of("GrowthRecord", measured, "welfare"),
  }),
};

export const moneyCommands: ExpectedCommands = {
  "finance-officer": finance,
  "education-officer": education,
  "school-registrar": school,
  "hr-officer": on("every row", {
    comparePay: of("PayComparison", `fiscalYear ${averages}`),
    changePayComparison: of("PayComparison", averages),
    setPerformancePay: of("PerformancePayTotal", "fiscalYear zone totalFen teachers comparisonId documentId"),
    changePerformancePay: of("PerformancePayTotal", "totalFen teachers comparisonId documentId"),
  }),
};
