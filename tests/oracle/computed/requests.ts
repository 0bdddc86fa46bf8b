// What is open past its last day, of what guardians and teachers ask for.
import type { Computed } from "./computed.ts";

const overdue: Computed[string] = ({ today }, row) =>
  row.status === "submitted" && row.dueOn !== null && String(row.dueOn) < today;

export const requestsComputed: Computed = {
  "CorrectionRequest.overdue": overdue,
  "AidAppeal.overdue": overdue,
  "RotationApplication.overdue": overdue,
};
