// Sessions with a counsellor, written down by the counsellor alone.
import { commands } from "../../../catalogue/index.ts";

const ofSession = { on: "CounsellingSession", source: "三(十); 精神卫生法23", duties: ["三(十)-9"] } as const;

export const counsellingCommands = commands({
  recordCounselling: {
    ...ofSession,
    kind: "create",
    term: "登记心理辅导",
    description:
      "Records a session, of today where no day is said, at the child's school. Its note is the counsellor's alone.",
    required: ["childId", "topic", "note"],
    optional: ["heldOn", "counsellorTeacherId"],
    derives: { heldOn: "today", counsellorTeacherId: { only: "teacher" } },
  },
  amendCounselling: {
    ...ofSession,
    kind: "update",
    term: "补正心理辅导记录",
    description: "Puts topic or note of an own session right.",
    optional: ["topic", "note"],
  },
});
