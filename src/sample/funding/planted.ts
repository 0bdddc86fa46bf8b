// The planted cases of a school's money, for tests and examples. Constants only; every school is an invented one.
import { plantedSchools } from "../schools/planted.ts";
import { labelledId } from "../writing/ids.ts";

const { street, mountain, guanmian, teachingPoint, large56, large61, large66, uncertified } = plantedSchools;

export const plantedFunding = {
  /** Last year funded for 60 of the hundred pupils; this year for exactly 100 (the near miss). */
  belowHundred: teachingPoint,
  /** The same last year, with 80, at scales where it is so small. */
  alsoBelow: mountain,
  /** Special education: two pupils, and three; `withoutSpecial` has none. */
  special: street,
  otherSpecial: mountain,
  withoutSpecial: guanmian,
  /** Three boarders this year: the published total is withheld. `shown` has five. */
  withheld: guanmian,
  shown: mountain,
  /** Nothing of this year is published; of `halfPublished` the boarders' money is not, and nothing is shown. */
  unpublished: large61,
  halfPublished: street,
  /** Nothing of this year is paid; `fullyPaid` has all of it. */
  unpaid: large56,
  fullyPaid: large66,
  /** This year's numbers are reported and not certified; money was set aside on last year's. */
  uncertified,
  /** Three pupils too few were certified in the winter; the revision of March counts. */
  revised: large56,
  /** Paid twice by mistake last year; the refund is a negative row. */
  refunded: street,
  /** Training below the floor; `atFloor` has exactly the floor. */
  belowFloor: street,
  atFloor: mountain,
} as const;

const document = (key: string) => labelledId(`funding document ${key}`);

/** Invented documents that the sample's standards rest on. */
export const fundingDocuments = {
  first: document("first"),
  current: document("current"),
  allocation: document("allocation"),
} as const;

const standard = (key: string) => labelledId(`fund standard ${key}`);

/** The standards in force, by item and stage. */
export const fundStandards = {
  base: { primary: standard("base primary"), junior: standard("base junior") },
  boarding: { primary: standard("boarding primary"), junior: standard("boarding junior") },
  "special-education": { primary: standard("special primary"), junior: standard("special junior") },
  "small-school": { primary: standard("small primary"), junior: standard("small junior") },
  "high-cold": { primary: standard("high primary"), junior: standard("high junior") },
} as const;

export type CountedItem = keyof typeof fundStandards;
export type Stage = "primary" | "junior";

/** In yuan, per pupil and year. Amounts beyond 2023 and the high-cold item are examples [P]. */
export const standardYuan: Readonly<Record<CountedItem, Readonly<Record<Stage, number>>>> = {
  base: { primary: 650, junior: 850 },
  boarding: { primary: 200, junior: 200 },
  "special-education": { primary: 6000, junior: 6000 },
  "small-school": { primary: 650, junior: 850 },
  "high-cold": { primary: 260, junior: 260 },
};

/** The hundred-pupil rule. */
export const hundredPupils = 100;
/** From this altitude on an invented school counts as high and cold [P]. */
export const highColdAltitude = 1200;
