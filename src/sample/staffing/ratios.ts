// The dated ratios: staff standards by stage and shares of posts by kind of school. The pupil ratios are the country's
// (1:19, 1:13.5), the others invented [P].
import type { SampleContext } from "../area-sample.ts";
import { plantedDocuments } from "../reference/planted.ts";
import type { StaffingTables } from "./tables.ts";

/** Per mille of professional posts; rural schools may have more senior ones (三(六)). */
export const sampleShares = { senior: 300, middle: 450, junior: 250, ruralUplift: 100 } as const;

export function addStandards(
  tables: StaffingTables,
  { calendar: { schoolYear }, nextIdentity }: SampleContext,
): void {
  const change = `${schoolYear - 1}-09-01`;
  const standard = (
    stage: "primary" | "junior",
    pupilsPerTenStaff: number,
    staffPerTenClasses: number,
    [validFrom, validTo]: readonly [string, string | null],
  ): void =>
    tables.staffingStandard.add({
      ...nextIdentity(),
      stage,
      pupilsPerTenStaff,
      staffPerTenClasses,
      documentId: validTo === null ? plantedDocuments.plan : plantedDocuments.earlierPlan,
      validFrom,
      validTo,
    });
  standard("primary", 195, 18, [`${schoolYear - 8}-09-01`, change]);
  standard("junior", 140, 27, [`${schoolYear - 8}-09-01`, change]);
  standard("primary", 190, 20, [change, null]);
  standard("junior", 135, 30, [change, null]);
}

export function addRatios(
  tables: StaffingTables,
  { calendar: { schoolYear }, nextIdentity }: SampleContext,
): void {
  const change = `${schoolYear - 4}-01-01`;
  for (const schoolKind of ["211", "218", "311", "312"]) {
    tables.postStructureRatio.add({
      ...nextIdentity(),
      schoolKind,
      documentId: plantedDocuments.earlierPlan,
      seniorPermille: 200,
      middlePermille: 450,
      juniorPermille: 350,
      ruralUpliftPermille: 50,
      validFrom: `${schoolYear - 10}-01-01`,
      validTo: change,
    });
    tables.postStructureRatio.add({
      ...nextIdentity(),
      schoolKind,
      documentId: plantedDocuments.plan,
      seniorPermille: sampleShares.senior,
      middlePermille: sampleShares.middle,
      juniorPermille: sampleShares.junior,
      ruralUpliftPermille: sampleShares.ruralUplift,
      validFrom: change,
      validTo: null,
    });
  }
}
