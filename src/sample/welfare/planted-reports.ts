// The planted reports: open and released, addressed and not. Written when their child is; every one is invented and at an
// invented school.
import type { WrittenChild } from "../area-sample.ts";
import type { PlantedChildKey } from "../children/planted.ts";
import { townshipId } from "../reference/divisions.ts";
import { plantedSchools } from "../schools/planted.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { addDays, at } from "./dates.ts";
import { plantedReports } from "./planted.ts";
import { firstVillage } from "./planted-care.ts";
import type { CareDesk } from "./write-care.ts";
import { type ReportSpec, writeAssessment, writeReport, writeResponse } from "./write-reports.ts";

type PlantedCase = (desk: CareDesk, child: WrittenChild) => void;

const row = (id: string) => ({ id, createdAt: labelledAt });
const daysAgo = ({ context }: CareDesk, days: number): string => addDays(context.calendar.today, -days);

type PlantedReport = Pick<ReportSpec, "child" | "schoolId" | "category" | "reporter" | "recipients"> &
  Partial<Pick<ReportSpec, "status" | "closedOn">> & {
    readonly id: string;
    readonly number: number;
    readonly township: string;
    readonly days: number;
  };

function report(desk: CareDesk, { id, number, township, days, ...own }: PlantedReport): void {
  writeReport(desk, {
    identity: row(id),
    reportNo: `示报〔${desk.context.calendar.today.slice(0, 4)}〕${number}号`,
    townshipId: townshipId(township),
    eventAt: at(daysAgo(desk, days + 1), "18:30"),
    reportedAt: at(daysAgo(desk, days), "09:20"),
    status: "responding",
    closedOn: null,
    ...own,
  });
}

const ofProtective: PlantedCase = (desk, child) => {
  const { mountain } = plantedSchools;
  report(desk, {
    id: plantedReports.open,
    number: 1,
    township: "五通乡",
    days: 12,
    child,
    schoolId: mountain.id,
    category: "abuse",
    reporter: { kind: "school", id: mountain.id },
    recipients: { police: 3, "civil-affairs": null, education: 30 },
  });
  writeResponse(desk, {
    identity: row(plantedReports.response),
    reportId: plantedReports.open,
    townshipId: townshipId("五通乡"),
    respondedAt: at(daysAgo(desk, 12), "13:00"),
    measure: "warning",
  });
};

/** What followed from the released report. */
function closeReleased(desk: CareDesk, { childId, spec }: WrittenChild): void {
  const reportId = plantedReports.released;
  writeAssessment(desk, {
    identity: row(plantedReports.assessment),
    reportId,
    assessedOn: daysAgo(desk, 100),
    need: "guidance",
  });
  desk.tables.guardianshipIntervention.add({
    ...row(plantedReports.intervention),
    reportId,
    childId,
    guardianId: spec.bonds[0]?.guardianId ?? null,
    court: null,
    decision: "order",
    decidedOn: daysAgo(desk, 95),
    validFrom: daysAgo(desk, 94),
    validTo: daysAgo(desk, 60),
  });
  desk.tables.reportRelease.add({
    ...row(plantedReports.release),
    reportId,
    childId,
    releasedOn: daysAgo(desk, 50),
    outcome: "support",
  });
}

const ofOlderSibling: PlantedCase = (desk, child) => {
  report(desk, {
    id: plantedReports.released,
    number: 2,
    township: "汉丰街道",
    days: 120,
    child,
    schoolId: plantedSchools.street.id,
    category: "neglect",
    reporter: { kind: "township", id: townshipId("汉丰街道") },
    recipients: { police: 5, "civil-affairs": 20, education: 26 },
    status: "closed",
    closedOn: daysAgo(desk, 60),
  });
  closeReleased(desk, child);
};

/** Nothing but what a report needs before it may count as assessed. */
const assess = (desk: CareDesk, reportId: string, days: number): void =>
  writeAssessment(desk, {
    identity: labelled(`welfare assessment ${reportId}`),
    reportId,
    assessedOn: daysAgo(desk, days),
    need: "support",
  });

const ofYoungerSibling: PlantedCase = (desk, child) => {
  report(desk, {
    id: plantedReports.unreleased,
    number: 3,
    township: "汉丰街道",
    days: 70,
    child,
    schoolId: null,
    category: "neglect",
    reporter: { kind: "citizen" },
    recipients: { police: 8, "civil-affairs": 40 },
    status: "assessed",
  });
  assess(desk, plantedReports.unreleased, 60);
};

const ofVillage: PlantedCase = (desk) =>
  report(desk, {
    id: plantedReports.ofVillage,
    number: 4,
    township: "五通乡",
    days: 6,
    child: null,
    schoolId: null,
    category: "abandonment",
    reporter: { kind: "village", id: firstVillage("五通乡") },
    recipients: { police: null },
    status: "filed",
  });

const toPoliceOnly: PlantedCase = (desk, child) =>
  report(desk, {
    id: plantedReports.policeOnly,
    number: 5,
    township: "汉丰街道",
    days: 25,
    child,
    schoolId: plantedSchools.street.id,
    category: "bullying",
    reporter: { kind: "hospital" },
    recipients: { police: 10, procuratorate: 100 },
  });

const toCivilAffairsOnly: PlantedCase = (desk, child) => {
  report(desk, {
    id: plantedReports.civilAffairsOnly,
    number: 6,
    township: "关面乡",
    days: 400,
    child,
    schoolId: plantedSchools.guanmian.id,
    category: "other",
    reporter: { kind: "school", id: plantedSchools.guanmian.id },
    recipients: { "civil-affairs": 100 },
    status: "closed",
    closedOn: daysAgo(desk, 390),
  });
  assess(desk, plantedReports.civilAffairsOnly, 392);
};

const cases: Partial<Record<PlantedChildKey, PlantedCase>> = {
  protective: ofProtective,
  olderSibling: ofOlderSibling,
  youngerSibling: ofYoungerSibling,
  threeTownships: ofVillage,
  outsideHukou: toPoliceOnly,
  moved: toCivilAffairsOnly,
};

export const plantReports = (desk: CareDesk, key: PlantedChildKey, child: WrittenChild): void =>
  cases[key]?.(desk, child);
