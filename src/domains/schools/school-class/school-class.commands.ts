// A school's classes of a year. How many pupils one may hold beyond its cap, education says.
import { commands } from "../../../catalogue/index.ts";

const schoolClass = { on: "SchoolClass", source: "三(四)" } as const;

export const schoolClassCommands = commands({
  openClass: {
    ...schoolClass,
    kind: "create",
    term: "设立班级",
    description: "Sets up a class of a school year, no larger than the standard size.",
    duties: ["三(四)-8", "三(四)-15"],
    required: ["schoolYear", "grade", "classNo", "type", "cap"],
    optional: ["schoolId", "campusId"],
    derives: { schoolId: { only: "school" } },
  },
  changeClass: {
    ...schoolClass,
    kind: "update",
    term: "调整班级",
    description: "Changes what kind of class it is, at which campus it is taught, or how many it may hold.",
    duties: ["三(四)-8"],
    optional: ["type", "campusId", "cap"],
  },
  dissolveClass: {
    ...schoolClass,
    kind: "archive",
    term: "撤销班级",
    description: "Takes a class back in which nobody sits, or ever sat.",
    duties: ["三(四)-15"],
  },
  allowClassException: {
    ...schoolClass,
    kind: "update",
    term: "核定班额例外",
    description: "Lets a class hold more pupils than its cap, with the reason; without both, no longer.",
    duties: ["三(四)-14"],
    optional: ["exceptionCap", "exceptionReason"],
  },
});
