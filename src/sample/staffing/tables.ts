// The tables of quota, posts and appointments that the sample fills, parents before children.
import {
  appointment,
  post,
  postScheme,
  postSchemeLine,
  postStructureRatio,
  quotaTransfer,
  recruitmentPlan,
  schoolQuota,
  staffingStandard,
  staffingTotal,
  termAppraisal,
} from "../../domains/staffing/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const staffingTables = {
  staffingTotal,
  staffingStandard,
  postStructureRatio,
  schoolQuota,
  quotaTransfer,
  postScheme,
  postSchemeLine,
  post,
  appointment,
  termAppraisal,
  recruitmentPlan,
};

export type StaffingTables = CopiesOf<typeof staffingTables>;
