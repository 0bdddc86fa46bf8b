// What the refusals of report release mean, which report-release.rules.sql declares.
import { rules } from "../../../catalogue/index.ts";

export const reportReleaseRules = rules({
  report_release_stays: {
    clause: "三(十)",
    duties: ["三(十)-11"],
    fields: ["report_id", "released_on", "outcome", "archived_at"],
    zh: "已告知监护人的结果不得改写或归档。",
    en: "What guardians were told of a report is neither rewritten nor archived.",
  },
});
