// `audit`: what the record of access proves, and what it says of a year. One file for each.
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import { usage as ofReport, runAuditReport } from "./audit-report.ts";
import { usage as ofVerify, runAuditVerify } from "./audit-verify.ts";

export const usage = `${ofVerify}\n${ofReport}`;

export async function runAudit(argv: readonly string[], config: Config): Promise<void> {
  const [command, ...rest] = argv;
  switch (command) {
    case "verify":
      return runAuditVerify(argv, config);
    case "report":
      return runAuditReport(rest, config);
    default:
      throw new OperatorError(usage);
  }
}
