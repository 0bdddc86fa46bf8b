// What guardians are told of a report, once its owner says so.
import { commands } from "../../../catalogue/index.ts";

export const reportReleaseCommands = commands({
  releaseReport: {
    on: "ReportRelease",
    kind: "create",
    term: "告知结果",
    description:
      "Tells the guardians of a report's child the outcome, as of today: never the report, its time or its reporter.",
    source: "三(十); 未保法",
    duties: ["三(十)-11"],
    required: ["reportId", "outcome"],
    derives: { releasedOn: "today" },
  },
});
