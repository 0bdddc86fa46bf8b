import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";
import { Column, Computed, Entity, ToMany, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../../teachers/index.ts";
import { ruralSubsidyDue } from "./rural-subsidy.table.ts";

/** What was sent to the teacher for the month, arrears and recoveries included, whichever batch it went with. */
function paid({ column, rows }: ExpressionContext): SQL {
  const sp = rows("RuralSubsidyPayment", "sp");
  return sql`(select coalesce(sum(${sp.column("amountFen")}), 0)::bigint from ${sp}
    where ${sp.column("teacherId")} = ${column("teacherId")} and ${sp.column("month")} = ${column("month")} and ${sp.column("sentOn")} is not null
      and ${sp.visible})`;
}

@Entity({
  duties: ["二-12", "三(六)-1", "三(六)-2"],
  table: ruralSubsidyDue,
  plural: "ruralSubsidyDues",
  term: "应发补助",
  description:
    "What a teacher is due for a month, computed from placements, school tiers and standards. One row per teacher and month.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(六)",
  orderings: { MONTH: "month", OVERPAID: "overpaidFen" },
  shares: [
    ofSchool({
      description: "School whose tier counts.",
      inverse: {
        name: "subsidyDues",
        usual: 50,
        term: "应发补助",
        description: "What its teachers are due by month.",
      },
    }),
    ofTownship(),
    ofTeacher({ inverse: { name: "subsidyDues", term: "应发补助", description: "Subsidy due by month." } }),
  ],
})
export class RuralSubsidyDue {
  @Column(ruralSubsidyDue.id, { term: "标识", description: "Internal id." })
  id!: string;
  @Column(ruralSubsidyDue.month, { term: "月份", description: "Month, by its first day." })
  month!: string;
  @Column(ruralSubsidyDue.tierId, { term: "档次标识", description: "Tier; null where nothing is due." })
  tierId!: string;
  @Column(ruralSubsidyDue.standardId, { term: "标准标识", description: "Standard the amount follows from." })
  standardId!: string;
  @Column(ruralSubsidyDue.placementId, {
    term: "任教标识",
    description: "Placement that the month was counted by.",
  })
  placementId!: string;
  @Column(ruralSubsidyDue.dueFen, {
    term: "应发金额",
    description: "Amount due for the month.",
    unit: "fen (分)",
  })
  dueFen!: number;
  @Column(ruralSubsidyDue.reason, {
    term: "应发依据",
    description: "Why this tier, or why nothing.",
  })
  reason!: string;
  @Computed({
    term: "已发金额",
    description: "Sent for this month, arrears and recoveries included.",
    unit: "fen (分)",
    scalar: "safeInt",
    expression: paid,
  })
  paidFen!: number;
  @Computed({
    term: "欠发金额",
    description: "Due and not sent.",
    unit: "fen (分)",
    scalar: "safeInt",
    expression: (context) => sql`greatest(${context.column("dueFen")} - ${paid(context)}, 0)`,
  })
  owedFen!: number;
  @Computed({
    term: "多发金额",
    description: "Sent beyond what was due.",
    unit: "fen (分)",
    scalar: "safeInt",
    expression: (context) => sql`greatest(${paid(context)} - ${context.column("dueFen")}, 0)`,
  })
  overpaidFen!: number;
  @ToOne("SubsidyTier", "tierId", { term: "补助档次", description: "Tier." })
  tier!: unknown;
  @ToOne("SubsidyStandard", "standardId", {
    term: "补助标准",
    description: "Standard the amount follows from.",
  })
  standard!: unknown;
  @ToOne("TeachingPlacement", "placementId", {
    term: "任教",
    description: "Placement that the month was counted by.",
  })
  placement!: unknown;
  @ToMany("RuralSubsidyPayment", "teacherId", {
    local: "teacherId",
    usual: 10,
    term: "发放明细",
    description: "All lines paid to this teacher, of any month.",
  })
  payments!: unknown;
}
