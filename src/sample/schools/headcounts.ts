// Official headcounts: this year's equal the enrolments that were written, last year's lie near. Reference day 1
// September, the official one. Never one for a school without classes.
import type { SampleCalendar } from "../writing/calendar.ts";
import type { RowIdentity } from "../writing/ids.ts";
import { createRandom } from "../writing/random.ts";
import type { SampleClass } from "./class-plan.ts";
import { plantedSchools } from "./planted.ts";
import type { HeadcountRow } from "./tables.ts";

interface Tally {
  readonly seat: SampleClass;
  students: number;
  boarders: number;
  classes: number;
}

export interface HeadcountLedger {
  addClass(seat: SampleClass): void;
  addPupil(seat: SampleClass, boarding: boolean): void;
  rows(nextIdentity: () => RowIdentity): readonly HeadcountRow[];
}

/** The day this year's headcount of a school was certified, after the report of 20 September; a few are reported only. */
export function certificationDay(calendar: SampleCalendar, schoolId: string): string | null {
  const day = `${calendar.schoolYear}-09-28`;
  const uncertified = createRandom(`headcounts ${schoolId}`).chance(0.015);
  return day > calendar.today || uncertified || schoolId === plantedSchools.uncertified.id ? null : day;
}

/** Last year's pupils of a grade, near this year's. */
export const pupilsBefore = (schoolId: string, grade: number, students: number): number =>
  Math.max(0, students + createRandom(`headcounts ${schoolId} ${grade}`).between(-2, 3));

export function createHeadcountLedger(calendar: SampleCalendar): HeadcountLedger {
  const tallies = new Map<string, Tally>();
  const tallyOf = (seat: SampleClass): Tally => {
    const key = `${seat.row.schoolId}/${seat.row.grade}`;
    let tally = tallies.get(key);
    if (tally === undefined) {
      tally = { seat, students: 0, boarders: 0, classes: 0 };
      tallies.set(key, tally);
    }
    return tally;
  };
  return {
    addClass(seat) {
      tallyOf(seat).classes += 1;
    },
    addPupil(seat, boarding) {
      const tally = tallyOf(seat);
      tally.students += 1;
      if (boarding) tally.boarders += 1;
    },
    rows(nextIdentity) {
      return [...tallies.values()].flatMap(({ seat, students, boarders, classes }) => {
        const { schoolId, townshipId, grade } = seat.row;
        const before = pupilsBefore(schoolId, grade, students);
        const current = calendar.schoolYear;
        const row = (
          schoolYear: number,
        ): Omit<HeadcountRow, "students" | "boarders" | "classes" | "certifiedOn"> => ({
          ...nextIdentity(),
          schoolId,
          townshipId,
          schoolYear,
          stage: grade <= 6 ? "primary" : "junior",
          grade,
          asOf: `${schoolYear}-09-01`,
        });
        return [
          {
            ...row(current - 1),
            students: before,
            boarders: Math.min(boarders, before),
            classes: before === 0 ? 0 : classes,
            certifiedOn: `${current - 1}-09-28`,
          },
          {
            ...row(current),
            students,
            boarders,
            classes,
            certifiedOn: certificationDay(calendar, schoolId),
          },
        ];
      });
    },
  };
}
