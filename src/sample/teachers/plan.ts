// The staff of every school that has classes: about one for seventeen pupils, one for a teaching point. Pure and cheap;
// other domains' samples plan from the same list. Never a person at a real school: those have no classes here.
import type { ClassPlan } from "../schools/class-plan.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { createIdentities } from "../writing/ids.ts";
import { boyCharacters, girlCharacters, surnames } from "../writing/name-parts.ts";
import { createRandom, type Random } from "../writing/random.ts";
import { plantedStaff } from "./planted-staff.ts";
import { createStaffNumbers } from "./staff-numbers.ts";
import type { Presence, SamplePlacement, SampleRelation, SampleTeacher } from "./staff-spec.ts";

export type { SamplePlacement, SampleRelation, SampleTeacher } from "./staff-spec.ts";

const pupilsPerTeacher = 17;
const primarySubjects = ["13", "14", "13", "14", "41", "22", "13", "14", "24", "25", "15", "11"];
const juniorSubjects = [
  "13",
  "14",
  "41",
  "16",
  "13",
  "14",
  "41",
  "18",
  "20",
  "21",
  "22",
  "17",
  "12",
  "24",
  "25",
];
/** Subjects that village schools borrow (三(五)): music, art, PE, English. */
export const scarceSubjects: readonly string[] = ["24", "25", "22", "41"];

interface Staffed {
  readonly site: SchoolSite;
  readonly pupils: number;
  readonly junior: boolean;
}

const planned = new WeakMap<ClassPlan, readonly SampleTeacher[]>();

/** The same list for the same plan: school by school, the planted ones first. */
export function planTeachers(
  sites: readonly SchoolSite[],
  plan: ClassPlan,
  calendar: SampleCalendar,
): readonly SampleTeacher[] {
  let staff = planned.get(plan);
  if (staff === undefined) {
    staff = [...plantedStaff(sites, calendar), ...inventStaff(sites, plan, calendar)];
    planned.set(plan, staff);
  }
  return staff;
}

function inventStaff(
  sites: readonly SchoolSite[],
  plan: ClassPlan,
  calendar: SampleCalendar,
): readonly SampleTeacher[] {
  const schools = staffedSchools(sites, plan);
  const nextIdentity = createIdentities(createRandom("teachers"));
  const nextNumber = createStaffNumbers();
  const rural = schools.filter(({ site }) => site.row.locale.startsWith("2"));
  return schools.flatMap((school) => {
    const random = createRandom(`teachers ${school.site.row.id}`);
    const count =
      school.site.row.kind === "218" ? 1 : Math.max(1, Math.round(school.pupils / pupilsPerTeacher));
    return Array.from({ length: count }, (_, index): SampleTeacher => {
      const person = inventPerson(random, school, { index, count }, calendar);
      const { relations, placements } = careerOf(random, school, person, { schools, rural, calendar });
      const presence: readonly Presence[] = random.chance(0.97)
        ? ["present", "present"]
        : [random.pick(["present", "leave"] as const), random.pick(["leave", "study"] as const)];
      return {
        ...nextIdentity(),
        ...person,
        idNumber: nextNumber(person.birthDate, person.gender),
        site: school.site,
        unit: "school",
        employed: true,
        quotaCategory:
          person.staffKind === "quota" || person.staffKind === "general" ? person.category : null,
        relations,
        placements,
        presence: placements.some(({ kind, to }) => kind === "secondment" && to === null)
          ? ["seconded", "seconded"]
          : presence,
      };
    });
  });
}

function staffedSchools(sites: readonly SchoolSite[], plan: ClassPlan): readonly Staffed[] {
  const pupils = new Map<string, number>();
  const junior = new Set<string>();
  for (const { site, size, row } of plan.current) {
    pupils.set(site.row.id, (pupils.get(site.row.id) ?? 0) + size);
    if (row.grade > 6) junior.add(site.row.id);
  }
  return sites.flatMap((site) => {
    const size = pupils.get(site.row.id);
    return size === undefined ? [] : [{ site, pupils: size, junior: junior.has(site.row.id) }];
  });
}

type Person = Pick<
  SampleTeacher,
  | "name"
  | "gender"
  | "birthDate"
  | "staffKind"
  | "category"
  | "duty"
  | "subject"
  | "stage"
  | "backbone"
  | "title"
  | "hiredOn"
>;

/** Which of a school's staff. */
interface Place {
  readonly index: number;
  readonly count: number;
}

