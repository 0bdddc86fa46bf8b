// Computed fields of conditions, projects and large classes.
import { testToday } from "../../support/test-keys.ts";
import type { Row, Scalar } from "../rows.ts";
import { type PartComputed, usable } from "./part-computed.ts";

const dayOf = (date: Scalar | undefined): number => Date.parse(String(date)) / 86_400_000;

/** `date + make_interval(months)`: the last day of a shorter month. */
function addMonths(date: string, months: number): number {
  const [y = 0, m = 0, d = 0] = date.split("-").map(Number);
  const first = Date.UTC(y, m - 1 + months, 1);
  const length = new Date(Date.UTC(y, m + months, 0)).getUTCDate();
  return first / 86_400_000 + Math.min(d, length) - 1;
}

const steps = ["PlannedOn", "StartedOn", "DeliveredOn"] as const;
const isAhead = (row: Row, step: (typeof steps)[number]): boolean => {
  const homes = row[`housing${step}`] ?? null;
  const school = row[`school${step}`] ?? null;
  return homes !== null && (school === null || dayOf(homes) < dayOf(school));
};

export const provisionComputed: PartComputed = {
  "CurriculumOffering.short": (_sight, row) => Number(row.periodsPerWeek) < Number(row.requiredPeriods),
  "ConstructionProject.idle": (sight, row, use) => {
    const cells = ["id", "key", "townshipId", "integerValue", "validFrom", "validTo"];
    const inForce = usable(sight, use, "Parameter", "key", "construction.idle-months", cells).find(
      (one) =>
        one.townshipId === null &&
        dayOf(one.validFrom) <= dayOf(testToday) &&
        (one.validTo === null || dayOf(one.validTo) > dayOf(testToday)),
    );
    if (inForce === undefined) return null;
    const waiting = row.openedOn === null && row.deliveredOn !== null;
    return waiting && addMonths(String(row.deliveredOn), Number(inForce.integerValue)) < dayOf(testToday);
  },
  "ResidentialDevelopment.aheadOfSchool": (_sight, row) =>
    row.schoolDuty !== "none" && steps.some((step) => isAhead(row, step)),
  "LargeClassCase.openDays": (_sight, row) => dayOf(row.clearedOn ?? testToday) - dayOf(row.foundOn),
};
