// The release of a report to the guardians: date and outcome only (三(十); 未保法). Never the report, its time or reporter.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { reportRelease } from "./report-release.table.ts";

@Entity({
  table: reportRelease,
  plural: "reportReleases",
  term: "结果告知",
  description: "What guardians are told once the case owner releases it.",
  owner: "civil-affairs",
  classification: "L4",
  sharing: "conditional",
  source: "三(十); 未保法",
  roots: ["record", "list"],
  shares: [
    ofChild({
      inverse: {
        name: "reportReleases",
        usual: 5,
        term: "结果告知",
        description: "What guardians are told of a report once it is released.",
        owner: "civil-affairs",
        source: "三(十)",
      },
    }),
  ],
})
export class ReportRelease {
  @Column(reportRelease.id, { term: "标识", description: "Internal id (UUIDv7), made at the release." })
  id!: string;
  @Column(reportRelease.reportId, { term: "报告标识", description: "Report.", sharing: "none" })
  reportId!: string;
  @Column(reportRelease.releasedOn, { term: "告知日期", description: "Day of the release." })
  releasedOn!: string;
  @Column(reportRelease.outcome, { term: "结果", description: "Outcome." })
  outcome!: string;
  @ToOne("MandatoryReport", "reportId", {
    term: "报告",
    description: "Report.",
    sharing: "none",
    inverse: {
      name: "releases",
      usual: 1,
      term: "告知",
      description: "The release to the guardians, if the case owner made one.",
      source: "三(十); 未保法11",
    },
  })
  report!: unknown;
}
