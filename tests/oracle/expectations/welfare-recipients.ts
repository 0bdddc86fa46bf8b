// The recipients of reports: the police see those of their townships, civil affairs its own and the candidates (三(八)(十)).
import type { Entry } from "./entry.ts";

/** What anyone who may count in care may count: suppressed, ready-made. */
export const cube: Entry = {
  type: "WelfareCubeCell",
  fields: "id level measure townshipId children suppressed township",
  uses: "read filter",
  rows: "every row",
};
export const deadlines: Entry = {
  type: "WelfareDeadline",
  fields: "id kind subject amount unit documentNo validFrom validTo lastDay",
  uses: "read filter",
  rows: "every row",
};

export const recipientFields =
  "id reportId department receivedAt acceptedAt firstActionAt closedAt status dueAt firstActionHours overdue report";

/** Who reported is asked, and the story read, to respond: one report at a time. */
const responding = { purposes: ["report-response"], reach: "record" } as const;

export const police: readonly Entry[] = [
  deadlines,
  {
    type: "MandatoryReport",
    fields:
      "id reportNo childId schoolId townshipId category eventAt knownAt reportedAt reporterKind status closedOn child school township recipients responses",
    uses: "read filter order",
    rows: "report to the station",
  },
  {
    type: "MandatoryReport",
    fields: "narrative reporterSchoolId reporterTownshipId reporterVillageId reporterTeacherId",
    uses: "read",
    rows: "report to the station",
    ...responding,
  },
  {
    type: "ReportRecipient",
    fields: recipientFields,
    uses: "read filter order",
    rows: "the station's part",
  },
  {
    type: "EmergencyResponse",
    fields: "id reportId station respondedAt measure report",
    uses: "read filter",
    rows: "the station's response",
  },
  {
    type: "Child",
    fields: "id name gender birthDate ageBand mandatoryReports",
    uses: "read filter",
    rows: "child of a report to the station",
  },
];

export const civilAffairs: readonly Entry[] = [
  cube,
  deadlines,
  {
    type: "CivilAffairsCandidate",
    fields:
      "id childId reason hukouTownshipId residenceTownshipId schoolId validFrom validTo lastDay child school hukouTownship residenceTownship",
    uses: "read filter",
    rows: "candidate's reason in force",
  },
  {
    type: "Child",
    fields:
      "id name gender birthDate ageBand enrolled guardianships leftBehindRecords difficultyRecords assistances civilAffairsCandidates mandatoryReports reportReleases",
    uses: "read filter order",
    rows: "candidate",
  },
  {
    type: "Guardianship",
    fields: "id childId guardianId kind status protectiveFlag validFrom validTo lastDay child guardian",
    uses: "read filter",
    rows: "bond of a candidate",
  },
  { type: "Guardian", fields: "id name phone guardianships", uses: "read", rows: "guardian of a candidate" },
  {
    type: "LeftBehindRecord",
    fields:
      "id childId schoolId carerId definition reason risk guardianshipGrade incomeSources openedOn endsOn closedOn closeReason verifiedOn dueOn open openByRegister lastCheckedOn overdue child school carer checks",
    uses: "read filter order",
    rows: "record of a candidate",
  },
  {
    type: "LeftBehindCheck",
    fields: "id recordId childId periodStart checkedOn method checker finding record child",
    uses: "read filter",
    rows: "record of a candidate",
  },
  {
    type: "DifficultyRecord",
    fields:
      "id childId schoolId category status fatherSituation motherSituation refusalReason acceptedTownshipId validFrom validTo lastDay inSchool child school acceptedTownship",
    uses: "read filter aggregate",
    rows: "every row",
  },
  {
    type: "Assistance",
    fields: "id childId kind amountFen acceptedTownshipId validFrom validTo lastDay child acceptedTownship",
    uses: "read filter aggregate",
    rows: "every row",
  },
  { type: "Assistance", fields: "householdFinances", uses: "read", rows: "every row" },
  {
    type: "MandatoryReport",
    fields:
      "id reportNo childId schoolId townshipId category eventAt knownAt reportedAt reporterKind status closedOn child school township recipients responses assessments interventions releases",
    uses: "read filter order",
    rows: "report to civil affairs",
  },
  {
    type: "MandatoryReport",
    fields: "narrative reporterSchoolId reporterTownshipId reporterVillageId reporterTeacherId",
    uses: "read",
    rows: "report to civil affairs",
    ...responding,
  },
  {
    type: "ReportRecipient",
    fields: recipientFields,
    uses: "read filter order",
    rows: "civil affairs' part, or the procuratorate's of a report to civil affairs",
  },
  {
    type: "EmergencyResponse",
    fields: "id reportId station respondedAt measure report",
    uses: "read filter",
    rows: "response to a report to civil affairs",
  },
  {
    type: "ReportAssessment",
    fields: "id reportId assessedOn need reviewOn report",
    uses: "read filter",
    rows: "every row",
  },
  {
    type: "ReportAssessment",
    fields: "plan",
    uses: "read",
    rows: "every row",
    purposes: ["report-response"],
  },
  {
    type: "GuardianshipIntervention",
    fields:
      "id reportId childId guardianId court decision decidedOn validFrom validTo lastDay report child guardian",
    uses: "read filter",
    rows: "every row",
  },
  {
    type: "ReportRelease",
    fields: "id reportId childId releasedOn outcome report child",
    uses: "read filter",
    rows: "every row",
  },
];
