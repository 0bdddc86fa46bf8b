// A pupil comes on record: a school or education asks, and hears the same whether the numbers are on record elsewhere or not;
// education decides. Where the child sits is a placement of its own.
import { commands } from "../../../catalogue/index.ts";

const registration = {
  on: "PupilRegistration",
  source: "三(七)(八)",
  duties: ["三(四)-2", "三(八)-2"],
} as const;
const decided = { decidedOn: "today", decidedById: "person" } as const;

export const pupilRegistrationCommands = commands({
  registerPupil: {
    ...registration,
    kind: "create",
    list: true,
    term: "申请建立学籍",
    description:
      "Asks for a child to be put on record with its school record. It is submitted for matching, whatever its numbers are: education decides.",
    required: ["name", "idType", "idNumber", "gender", "birthDate", "studentNo", "category", "since"],
    optional: ["schoolId", "ethnicity"],
    derives: { schoolId: { only: "school" }, submittedOn: "today", writtenByIds: "person" },
  },
  registerChild: {
    ...registration,
    kind: "create",
    term: "申请儿童建档",
    description:
      "A township asks for a child in no school to be put on record, with its place there. It is submitted for matching, whatever its number is: education decides.",
    source: "三(八)(十)",
    duties: ["三(八)-2", "三(十)-4", "三(十)-5"],
    required: ["name", "idType", "idNumber", "gender", "birthDate", "placeKind", "since"],
    optional: ["townshipId", "villageId"],
    derives: { townshipId: { only: "township" }, submittedOn: "today", writtenByIds: "person" },
  },
  withdrawPupilRegistration: {
    ...registration,
    kind: "archive",
    term: "撤回建籍申请",
    description: "Takes back what is not decided; its numbers are gone with it.",
  },
  admitPupil: {
    ...registration,
    kind: "update",
    term: "核准建立学籍",
    description:
      "Puts a child on record whose numbers are on none: the child comes to be, with its school record, or its place in the township that asked.",
    derives: decided,
    otherThan: ["registerPupil", "registerChild"],
  },
  matchPupil: {
    ...registration,
    kind: "update",
    term: "比对一致",
    description: "Says that the child is the one on record under its number: it moves by a transfer.",
    derives: decided,
    otherThan: ["registerPupil", "registerChild"],
  },
  moveMatchedChild: {
    ...registration,
    kind: "update",
    term: "核准迁移",
    description:
      "Gives a child that was matched its place in the township that asked, from today or a later day on: there the former place of that kind ends. Until that day the township that asked sees nothing of the child.",
    source: "三(八)(十)",
    duties: ["三(八)-2", "三(十)-4", "三(十)-5"],
    required: ["movesOn"],
    before: "movesOn",
  },
  rejectPupil: {
    ...registration,
    kind: "update",
    term: "不予建籍",
    description: "Rejects a registration, and says why: a number that is another's, a paper that is missing.",
    required: ["decisionReason"],
    derives: decided,
    otherThan: ["registerPupil", "registerChild"],
  },
});
