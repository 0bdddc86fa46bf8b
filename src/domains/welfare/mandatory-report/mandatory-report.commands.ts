// Mandatory reports (强制报告): filed by whoever works with children, to several departments at once. Each recipient accepts, acts
// on and closes its own part; civil affairs, whose the case is, assesses and closes the report.
import { commands } from "../../../catalogue/index.ts";

const ofPart = {
  on: "ReportRecipient",
  kind: "update",
  source: "三(十); 未保法11",
  duties: ["三(十)-11"],
} as const;
const ofCase = { on: "MandatoryReport", kind: "update", source: "三(十); 未保法91" } as const;

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
    optional: [
      "childId",
      "contactId",
      "schoolId",
      "reporterSchoolId",
      "reporterTownshipId",
      "reporterVillageId",
      "reporterTeacherId",
    ],
    derives: {
      reportNo: { numbered: "BG" },
      reportedAt: "now",
      reporterKind: {
        byScope: {
          school: "school",
          township: "township",
          village: "village",
          teacher: "teacher",
          child: "care-organisation",
        },
      },
      reporterSchoolId: { only: "school" },
      reporterTownshipId: { only: "township" },
      reporterVillageId: { only: "village" },
      reporterTeacherId: { only: "teacher" },
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
  acceptReport: {
    ...ofPart,
    term: "受理报告",
    description:
      "A recipient accepts its part of a report, whatever the other recipients do. What the procuratorate does civil affairs writes down.",
    derives: { acceptedAt: "now" },
  },
  actOnReport: {
    ...ofPart,
    duties: ["三(十)-11", "三(十)-12"],
    term: "处置报告",
    description:
      "A recipient records that it has acted. The first that does so takes the report on its way, and to civil affairs, which assesses and closes it, where it was sent to others alone.",
    derives: { firstActionAt: "now" },
  },
  closeReportPart: {
    ...ofPart,
    term: "办结本部门处置",
    description: "A recipient has done its part. The report is closed by civil affairs.",
    derives: { closedAt: "now" },
  },
  identifyReportedChild: {
    ...ofCase,
    duties: ["三(十)-11"],
    term: "确认报告所涉儿童",
    description: "Names the child of a report that was filed of a child not known then.",
    required: ["childId"],
    before: "childId",
  },
  assessReport: {
    ...ofCase,
    duties: ["三(十)-11", "三(十)-13"],
    term: "评估报告",
    description: "Assesses what the child of a report needs, as of today; again where that has changed.",
    lines: {
      assessment: {
        on: "ReportAssessment",
        by: "reportId",
        term: "评估",
        description: "What the child needs, and the plan of help.",
        required: ["need"],
        optional: ["plan", "reviewOn"],
        derives: { assessedOn: "today" },
        atLeast: 1,
        atMost: 1,
      },
    },
  },
  reopenReport: {
    ...ofCase,
    duties: ["三(十)-11"],
    term: "退回处置",
    description: "Takes an assessed report back to be answered again. One that was released stays.",
  },
  closeReport: {
    ...ofCase,
    duties: ["三(十)-11"],
    term: "办结报告",
    description: "Closes an assessed report, as of today, once all of its recipients have acted.",
    derives: { closedOn: "today" },
  },
});
