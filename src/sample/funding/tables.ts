// The tables of funding that the sample fills, parents before children.
import {
  allocation,
  educationBudget,
  fundingHeadcount,
  fundStandard,
  payComparison,
  payment,
  projectFunding,
  purchasedService,
  schoolSpending,
} from "../../domains/funding/index.ts";
import { policyDocument } from "../../domains/reference/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const fundingTables = {
  /** What the standards rest on; other documents are the references' own. */
  document: policyDocument,
  standard: fundStandard,
  headcount: fundingHeadcount,
  allocation,
  payment,
  spending: schoolSpending,
  service: purchasedService,
  budget: educationBudget,
  pay: payComparison,
  project: projectFunding,
};

export type FundingTables = CopiesOf<typeof fundingTables>;
