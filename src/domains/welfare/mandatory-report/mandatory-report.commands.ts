// Filing a mandatory report (强制报告): by a school, a township or a village, to several departments at once.
import { commands } from "../../../catalogue/index.ts";

export const mandatoryReportCommands = commands({
  fileMandatoryReport: {
    on: "MandatoryReport",
    kind: "create",
    term: "提交强制报告",
    description:
      "Reports that a child is or may be harmed, to the departments that act in parallel. Who reports, and when, is recorded by the platform.",
    source: "三(十); 未保法11",
    duties: ["三(十)-7", "三(十)-11"],
    required: ["townshipId", "category", "eventAt", "knownAt", "narrative"],
    optional: ["childId", "schoolId", "reporterSchoolId", "reporterTownshipId", "reporterVillageId"],
    derives: {
      reportNo: { numbered: "BG" },
      status: { code: "filed" },
      reportedAt: "now",
      reporterKind: { byScope: { school: "school", township: "township", village: "village" } },
      reporterSchoolId: { only: "school" },
      reporterTownshipId: { only: "township" },
      reporterVillageId: { only: "village" },
    },
    lines: {
      recipients: {
        on: "ReportRecipient",
        by: "reportId",
        term: "接报部门",
        description: "Departments that receive it and act in parallel.",
        required: ["department"],
        derives: { receivedAt: "now" },
        atLeast: 1,
        atMost: 4,
      },
    },
  },
});
