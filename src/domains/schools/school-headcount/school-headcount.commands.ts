// Official headcounts: put down by education, and certified once: money, posts and meals rest on them.
import { commands } from "../../../catalogue/index.ts";

const headcount = {
  on: "SchoolHeadcount",
  source: "三(二)(五)",
  duties: ["三(二)-10", "三(五)-11"],
} as const;
const counts = ["students", "boarders", "classes"];

export const schoolHeadcountCommands = commands({
  recordSchoolHeadcount: {
    ...headcount,
    kind: "create",
    list: true,
    term: "登记学生数",
    description: "Puts down the pupils, boarders and classes of a grade on a reference day.",
    required: ["schoolId", "schoolYear", "stage", "grade", "asOf", ...counts],
    derives: { writtenByIds: "person" },
  },
  correctSchoolHeadcount: {
    ...headcount,
    kind: "update",
    term: "更正学生数",
    description: "Corrects a headcount that is not certified.",
    optional: counts,
    derives: { writtenByIds: "person" },
    before: "certifiedOn",
  },
  certifySchoolHeadcount: {
    ...headcount,
    kind: "update",
    list: true,
    term: "核定学生数",
    description: "Certifies a headcount as of today: it is frozen, a correction is another one.",
    derives: { certifiedOn: "today", certifiedById: "person" },
    before: "certifiedOn",
    otherThan: ["recordSchoolHeadcount", "correctSchoolHeadcount"],
  },
});
