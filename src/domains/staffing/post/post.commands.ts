// Posts of an approved scheme, set up and frozen by HR.
import { commands } from "../../../catalogue/index.ts";

const post = { on: "Post", source: "四(三)", duties: ["四(三)-13"] } as const;

export const postCommands = commands({
  setUpPost: {
    ...post,
    kind: "create",
    list: true,
    term: "设置岗位",
    description: "Sets up the n-th post of a scheme's line; vacant from the day of the approval.",
    required: ["lineId", "postNo"],
    optional: ["subject"],
  },
  setPostSubject: {
    ...post,
    kind: "update",
    term: "调整岗位学科",
    description: "Says which subject a post is for.",
    duties: ["三(五)-13"],
    required: ["subject"],
  },
  freezePost: { ...post, kind: "update", term: "冻结岗位", description: "Freezes a vacant post." },
  thawPost: { ...post, kind: "update", term: "解冻岗位", description: "Opens a frozen post again." },
});
