// Invented families: parents and other carers, where they are registered and live, and which children they share.
// Never gives two families one guardian.
import type { SampleCalendar } from "./calendar.ts";
import { dayNumber, isoDate } from "./calendar.ts";
import { type TownshipPlace, townshipPlaces } from "./divisions.ts";
import { surnames, workplaceProvinces } from "./facts/names.ts";
import type { RowIdentity } from "./ids.ts";
import { inventGivenName } from "./invented-names.ts";
import type { Random } from "./random.ts";
import type { BondSpec, GuardianSpec, Residence } from "./record-writer.ts";
import { syntheticPhone } from "./synthetic-numbers.ts";

export interface Family {
  readonly surname: string;
  /** Null: registered outside the district. */
  readonly hukou: Residence | null;
  readonly residence: Residence;
  readonly bonds: readonly Omit<BondSpec, "from" | "to">[];
  /** Birthdays of the children so far, as day numbers. */
  readonly births: number[];
}

export interface FamilyMaker {
  /** A family around a school's township, its guardians written. */
  create(around: TownshipPlace, birthDay: number): Family;
}

function residenceIn(township: TownshipPlace, random: Random): Residence {
  return { township, village: random.pick(township.villages), house: random.between(1, 399) };
}

const otherThan = (random: Random, ...taken: readonly TownshipPlace[]): TownshipPlace => {
  const place = random.pick(townshipPlaces);
  return taken.includes(place) ? otherThan(random, ...taken) : place;
};

/** Hukou, residence and school may lie in three townships: no rule may take one for another. */
function settle(school: TownshipPlace, random: Random): Pick<Family, "hukou" | "residence"> {
  const draw = random.next();
  if (draw < 0.08) {
    const lives = otherThan(random, school);
    return {
      residence: residenceIn(lives, random),
      hukou: residenceIn(otherThan(random, school, lives), random),
    };
  }
  const moved = school.kind === "street" ? 0.3 : 0.13;
  if (draw < moved)
    return { residence: residenceIn(school, random), hukou: residenceIn(otherThan(random, school), random) };
  if (draw < moved + 0.04) return { residence: residenceIn(school, random), hukou: null };
  const home = residenceIn(draw < moved + 0.06 ? otherThan(random, school) : school, random);
  return { residence: home, hukou: home };
}

export function createFamilyMaker(
  random: Random,
  nextIdentity: () => RowIdentity,
  nextIdNumber: (birthDate: string, gender: string) => string,
  writeGuardian: (spec: GuardianSpec) => void,
  calendar: SampleCalendar,
): FamilyMaker {
  const today = dayNumber(calendar.today);

  const addGuardian = (
    surname: string,
    gender: "1" | "2",
    birthDay: number,
    workplaceProvince: string | null,
  ) => {
    const birthDate = isoDate(Math.min(birthDay, today - 19 * 365));
    const identity = nextIdentity();
    writeGuardian({
      identity,
      name: surname + inventGivenName(random, gender),
      idNumber: nextIdNumber(birthDate, gender),
      phone: syntheticPhone(random),
      workplaceProvince,
    });
    return identity.id;
  };

  return {
    create(around, birthDay) {
      const surname = random.pick(surnames);
      const parentBorn = () => birthDay - random.between(22 * 365, 38 * 365);
      const bond = (guardianId: string, kind: BondSpec["kind"]): Omit<BondSpec, "from" | "to"> => ({
        guardianId,
        kind,
        status: random.chance(0.001) ? "suspended" : "active",
        protectiveFlag: random.chance(0.0005),
      });
      const father = (province: string | null) =>
        bond(addGuardian(surname, "1", parentBorn(), province), "parent");
      const mother = () => bond(addGuardian(random.pick(surnames), "2", parentBorn(), null), "parent");
      const draw = random.next();
      const leftBehind = around.kind === "street" ? 0.9 : 0.72;
      let bonds: Family["bonds"];
      if (draw < 0.55) bonds = [father(null), mother()];
      else if (draw < leftBehind) bonds = [random.chance(0.5) ? father(null) : mother()];
      else {
        // A left-behind child (三(十)): one carer at home, a parent at work in another province.
        const carer = addGuardian(
          surname,
          random.chance(0.5) ? "1" : "2",
          birthDay - random.between(48, 66) * 365,
          null,
        );
        bonds = [
          bond(carer, random.chance(0.9) ? "kin" : "entrusted"),
          father(random.pick(workplaceProvinces)),
        ];
      }
      return { surname, ...settle(around, random), bonds, births: [] };
    },
  };
}
