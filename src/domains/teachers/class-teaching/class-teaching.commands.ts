// The school says who teaches a class, and who is its homeroom teacher.
import { commands } from "../../../catalogue/index.ts";

const teaching = { on: "ClassTeaching", source: "三(三)", duties: ["三(三)-13"] } as const;

export const classTeachingCommands = commands({
  assignClassTeacher: {
    ...teaching,
    kind: "create",
    term: "安排任课",
    description: "Gives somebody a subject in a class from a day on, or makes them its homeroom teacher.",
    required: ["classId", "teacherId", "subject", "validFrom"],
    optional: ["homeroom", "validTo"],
  },
  endClassTeaching: {
    ...teaching,
    kind: "update",
    term: "结束任课",
    description: "Ends somebody's teaching of a class on a day.",
    required: ["validTo"],
  },
});
