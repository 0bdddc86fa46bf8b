// 学校·布局·班额·建设 (三(一)(二)(三)(四)(七)(八), 四(一)(三)): education keeps the network; a school its own classes and entries; of a
// project or a development each department its part.
import { type ExpectedCommands, on, saying } from "./commands.ts";

const anyone = saying();
const section = saying("basic-education");
const party = saying("personnel");
const head = saying("head");
const enrolment = saying("enrolment");
const classes = saying("head", "enrolment");
const buildings = saying("head", "accounts");
const facts = "officialCode uscc kind runBy locale countyTown boarding altitudeM officePhone";
const condition =
  "teachingAreaDm2 sportsAreaDm2 dormAreaDm2 beds canteenAreaDm2 teacherFlats equipmentFen books computers multimediaRooms musicRooms artRooms bandwidthMbps";
const placement = "Enrolment: studentId classId kind boarding validFrom";
const registration =
  "PupilRegistration: schoolId name idType idNumber gender birthDate ethnicity studentNo category since";
const move = "PupilTransfer: studentId toSchoolId destination startsOn reason";
const mark = "StudentFlag: studentId kind definition validFrom";
/** Of a disability with its purpose alone. */
const markings = (said: string) => [
  { ...enrolment(said), rows: "own student's flag of no disability" as const },
  { ...enrolment(said), purposes: ["rehabilitation"], rows: "own student's flag of a disability" as const },
];
const left = "Enrolment: validTo endReason";
const measure = "LargeClassMeasure: caseId kind toSchoolId toClassId pupils dueOn";
const ofClass = "type campusId cap";
const self = "score evidence improvement dueOn";

