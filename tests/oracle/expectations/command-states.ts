// In which state a command is given, and where it leads, written by hand from the plan's procedures. A record begins in the
// first state named; without `>` its state stays.

interface States {
  readonly begins: string;
  /** By command: those that begin a record in another state. */
  readonly also?: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, string>>;
}

/** By `Type.field`. */
export const expectedStates: Readonly<Record<string, States>> = {
  // Two persons of education, then finance; what is sent is sent (三(六)(八)).
  "PaymentBatch.status": {
    begins: "prepared",
    steps: {
      listDuePayments: "prepared",
      withdrawPaymentBatch: "prepared reviewed approved",
      reviewPaymentBatch: "prepared > reviewed",
      approvePaymentBatch: "reviewed > approved",
      sendPaymentBatch: "approved > sent",
      settlePaymentBatch: "sent > settled",
    },
  },
  // Proposed by the school, or forwarded by it; decided once by a named person; paid only where granted (三(八)).
  "StudentAidGrant.decision": {
    begins: "proposed",
    also: { applyForAid: "applied" },
    steps: {
      withdrawAidApplication: "applied",
      forwardAidApplication: "applied > proposed",
      postAidProposal: "proposed",
      withdrawAidProposal: "proposed",
      grantAid: "proposed > granted",
      refuseAid: "applied proposed > refused",
      payAidInBatch: "granted",
    },
  },
  // Education proposes, finance answers (四(三)).
  "FundStandardProposal.decision": {
    begins: "proposed",
    steps: {
      withdrawFundProposal: "proposed",
      adoptFundProposal: "proposed > adopted",
      declineFundProposal: "proposed > declined",
    },
  },
  // What is certified is corrected by a revision, never in place (三(二)).
  "FundingHeadcount.status": {
    begins: "reported",
    steps: {
      correctFundingHeadcount: "reported",
      withdrawFundingHeadcount: "reported",
      certifyFundingHeadcount: "reported > certified",
    },
  },
  // Whoever asks is answered by another person of education; a number that is on record is matched (三(七)(八)).
  "PupilRegistration.status": {
    begins: "submitted",
    steps: {
      withdrawPupilRegistration: "submitted",
      admitPupil: "submitted > admitted",
      matchPupil: "submitted > matched",
      // To the township that asked.
      moveMatchedChild: "matched",
      rejectPupil: "submitted > rejected",
    },
  },
  // A pupil leaves by three hands (三(八)).
  "PupilTransfer.status": {
    begins: "requested",
    steps: {
      withdrawTransfer: "requested accepted",
      acceptTransfer: "requested > accepted",
      approveTransfer: "requested accepted > approved",
      refuseTransfer: "requested accepted > refused",
    },
  },
  // No rural school goes without the recorded procedure (三(八)).
  "SchoolClosure.status": {
    begins: "proposed",
    steps: {
      openClosureHearing: "proposed > hearing",
      decideClosure: "proposed hearing > decided",
      withdrawClosure: "proposed hearing > withdrawn",
    },
  },
  // A school that is merged or closed stays so (三(一)(八)).
  "School.status": {
    begins: "planned",
    steps: {
      buildSchool: "planned > building",
      openSchool: "planned building > operating",
      reopenSchool: "idle > operating",
      idleSchool: "operating > idle",
      mergeSchool: "operating idle > merged",
      closeSchool: "planned building operating idle > closed",
    },
  },
  // The school drafts, education reviews, HR approves (三(五)).
  "PostScheme.status": {
    begins: "draft",
    steps: {
      reviewPostScheme: "draft > reviewed",
      returnPostScheme: "reviewed > draft",
      approvePostScheme: "reviewed > approved",
    },
  },
  "Post.status": { begins: "vacant", steps: { freezePost: "vacant > frozen", thawPost: "frozen > vacant" } },
  // Applied for, decided, ended; refused is refused (三(八)(十)).
  "DifficultyRecord.status": {
    begins: "applied",
    steps: {
      confirmDifficulty: "applied > confirmed",
      refuseDifficulty: "applied > refused",
      endDifficulty: "confirmed > ended",
    },
  },
  // Responding is what the first recipient's act makes it; closed is closed (三(十)).
  "MandatoryReport.status": {
    begins: "filed",
    steps: {
      assessReport: "responding assessed > assessed",
      reopenReport: "assessed > responding",
      closeReport: "assessed > closed",
    },
  },
  "ReportRecipient.status": {
    begins: "received",
    steps: {
      acceptReport: "received > accepted",
      actOnReport: "received accepted > acting",
      closeReportPart: "acting > closed",
    },
  },
  // Asked by a guardian or a teacher, answered once by whose correction is final (PIPL 46).
  "CorrectionRequest.status": {
    begins: "submitted",
    steps: {
      withdrawCorrectionRequest: "submitted",
      grantCorrection: "submitted > corrected",
      declineCorrection: "submitted > declined",
    },
  },
  // Silence never consents, and what is given may be taken back (PIPL 15).
  "GuardianConsent.status": { begins: "given", steps: { withdrawConsent: "given > withdrawn" } },
  // By another person than who refused (三(八)).
  "AidAppeal.status": {
    begins: "submitted",
    steps: {
      withdrawAidAppeal: "submitted",
      upholdAidRefusal: "submitted > upheld",
      returnAidDecision: "submitted > returned",
    },
  },
  // The teacher asks, education answers (三(三)).
  "RotationApplication.status": {
    begins: "submitted",
    steps: {
      withdrawRotationApplication: "submitted",
      approveRotationApplication: "submitted > approved",
      declineRotationApplication: "submitted > declined",
    },
  },
  // One person drafts, another approves what was judged; two where it touches L4 (四(四), GB/T 22239).
  "PolicyChange.status": {
    begins: "draft",
    also: { revokeAtOnce: "approved" },
    steps: {
      submitPolicyChange: "draft > submitted",
      revisePolicyChange: "draft submitted judged unsound endorsed failed > draft",
      endorsePolicyChange: "judged > endorsed",
      approvePolicyChange: "judged endorsed > approved",
      rejectPolicyChange: "judged unsound endorsed approved > rejected",
      withdrawPolicyChange: "draft submitted judged unsound endorsed approved failed > withdrawn",
    },
  },
  // Moved by decisions on guardianship alone, which take effect by themselves.
  "Guardianship.status": { begins: "active", steps: {} },
};

