// Honours of rural teachers, and guarantees of housing: given by education.
import { commands } from "../../../catalogue/index.ts";

export const teacherBenefitCommands = commands({
  honourTeacher: {
    on: "TeacherHonour",
    kind: "create",
    term: "授予教师荣誉",
    description: "Records an honour given to a teacher, and the school at which it was earned.",
    source: "三(六)",
    duties: ["三(六)-7"],
    required: ["teacherId", "schoolId", "kind", "awardedOn"],
  },
  guaranteeHousing: {
    on: "HousingGuarantee",
    kind: "create",
    term: "落实住房保障",
    description: "Gives a teacher a flat, a place in public housing or an allowance, for a school.",
    source: "三(六)",
    duties: ["三(六)-11", "三(二)-4", "二-12"],
    required: ["teacherId", "schoolId", "kind", "validFrom"],
    optional: ["validTo"],
  },
  endHousing: {
    on: "HousingGuarantee",
    kind: "update",
    term: "终止住房保障",
    description: "Ends a guarantee on a day.",
    source: "三(六)",
    duties: ["三(六)-11"],
    required: ["validTo"],
  },
});
