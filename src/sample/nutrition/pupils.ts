// Rows of single pupils: whether they are fed this term, and the year's measurement. All pupils of the listed schools; of
// the others those who are not fed. Keeps nothing.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { plantedKey } from "../children/planted.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import { dayNumber } from "../writing/calendar.ts";
import type { Random } from "../writing/random.ts";
import type { SchoolTallies } from "./school-tally.ts";
import type { NutritionTables } from "./tables.ts";

export interface Pupil {
  readonly written: WrittenChild;
  readonly studentId: string;
  readonly open: SampleClass | undefined;
}

export function pupilWriter(tables: NutritionTables, context: SampleContext, tallies: SchoolTallies) {
  const growth = context.random("nutrition growth");
  const { schoolYear, today } = context.calendar;
  const measuredOn = `${schoolYear}-10-20`;

  return ({ written, studentId, open }: Pupil): void => {
    const ofPupil = { ...written.scopes, studentId, childId: written.childId };
    if (plantedKey(written.childId) !== undefined) writeTermBefore(tables, context, written, ofPupil);
    if (open === undefined) return;
    const { tally, reason } = tallies.count(written, open);
    if (tally.listed || reason !== null) {
      tables.nutritionPupilTerm.add({
        ...context.nextIdentity(),
        ...ofPupil,
        termSchoolId: open.row.schoolId,
        schoolYear,
        term: "1",
        eligible: true,
        covered: reason === null,
        reasonUncovered: reason,
      });
    }
    if (!tally.listed || measuredOn > today || growth.chance(0.03)) return;
    tables.growthRecord.add({
      ...context.nextIdentity(),
      ...ofPupil,
      measuringSchoolId: open.row.schoolId,
      schoolYear,
      measuredOn,
      ...measure(growth, (dayNumber(measuredOn) - dayNumber(written.spec.birthDate)) / 365.25),
    });
  };
}

/** The spring before, for planted pupils who had a class then: at the school of that class, wherever they are today. */
function writeTermBefore(
  tables: NutritionTables,
  context: SampleContext,
  written: WrittenChild,
  ofPupil: Pick<WrittenChild["scopes"], keyof WrittenChild["scopes"]> & {
    studentId: string;
    childId: string;
  },
): void {
  const schoolYear = context.calendar.schoolYear - 1;
  const before = written.spec.student?.placements.find(({ seat }) => seat.row.schoolYear === schoolYear);
  if (before === undefined) return;
  tables.nutritionPupilTerm.add({
    ...context.nextIdentity(),
    ...ofPupil,
    termSchoolId: before.seat.row.schoolId,
    schoolYear,
    term: "2",
    eligible: true,
    covered: true,
    reasonUncovered: null,
  });
}

/** Rough sizes by age; the status decides the direction. */
function measure(random: Random, years: number): { heightMm: number; weightG: number; status: string } {
  const chance = random.next();
  const status =
    chance < 0.04
      ? "stunted"
      : chance < 0.08
        ? "wasted"
        : chance < 0.82
          ? "normal"
          : chance < 0.93
            ? "overweight"
            : "obese";
  const height = 800 + years * 58 + random.between(-45, 45) - (status === "stunted" ? 110 : 0);
  const index = { stunted: 15, wasted: 12.5, normal: 16.5, overweight: 20.5, obese: 24 }[status];
  const heightMm = Math.round(Math.min(2000, Math.max(900, height)));
  return { heightMm, weightG: Math.round(index * (heightMm / 1000) ** 2 * 1000), status };
}
