// The cases that rules of nutrition are tried on, each with a near miss. Constants only; the rows are made in the
// files beside this one. Every school and child is invented.
import type { PlantedChildKey } from "../children/planted.ts";
import { plantedSchools } from "../schools/planted.ts";

export const plantedNutrition = {
  /** Coverage below 100 % in every month of this year: the long shortfall. Its last month is paid short. */
  shortfall: plantedSchools.guanmian,
  /** Below 100 % in the last month only: the near miss. Its failed check is not published. */
  shortOnce: plantedSchools.mountain,
  /** Full coverage, certified; the last month is not published. */
  unpublished: plantedSchools.street,
  /** Three pupils, two of them fed, certified and published: a group too small for the public. */
  small: plantedSchools.teachingPoint,
  /** The last month is reported, not certified; its headcount is last year's. */
  uncertified: plantedSchools.uncertified,
  /** So many are not fed that a reason of the declared cube shows. */
  manyUncovered: plantedSchools.large66,
} as const;

/** Schools whose every pupil has a row of the term and of the year's measurement. */
export const listedSchools: ReadonlySet<string> = new Set(
  Object.values(plantedNutrition).map(({ id }) => id),
);

/** Planted pupils who are not fed this term, and why. */
export const plantedUncovered: Partial<Record<PlantedChildKey, string>> = {
  revoked: "medical",
  protective: "refused",
};
