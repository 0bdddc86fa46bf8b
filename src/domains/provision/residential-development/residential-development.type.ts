// Housing developments, whose dates stand beside those of the school they owe (四(三)).
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { residentialDevelopment } from "./residential-development.table.ts";

@Entity({
  duties: ["三(一)-5", "三(一)-6"],
  table: residentialDevelopment,
  plural: "residentialDevelopments",
  term: "住宅项目",
  description: "A housing development and the school it owes. Developers are companies, named by their code.",
  owner: "planning",
  classification: "L2",
  sharing: "conditional",
  source: "三(一); 四(三)",
  orderings: { NAME: "name" },
  shares: [ofTownship({ description: "Township it stands in." })],
})
export class ResidentialDevelopment {
  @Column(residentialDevelopment.caseNo, { term: "规划案号", description: "Number of the planning case." })
  caseNo!: string;
  @Column(residentialDevelopment.name, { term: "名称", description: "Name." })
  name!: string;
  @Column(residentialDevelopment.developer, { term: "开发商", description: "Company that builds it." })
  developer!: string;
  @Column(residentialDevelopment.developerUscc, {
    form: "uscc",
    term: "统一社会信用代码",
    description: "Code of that company (GB 32100).",
  })
  developerUscc!: string;
  @Column(residentialDevelopment.households, { term: "户数", description: "Homes.", unit: "households" })
  households!: number;
  @Column(residentialDevelopment.schoolDuty, {
    term: "配建义务",
    description: "Stages of the school it owes.",
  })
  schoolDuty!: string;
  @Column(residentialDevelopment.places, { term: "应配学位", description: "Places it owes.", unit: "places" })
  places!: number;
  @Column(residentialDevelopment.projectId, {
    term: "建设项目标识",
    description: "Project that meets the duty.",
  })
  projectId!: string;
  @Column(residentialDevelopment.educationOpinion, {
    duties: ["四(三)-16"],
    term: "教育部门意见",
    description: "Education's opinion on the duty.",
    owner: "education",
  })
  educationOpinion!: string;
  @Column(residentialDevelopment.opinionOn, {
    term: "意见日期",
    description: "Day of that opinion.",
    owner: "education",
  })
  opinionOn!: string;
  @Column(residentialDevelopment.agreedPlaces, {
    term: "教育部门核定学位",
    description:
      "Places it owes at least, as education said; none is permitted with fewer. Null until it has.",
    owner: "education",
    unit: "places",
  })
  agreedPlaces!: number;
  @Column(residentialDevelopment.housingPlannedOn, { term: "住宅规划日期", description: "Homes planned." })
  housingPlannedOn!: string;
  @Column(residentialDevelopment.housingPermitOn, {
    duties: ["四(三)-17"],
    term: "住宅规划许可日期",
    description: "Permit for the homes: none before the school's.",
  })
  housingPermitOn!: string;
  @Column(residentialDevelopment.housingStartedOn, { term: "住宅开工日期", description: "Homes begun." })
  housingStartedOn!: string;
  @Column(residentialDevelopment.housingDeliveredOn, {
    term: "住宅交付日期",
    description: "Homes handed over.",
  })
  housingDeliveredOn!: string;
  @Column(residentialDevelopment.housingVerifiedOn, {
    duties: ["四(三)-18"],
    term: "竣工核实日期",
    description: "Completion of the homes verified: not before the school is handed over.",
  })
  housingVerifiedOn!: string;
  @Column(residentialDevelopment.schoolPlannedOn, { term: "学校规划日期", description: "School planned." })
  schoolPlannedOn!: string;
  @Column(residentialDevelopment.schoolPermitOn, {
    term: "学校规划许可日期",
    description: "Permit for the school.",
  })
  schoolPermitOn!: string;
  @Column(residentialDevelopment.schoolStartedOn, { term: "学校开工日期", description: "School begun." })
  schoolStartedOn!: string;
  @Column(residentialDevelopment.schoolDeliveredOn, {
    term: "学校交付日期",
    description: "School handed over.",
  })
  schoolDeliveredOn!: string;
  @Computed({
    duties: ["三(一)-7"],
    term: "住宅先于学校",
    description:
      "Whether it owes a school and its homes reached a step (planned, begun, handed over) before the school did.",
    scalar: "boolean",
    expression: ({ column }) => {
      const ahead = (step: string) =>
        sql`coalesce(${column(`housing${step}`)} < coalesce(${column(`school${step}`)}, 'infinity'::date), false)`;
      return sql`(${column("schoolDuty")} <> 'none' and (${ahead("PlannedOn")} or ${ahead("StartedOn")} or ${ahead("DeliveredOn")}))`;
    },
  })
  aheadOfSchool!: boolean;
  @ToOne("ConstructionProject", "projectId", {
    term: "建设项目",
    description: "Project that meets the duty.",
    inverse: {
      name: "developments",
      usual: 5,
      term: "配建来源",
      description: "Housing developments that owe it.",
      source: "四(三)",
    },
  })
  project!: unknown;
}
