// Who writes what of children in care and of reports, by hand from the table of rights: commands by role, with the fields that it
// may say. What no entry names nobody may.
import type { ExpectedCommand, ExpectedCommands } from "./commands.ts";

const says = (type: string, fields: string): ExpectedCommand => ({
  fields: fields.split(" ").map((field) => `${type}.${field}`),
});

/** The fields of a report that its reporter says, and to whom it goes. */
const reports = (more: string): ExpectedCommand => ({
  fields: [
    ...(says("MandatoryReport", `townshipId category eventAt knownAt narrative ${more}`).fields ?? []),
    "ReportRecipient.department",
  ],
});

const care = ["head", "welfare"];
const plans = { duties: ["basic-education"], purposes: ["rehabilitation"] };
const part = (more: ExpectedCommand = {}) => ({
  acceptReport: more,
  actOnReport: more,
  closeReportPart: more,
});

export const welfareCommands: ExpectedCommands = {
  "school-registrar": {
    fileMandatoryReport: reports("childId schoolId reporterSchoolId"),
    recordCareVisit: { ...says("CareVisit", "childId visitedOn kind note"), duties: care },
    adjustIndividualPlan: {
      ...says("IndividualPlan", "steps reviewOn"),
      duties: care,
      purposes: ["rehabilitation"],
    },
  },
  "township-officer": {
    fileMandatoryReport: reports("childId schoolId reporterTownshipId"),
    registerChildLocation: says(
      "ChildLocation",
      "childId kind townshipId villageId address validFrom validTo",
    ),
    endChildLocation: says("ChildLocation", "validTo"),
    registerGuardianship: says("Guardianship", "childId guardianId kind validFrom validTo"),
    endGuardianship: says("Guardianship", "validTo"),
    openLeftBehindRecord: says(
      "LeftBehindRecord",
      "childId carerId definition reason risk guardianshipGrade incomeSources openedOn",
    ),
    updateLeftBehindRecord: says("LeftBehindRecord", "carerId reason risk guardianshipGrade incomeSources"),
    closeLeftBehindRecord: says("LeftBehindRecord", "closeReason"),
    recordLeftBehindCheck: says("LeftBehindCheck", "recordId periodStart checkedOn method finding"),
    recordEntrustedCare: says(
      "EntrustedCare",
      "childId guardianId carerId noticeToSchoolOn noticeToVillageOn validFrom validTo",
    ),
    confirmEntrustedCarer: says("EntrustedCare", "carerId"),
    endEntrustedCare: says("EntrustedCare", "validTo"),
    urgeGuardian: says("ParentUrging", "childId guardianId urgedOn kind result"),
    recordCareVisit: says("CareVisit", "childId visitedOn kind note"),
    applyForDifficulty: says(
      "DifficultyRecord",
      "childId category fatherSituation motherSituation acceptedTownshipId validFrom",
    ),
  },
  "village-committee": {
    fileMandatoryReport: reports("contactId reporterVillageId"),
    recordCareVisit: says("CareVisit", "contactId villageId visitedOn kind note"),
    urgeGuardian: says("ParentUrging", "contactId villageId urgedOn kind result"),
  },
  "care-organisation": {
    fileMandatoryReport: reports("contactId"),
    recordCareActivity: says(
      "CareActivity",
      "contactId townshipId organisation heldOn kind participants note",
    ),
    urgeGuardian: says("ParentUrging", "contactId urgedBy urgedOn kind result"),
  },
  teacher: {
    fileMandatoryReport: reports("childId schoolId reporterTeacherId"),
    recordCounselling: says("CounsellingSession", "childId topic note heldOn counsellorTeacherId"),
    amendCounselling: says("CounsellingSession", "topic note"),
  },
  guardian: {
    applyForAid: says("StudentAidGrant", "studentId schemeId schoolYear term basisCategory"),
    withdrawAidApplication: {},
    giveEntrustedCareNotice: says("EntrustedCare", "childId carerName carerPhone validFrom validTo"),
    endEntrustedCare: says("EntrustedCare", "validTo"),
  },
  "police-officer": {
    ...part(),
    identifyReportedChild: says("MandatoryReport", "childId"),
    recordEmergencyResponse: says("EmergencyResponse", "reportId station measure"),
  },
  "education-officer": {
    ...part({ duties: ["safety"] }),
    makeIndividualPlan: {
      ...says(
        "IndividualPlan",
        "childId schoolYear disabilityCategory disabilityGrade assessment placement committee steps reviewOn",
      ),
      ...plans,
    },
    reviewIndividualPlan: {
      ...says(
        "IndividualPlan",
        "disabilityCategory disabilityGrade assessment placement committee steps reviewOn",
      ),
      ...plans,
    },
  },
  "civil-affairs-officer": {
    ...part(),
    identifyReportedChild: says("MandatoryReport", "childId"),
    assessReport: says("ReportAssessment", "need plan reviewOn"),
    reopenReport: {},
    closeReport: {},
    interveneInGuardianship: says(
      "GuardianshipIntervention",
      "reportId guardianId court decision decidedOn validFrom validTo",
    ),
    releaseReport: says("ReportRelease", "reportId outcome"),
    verifyLeftBehindRecord: {},
    applyForDifficulty: says(
      "DifficultyRecord",
      "childId category fatherSituation motherSituation validFrom",
    ),
    confirmDifficulty: says("DifficultyRecord", "fatherSituation motherSituation"),
    refuseDifficulty: says("DifficultyRecord", "validTo refusalReason"),
    endDifficulty: says("DifficultyRecord", "validTo"),
    grantAssistance: says(
      "Assistance",
      "childId kind amountFen householdFinances acceptedTownshipId validFrom validTo",
    ),
    endAssistance: says("Assistance", "validTo"),
    setProtectiveFlag: says("Guardianship", "protectiveFlag"),
  },
};
