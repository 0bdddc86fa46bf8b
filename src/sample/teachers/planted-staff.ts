// The planted staff in full: one line of what is special for each, the rest as ordinary as can be. All at invented schools.
import {
  centralSchoolName,
  inventedSchoolId,
  type PlantedSchool,
  plantedSchools,
} from "../schools/planted.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelledAt } from "../writing/ids.ts";
import { firstPlantedSequence, syntheticIdNumber } from "../writing/synthetic-numbers.ts";
import { type PlantedTeacherKey, plantedTeachers } from "./planted.ts";
import type { SamplePlacement, SampleRelation, SampleTeacher } from "./staff-spec.ts";

/** What differs from an ordinary teacher of Chinese in the quota, at the school since 2012. */
interface Differing extends Partial<Omit<SampleTeacher, "relations" | "placements" | "site">> {
  readonly at: SchoolSite;
  readonly since?: string;
  readonly until?: string;
  readonly homeUntil?: string;
  readonly away?: readonly SamplePlacement[];
  readonly confirmed?: boolean;
  /** Shares the number of another planted person. */
  readonly numberOf?: PlantedTeacherKey;
}

const lent = (at: SchoolSite, to: SchoolSite, from: string): Differing => ({
  at,
  presence: ["seconded", "seconded"],
  away: [{ site: to, kind: "secondment", from, to: null, subjects: [] }],
});

const sevenMonths = Array.from({ length: 7 }, () => "leave" as const);

export function plantedStaff(
  sites: readonly SchoolSite[],
  calendar: SampleCalendar,
): readonly SampleTeacher[] {
  const byId = new Map(sites.map((site) => [site.row.id, site]));
  const siteOf = ({ id, name }: Pick<PlantedSchool, "id" | "name">): SchoolSite => {
    const site = byId.get(id);
    if (site === undefined) throw new RangeError(`no school ${name}`);
    return site;
  };
  const { street, mountain, guanmian, teachingPoint } = plantedSchools;
  const centralName = centralSchoolName(teachingPoint.township);
  const central = siteOf({ id: inventedSchoolId(centralName), name: centralName });
  const start = calendar.schoolYearStart;
  const lastYear = `${calendar.schoolYear - 1}-09-01`;
  const at = (school: PlantedSchool) => ({ at: siteOf(school) });
  const visit = (to: string | null): SamplePlacement => ({
    site: siteOf(teachingPoint),
    kind: "several-schools",
    from: lastYear,
    to,
    subjects: [["24", 4]],
  });
  const rotation = (from: string, to: string): SamplePlacement => ({
    site: siteOf(mountain),
    kind: "rotation",
    from,
    to,
    subjects: [["13", 12]],
  });
  const facts: Readonly<Record<PlantedTeacherKey, Differing>> = {
    homeroom: { ...at(street), duty: "23", backbone: "county" },
    subject: { ...at(street), subject: "24" },
    formerHomeroom: at(street),
    otherHomeroom: { ...at(street), duty: "23" },
    rotating: {
      ...at(street),
      backbone: "county",
      homeUntil: start,
      away: [rotation(start, `${calendar.schoolYear + 1}-09-01`)],
    },
    rotatedBack: { ...at(street), away: [rotation(lastYear, start)] },
    visiting: { at: central, subject: "24", away: [visit(null)] },
    visitedUntilYesterday: { at: central, subject: "24", away: [visit(calendar.today)] },
    pool: { ...at(mountain), unit: "pool", subject: "22" },
    duplicate: at(street),
    duplicateOther: { ...at(guanmian), numberOf: "duplicate", confirmed: false },
    entered: at(guanmian),
    enteredBefore: { ...at(street), numberOf: "entered", until: lastYear },
    unrecorded: { ...at(mountain), presence: [] },
    taughtBetween: { ...at(mountain), presence: ["absent", "present", "absent"] },
    leaveOver: { ...at(street), presence: sevenMonths },
    secondedOver: lent(siteOf(guanmian), siteOf(street), lastYear),
    absent: { ...at(mountain), presence: ["absent", "absent", "absent"] },
    absentOnce: { ...at(mountain), presence: ["present", "absent"] },
    onLeave: { ...at(street), presence: ["leave", "leave"] },
    left: { ...at(street), until: calendar.today },
    substitute: {
      ...at(mountain),
      staffKind: "substitute",
      quotaCategory: null,
      title: null,
      confirmed: false,
      since: start,
    },
    seconded: lent(siteOf(guanmian), siteOf(street), start),
  };
  return (Object.keys(plantedTeachers) as PlantedTeacherKey[]).map((key, index) =>
    specOf(key, index, facts[key]),
  );
}

const keys = Object.keys(plantedTeachers) as PlantedTeacherKey[];
const birthDate = "1984-10-12";
/** An even sequence is a woman's. */
const numberOf = (key: PlantedTeacherKey): string =>
  syntheticIdNumber(birthDate, firstPlantedSequence - 2 * keys.length + 2 * keys.indexOf(key));

function specOf(key: PlantedTeacherKey, index: number, differing: Differing): SampleTeacher {
  const {
    at,
    since = "2012-09-01",
    until,
    homeUntil,
    away = [],
    confirmed = true,
    numberOf: same,
    ...own
  } = differing;
  const { id, name } = plantedTeachers[key];
  const subject = own.subject ?? "13";
  const to = until ?? null;
  const relation: SampleRelation = { unit: own.unit ?? "school", site: at, from: since, to, confirmed };
  const home: SamplePlacement = {
    site: at,
    kind: own.unit === "pool" ? "several-schools" : "home",
    from: since,
    to: homeUntil ?? to,
    subjects: [[subject, 12 + (index % 4)]],
  };
  return {
    id,
    createdAt: labelledAt,
    site: at,
    unit: "school",
    employed: until === undefined,
    name,
    gender: "2",
    birthDate,
    idNumber: numberOf(same ?? key),
    staffKind: "quota",
    category: "1",
    quotaCategory: "1",
    duty: "10",
    subject,
    stage: "2",
    backbone: "none",
    title: "first",
    hiredOn: since,
    relations: [relation],
    placements: [home, ...away],
    presence: ["present", "present"],
    planted: key,
    ...own,
  };
}
