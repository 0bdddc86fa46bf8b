// The tables of pupils' aid that the sample fills: all of the area, and two that it shares with the subsidies.
import * as aid from "../../domains/aid/index.ts";
import { payeeAccount, paymentBatch } from "../../domains/subsidies/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const aidTables = {
  ...tablesOf(aid),
  /** Batches of pupils' aid: those of teachers' subsidy are the subsidies' own. */
  paymentBatch,
  /** Accounts of children only. */
  payeeAccount,
};

export type AidTables = CopiesOf<typeof aidTables>;
