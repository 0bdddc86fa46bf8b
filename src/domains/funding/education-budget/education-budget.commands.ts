// The district's budget, by finance, and teachers' average pay beside civil servants': HR reckons it, finance confirms.
import { commands } from "../../../catalogue/index.ts";

const budget = {
  on: "EducationBudget",
  source: "四(二)",
  duties: ["四(二)-3", "四(二)-4", "四(二)-5"],
} as const;
const amounts = ["generalBudgetFen", "educationFen", "perPupilPrimaryFen", "perPupilJuniorFen"] as const;
const comparison = { on: "PayComparison", source: "三(六), 四(三)", duties: ["三(六)-6"] } as const;
const averages = ["teachersAverageFen", "civilServantsAverageFen", "teachers", "civilServants"] as const;

export const educationBudgetCommands = commands({
  recordEducationBudget: {
    ...budget,
    kind: "create",
    term: "登记教育投入",
    description: "Records what of the district's budget goes into education.",
    required: ["fiscalYear", ...amounts],
    optional: ["performanceScore", "note"],
    derives: { districtId: "district" },
  },
  changeEducationBudget: {
    ...budget,
    kind: "update",
    term: "更正教育投入",
    description: "Corrects the year's figures, or adds what its performance was found to be.",
    optional: [...amounts, "performanceScore", "note"],
  },
  comparePay: {
    ...comparison,
    kind: "create",
    term: "登记平均工资比较",
    description: "Records teachers' average pay of a year beside civil servants': averages alone.",
    duties: ["三(六)-6", "三(六)-5"],
    required: ["fiscalYear", ...averages],
    derives: { districtId: "district", writtenByIds: "person" },
  },
  changePayComparison: {
    ...comparison,
    kind: "update",
    term: "更正平均工资比较",
    description: "Corrects a comparison that finance has not confirmed.",
    optional: averages,
    derives: { writtenByIds: "person" },
    before: "confirmedOn",
  },
  confirmPayComparison: {
    ...comparison,
    kind: "update",
    term: "确认平均工资比较",
    description: "Confirms the comparison as of today.",
    duties: ["三(六)-6", "三(六)-5"],
    derives: { confirmedOn: "today", confirmedById: "person" },
    before: "confirmedOn",
    otherThan: ["comparePay", "changePayComparison"],
  },
});
