// What a row of one teacher says of it: the key, and the way there. In other words where the row means it otherwise.
import { sharedRelation } from "../../catalogue/index.ts";

export const ofTeacher = sharedRelation("Teacher", "teacher", { term: "教师", description: "Teacher." });
