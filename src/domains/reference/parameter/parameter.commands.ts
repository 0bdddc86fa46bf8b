// Education sets the plan's targets, dated: no goal of a period that has begun is moved.
import { commands } from "../../../catalogue/index.ts";

const goal = { on: "Target", source: "二" } as const;

export const parameterCommands = commands({
  setTarget: {
    ...goal,
    kind: "create",
    term: "设定目标",
    description:
      "Sets a target from a day on; the one in force of its key ends there, and periods that have begun go by it. Without a value it says that the plan gives none.",
    duties: ["二-1", "二-5", "二-14", "三(四)-7", "三(四)-8", "四(二)-7"],
    required: ["key", "clause", "name", "comparator", "unit", "formula", "validFrom"],
    optional: ["baseline", "value", "dueYear"],
    succeeds: { by: ["key"] },
  },
  endTarget: {
    ...goal,
    kind: "update",
    term: "终止目标",
    description: "Ends a target on a day.",
    duties: ["四(二)-7"],
    required: ["validTo"],
  },
});