/** Given only while the record has no such value: what is published, confirmed or certified is not touched, nor so twice. */
const until: Readonly<Record<string, string>> = {
  publishedOn:
    "changeAllocation publishAllocation correctCanteenAccount publishCanteenAccount correctMealCheck publishMealCheck publishMeals correctSchoolCondition publishSchoolCondition changeRecruitmentPlan publishRecruitmentPlan",
  certifiedOn: "correctMeals certifyMeals correctSchoolHeadcount certifySchoolHeadcount",
  confirmedOn:
    "changePayComparison confirmPayComparison changePerformancePay confirmPerformancePay reviseManagementReview confirmManagementReview confirmAppointment confirmTermAppraisal confirmRealName confirmRotationEligibility",
  approvedOn:
    "reviseProject withdrawProject approveProject reviseCharter recordCharterVote approveCharter withdrawQuotaTransfer approveQuotaTransfer declineQuotaTransfer",
  verifiedOn: "correctPayeeAccount verifyPayeeAccount verifyLeftBehindRecord",
  revokedOn: "revokePayeeAccount",
  closedOn: "updateLeftBehindRecord closeLeftBehindRecord",
  postedOn: "postAidProposal",
  reviewedOn: "withdrawPostScheme",
  decidedOn: "reviseClosure",
  doneOn: "completeLargeClassMeasure",
  clearedOn: "clearLargeClass",
  fundsConfirmedOn: "confirmProjectFunds",
  housingPermitOn: "giveDevelopmentOpinion permitDevelopment",
  housingVerifiedOn: "verifyDevelopment",
  amountPerDayFen: "setMealAmount",
  supersededById: "replaceDocument",
  movesOn: "moveMatchedChild",
  documentId: "citeDefinition",
  // Which child it is, is said once.
  childId: "identifyReportedChild",
};

/** By command. */
export const expectedUntil: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(until).flatMap(([field, commands]) =>
    commands.split(" ").map((command) => [command, field]),
  ),
);

/** What the table says of a step: from which states, and to which; null where it stays. */
export function stepOf(
  command: string,
): { field: string; from: readonly string[]; to: string | null } | null {
  for (const [coordinate, { steps }] of Object.entries(expectedStates)) {
    const step = steps[command];
    if (step === undefined) continue;
    const [from = "", to = null] = step.split(" > ");
    return { field: coordinate.split(".")[1] ?? "", from: from.split(" "), to };
  }
  return null;
}
