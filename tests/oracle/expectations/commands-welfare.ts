// Who writes what of children in care and of reports, by hand from the table of rights: commands by role, with the fields that it
// may say. What no entry names nobody may.
import { type ExpectedCommands, on, type Said } from "./commands.ts";

const says = (type: string, fields: string): Said => ({
  fields: fields.split(" ").map((field) => `${type}.${field}`),
});

/** The fields of a report that its reporter says, and to whom it goes. */
const reports = (more: string): Said => ({
  fields: [
    ...(says("MandatoryReport", `townshipId category eventAt knownAt narrative ${more}`).fields ?? []),
    "ReportRecipient.department",
  ],
});

const care = ["head", "welfare"];
const plans = { duties: ["basic-education"], purposes: ["rehabilitation"] };
const part = (more: Said = {}) => ({
  acceptReport: more,
  actOnReport: more,
  closeReportPart: more,
});

export const welfareCommands: ExpectedCommands = {
  "school-registrar": {
    ...on("report filed by own school", {
      fileMandatoryReport: reports("childId schoolId reporterSchoolId"),
    }),
    ...on("own student's visit by the school", {
      recordCareVisit: { ...says("CareVisit", "childId visitedOn kind note"), duties: care },
    }),
    ...on("care of own student", {
      adjustIndividualPlan: {
        ...says("IndividualPlan", "steps reviewOn"),
        duties: care,
        purposes: ["rehabilitation"],
      },
    }),
  },
  "township-officer": {
    ...on("report filed by own township", {
      fileMandatoryReport: reports("childId schoolId reporterTownshipId"),
    }),
    // Of whatever day: it ends what it entered, and enters what was.
    ...on("placed in own township", {
      registerChildLocation: says(
        "ChildLocation",
        "childId kind townshipId villageId address validFrom validTo",
      ),
      endChildLocation: says("ChildLocation", "validTo"),
      registerChild: says(
        "PupilRegistration",
        "townshipId villageId name idType idNumber gender birthDate placeKind since",
      ),
      withdrawPupilRegistration: {},
    }),
    ...on("guardian entered by own township", {
      registerGuardian: says("Guardian", "name phone workplaceProvince workplaceCity enteredTownshipId"),
    }),
    ...on("guardian by hukou or residence, whose bond lasts", {
      updateGuardian: says("Guardian", "phone workplaceProvince workplaceCity"),
    }),
    ...on("guardianship by hukou or residence", {
      registerGuardianship: says("Guardianship", "childId guardianId kind validFrom validTo"),
      endGuardianship: says("Guardianship", "validTo"),
    }),
    ...on("care by residence", {
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
    }),
    ...on("accepted by the township", {
      applyForDifficulty: says(
        "DifficultyRecord",
        "childId category fatherSituation motherSituation acceptedTownshipId validFrom",
      ),
    }),
  },
  "village-committee": {
    ...on("report filed by own village", { fileMandatoryReport: reports("contactId reporterVillageId") }),
    ...on("done by own village", {
      recordCareVisit: says("CareVisit", "contactId villageId visitedOn kind note"),
      urgeGuardian: says("ParentUrging", "contactId villageId urgedOn kind result"),
    }),
  },
  "care-organisation": {
    ...on("an organisation's report of an assigned child", { fileMandatoryReport: reports("contactId") }),
    ...on("of an assigned child", {
      recordCareActivity: says(
        "CareActivity",
        "contactId townshipId organisation heldOn kind participants note",
      ),
    }),
    ...on("an organisation's urging of an assigned child", {
      urgeGuardian: says("ParentUrging", "contactId urgedBy urgedOn kind result"),
    }),
  },
  teacher: {
    ...on("report filed by the teacher", {
      fileMandatoryReport: reports("childId schoolId reporterTeacherId"),
    }),
    ...on("school's visit to a homeroom pupil", {
      recordCareVisit: says("CareVisit", "childId visitedOn kind note"),
    }),
    ...on("counsellor's own session", {
      recordCounselling: says("CounsellingSession", "childId topic note heldOn counsellorTeacherId"),
      amendCounselling: says("CounsellingSession", "topic note"),
    }),
  },
  guardian: {
    ...on("own child's record, unprotected", {
      applyForAid: says("StudentAidGrant", "studentId schemeId schoolYear term basisCategory"),
      withdrawAidApplication: {},
    }),
    ...on("own notice about own child", {
      giveEntrustedCareNotice: says("EntrustedCare", "childId carerName carerPhone validFrom validTo"),
      endEntrustedCare: says("EntrustedCare", "validTo"),
    }),
  },
  "police-officer": {
    ...on("the station's part", part()),
    ...on("report to the station", { identifyReportedChild: says("MandatoryReport", "childId") }),
    ...on("the station's response", {
      recordEmergencyResponse: says("EmergencyResponse", "reportId station measure"),
    }),
  },
  "education-officer": {
    ...on("education's part", part({ duties: ["safety"] })),
    ...on("every row", {
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
    }),
  },
  "civil-affairs-officer": {
    ...on("civil affairs' part, or the procuratorate's of a report to civil affairs", part()),
    ...on("report to civil affairs", {
      identifyReportedChild: says("MandatoryReport", "childId"),
      assessReport: says("ReportAssessment", "need plan reviewOn"),
      reopenReport: {},
      closeReport: {},
    }),
    ...on("response to a report to civil affairs", {
      interveneInGuardianship: says(
        "GuardianshipIntervention",
        "reportId guardianId court decision decidedOn validFrom validTo",
      ),
      releaseReport: says("ReportRelease", "reportId outcome"),
    }),
    ...on("record of a candidate", { verifyLeftBehindRecord: {} }),
    ...on("bond of a candidate", { setProtectiveFlag: says("Guardianship", "protectiveFlag") }),
    ...on("every row", {
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
    }),
  },
};
