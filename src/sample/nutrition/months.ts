// A school's meals month by month, last school year's and this one's, with the canteen's account of the same money. What
// triggers copy otherwise (headcount, daily amount, township) is filled in here.
import type { SampleContext } from "../area-sample.ts";
import { certificationDay } from "../schools/headcounts.ts";
import { dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import type { Random } from "../writing/random.ts";
import { plantedNutrition } from "./planted.ts";
import { currentProgrammes } from "./programmes.ts";
import { enrolledBefore, type SchoolTally } from "./school-tally.ts";
import type { NutritionTables } from "./tables.ts";

/** Days with meals by month; the months that are not here have none. */
const mealDaysOf: Readonly<Record<number, number>> = {
  1: 12,
  3: 22,
  4: 20,
  5: 19,
  6: 20,
  9: 21,
  10: 17,
  11: 21,
  12: 22,
};
const order = [9, 10, 11, 12, 1, 3, 4, 5, 6];

/** Mondays to Fridays that are not in the week from 1 October: never more than what the database takes for school days. */
function weekdaysOf(first: string, next: string): number {
  let days = 0;
  for (let day = dayNumber(first); day < dayNumber(next); day++) {
    const date = isoDate(day);
    const holiday = date.slice(5) >= "10-01" && date.slice(5) <= "10-07";
    if (!holiday && ![0, 6].includes(new Date(day * 86_400_000).getUTCDay())) days += 1;
  }
  return days;
}

/** A month that is over. */
interface Month {
  readonly first: string;
  readonly next: string;
  readonly days: number;
  readonly current: boolean;
  /** The last month that is over. */
  readonly last: boolean;
}

function monthsOver(calendar: SampleCalendar): readonly Month[] {
  const months = [calendar.schoolYear - 1, calendar.schoolYear].flatMap((schoolYear) =>
    order.map((month) => {
      const year = month >= 9 ? schoolYear : schoolYear + 1;
      const first = isoDate(Date.UTC(year, month - 1, 1) / 86_400_000);
      const next = isoDate(Date.UTC(year, month, 1) / 86_400_000);
      const days = Math.min(mealDaysOf[month] ?? 0, weekdaysOf(first, next));
      return { first, next, days, current: schoolYear === calendar.schoolYear };
    }),
  );
  const over = months.filter(({ next }) => next <= calendar.today);
  return over.map((month, index) => ({ ...month, last: index === over.length - 1 }));
}

/** The 5th, 10th and 15th of the month after; null where that day has not come or the step was not taken. */
function stepsOf(month: Month, schoolId: string, calendar: SampleCalendar, random: Random) {
  const day = (of: string, taken: boolean): string | null => {
    const date = month.next.slice(0, 8) + of;
    return taken && date <= calendar.today ? date : null;
  };
  const { uncertified, unpublished, shortfall, shortOnce, small } = plantedNutrition;
  const planted = [shortfall.id, shortOnce.id, small.id, unpublished.id].includes(schoolId as never);
  const slow = random.chance(0.04) && !planted;
  const late = random.chance(0.15) && !planted;
  const certified = !month.last || (!slow && schoolId !== uncertified.id);
  const published = certified && (!month.last || (!late && schoolId !== unpublished.id));
  return {
    reportedOn: day("05", true) ?? month.next,
    certifiedOn: day("10", certified),
    publishedOn: day("15", published),
  };
}

interface Coverage {
  readonly enrolled: number;
  readonly covered: number;
}

function coverageOf(tally: SchoolTally, month: Month, calendar: SampleCalendar, random: Random): Coverage {
  const before = enrolledBefore(tally);
  if (!month.current) {
    const missing = tally.every === 0 || random.chance(0.5) ? 0 : Math.floor(before / tally.every);
    return { enrolled: before, covered: before - missing };
  }
  const certified = certificationDay(calendar, tally.site.row.id) !== null;
  const enrolled = certified ? tally.pupils : before;
  const once = tally.site.row.id === plantedNutrition.shortOnce.id && !month.last;
  return { enrolled, covered: Math.max(0, enrolled - (once ? 0 : tally.uncovered)) };
}

export function writeMonths(tables: NutritionTables, context: SampleContext, tally: SchoolTally): void {
  const { row, township } = tally.site;
  const { calendar } = context;
  const random = context.random(`nutrition months ${row.id}`);
  const programme = currentProgrammes[row.countyTown ? "local" : "national"];
  const ofSchool = { schoolId: row.id, townshipId: township.id };
  const small = (tally.site.pupils ?? 100) < 12;
  const mode = small ? "household" : random.chance(0.9) ? "canteen" : "company";
  const ownPart = random.between(0, 150);
  for (const month of monthsOver(calendar)) {
    const { enrolled, covered } = coverageOf(tally, month, calendar, random);
    const mealDays = month.days - random.between(0, 1);
    const most = covered * mealDays;
    const mealsServed = most - Math.floor(most * random.next() * 0.03);
    const dueFen = mealsServed * programme.amountPerDayFen;
    const paidShort =
      (row.id === plantedNutrition.shortfall.id && month.last) || (month.current && random.chance(0.05));
    const subsidySpentFen = paidShort ? Math.floor((dueFen * 17) / 20) : dueFen;
    const costFen = mealsServed * (programme.amountPerDayFen + ownPart);
    const steps = stepsOf(month, row.id, calendar, random);
    tables.nutritionSchoolMonth.add({
      ...context.nextIdentity(),
      ...ofSchool,
      ...steps,
      programmeId: programme.id,
      month: month.first,
      enrolled,
      eligible: enrolled,
      covered,
      mealDays,
      mealsServed,
      mode,
      amountPerDayFen: programme.amountPerDayFen,
      costFen,
      subsidySpentFen,
    });
    if (mode !== "canteen") continue;
    const staffFen = mealDays * 12_000 * (1 + Math.floor(covered / 120));
    const otherFen = Math.floor(costFen * 0.06);
    tables.canteenAccount.add({
      ...context.nextIdentity(),
      ...ofSchool,
      month: month.first,
      incomeFen: costFen + staffFen + otherFen + random.between(-2000, 30_000) * Math.min(1, covered),
      subsidyFen: subsidySpentFen,
      // All of the meals' cost is food; the programme's money is a part of it.
      foodFen: costFen,
      staffFen,
      otherFen,
      publishedOn: steps.publishedOn,
    });
  }
}
