// The planted reports: open and released, addressed and not. Written when their child is; every one is invented and at an
// invented school.

import type { SampleContext, WrittenChild } from "../area-sample.ts";
import type { PlantedChildKey } from "../children/planted.ts";
import { townshipId } from "../reference/divisions.ts";
import { plantedSchools } from "../schools/planted.ts";
import { labelledAt } from "../writing/ids.ts";
import { addDays, at } from "./dates.ts";
import { plantedReports } from "./planted.ts";
import { firstVillage } from "./planted-care.ts";
import type { WelfareTables } from "./tables.ts";
import type { ReportSpec, ReportWriter } from "./write-reports.ts";

const row = (id: string) => ({ id, createdAt: labelledAt });

export function plantReports(tables: WelfareTables, context: SampleContext, reports: ReportWriter) {
  const { today } = context.calendar;
  const ago = (days: number): string => addDays(today, -days);
  const report = (
    id: string,
    number: number,
    township: string,
    days: number,
    more: Pick<ReportSpec, "child" | "schoolId" | "category" | "reporter" | "recipients"> &
      Partial<Pick<ReportSpec, "status" | "closedOn">>,
  ): void =>
    reports.writeReport({
      identity: row(id),
      reportNo: `示报〔${today.slice(0, 4)}〕${number}号`,
      townshipId: townshipId(township),
      eventAt: at(ago(days + 1), "18:30"),
      reportedAt: at(ago(days), "09:20"),
      status: "responding",
      closedOn: null,
      ...more,
    });

  const cases: Partial<Record<PlantedChildKey, (child: WrittenChild) => void>> = {
    protective(child) {
      const { mountain } = plantedSchools;
      report(plantedReports.open, 1, "五通乡", 12, {
        child,
        schoolId: mountain.id,
        category: "abuse",
        reporter: { kind: "school", id: mountain.id },
        recipients: { police: 3, "civil-affairs": null, education: 30 },
      });
      reports.writeResponse(
        row(plantedReports.response),
        plantedReports.open,
        townshipId("五通乡"),
        at(ago(12), "13:00"),
        "warning",
      );
    },
    olderSibling(child) {
      const { street } = plantedSchools;
      report(plantedReports.released, 2, "汉丰街道", 120, {
        child,
        schoolId: street.id,
        category: "neglect",
        reporter: { kind: "township", id: townshipId("汉丰街道") },
        recipients: { police: 5, "civil-affairs": 20, education: 26 },
        status: "closed",
        closedOn: ago(60),
      });
      reports.writeAssessment(row(plantedReports.assessment), plantedReports.released, ago(100), "guidance");
      tables.intervention.add({
        ...row(plantedReports.intervention),
        reportId: plantedReports.released,
        childId: child.childId,
        court: null,
        decision: "order",
        decidedOn: ago(95),
        validFrom: ago(94),
        validTo: ago(60),
      });
      tables.release.add({
        ...row(plantedReports.release),
        reportId: plantedReports.released,
        childId: child.childId,
        releasedOn: ago(50),
        outcome: "support",
      });
    },
    youngerSibling: (child) =>
      report(plantedReports.unreleased, 3, "汉丰街道", 70, {
        child,
        schoolId: null,
        category: "neglect",
        reporter: { kind: "citizen" },
        recipients: { police: 8, "civil-affairs": 40 },
        status: "assessed",
      }),
    threeTownships: () =>
      report(plantedReports.ofVillage, 4, "五通乡", 6, {
        child: null,
        schoolId: null,
        category: "abandonment",
        reporter: { kind: "village", id: firstVillage("五通乡") },
        recipients: { police: null },
        status: "filed",
      }),
    outsideHukou: (child) =>
      report(plantedReports.policeOnly, 5, "汉丰街道", 25, {
        child,
        schoolId: plantedSchools.street.id,
        category: "bullying",
        reporter: { kind: "hospital" },
        recipients: { police: 10, procuratorate: 100 },
      }),
    moved: (child) =>
      report(plantedReports.civilAffairsOnly, 6, "关面乡", 400, {
        child,
        schoolId: plantedSchools.guanmian.id,
        category: "other",
        reporter: { kind: "school", id: plantedSchools.guanmian.id },
        recipients: { "civil-affairs": 100 },
        status: "closed",
        closedOn: ago(390),
      }),
  };
  return (key: PlantedChildKey, child: WrittenChild): void => cases[key]?.(child);
}
