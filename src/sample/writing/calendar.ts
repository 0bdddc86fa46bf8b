// The dates of a sample, all from the one day that is given. Never reads the clock.

export interface SampleCalendar {
  /** `yyyy-mm-dd`, the day the sample is made for. */
  readonly today: string;
  readonly yesterday: string;
  /** First year of the school year that holds `today`: 2026 = 2026-09-01…2027-08-31. */
  readonly schoolYear: number;
  readonly schoolYearStart: string;
  /** Today minus a number of whole years, on a day that every year has. */
  yearsAgo(years: number, monthDay: string): string;
}

const dayMs = 86_400_000;

/** Days since 1970-01-01 to `yyyy-mm-dd`. */
export function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

export function createCalendar(today: string): SampleCalendar {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today))) {
    throw new RangeError("today must be a date, yyyy-mm-dd");
  }
  const year = Number(today.slice(0, 4));
  const schoolYear = Number(today.slice(5, 7)) >= 9 ? year : year - 1;
  return {
    today,
    yesterday: isoDate(dayNumber(today) - 1),
    schoolYear,
    schoolYearStart: `${schoolYear}-09-01`,
    yearsAgo: (years, monthDay) => `${year - years}-${monthDay}`,
  };
}

/** The first and last day on which a pupil of this grade was born: six years old by the start of grade one. */
export function birthDaysOfGrade(schoolYear: number, grade: number): readonly [number, number] {
  const entryYear = schoolYear - grade + 1;
  return [dayNumber(`${entryYear - 7}-09-01`), dayNumber(`${entryYear - 6}-08-31`)];
}
