// Those who care where a child lives: the township, the village committee and whoever is charged with single children
// (三(十)).
import type { Entry } from "./entry.ts";
import { cube, deadlines } from "./welfare-recipients.ts";

/** 乡镇: who lives there gets care; hukou alone gives nothing here. */
export const township: readonly Entry[] = [
  deadlines,
  {
    type: "LeftBehindRecord",
    fields:
      "id childId carerId definition reason risk guardianshipGrade incomeSources openedOn endsOn closedOn closeReason verifiedOn dueOn open lastCheckedOn overdue child carer checks",
    uses: "read filter order aggregate",
    rows: "care by residence",
  },
  {
    type: "LeftBehindCheck",
    fields: "id recordId childId periodStart checkedOn method checker finding record child",
    uses: "read filter aggregate",
    rows: "care by residence",
  },
  {
    type: "CareContact",
    fields: "id childId villageId carerId name ageBand dueOn validFrom validTo lastDay child village carer",
    uses: "read filter order",
    rows: "care by residence",
  },
  {
    type: "EntrustedCare",
    fields:
      "id childId guardianId carerId carerName noticeToSchoolOn noticeToVillageOn validFrom validTo lastDay child guardian carer contacts",
    uses: "read filter aggregate",
    rows: "care by residence",
  },
  { type: "EntrustedCare", fields: "carerPhone", uses: "read", rows: "care by residence" },
  {
    type: "ParentUrging",
    fields: "id childId guardianId urgedBy urgedOn kind result child guardian",
    uses: "read filter aggregate",
    rows: "care by residence",
  },
  {
    type: "DifficultyRecord",
    fields: "id childId category status validFrom validTo lastDay child",
    uses: "read filter",
    rows: "by residence or accepted",
  },
  {
    type: "DifficultyRecord",
    fields: "fatherSituation motherSituation refusalReason acceptedTownshipId acceptedTownship",
    uses: "read filter",
    rows: "accepted by the township",
  },
  {
    type: "Assistance",
    fields: "id childId kind amountFen acceptedTownshipId validFrom validTo lastDay child acceptedTownship",
    uses: "read filter",
    rows: "accepted by the township",
  },
  { type: "Assistance", fields: "householdFinances", uses: "read", rows: "accepted by the township" },
  {
    type: "CareVisit",
    fields: "id childId visitedBy visitedOn kind child",
    uses: "read filter order",
    rows: "care by residence",
  },
  { type: "CareVisit", fields: "note", uses: "read", rows: "care by residence" },
  {
    type: "CareActivity",
    fields: "id townshipId organisation heldOn kind participants township",
    uses: "read filter",
    rows: "activity here or by residence",
  },
  { type: "CareActivity", fields: "childId child", uses: "read filter", rows: "care by residence" },
  {
    type: "Guardian",
    fields: "id name phone careContacts",
    uses: "read",
    rows: "carer of a child by residence",
  },
  {
    type: "Child",
    fields: "leftBehindRecords entrustedCares difficultyRecords careVisits",
    uses: "read filter",
    rows: "child by residence",
  },
  {
    type: "MandatoryReport",
    fields: "id reportNo category reportedAt status closedOn",
    uses: "read filter order",
    rows: "report filed by own township",
  },
];

export const village: readonly Entry[] = [
  {
    type: "CareContact",
    fields: "id villageId carerId name ageBand dueOn village carer",
    uses: "read filter order",
    rows: "contact in own village",
  },
  { type: "Guardian", fields: "id name phone", uses: "read", rows: "carer of a contact in own village" },
  {
    type: "EntrustedCare",
    fields: "id noticeToVillageOn validFrom validTo lastDay contacts",
    uses: "read filter",
    rows: "entrusting notified to own village",
  },
  {
    type: "MandatoryReport",
    fields: "id reportNo reportedAt status",
    uses: "read filter order",
    rows: "report filed by own village",
  },
  {
    type: "CareVisit",
    fields: "id contactId villageId visitedOn kind",
    uses: "read filter",
    rows: "done by own village",
  },
  {
    type: "ParentUrging",
    fields: "id contactId villageId urgedOn kind result",
    uses: "read filter",
    rows: "done by own village",
  },
];

export const careOrganisation: readonly Entry[] = [
  cube,
  {
    type: "CareContact",
    fields: "id villageId givenName ageBand village",
    uses: "read filter",
    rows: "contact of an assigned child",
  },
  {
    type: "CareActivity",
    fields: "id contactId townshipId organisation heldOn kind participants township",
    uses: "read filter",
    rows: "of an assigned child",
  },
  {
    type: "ParentUrging",
    fields: "id contactId urgedBy urgedOn kind result",
    uses: "read filter",
    rows: "an organisation's urging of an assigned child",
  },
  {
    type: "MandatoryReport",
    fields: "id reportNo reportedAt status",
    uses: "read filter order",
    rows: "an organisation's report of an assigned child",
  },
];
