// The invented documents (示…) that the sample rests on, by id. Constants only; the rows are made in references.ts.
import { labelledId } from "../writing/ids.ts";

const document = (key: string) => labelledId(`provision document ${key}`);

/** Invented documents (示…): numbers of no real issuer. */
export const plantedDocuments = {
  /** The plan of the district that targets and parameters rest on; replaced an earlier one. */
  plan: document("plan"),
  earlierPlan: document("earlier-plan"),
  managementStandard: document("management-standard"),
  catchments: document("catchments"),
  closure: document("closure"),
  pairing: document("pairing"),
  holidays: document("holidays"),
  /** The opinion that gives civil affairs' meaning of left behind. */
  leftBehind: document("left-behind"),
} as const;
