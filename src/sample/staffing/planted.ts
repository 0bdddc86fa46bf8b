// The planted posts, appointments, plans and transfers: cases that rules of access are tried on, and near misses.
// Constants only; all at invented schools. Their holders are planted in ../teachers/planted.ts.
import { plantedSchools } from "../schools/planted.ts";
import { labelledId } from "../writing/ids.ts";

const { street, mountain, guanmian, teachingPoint, large66, uncertified } = plantedSchools;

/** Vacant and frozen posts: subject, days vacant on the day of the sample, school. */
export const plantedPosts = {
  /** Vacant while two qualified applicants were not hired: 有编不补 (三(五)). */
  musicWithSupply: { id: labelledId("post music-with-supply"), school: mountain, subject: "24", days: 83 },
  /** As long vacant, but nobody qualified applied. */
  sportsWithoutSupply: {
    id: labelledId("post sports-without-supply"),
    school: guanmian,
    subject: "22",
    days: 83,
  },
  /** At a branch: its central school's too. */
  ofBranch: { id: labelledId("post of-branch"), school: teachingPoint, subject: "41", days: 400 },
  /** Fell vacant today: its holder left yesterday. */
  sinceToday: { id: labelledId("post since-today"), school: street, subject: "13", days: 0 },
  frozen: { id: labelledId("post frozen"), school: street, subject: "25", days: null },
} as const;

/** Recruitment of this school year. */
export const plantedPlans = {
  withSupply: {
    id: labelledId("recruitment with-supply"),
    school: mountain,
    subject: "24",
    published: true,
    results: [5, 2, 0],
  },
  withoutSupply: {
    id: labelledId("recruitment without-supply"),
    school: guanmian,
    subject: "22",
    published: true,
    results: [1, 0, 0],
  },
  /** Not published: the school's, education's, the staffing office's and HR's alone. */
  unpublished: {
    id: labelledId("recruitment unpublished"),
    school: street,
    subject: "41",
    published: false,
    results: null,
  },
} as const;

/** Quota moved this school year; undecided where not approved. */
export const plantedTransfers = {
  fromStreetToMountain: {
    id: labelledId("transfer street mountain"),
    from: street,
    to: mountain,
    amount: 2,
    approved: true,
  },
  undecided: {
    id: labelledId("transfer guanmian mountain"),
    from: guanmian,
    to: mountain,
    amount: 1,
    approved: false,
  },
  /** Neither end is a school of the two above. */
  elsewhere: {
    id: labelledId("transfer large66 uncertified"),
    from: large66,
    to: uncertified,
    amount: 1,
    approved: true,
  },
} as const;

/**
 * Planted staff whose earlier term ended with the last school year, and whether it was appraised. One who left has a
 * term that ended today, not appraised.
 */
export const plantedTerms: Readonly<Record<string, "appraised" | "not appraised">> = {
  homeroom: "appraised",
  rotatedBack: "appraised",
  formerHomeroom: "not appraised",
  absent: "not appraised",
};
