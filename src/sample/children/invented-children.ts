// Invented children: pupils for a seat in a class, and children without a school record. Never on a real school.
import type { TownshipPlace } from "../reference/divisions.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import { birthDaysOfGrade, dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import { inventGivenName } from "../writing/invented-names.ts";
import { type Family, type Invention, inventFamily } from "./families.ts";
import type { BondSpec, ChildSpec, LocationSpec, PlacementSpec, StudentSpec } from "./record-writer.ts";

const ordinaryCategory = (grade: number): string => (grade <= 6 ? "21100" : "31100");
const specialCategories = ["51100", "51200", "51300", "51400"];
/** How many families of one township may still get another child: bounds the memory. */
const familiesKept = 120;
const leastDaysBetweenSiblings = 300;

/** What children are invented with: the families of the township at hand are kept for siblings. */
export interface Nursery extends Invention {
  township: TownshipPlace | null;
  families: Family[];
}

export const openNursery = (invention: Invention): Nursery => ({
  ...invention,
  township: null,
  families: [],
});

interface Birth {
  readonly township: TownshipPlace;
  readonly day: number;
  readonly siblingChance: number;
}

function familyFor(nursery: Nursery, { township, day, siblingChance }: Birth): Family {
  const { random } = nursery;
  if (nursery.township !== township) {
    nursery.families = [];
    nursery.township = township;
  }
  const { families } = nursery;
  if (families.length > 0 && random.chance(siblingChance)) {
    const met = random.pick(families);
    const apart = met.births.every((birth) => Math.abs(birth - day) >= leastDaysBetweenSiblings);
    if (apart && met.births.length < 3) return met;
  }
  const family = inventFamily(nursery, township, day);
  if (families.length < familiesKept) families.push(family);
  else families[random.between(0, familiesKept - 1)] = family;
  return family;
}

function residences(
  { random, calendar }: Nursery,
  family: Family,
  birthDate: string,
): readonly LocationSpec[] {
  const { residence, hukou } = family;
  const moveDay = `${calendar.schoolYear - 1}-08-20`;
  if (hukou !== null && hukou !== residence && birthDate < moveDay && random.chance(0.15)) {
    return [
      { place: hukou, from: birthDate, to: moveDay },
      { place: residence, from: moveDay, to: null },
    ];
  }
  return [{ place: residence, from: birthDate, to: null }];
}

function compose(nursery: Nursery, family: Family, birthDay: number, student: StudentSpec | null): ChildSpec {
  const { random, nextIdentity, nextIdNumber } = nursery;
  family.births.push(birthDay);
  const gender = random.chance(0.52) ? "1" : "2";
  const birthDate = isoDate(birthDay);
  const bonds: readonly BondSpec[] = family.bonds.map((bond) => ({ ...bond, from: birthDate, to: null }));
  return {
    identity: nextIdentity(),
    name: family.surname + inventGivenName(random, gender),
    gender,
    birthDate,
    idNumber: nextIdNumber(birthDate, gender),
    hukou: family.hukou === null ? [] : [{ place: family.hukou, from: birthDate, to: null }],
    residence: residences(nursery, family, birthDate),
    bonds,
    student,
  };
}

function admission({ random }: Nursery, { hukou }: Family): PlacementSpec["kind"] {
  if (hukou === null) return "migrant";
  return random.chance(0.02) ? "allotted" : "catchment";
}

/** A seat this year, the pupil's seat of last year, and where it moved from in September. */
export interface Seats {
  readonly seat: SampleClass;
  readonly lastYear: SampleClass | undefined;
  readonly transferFrom: SampleClass | undefined;
}

function placementsOf(
  { seat, lastYear, transferFrom }: Seats,
  kind: PlacementSpec["kind"],
  boarding: boolean,
  { schoolYear, today }: SampleCalendar,
): readonly PlacementSpec[] {
  const start = `${schoolYear}-09-01`;
  const transferDay = `${schoolYear}-09-10`;
  const before: readonly PlacementSpec[] =
    lastYear === undefined
      ? []
      : [
          {
            seat: lastYear,
            kind,
            boarding,
            from: `${schoolYear - 1}-09-01`,
            to: `${schoolYear}-07-10`,
            endReason: "升级",
          },
        ];
  const open: PlacementSpec = { seat, kind, boarding, from: start, to: null, endReason: null };
  if (transferFrom === undefined || today <= transferDay) return [...before, open];
  return [
    ...before,
    { seat: transferFrom, kind, boarding: false, from: start, to: transferDay, endReason: "转学" },
    { ...open, kind: "transfer", from: transferDay },
  ];
}

export function inventPupil(nursery: Nursery, seats: Seats): ChildSpec {
  const { random, calendar } = nursery;
  const { site, row } = seats.seat;
  const { grade, type, schoolYear } = row;
  const [first, last] = birthDaysOfGrade(schoolYear, grade);
  // A multigrade class holds the year above as well.
  const day = random.between(type === "12" ? first - 365 : first, last);
  const family = familyFor(nursery, { township: site.township, day, siblingChance: 0.25 });
  const boarding = site.row.boarding === true && random.chance(grade > 6 ? 0.6 : grade > 3 ? 0.3 : 0.08);
  const placements = placementsOf(seats, admission(nursery, family), boarding, calendar);
  const entry = `${schoolYear - grade + 1}-09-01`;
  return compose(nursery, family, day, {
    category: random.chance(0.002) ? random.pick(specialCategories) : ordinaryCategory(grade),
    temporary: random.chance(0.002),
    since: random.chance(0.1) ? isoDate(dayNumber(entry) + random.between(1, 28)) : entry,
    placements,
  });
}

/** Below school age, or (rarely) of school age and enrolled nowhere in the district. */
export function inventChildWithoutRecord(nursery: Nursery, township: TownshipPlace): ChildSpec {
  const { random, calendar } = nursery;
  const [, oldestNotYetDue] = birthDaysOfGrade(calendar.schoolYear, 1);
  const preschool = random.chance(0.93);
  const [ofAge] = birthDaysOfGrade(calendar.schoolYear, 9);
  const day = preschool
    ? random.between(oldestNotYetDue + 1, Math.max(oldestNotYetDue + 1, dayNumber(calendar.today) - 30))
    : random.between(ofAge, oldestNotYetDue);
  return compose(nursery, familyFor(nursery, { township, day, siblingChance: 0.45 }), day, null);
}
