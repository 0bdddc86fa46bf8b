// The ledger of large classes: the database opens a case; education answers for it and clears it, the school reports.
import { commands } from "../../../catalogue/index.ts";

const largeClass = { on: "LargeClassCase", kind: "update", source: "三(四)" } as const;
const measure = { on: "LargeClassMeasure", source: "三(四)", duties: ["三(四)-5", "三(四)-14"] } as const;

export const largeClassCommands = commands({
  assignLargeClass: {
    ...largeClass,
    term: "明确大班额责任岗位",
    description: "Says which post answers for a case.",
    duties: ["三(四)-5"],
    required: ["responsiblePost"],
  },
  orderLargeClassMeasure: {
    ...measure,
    kind: "create",
    term: "登记化解措施",
    description:
      "Puts down what is done against a large class, and until when; nobody is diverted into another one.",
    duties: ["三(四)-5", "三(四)-14", "二-5"],
    required: ["caseId", "kind", "dueOn"],
    optional: ["toSchoolId", "toClassId", "pupils"],
  },
  completeLargeClassMeasure: {
    ...measure,
    kind: "update",
    term: "完成化解措施",
    description: "Reports a measure as done today.",
    derives: { doneOn: "today" },
    before: "doneOn",
  },
  clearLargeClass: {
    ...largeClass,
    term: "大班额销号",
    description: "Clears a case today: the class has fewer than 56 pupils.",
    duties: ["三(四)-5", "三(四)-7", "三(四)-8", "二-5"],
    derives: { clearedOn: "today" },
    before: "clearedOn",
  },
  assessLargeClass: {
    ...largeClass,
    term: "大班额考核",
    description: "Says what the case brought the school: a reward, nothing, or a penalty.",
    duties: ["三(四)-6"],
    required: ["assessment"],
    optional: ["assessmentNote"],
  },
});