export const schoolCommands: ExpectedCommands = {
  "education-officer": on("every row", {
    planSchool: section(`School: name townshipId villageId parentSchoolId ${facts}`),
    updateSchool: section(`School: name headName ${facts}`),
    attachSchool: section("School: parentSchoolId"),
    buildSchool: section(),
    openSchool: section(),
    reopenSchool: section(),
    idleSchool: section(),
    mergeSchool: section(),
    closeSchool: section(),
    allowClassException: section("SchoolClass: exceptionCap exceptionReason"),
    recordSchoolHeadcount: section(
      "SchoolHeadcount: schoolId schoolYear stage grade asOf students boarders classes",
    ),
    correctSchoolHeadcount: section("SchoolHeadcount: students boarders classes"),
    certifySchoolHeadcount: section(),
    registerPupil: section(registration),
    withdrawPupilRegistration: section(),
    admitPupil: section(),
    matchPupil: section(),
    moveMatchedChild: section("PupilRegistration: movesOn"),
    rejectPupil: section("PupilRegistration: decisionReason"),
    requestTransfer: section(move),
    withdrawTransfer: section(),
    approveTransfer: section(),
    refuseTransfer: section("PupilTransfer: decisionReason"),
    placePupil: section(placement),
    recordPupilLeft: section(left),
    judgeWeakSchool: section("SchoolCondition: weakSchool weakBasis"),
    judgeStrongSchool: section("SchoolCondition: strongSchool strongBasis"),
    publishSchoolCondition: section(),
    openSchoolCampus: section("SchoolCampus: schoolId name main site validFrom"),
    closeSchoolCampus: section("SchoolCampus: validTo"),
    setSchoolStage: section("SchoolStage: schoolId stage gradeFrom gradeTo places validFrom"),
    endSchoolStage: section("SchoolStage: validTo"),
    confirmManagementReview: section(),
    requireCoursePeriods: section("CurriculumOffering: requiredPeriods"),
    approveCharter: section(),
    formPartyOrganisation: party("PartyOrganisation: schoolId kind secretaryName members validFrom"),
    updatePartyOrganisation: party("PartyOrganisation: secretaryName members"),
    setTarget: section("Target: key clause name comparator baseline value unit dueYear formula validFrom"),
    endTarget: section("Target: validTo"),
    registerDocument: section("PolicyDocument: number title issuer issuedOn"),
    replaceDocument: section("PolicyDocument: supersededById"),
    citeDefinition: section("Definition: documentId"),
    formCluster: section(
      "SchoolCluster: name kind leadSchoolId agreementId validFrom",
      "ClusterMember: schoolId validFrom",
    ),
    endCluster: section("SchoolCluster: validTo"),
    joinCluster: section("ClusterMember: clusterId schoolId validFrom"),
    leaveCluster: section("ClusterMember: validTo"),
    drawCatchment: section(
      "Catchment: schoolId schoolYear stage documentId",
      "CatchmentDivision: villageId partText",
    ),
    addCatchmentDivision: section("CatchmentDivision: catchmentId villageId partText"),
    redrawCatchmentDivision: section("CatchmentDivision: catchmentId partText"),
    dropCatchmentDivision: section(),
    planEnrolment: section("EnrolmentPlan: schoolId schoolYear stage planned"),
    changeEnrolmentPlan: section("EnrolmentPlan: planned"),
    assignLargeClass: section("LargeClassCase: responsiblePost"),
    clearLargeClass: section(),
    assessLargeClass: section("LargeClassCase: assessment assessmentNote"),
    orderLargeClassMeasure: section(measure),
    completeLargeClassMeasure: section(),
    proposeProject: section("ConstructionProject: schoolId kind stage places batch need site plannedOn"),
    reviseProject: section("ConstructionProject: places batch need site"),
    withdrawProject: section(),
    recordProjectProgress: section("ConstructionProject: startedOn acceptedOn deliveredOn openedOn"),
    giveDevelopmentOpinion: section("ResidentialDevelopment: educationOpinion agreedPlaces"),
    proposeClosure: section(
      "SchoolClosure: schoolId aim gradeFrom gradeTo reason travelPlan receivingSchoolId",
    ),
    reviseClosure: section("SchoolClosure: reason travelPlan receivingSchoolId"),
    openClosureHearing: section(),
    decideClosure: section("SchoolClosure: decisionId"),
    withdrawClosure: section(),
    recordClosureHearing: section("ClosureHearing: closureId heldOn votesFor votesAgainst votesAbstained"),
  }),
  "school-registrar": {
    ...on("of own school", {
      openClass: classes(`SchoolClass: schoolId schoolYear grade classNo ${ofClass}`),
      changeClass: classes(`SchoolClass: ${ofClass}`),
      dissolveClass: classes(),
      placePupil: enrolment(placement),
      registerPupil: enrolment(registration),
      withdrawPupilRegistration: enrolment(),
      recordSchoolCondition: buildings(`SchoolCondition: schoolId schoolYear ${condition}`),
      correctSchoolCondition: buildings(`SchoolCondition: ${condition}`),
      recordCurriculumOffering: head(
        "CurriculumOffering: schoolId schoolYear semester grade subject periodsPerWeek",
      ),
      changeCurriculumOffering: head("CurriculumOffering: periodsPerWeek"),
      recordManagementReview: head(`ManagementReview: schoolId schoolYear standardId item ${self}`),
      reviseManagementReview: head(`ManagementReview: ${self}`),
      draftCharter: head("Charter: schoolId kind title edition textReference"),
      reviseCharter: head("Charter: title textReference"),
      recordCharterVote: head("Charter: adoptedOn votesFor votesAgainst"),
    }),
    flagStudent: markings(mark),
    endStudentFlag: markings("StudentFlag: validTo"),
    ...on("transfer from own school", {
      requestTransfer: enrolment(move),
      withdrawTransfer: enrolment(),
    }),
    ...on("transfer to own school", {
      acceptTransfer: enrolment("PupilTransfer: classId"),
      refuseTransfer: enrolment("PupilTransfer: decisionReason"),
    }),
    ...on("measure on a class of own school", {
      orderLargeClassMeasure: head(measure),
      completeLargeClassMeasure: head(),
    }),
  },
  "development-officer": on("every row", {
    approveProject: anyone("ConstructionProject: approvalNo investmentFen priority"),
    setProjectPriority: anyone("ConstructionProject: priority investmentFen"),
  }),
  "planning-officer": on("every row", {
    recordProjectLand: anyone("ConstructionProject: landStatus landParcelNo"),
    registerDevelopment: anyone(
      "ResidentialDevelopment: caseNo townshipId name developer developerUscc households schoolDuty places projectId housingPlannedOn schoolPlannedOn",
    ),
    recordDevelopmentProgress: anyone(
      "ResidentialDevelopment: households schoolDuty places projectId housingPlannedOn housingStartedOn housingDeliveredOn schoolPlannedOn schoolPermitOn schoolStartedOn schoolDeliveredOn",
    ),
    permitDevelopment: anyone(),
    verifyDevelopment: anyone(),
  }),
  "finance-officer": on("once approved", { confirmProjectFunds: anyone() }),
};
