// What a row of one school says of it: the key, and the way there. In other words where the row means it otherwise.
import { sharedRelation } from "../../catalogue/index.ts";

export const ofSchool = sharedRelation("School", "school", { term: "学校", description: "School." });
