// A planted school of two campuses, the second since this school year: its upper grades moved there.
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelled, labelledId } from "../writing/ids.ts";
import { plantedSchools } from "./planted.ts";
import type { SchoolSite } from "./school-network.ts";

const home = "示例本部";
const beyond = "示例新校区";
const upperFrom = 5;
const campusId = (name: string): string => labelledId(`campus ${name}`);

const isOfTwo = ({ row }: SchoolSite): boolean => row.id === plantedSchools.large56.id;

export const campusRows = (sites: readonly SchoolSite[], { schoolYear }: SampleCalendar) =>
  sites.filter(isOfTwo).flatMap(({ row, township }) =>
    (
      [
        [home, true, "2017-09-01"],
        [beyond, false, `${schoolYear}-09-01`],
      ] as const
    ).map(([name, main, validFrom]) => ({
      ...labelled(`campus ${name}`),
      schoolId: row.id,
      townshipId: township.id,
      ...{ name, main, site: `示例街道（${name}）`, validFrom, validTo: null },
    })),
  );

/** Where a class of this school year is taught; null in a school of one site. */
export const campusOf = (site: SchoolSite, grade: number): string | null =>
  isOfTwo(site) ? campusId(grade < upperFrom ? home : beyond) : null;
