// The tables of subsidies that the sample fills, parents before children.
import {
  housingGuarantee,
  payeeAccount,
  paymentBatch,
  ruralSubsidyDue,
  ruralSubsidyPayment,
  schoolTier,
  subsidyStandard,
  subsidyTier,
  teacherHonour,
} from "../../domains/subsidies/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const subsidyTables = {
  subsidyTier,
  schoolTier,
  subsidyStandard,
  /** Batches of teachers' subsidy: those of pupils' aid are the aid's own. */
  paymentBatch,
  /** Accounts of teachers, and of two planted siblings. */
  payeeAccount,
  /** Dues and lines are made by SQL when all rows are there: they stand here so that a new load empties them. */
  ruralSubsidyDue,
  ruralSubsidyPayment,
  teacherHonour,
  housingGuarantee,
};

export type SubsidyTables = CopiesOf<typeof subsidyTables>;
