// HR grants titles; education keeps what the staff were trained in.
import { commands } from "../../../catalogue/index.ts";

export const titleGrantCommands = commands({
  grantTitle: {
    on: "TitleGrant",
    kind: "create",
    term: "评聘职称",
    description: "Puts down a title that somebody was granted.",
    source: "三(五)(六)",
    duties: ["三(五)-8", "三(六)-8", "三(六)-10"],
    required: ["teacherId", "level", "subject", "grantedOn"],
    optional: ["ruralTrack"],
  },
  recordTraining: {
    on: "TeacherTraining",
    kind: "create",
    list: true,
    term: "登记培训",
    description: "Puts down a course that somebody attended, with its hours.",
    source: "三(三)",
    duties: ["三(三)-5", "三(六)-8"],
    required: ["teacherId", "kind", "course", "hours", "heldOn"],
  },
});
