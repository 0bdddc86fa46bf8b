// The cases that rules of nutrition and aid are tried on, each with a near miss. Constants only; the rows are made in the
// files beside this one. Every school and child is invented.
import { labelledId } from "../ids.ts";
import { type PlantedChildKey, plantedSchools } from "../planted.ts";

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

export interface PlantedGrant {
  readonly child: PlantedChildKey;
  readonly basis: string;
  readonly decision: "proposed" | "granted" | "refused";
  /** Batch of `plantedBatches` that pays it. */
  readonly batch?: PlantedBatchKey;
}

export type PlantedBatchKey = "approved" | "reviewed" | "prepared" | "settled";

export const plantedBatches = {
  /** Of the term before: paid and settled. */
  settled: { id: labelledId("aid batch settled"), batchNo: 1 },
  /** Approved and not sent: the accounts of its lines are payable. */
  approved: { id: labelledId("aid batch approved"), batchNo: 1 },
  reviewed: { id: labelledId("aid batch reviewed"), batchNo: 2 },
  /** Still being put together: no line of it is finance's to see. */
  prepared: { id: labelledId("aid batch prepared"), batchNo: 3 },
} as const satisfies Record<PlantedBatchKey, { id: string; batchNo: number }>;

/** This term's aid of planted children. No other planted child has any. */
export const plantedGrants: readonly PlantedGrant[] = [
  { child: "revoked", basis: "subsistence-allowance", decision: "granted", batch: "approved" },
  { child: "moved", basis: "destitute", decision: "granted", batch: "reviewed" },
  { child: "protective", basis: "de-facto-unsupported", decision: "granted", batch: "prepared" },
  { child: "suspended", basis: "other", decision: "refused" },
  { child: "threeTownships", basis: "serious-illness", decision: "granted" },
  { child: "endedYesterday", basis: "returned-to-poverty-risk", decision: "proposed" },
];
