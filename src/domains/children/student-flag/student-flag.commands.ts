// A school marks its pupils, as the register asks.
import { commands } from "../../../catalogue/index.ts";

const flag = {
  on: "StudentFlag",
  source: "三(八)(九)(十)",
  duties: ["三(九)-4", "三(九)-5", "三(十)-4", "三(十)-5"],
} as const;

export const studentFlagCommands = commands({
  flagStudent: {
    ...flag,
    kind: "create",
    term: "标记学籍",
    description: "Marks a pupil from a day on: by a definition, as left behind or a migrant.",
    required: ["studentId", "kind", "validFrom"],
    optional: ["definition"],
  },
  endStudentFlag: {
    ...flag,
    kind: "update",
    term: "终止标记",
    description: "Says the day from which a mark does not hold any more.",
    required: ["validTo"],
  },
});
