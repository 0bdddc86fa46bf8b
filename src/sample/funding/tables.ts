// The tables of funding that the sample fills: all of the area, and what its standards rest on.
import * as funding from "../../domains/funding/index.ts";
import { policyDocument } from "../../domains/reference/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const fundingTables = {
  ...tablesOf(funding),
  /** What the standards rest on; other documents are the references' own. */
  policyDocument,
};

export type FundingTables = CopiesOf<typeof fundingTables>;
