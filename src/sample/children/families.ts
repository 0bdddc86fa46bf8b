// Invented families: parents and other carers, where they are registered and live, and which children they share.
// Never gives two families one guardian.
import { type TownshipPlace, townshipPlaces } from "../reference/divisions.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { dayNumber, isoDate } from "../writing/calendar.ts";
import type { RowIdentity } from "../writing/ids.ts";
import { inventGivenName } from "../writing/invented-names.ts";
import { surnames, workplaceProvinces } from "../writing/name-parts.ts";
import type { Random } from "../writing/random.ts";
import { syntheticPhone } from "../writing/synthetic-numbers.ts";
import type { BondSpec, GuardianSpec, Residence } from "./record-writer.ts";

type FamilyBond = Omit<BondSpec, "from" | "to">;

export interface Family {
  readonly surname: string;
  /** Null: registered outside the district. */
  readonly hukou: Residence | null;
  readonly residence: Residence;
  readonly bonds: readonly FamilyBond[];
  /** Birthdays of the children so far, as day numbers. */
  readonly births: number[];
}

/** What invented children and families are drawn from. */
export interface Invention {
  readonly random: Random;
  readonly nextIdentity: () => RowIdentity;
  readonly nextIdNumber: (birthDate: string, gender: string) => string;
  readonly calendar: SampleCalendar;
  readonly writeGuardian: (spec: GuardianSpec) => void;
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

interface Adult {
  readonly surname: string;
  readonly gender: "1" | "2";
  readonly birthDay: number;
  readonly workplaceProvince: string | null;
}

/** Writes the guardian; returns its id. */
function addGuardian(invention: Invention, { surname, gender, birthDay, workplaceProvince }: Adult): string {
  const { random, calendar, nextIdentity, nextIdNumber, writeGuardian } = invention;
  const birthDate = isoDate(Math.min(birthDay, dayNumber(calendar.today) - 19 * 365));
  const identity = nextIdentity();
  writeGuardian({
    identity,
    name: surname + inventGivenName(random, gender),
    idNumber: nextIdNumber(birthDate, gender),
    phone: syntheticPhone(random),
    workplaceProvince,
  });
  return identity.id;
}

const bondTo = (random: Random, guardianId: string, kind: BondSpec["kind"]): FamilyBond => ({
  guardianId,
  kind,
  status: random.chance(0.001) ? "suspended" : "active",
  protectiveFlag: random.chance(0.0005),
});

/** Old enough to be the parent of a child born that day. */
const parentBorn = (random: Random, childBirthDay: number): number =>
  childBirthDay - random.between(22 * 365, 38 * 365);

interface Birth {
  readonly surname: string;
  readonly day: number;
}

function bondToFather(invention: Invention, { surname, day }: Birth, province: string | null): FamilyBond {
  const { random } = invention;
  const birthDay = parentBorn(random, day);
  const id = addGuardian(invention, { surname, gender: "1", birthDay, workplaceProvince: province });
  return bondTo(random, id, "parent");
}

function bondToMother(invention: Invention, { day }: Birth): FamilyBond {
  const { random } = invention;
  const surname = random.pick(surnames);
  const birthDay = parentBorn(random, day);
  const id = addGuardian(invention, { surname, gender: "2", birthDay, workplaceProvince: null });
  return bondTo(random, id, "parent");
}

/** A left-behind child (三(十)): one carer at home, a parent at work in another province. */
function bondsOfLeftBehind(invention: Invention, birth: Birth): readonly FamilyBond[] {
  const { random } = invention;
  const gender = random.chance(0.5) ? "1" : "2";
  const birthDay = birth.day - random.between(48, 66) * 365;
  const carer = addGuardian(invention, {
    surname: birth.surname,
    gender,
    birthDay,
    workplaceProvince: null,
  });
  const kept = bondTo(random, carer, random.chance(0.9) ? "kin" : "entrusted");
  return [kept, bondToFather(invention, birth, random.pick(workplaceProvinces))];
}

function bondsAt(invention: Invention, around: TownshipPlace, birth: Birth): readonly FamilyBond[] {
  const { random } = invention;
  const draw = random.next();
  if (draw < 0.55) return [bondToFather(invention, birth, null), bondToMother(invention, birth)];
  if (draw >= (around.kind === "street" ? 0.9 : 0.72)) return bondsOfLeftBehind(invention, birth);
  return [random.chance(0.5) ? bondToFather(invention, birth, null) : bondToMother(invention, birth)];
}

/** A family around a school's township, for a child born on that day; its guardians are written. */
export function inventFamily(invention: Invention, around: TownshipPlace, birthDay: number): Family {
  const surname = invention.random.pick(surnames);
  const bonds = bondsAt(invention, around, { surname, day: birthDay });
  return { surname, ...settle(around, invention.random), bonds, births: [] };
}
