import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { constructionProject } from "../../provision/index.ts";
import { fundingSources } from "../funding.codes.ts";

/** Money planned for and paid on a construction project, by source and fiscal year; what is paid never passes the plan. */
export const projectFunding = pgTable(
  "project_funding",
  {
    ...rowColumns(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => constructionProject.id),
    source: codeColumn("source", fundingSources).notNull(),
    fiscalYear: integer("fiscal_year").notNull(),
    plannedFen: bigint("planned_fen", { mode: "number" }).notNull(),
    paidFen: bigint("paid_fen", { mode: "number" }).notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("project_funding_amounts", sql`${t.paidFen} >= 0 and ${t.paidFen} <= ${t.plannedFen}`),
    uniqueIndex("project_funding_natural").on(t.projectId, t.source, t.fiscalYear),
    index("project_funding_project").on(t.projectId, t.id),
    index("project_funding_year").on(t.fiscalYear, t.id),
  ],
);
