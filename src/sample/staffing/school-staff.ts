// What each school's quota has to hold: who occupies it on a day of each school year, by kind of place. Counts the same
// relations that the staff's sample writes. Pure.
import type { SchoolSite } from "../schools/school-network.ts";
import type { SampleTeacher } from "../teachers/plan.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { plantedTransfers } from "./planted.ts";

export type QuotaCategory = "1" | "2" | "3" | "4";
export const quotaCategories: readonly QuotaCategory[] = ["1", "2", "3", "4"];

export interface StaffCounts {
  readonly occupied: Readonly<Record<QuotaCategory, number>>;
  readonly nonQuota: number;
  readonly seconded: number;
}

export interface StaffedSchool {
  readonly site: SchoolSite;
  /** In force today and holding a place of the quota here, in the order of the staff's list. */
  readonly holders: readonly SampleTeacher[];
  /** Members of the staff whose relation here has ended, with a post of their own. */
  readonly leavers: readonly SampleTeacher[];
  /** School year → counts on its day nearest to today. */
  readonly counts: ReadonlyMap<number, StaffCounts>;
}

export const schoolYears = ({ schoolYear }: SampleCalendar): readonly number[] => [
  schoolYear - 2,
  schoolYear - 1,
  schoolYear,
];

/** Today, or the last day of a year that is over. */
const dayOf = (year: number, { today, schoolYear }: SampleCalendar): string =>
  year === schoolYear ? today : `${year + 1}-08-31`;

const lasts = ({ from, to }: { from: string; to: string | null }, day: string): boolean =>
  from <= day && (to === null || to > day);

interface Tally {
  occupied: Record<QuotaCategory, number>;
  nonQuota: number;
  seconded: number;
}

export function staffSchools(
  sites: readonly SchoolSite[],
  staff: readonly SampleTeacher[],
  calendar: SampleCalendar,
): readonly StaffedSchool[] {
  const years = schoolYears(calendar);
  const counts = new Map<string, Map<number, Tally>>();
  const holders = new Map<string, SampleTeacher[]>();
  const leavers = new Map<string, SampleTeacher[]>();
  const listOf = (map: Map<string, SampleTeacher[]>, id: string): SampleTeacher[] => {
    const list = map.get(id) ?? [];
    map.set(id, list);
    return list;
  };
  for (const teacher of staff) {
    if (teacher.unit === "school" && teacher.quotaCategory !== null) {
      if (teacher.employed) listOf(holders, teacher.site.row.id).push(teacher);
      else if (teacher.planted === "left") listOf(leavers, teacher.site.row.id).push(teacher);
    }
    for (const year of years) {
      const day = dayOf(year, calendar);
      const relation = teacher.relations.find((one) => one.unit === "school" && lasts(one, day));
      if (relation === undefined) continue;
      const id = relation.site.row.id;
      const ofSchool = counts.get(id) ?? new Map<number, Tally>();
      counts.set(id, ofSchool);
      const none = { "1": 0, "2": 0, "3": 0, "4": 0 };
      const tally = ofSchool.get(year) ?? { occupied: none, nonQuota: 0, seconded: 0 };
      ofSchool.set(year, tally);
      // An earlier relation held a place of the person's own kind.
      const category = relation.to === null ? teacher.quotaCategory : teacher.category;
      if (category === null) tally.nonQuota += 1;
      else {
        tally.occupied[category] += 1;
        const away = teacher.placements.some(
          (one) => one.kind === "secondment" && one.site.row.id !== id && lasts(one, day),
        );
        if (away) tally.seconded += 1;
      }
    }
  }
  return sites.flatMap((site) => {
    const own = counts.get(site.row.id);
    if (own === undefined) return [];
    return [
      {
        site,
        holders: holders.get(site.row.id) ?? [],
        leavers: leavers.get(site.row.id) ?? [],
        counts: own,
      },
    ];
  });
}

/** Places that approved transfers of this school year have moved to a school; fewer than none where they left it. */
export function movedTo(schoolId: string): number {
  let moved = 0;
  for (const { from, to, amount, approved } of Object.values(plantedTransfers)) {
    if (!approved) continue;
    if (to.id === schoolId) moved += amount;
    if (from.id === schoolId) moved -= amount;
  }
  return moved;
}
