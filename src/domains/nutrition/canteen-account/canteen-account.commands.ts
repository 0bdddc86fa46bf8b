// A canteen's account of a month: kept and published by the school.
import { commands } from "../../../catalogue/index.ts";

const account = { on: "CanteenAccount", source: "三(八)", duties: ["三(八)-7"] } as const;
const amounts = ["incomeFen", "subsidyFen", "foodFen", "staffFen", "otherFen"] as const;

export const canteenAccountCommands = commands({
  recordCanteenAccount: {
    ...account,
    kind: "create",
    term: "登记食堂账目",
    description:
      "Records a month's income and costs of the canteen: the programme's money goes to food only.",
    required: ["month", ...amounts],
    optional: ["schoolId"],
    derives: { schoolId: { only: "school" } },
  },
  correctCanteenAccount: {
    ...account,
    kind: "update",
    term: "更正食堂账目",
    description: "Corrects an account that is not published.",
    optional: amounts,
    before: "publishedOn",
  },
  publishCanteenAccount: {
    ...account,
    kind: "update",
    term: "公开食堂账目",
    description: "Publishes the account.",
    duties: ["三(八)-7", "四(五)-2"],
    derives: { publishedOn: "today" },
    before: "publishedOn",
  },
});
