// Who is told what happened to records of a type, by hand: whoever answers for the record, of what it writes or decides; an
// inspector of what the task's template lists, with the reason. It names who did it: of a report only where the report itself
// says who filed it. What no entry names nobody is told.

export interface ExpectedHistory {
  /** Separated by blanks. */
  readonly types: string;
  /** Any of them; none: any assignment of the role. */
  readonly duties?: readonly string[];
  readonly purposes?: readonly string[];
}

const of = (types: string, ...duties: readonly string[]): ExpectedHistory => ({
  types,
  ...(duties.length > 0 && { duties }),
});

const forInspection = (types: string, duty: string): ExpectedHistory => ({
  ...of(types, duty),
  purposes: ["inspection"],
});

export const expectedHistories: Readonly<Record<string, readonly ExpectedHistory[]>> = {
  "education-officer": [
    of(
      "School SchoolClass SchoolHeadcount Enrolment Child PupilRegistration PupilTransfer",
      "basic-education",
    ),
    of("SchoolCondition SchoolStage Charter Catchment CatchmentDivision EnrolmentPlan", "basic-education"),
    of(
      "LargeClassCase LargeClassMeasure ConstructionProject ResidentialDevelopment SchoolClosure",
      "basic-education",
    ),
    { ...of("IndividualPlan", "basic-education"), purposes: ["rehabilitation"] },
    of("SchoolQuota QuotaTransfer PostScheme RecruitmentPlan", "personnel"),
    of("Teacher PersonnelRelation TeachingPlacement RotationEligibility RuralSubsidyPayment", "personnel"),
    of("FundStandardProposal FundingHeadcount PurchasedService", "finance"),
    of("PaymentBatch PayeeAccount SchoolTier", "finance"),
    of("StudentAidGrant NutritionSchoolMonth MealQualityCheck", "student-aid"),
  ],
  "school-registrar": [
    of("SchoolClass", "head", "enrolment"),
    of("Enrolment PupilRegistration PupilTransfer", "enrolment"),
    of("SchoolCondition SchoolSpending", "head", "accounts"),
    of("Charter LargeClassMeasure", "head"),
    of("Appointment PostScheme TermAppraisal", "head", "personnel"),
    of("Teacher TeachingPlacement PresenceMonth", "personnel"),
    of("PayeeAccount", "accounts"),
    of("NutritionSchoolMonth MealQualityCheck CanteenAccount", "head", "canteen"),
    of("StudentAidGrant", "welfare"),
  ],
  "finance-officer": [
    of("PaymentBatch Allocation FundStandard FundingHeadcount Payment ProjectFunding ConstructionProject"),
  ],
  "hr-officer": [of("Appointment TermAppraisal PostScheme Post TitleGrant")],
  "staffing-officer": [of("StaffingTotal SchoolQuota QuotaTransfer PersonnelRelation")],
  "development-officer": [of("ConstructionProject")],
  "planning-officer": [of("ConstructionProject ResidentialDevelopment")],
  "township-officer": [of("ChildLocation Guardianship LeftBehindRecord EntrustedCare DifficultyRecord")],
  "civil-affairs-officer": [
    of("DifficultyRecord Assistance LeftBehindRecord Guardianship GuardianshipIntervention ReportRelease"),
    { types: "MandatoryReport ReportRecipient", purposes: ["report-response"] },
  ],
  "police-officer": [of("EmergencyResponse")],
  "audit-administrator": [of("PolicyChange PolicyEdit")],
  inspector: [
    forInspection("SchoolClass Enrolment LargeClassCase", "enrolment-inspection"),
    forInspection("SchoolQuota Appointment", "staffing-inspection"),
    forInspection("Allocation FundingHeadcount SchoolSpending", "funding-inspection"),
    forInspection("NutritionSchoolMonth MealQualityCheck", "nutrition-inspection"),
  ],
};

export const tellingOf = (role: string, type: string): readonly ExpectedHistory[] =>
  (expectedHistories[role] ?? []).filter(({ types }) => types.split(" ").includes(type));
