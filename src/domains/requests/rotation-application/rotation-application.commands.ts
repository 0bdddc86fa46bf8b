// A teacher applies for rotation or support, and education answers. Where the teacher goes is a placement (`sendTeacher`).
import { commands } from "../../../catalogue/index.ts";

const application = {
  on: "RotationApplication",
  source: "三(三)",
  duties: ["三(三)-7", "三(三)-8"],
} as const;
const decided = { decidedOn: "today", decidedById: "person" } as const;

export const rotationApplicationCommands = commands({
  applyForRotation: {
    ...application,
    kind: "create",
    term: "申请轮岗",
    description: "A teacher asks to be sent to another school in a school year, and says why.",
    required: ["schoolYear", "kind", "reason"],
    optional: ["toSchoolId"],
    derives: { teacherId: { only: "teacher" }, submittedOn: "today", writtenByIds: "person" },
  },
  withdrawRotationApplication: {
    ...application,
    kind: "archive",
    term: "撤回轮岗申请",
    description: "Takes an application back that is not decided.",
  },
  approveRotationApplication: {
    ...application,
    kind: "update",
    term: "同意轮岗申请",
    description: "Agrees to an application. Where the teacher goes is a placement of its own.",
    optional: ["decisionReason"],
    derives: decided,
    otherThan: ["applyForRotation"],
  },
  declineRotationApplication: {
    ...application,
    kind: "update",
    term: "不予同意轮岗申请",
    description: "Declines an application, and says why.",
    required: ["decisionReason"],
    derives: decided,
    otherThan: ["applyForRotation"],
  },
});
