// Which pupils are fed in a term, and why one is not: the school keeps it.
import { commands } from "../../../catalogue/index.ts";

const term = { on: "NutritionPupilTerm", source: "三(八)", duties: ["三(八)-8"] } as const;

export const nutritionPupilTermCommands = commands({
  recordMealCoverage: {
    ...term,
    kind: "create",
    list: true,
    term: "登记学生供餐",
    description: "Records whether a pupil is fed in a term, and, of one who should be and is not, why.",
    required: ["studentId", "schoolYear", "term", "eligible", "covered"],
    optional: ["termSchoolId", "reasonUncovered"],
    derives: { termSchoolId: { only: "school" } },
  },
  changeMealCoverage: {
    ...term,
    kind: "update",
    term: "更正学生供餐",
    description: "Records that it is otherwise now.",
    optional: ["eligible", "covered", "reasonUncovered"],
  },
});
