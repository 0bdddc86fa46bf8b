// Conditions, projects and large classes: what is short, idle, ahead, and for how long.
import type { Row, Value } from "../district-rows.ts";
import type { Computed, Glance } from "./computed.ts";

const millisecondsOfDay = 24 * 60 * 60 * 1000;
const time = (date: Value | undefined): number => new Date(date as string).getTime();

/** The same day so many months later; a day that the month does not have is its last. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

function idle({ rows, today, sees }: Glance, project: Row): Value {
  const months = rows
    .of("Parameter", "key", "construction.idle-months")
    .find(
      (row) =>
        row.townshipId === null &&
        (row.validFrom as string) <= today &&
        (row.validTo === null || (row.validTo as string) > today) &&
        sees("Parameter", row, ["id", "key", "townshipId", "numberValue", "validFrom", "validTo"]),
    );
  if (months === undefined) return null;
  if (project.openedOn !== null || project.deliveredOn === null) return false;
  return monthsLater(project.deliveredOn as string, months.numberValue as number) < today;
}

/** No school date, or a later one: the homes are ahead. */
function ahead(_glance: Glance, development: Row): Value {
  if (development.schoolDuty === "none") return false;
  return ["PlannedOn", "StartedOn", "DeliveredOn"].some((step) => {
    const homes = development[`housing${step}`] as string | null;
    const school = development[`school${step}`] as string | null;
    return homes !== null && (school === null || homes < school);
  });
}

export const provisionComputed: Computed = {
  "CurriculumOffering.short": (_glance, row) =>
    row.requiredPeriods === null ? null : (row.periodsPerWeek as number) < (row.requiredPeriods as number),
  "ConstructionProject.idle": idle,
  "ResidentialDevelopment.aheadOfSchool": ahead,
  "LargeClassCase.openDays": ({ today }, row) =>
    (time(row.clearedOn ?? row.closedOn ?? today) - time(row.foundOn)) / millisecondsOfDay,
};
