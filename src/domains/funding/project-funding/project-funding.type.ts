import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { inFiscalYear } from "../../reference/index.ts";
import { projectFunding } from "./project-funding.table.ts";

const fen = { unit: "fen (分)" } as const;

@Entity({
  duties: ["三(四)-9", "四(三)-5"],
  table: projectFunding,
  plural: "projectFundings",
  term: "建设项目资金",
  description: "Money planned for and paid on a school's construction project, by source and fiscal year.",
  owner: "finance",
  classification: "L2",
  sharing: "conditional",
  source: "三(一); 四(三)",
  orderings: { FISCAL_YEAR: "fiscalYear" },
  shares: [inFiscalYear],
})
export class ProjectFunding {
  @Column(projectFunding.projectId, { term: "项目标识", description: "Construction project." })
  projectId!: string;
  @Column(projectFunding.source, {
    term: "来源",
    description: "Where the money comes from.",
  })
  source!: string;
  @Column(projectFunding.plannedFen, { ...fen, term: "计划资金", description: "Amount planned." })
  plannedFen!: number;
  @Column(projectFunding.paidFen, { ...fen, term: "已到位资金", description: "Amount paid." })
  paidFen!: number;
  @Computed({
    ...fen,
    term: "未到位资金",
    description: "Amount planned and not paid yet.",
    scalar: "safeInt",
    expression: ({ column }) => sql`(${column("plannedFen")} - ${column("paidFen")})`,
  })
  gapFen!: number;
  @ToOne("ConstructionProject", "projectId", {
    term: "建设项目",
    description: "Construction project.",
    inverse: {
      name: "funding",
      usual: 4,
      term: "项目资金",
      description: "Money planned and paid, by source and fiscal year.",
      owner: "finance",
      source: "四(三)",
    },
  })
  project!: unknown;
}