function inventPerson(
  random: Random,
  { site, junior }: Staffed,
  { index, count }: Place,
  calendar: SampleCalendar,
): Person {
  const gender = random.chance(0.58) ? "2" : "1";
  const age = random.between(23, gender === "2" ? 54 : 59);
  const hiredAt = Math.min(age, random.between(21, 25));
  const years = age - hiredAt;
  const rural = site.row.locale.startsWith("2");
  const stage = junior && (site.row.kind === "311" || index % 2 === 1) ? "3" : "2";
  const subjects = stage === "3" ? juniorSubjects : primarySubjects;
  const head = index === 0 && count > 1;
  const other = count >= 12 && !head ? { 9: "3", 10: "4", 11: "2" }[index % 30] : undefined;
  const category = (other ?? "1") as SampleTeacher["category"];
  const kinds = rural
    ? (["quota", "quota", "quota", "quota", "quota", "quota", "special-post", "general", "contract"] as const)
    : ([
        "quota",
        "quota",
        "quota",
        "quota",
        "quota",
        "quota",
        "quota",
        "quota",
        "quota",
        "contract",
      ] as const);
  const drawn = random.chance(0.02) ? "substitute" : random.pick(kinds);
  const staffKind = head ? "quota" : category !== "1" && drawn !== "contract" ? "quota" : drawn;
  const titled = staffKind === "quota" || staffKind === "general";
  const characters = gender === "1" ? boyCharacters : girlCharacters;
  return {
    name: `${random.pick(surnames)}示${random.pick(characters)}`,
    gender,
    birthDate: `${calendar.schoolYear - age - 1}-${two(random.between(9, 12))}-${two(random.between(1, 28))}`,
    staffKind,
    category,
    duty: head ? "31" : ({ "1": "10", "2": "33", "3": "45", "4": "60" } as const)[category],
    subject: subjects[index % subjects.length] ?? "13",
    stage,
    backbone:
      !titled || years < 6 || !random.chance(0.15)
        ? "none"
        : random.pick(["school", "county", "county", "city"]),
    title: !titled
      ? null
      : years >= 18 && random.chance(0.6)
        ? "senior"
        : years >= 9
          ? "first"
          : years >= 3
            ? "second"
            : "third",
    hiredOn: `${calendar.schoolYear - years}-09-01`,
  };
}

const two = (value: number): string => String(value).padStart(2, "0");

interface District {
  readonly schools: readonly Staffed[];
  readonly rural: readonly Staffed[];
  readonly calendar: SampleCalendar;
}

/** One relation or two, a placement for each, and a few away from home this year. */
function careerOf(
  random: Random,
  { site }: Staffed,
  person: Person,
  { schools, rural, calendar }: District,
): { relations: readonly SampleRelation[]; placements: readonly SamplePlacement[] } {
  const first = Number(person.hiredOn.slice(0, 4));
  const periods = random.between(10, 18);
  const home: readonly (readonly [string, number])[] =
    person.category === "1" ? [[person.subject, periods]] : [];
  const moved = calendar.schoolYear - first >= 8 && random.chance(0.2);
  const movedOn = `${first + 4 + Math.floor(random.next() * (calendar.schoolYear - first - 5))}-09-01`;
  const before = moved ? random.pick(schools).site : site;
  const elsewhere = before !== site;
  const from = elsewhere ? movedOn : person.hiredOn;
  const relations: SampleRelation[] = [];
  const placements: SamplePlacement[] = [];
  if (elsewhere) {
    const past = { site: before, from: person.hiredOn, to: movedOn };
    relations.push({ ...past, unit: "school", confirmed: true });
    if (person.category === "1")
      placements.push({ ...past, kind: "home", subjects: [[person.subject, periods]] });
  }
  relations.push({ unit: "school", site, from, to: null, confirmed: !random.chance(0.03) });
  if (person.category !== "1") return { relations, placements };

  const start = calendar.schoolYearStart;
  const nextYear = `${calendar.schoolYear + 1}-09-01`;
  const town = site.row.locale.startsWith("1");
  const settled = from < start && person.staffKind === "quota" && person.duty === "10";
  const away = settled ? random.next() : 1;
  const host = random.pick(rural.length > 0 ? rural : schools).site;
  const goes = host !== site && (town ? away < 0.07 : away < 0.02);
  if (goes) {
    const kind = town && away < 0.015 ? "support" : "rotation";
    placements.push({ site, kind: "home", from, to: start, subjects: home });
    placements.push({ site: host, kind, from: start, to: nextYear, subjects: home });
    return { relations, placements };
  }
  placements.push({ site, kind: "home", from, to: null, subjects: home });
  const branches = rural.filter(({ site: other }) => other.row.parentSchoolId === site.row.id);
  if (branches.length > 0 && (scarceSubjects.includes(person.subject) || random.chance(0.1))) {
    const branch = random.pick(branches).site;
    const visits = [[person.subject, random.between(2, 6)]] as const;
    placements.push({ site: branch, kind: "several-schools", from: start, to: null, subjects: visits });
  } else if (settled && random.chance(0.006)) {
    const desk = random.pick(schools).site;
    if (desk !== site)
      placements.push({ site: desk, kind: "secondment", from: start, to: null, subjects: [] });
  }
  return { relations, placements };
}
