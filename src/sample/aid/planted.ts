// The cases that rules of pupils' aid are tried on, each with a near miss. Constants only; the rows are made in the files
// beside this one. Every child is invented.
import type { PlantedChildKey } from "../children/planted.ts";
import { labelledId } from "../writing/ids.ts";

export interface PlantedGrant {
  readonly child: PlantedChildKey;
  readonly basis: string;
  readonly decision: "applied" | "proposed" | "granted" | "refused";
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
