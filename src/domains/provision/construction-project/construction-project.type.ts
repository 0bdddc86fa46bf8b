// Construction projects: education proposes, development approves, planning gives land, finance confirms funds.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { constructionProject } from "./construction-project.table.ts";

/** The parameter that says after how many months a delivered, unopened school counts as idle. */
export const idleMonthsKey = "construction.idle-months";

@Entity({
  duties: ["三(一)-3", "三(一)-4", "三(一)-6", "三(一)-10", "三(二)-1", "三(二)-2", "三(四)-9"],
  table: constructionProject,
  plural: "constructionProjects",
  term: "建设项目",
  description: "A project to build or enlarge a school. Internal until approved, then public.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(一); 三(二)",
  orderings: { PLANNED_ON: "plannedOn", APPROVED_ON: "approvedOn" },
  shares: [
    ofSchool({
      description: "School it is built for.",
      inverse: {
        name: "constructionProjects",
        usual: 5,
        term: "建设项目",
        description: "Projects to build or enlarge it.",
        source: "三(一)",
      },
    }),
    ofTownship(),
  ],
})
export class ConstructionProject {
  @Column(constructionProject.kind, { duties: ["三(八)-12"], term: "类型", description: "Kind of project." })
  kind!: string;
  @Column(constructionProject.stage, { term: "学段", description: "Stage of its places." })
  stage!: string;
  @Column(constructionProject.places, { term: "学位", description: "Places it adds.", unit: "places" })
  places!: number;
  @Column(constructionProject.batch, { term: "批次", description: "Batch of the building plan." })
  batch!: string;
  @Column(constructionProject.need, { term: "需求说明", description: "Why education asks for it." })
  need!: string;
  @Column(constructionProject.site, { term: "选址", description: "Where it is to stand." })
  site!: string;
  @Column(constructionProject.approvalNo, {
    term: "立项文号",
    description: "Number of the approval.",
    owner: "development",
  })
  approvalNo!: string;
  @Column(constructionProject.investmentFen, {
    term: "投资额",
    description: "Approved investment.",
    unit: "fen (分)",
    owner: "development",
  })
  investmentFen!: number;
  @Column(constructionProject.priority, {
    duties: ["四(三)-5"],
    term: "优先级",
    description: "Priority in the investment plan, 1 first.",
    owner: "development",
    source: "四(三)",
  })
  priority!: number;
  @Column(constructionProject.landStatus, {
    duties: ["四(三)-15"],
    term: "用地状态",
    description: "How far the land is secured.",
    owner: "planning",
    source: "四(三)",
  })
  landStatus!: string;
  @Column(constructionProject.landParcelNo, {
    term: "地块编号",
    description: "Parcel in the detailed plan.",
    owner: "planning",
    source: "四(三)",
  })
  landParcelNo!: string;
  @Column(constructionProject.fundsConfirmedOn, {
    term: "资金落实日期",
    description: "Day finance confirmed the funds; null before.",
    owner: "finance",
    source: "四(二)",
  })
  fundsConfirmedOn!: string;
  @Column(constructionProject.plannedOn, { term: "规划日期", description: "Day it entered the plan." })
  plannedOn!: string;
  @Column(constructionProject.approvedOn, {
    term: "批复日期",
    description: "Day of approval; null before.",
    owner: "development",
  })
  approvedOn!: string;
  @Column(constructionProject.startedOn, { term: "开工日期", description: "Day building began." })
  startedOn!: string;
  @Column(constructionProject.acceptedOn, { term: "验收日期", description: "Day it was accepted." })
  acceptedOn!: string;
  @Column(constructionProject.deliveredOn, { term: "交付日期", description: "Day it was handed over." })
  deliveredOn!: string;
  @Column(constructionProject.openedOn, { term: "启用日期", description: "Day it was opened." })
  openedOn!: string;
  @Computed({
    duties: ["三(一)-11"],
    term: "闲置",
    description:
      "Handed over and not opened for longer than the parameter `construction.idle-months`; null without that parameter.",
    scalar: "boolean",
    source: "三(一)",
    expression: ({ column, today, rows }) => {
      const ip = rows("Parameter", "ip");
      return sql`(select ${column("openedOn")} is null and coalesce(${column("deliveredOn")} + make_interval(months => ${ip.column("numberValue")}::int) < ${today}, false) from ${ip} where ${ip.column("key")} = 'construction.idle-months' and ${ip.column("townshipId")} is null and ${ip.column("validFrom")} <= ${today} and (${ip.column("validTo")} is null or ${ip.column("validTo")} > ${today}) and ${ip.visible})`;
    },
  })
  idle!: boolean;
}
