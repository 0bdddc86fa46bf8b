// A pupil leaves a school by three hands: the school's own, the other school's, education's.
import { commands } from "../../../catalogue/index.ts";

const transfer = {
  on: "PupilTransfer",
  source: "三(八)",
  duties: ["三(四)-2", "三(四)-4", "三(八)-2"],
} as const;

export const pupilTransferCommands = commands({
  requestTransfer: {
    ...transfer,
    kind: "create",
    term: "申请转学",
    description: "Asks that a pupil moves to another school of the district, or out of it, and says why.",
    required: ["studentId", "startsOn", "reason"],
    optional: ["toSchoolId", "destination"],
    derives: { requestedOn: "today", writtenByIds: "person" },
  },
  withdrawTransfer: {
    ...transfer,
    kind: "archive",
    term: "撤回转学申请",
    description: "Takes back a request that is not decided.",
  },
  acceptTransfer: {
    ...transfer,
    kind: "update",
    term: "同意接收",
    description: "The other school takes the pupil, into a class of its own.",
    required: ["classId"],
    derives: { acceptedOn: "today", acceptedById: "person" },
    otherThan: ["requestTransfer"],
  },
  approveTransfer: {
    ...transfer,
    kind: "update",
    term: "核准转学",
    description: "Approves a move: the pupil's placement ends, and the next one begins, on the agreed day.",
    derives: { decidedOn: "today", decidedById: "person" },
    otherThan: ["requestTransfer", "acceptTransfer"],
  },
  refuseTransfer: {
    ...transfer,
    kind: "update",
    term: "不予转学",
    description: "Refuses a move, and says why.",
    required: ["decisionReason"],
    derives: { decidedOn: "today", decidedById: "person" },
    otherThan: ["requestTransfer", "acceptTransfer"],
  },
});
