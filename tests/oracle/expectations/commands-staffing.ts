// 编制·岗位·教师 (三(三)(五)(六), 四(三)): the staffing office says how many, education divides and sends, the school drafts, appoints
// and appraises, HR approves and confirms.
import { type ExpectedCommands, on, saying } from "./commands.ts";

const anyone = saying();
const section = saying("personnel");
const school = saying("personnel");
const head = saying("head", "personnel");
const numbers = "quota teacherQuota administrativeQuota supportQuota workerQuota basis reserved reservedFor";
const subjects = "PlacementSubject: subject periodsPerWeek";

export const staffingCommands: ExpectedCommands = {
  "staffing-officer": on("every row", {
    setStaffingTotal: anyone("StaffingTotal: total documentId validFrom"),
    setStaffingStandard: anyone(
      "StaffingStandard: stage pupilsPerTenStaff staffPerTenClasses documentId validFrom",
    ),
    approveQuotaTransfer: anyone(),
    declineQuotaTransfer: anyone("QuotaTransfer: declineReason"),
    confirmRealName: anyone(),
  }),
  "education-officer": on("every row", {
    setSchoolQuota: section(`SchoolQuota: schoolId townshipId schoolYear ${numbers}`),
    adjustSchoolQuota: section(`SchoolQuota: ${numbers}`),
    requestQuotaTransfer: section(
      "QuotaTransfer: fromSchoolId toSchoolId fromPoolId toPoolId schoolYear category amount",
    ),
    withdrawQuotaTransfer: section(),
    reviewPostScheme: section(),
    returnPostScheme: section("PostScheme: returnReason"),
    planRecruitment: section("RecruitmentPlan: schoolId schoolYear subject stage planned"),
    changeRecruitmentPlan: section("RecruitmentPlan: planned"),
    publishRecruitmentPlan: section(),
    registerTeacher: section(
      "Teacher: name idType idNumber gender birthDate education politicalStatus staffKind category duty certificateStage certificateSubject certificateNo backbone",
      "PersonnelRelation: unit schoolId townshipId quotaCategory validFrom",
    ),
    // Not the phone, which the school keeps.
    updateTeacher: section(
      "Teacher: name education politicalStatus staffKind category duty certificateStage certificateSubject certificateNo backbone",
    ),
    moveTeacher: section("PersonnelRelation: teacherId unit schoolId townshipId quotaCategory validFrom"),
    endPersonnelRelation: section("PersonnelRelation: validTo"),
    sendTeacher: section("TeachingPlacement: teacherId schoolId kind stage validFrom validTo", subjects),
    endTeachingPlacement: section("TeachingPlacement: validTo"),
    recordTraining: section("TeacherTraining: teacherId kind course hours heldOn"),
    setStaffRule: section(
      "StaffRule: documentNumber rotationYears rotationAgeMen rotationAgeWomen rotationBackboneFrom rotationPlanOf absentMonths secondmentMonths leaveMonths trainingHours validFrom",
    ),
    confirmRotationEligibility: section(),
  }),
  "school-registrar": {
    ...on("appointment at own school", { endAppointment: school("Appointment: validTo") }),
    ...on("of own school", {
      draftPostScheme: school(
        "PostScheme: schoolId edition schoolYear",
        "PostSchemeLine: category grade postCount",
      ),
      withdrawPostScheme: school(),
    }),
    ...on("appraisal at own school", {
      appraiseTerm: head("TermAppraisal: appointmentId result appraisedOn"),
    }),
    // Nothing that quota, rotation or party work rests on.
    ...on("own staff", {
      updateTeacher: school(
        "Teacher: education duty certificateStage certificateSubject certificateNo phone",
      ),
      recordOffenceCheck: school("Teacher: offenceCheckOn offenceCheckPassed"),
    }),
    // Whom education sent it neither sends back nor keeps as its own.
    ...on("own staff's home placement at an own school", {
      placeTeacher: school("TeachingPlacement: teacherId schoolId stage validFrom validTo", subjects),
    }),
    ...on("home placement at an own school", {
      endTeachingPlacement: school("TeachingPlacement: validTo"),
    }),
    ...on("subject of a placement at an own school", {
      addPlacementSubject: school("PlacementSubject: placementId subject periodsPerWeek"),
      setPlacementPeriods: school("PlacementSubject: periodsPerWeek"),
    }),
    ...on("teaching in own school", {
      assignClassTeacher: school("ClassTeaching: classId teacherId subject homeroom validFrom validTo"),
      endClassTeaching: school("ClassTeaching: validTo"),
    }),
  },
  "hr-officer": on("every row", {
    confirmTermAppraisal: anyone(),
    setPostStructureRatio: anyone(
      "PostStructureRatio: schoolKind seniorPermille middlePermille juniorPermille ruralUpliftPermille documentId validFrom",
    ),
    approvePostScheme: anyone("PostScheme: approvalNumber flagReason"),
    setUpPost: anyone("Post: lineId postNo subject"),
    setPostSubject: anyone("Post: subject"),
    freezePost: anyone(),
    thawPost: anyone(),
    recordRecruitmentResult: anyone("RecruitmentPlan: applicants qualified hired"),
    grantTitle: anyone("TitleGrant: teacherId level subject grantedOn ruralTrack"),
  }),
};
