// What follows from a report (三(十); 未保法91–94, 108). Whoever may not know of the report may not know of these.
import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { lasting } from "../../reference/index.ts";
import { emergencyResponse, guardianshipIntervention, reportAssessment } from "./follow-up.table.ts";

const protectedRecord = {
  classification: "L4",
  sharing: "none",
  source: "三(十); 未保法91",
  isProtected: true,
} as const;

@Entity({
  ...protectedRecord,
  owner: "police",
  duties: ["三(十)-12"],
  table: emergencyResponse,
  plural: "emergencyResponses",
  term: "应急处置",
  description: "How public security answered a report.",
  roots: ["record", "list"],
})
export class EmergencyResponse {
  @Column(emergencyResponse.reportId, { term: "报告标识", description: "Report." })
  reportId!: string;
  @Column(emergencyResponse.station, { term: "派出所", description: "Station that answered." })
  station!: string;
  @Column(emergencyResponse.respondedAt, { term: "处置时间", description: "When." })
  respondedAt!: string;
  @Column(emergencyResponse.measure, {
    term: "措施",
    description: "What was done.",
  })
  measure!: string;
  @ToOne("MandatoryReport", "reportId", {
    term: "报告",
    description: "Report.",
    inverse: {
      name: "responses",
      usual: 10,
      term: "应急处置",
      description: "Responses.",
      source: "三(十); 未保法11",
    },
  })
  report!: unknown;
}

@Entity({
  ...protectedRecord,
  owner: "civil-affairs",
  duties: ["三(十)-13"],
  table: reportAssessment,
  plural: "reportAssessments",
  term: "评估",
  description: "What the child needs.",
  roots: ["record", "list"],
})
export class ReportAssessment {
  @Column(reportAssessment.reportId, { term: "报告标识", description: "Report." })
  reportId!: string;
  @Column(reportAssessment.assessedOn, { term: "评估日期", description: "Day." })
  assessedOn!: string;
  @Column(reportAssessment.need, { term: "需求", description: "What the child needs." })
  need!: string;
  @Secret({ cipher: reportAssessment.planCipher }, { term: "方案", description: "Plan of help." })
  plan!: string;
  @Column(reportAssessment.reviewOn, { term: "复评日期", description: "Day of the review." })
  reviewOn!: string;
  @ToOne("MandatoryReport", "reportId", {
    term: "报告",
    description: "Report.",
    inverse: {
      name: "assessments",
      usual: 10,
      term: "评估",
      description: "Assessments.",
      source: "三(十); 未保法11",
    },
  })
  report!: unknown;
}

@Entity({
  ...protectedRecord,
  owner: "civil-affairs",
  duties: ["三(十)-14"],
  table: guardianshipIntervention,
  plural: "guardianshipInterventions",
  term: "监护干预",
  description: "A decision that changes guardianship after a report.",
  roots: ["record", "list"],
  shares: [ofChild({ description: "Child of the report." }), lasting],
})
export class GuardianshipIntervention {
  @Column(guardianshipIntervention.reportId, { term: "报告标识", description: "Report." })
  reportId!: string;
  @Column(guardianshipIntervention.guardianId, {
    term: "监护人标识",
    description: "Guardian whose guardianship it decides on, or whom an order restrains.",
  })
  guardianId!: string;
  @Column(guardianshipIntervention.court, { term: "法院", description: "Court; null where none decided." })
  court!: string;
  @Column(guardianshipIntervention.decision, {
    term: "决定",
    description: "What was decided.",
  })
  decision!: string;
  @Column(guardianshipIntervention.decidedOn, { term: "决定日期", description: "Day of the decision." })
  decidedOn!: string;
  @ToOne("Guardian", "guardianId", { term: "监护人", description: "Guardian it names." })
  guardian!: unknown;
  @ToOne("MandatoryReport", "reportId", {
    term: "报告",
    description: "Report.",
    inverse: {
      name: "interventions",
      usual: 10,
      term: "监护干预",
      description: "Interventions in guardianship.",
      source: "三(十); 未保法11",
    },
  })
  report!: unknown;
}
