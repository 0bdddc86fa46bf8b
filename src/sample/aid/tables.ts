// The tables of pupils' aid that the sample fills, parents before children.
import { aidScheme, studentAidGrant } from "../../domains/aid/index.ts";
import { payeeAccount, paymentBatch } from "../../domains/subsidies/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const aidTables = {
  aidScheme,
  /** Batches of pupils' aid: those of teachers' subsidy are the subsidies' own. */
  paymentBatch,
  /** Accounts of children only. */
  payeeAccount,
  studentAidGrant,
};

export type AidTables = CopiesOf<typeof aidTables>;
