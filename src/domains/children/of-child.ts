// What a row of one child says of it: the key, and the way there. In other words where the row means it otherwise.
import { sharedRelation } from "../../catalogue/index.ts";

export const ofChild = sharedRelation("Child", "child", { term: "儿童", description: "Child." });
