// HR sets what teachers of country and town are given in performance pay, beside civil servants' pay; finance confirms it.
import { commands } from "../../../catalogue/index.ts";

const total = {
  on: "PerformancePayTotal",
  source: "三(六), 四(三)",
  duties: ["三(六)-1", "三(六)-5"],
} as const;

export const performancePayCommands = commands({
  setPerformancePay: {
    ...total,
    kind: "create",
    term: "核定绩效工资总量",
    description:
      "Sets a year's performance pay of country or town, and names the comparison with civil servants' pay that was weighed.",
    required: ["fiscalYear", "zone", "totalFen", "teachers", "comparisonId"],
    optional: ["documentId"],
    derives: { districtId: "district", writtenByIds: "person" },
  },
  changePerformancePay: {
    ...total,
    kind: "update",
    term: "更正绩效工资总量",
    description: "Corrects a total that finance has not confirmed.",
    optional: ["totalFen", "teachers", "comparisonId", "documentId"],
    derives: { writtenByIds: "person" },
    before: "confirmedOn",
  },
  confirmPerformancePay: {
    ...total,
    kind: "update",
    term: "确认绩效工资总量",
    description: "Confirms the total as of today.",
    derives: { confirmedOn: "today", confirmedById: "person" },
    before: "confirmedOn",
    otherThan: ["setPerformancePay", "changePerformancePay"],
  },
});
