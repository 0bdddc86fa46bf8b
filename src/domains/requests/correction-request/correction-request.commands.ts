// A record is wrong: its guardian or teacher says so, and whoever's correction is final answers. What is corrected is corrected by
// the owner's own commands.
import { commands } from "../../../catalogue/index.ts";

const request = { on: "CorrectionRequest", source: "三(五)(八); PIPL 46" } as const;
const answered = { answeredOn: "today", answeredById: "person" } as const;

export const correctionRequestCommands = commands({
  requestCorrection: {
    ...request,
    kind: "create",
    term: "申请更正",
    description:
      "Says what is wrong in the record of the own child, or in the own one, and what is right. It goes to the department whose correction is final.",
    required: ["matter", "statement"],
    optional: ["childId"],
    derives: {
      guardianId: { only: "guardian" },
      teacherId: { only: "teacher" },
      submittedOn: "today",
      writtenByIds: "person",
    },
  },
  withdrawCorrectionRequest: {
    ...request,
    kind: "archive",
    term: "撤回更正申请",
    description: "Takes a request back that is not answered.",
  },
  grantCorrection: {
    ...request,
    kind: "update",
    term: "答复已更正",
    description: "Answers that the record was wrong and has been corrected.",
    required: ["answer"],
    derives: answered,
    otherThan: ["requestCorrection"],
  },
  declineCorrection: {
    ...request,
    kind: "update",
    term: "答复不予更正",
    description: "Answers that the record stands, and says why.",
    required: ["answer"],
    derives: answered,
    otherThan: ["requestCorrection"],
  },
});
