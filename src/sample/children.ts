// Invented children: pupils for a seat in a class, and children without a school record. Never on a real school.
import { birthDaysOfGrade, dayNumber, isoDate, type SampleCalendar } from "./calendar.ts";
import type { SampleClass } from "./class-plan.ts";
import type { TownshipPlace } from "./divisions.ts";
import type { Family, FamilyMaker } from "./families.ts";
import type { RowIdentity } from "./ids.ts";
import { inventGivenName } from "./invented-names.ts";
import type { Random } from "./random.ts";
import type { BondSpec, ChildSpec, LocationSpec, PlacementSpec, StudentSpec } from "./record-writer.ts";

export interface ChildMaker {
  pupil(
    seat: SampleClass,
    lastYear: SampleClass | undefined,
    transferFrom: SampleClass | undefined,
  ): ChildSpec;
  /** Below school age, or (rarely) of school age and enrolled nowhere in the district. */
  withoutRecord(township: TownshipPlace): ChildSpec;
}

const ordinaryCategory = (grade: number): string => (grade <= 6 ? "21100" : "31100");
const specialCategories = ["51100", "51200", "51300", "51400"];
/** How many families of one township may still get another child: bounds the memory. */
const familiesKept = 120;
const leastDaysBetweenSiblings = 300;

export function createChildMaker(
  random: Random,
  nextIdentity: () => RowIdentity,
  nextIdNumber: (birthDate: string, gender: string) => string,
  families: FamilyMaker,
  calendar: SampleCalendar,
): ChildMaker {
  const transferDay = `${calendar.schoolYear}-09-10`;
  let recent: Family[] = [];
  let recentTownship: TownshipPlace | null = null;

  const familyFor = (township: TownshipPlace, birthDay: number, siblingChance: number): Family => {
    if (recentTownship !== township) {
      recent = [];
      recentTownship = township;
    }
    if (recent.length > 0 && random.chance(siblingChance)) {
      const known = random.pick(recent);
      const apart = known.births.every((birth) => Math.abs(birth - birthDay) >= leastDaysBetweenSiblings);
      if (apart && known.births.length < 3) return known;
    }
    const family = families.create(township, birthDay);
    if (recent.length < familiesKept) recent.push(family);
    else recent[random.between(0, familiesKept - 1)] = family;
    return family;
  };

  const residences = (family: Family, birthDate: string): readonly LocationSpec[] => {
    const { residence, hukou } = family;
    const moveDay = `${calendar.schoolYear - 1}-08-20`;
    if (hukou !== null && hukou !== residence && birthDate < moveDay && random.chance(0.15)) {
      return [
        { place: hukou, from: birthDate, to: moveDay },
        { place: residence, from: moveDay, to: null },
      ];
    }
    return [{ place: residence, from: birthDate, to: null }];
  };

  const compose = (family: Family, birthDay: number, student: StudentSpec | null): ChildSpec => {
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
      residence: residences(family, birthDate),
      bonds,
      student,
    };
  };

  const admission = (family: Family): PlacementSpec["kind"] => {
    if (family.hukou === null) return "migrant";
    return random.chance(0.02) ? "allotted" : "catchment";
  };

  return {
    pupil(seat, lastYear, transferFrom) {
      const { grade, type, schoolYear } = seat.row;
      const [first, last] = birthDaysOfGrade(schoolYear, grade);
      // A multigrade class holds the year above as well.
      const birthDay = random.between(type === "12" ? first - 365 : first, last);
      const family = familyFor(seat.site.township, birthDay, 0.25);
      const boarding = seat.site.row.boarding && random.chance(grade > 6 ? 0.6 : grade > 3 ? 0.3 : 0.08);
      const start = `${schoolYear}-09-01`;
      const kind = admission(family);
      const open: PlacementSpec = { seat, kind, boarding, from: start, to: null, endReason: null };
      const placements: PlacementSpec[] = [];
      if (lastYear !== undefined) {
        const from = `${schoolYear - 1}-09-01`;
        placements.push({
          seat: lastYear,
          kind,
          boarding,
          from,
          to: `${schoolYear}-07-10`,
          endReason: "升级",
        });
      }
      if (transferFrom !== undefined && calendar.today > transferDay) {
        placements.push({
          seat: transferFrom,
          kind,
          boarding: false,
          from: start,
          to: transferDay,
          endReason: "转学",
        });
        placements.push({ ...open, kind: "transfer", from: transferDay });
      } else placements.push(open);
      const entry = `${schoolYear - grade + 1}-09-01`;
      return compose(family, birthDay, {
        category: random.chance(0.002) ? random.pick(specialCategories) : ordinaryCategory(grade),
        temporary: random.chance(0.002),
        since: random.chance(0.1) ? isoDate(dayNumber(entry) + random.between(1, 28)) : entry,
        placements,
      });
    },
    withoutRecord(township) {
      const [, oldestNotYetDue] = birthDaysOfGrade(calendar.schoolYear, 1);
      const preschool = random.chance(0.93);
      const [ofAge] = birthDaysOfGrade(calendar.schoolYear, 9);
      const birthDay = preschool
        ? random.between(oldestNotYetDue + 1, Math.max(oldestNotYetDue + 1, dayNumber(calendar.today) - 30))
        : random.between(ofAge, oldestNotYetDue);
      return compose(familyFor(township, birthDay, 0.45), birthDay, null);
    },
  };
}
