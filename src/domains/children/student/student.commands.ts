// A pupil comes on record: the child and its school record together. Where it sits is a placement of its own.
import { commands } from "../../../catalogue/index.ts";

export const studentCommands = commands({
  registerPupil: {
    on: "Child",
    kind: "create",
    term: "建立学籍",
    description: "Enters a child that is on no record, with its school record. One number is one child.",
    source: "三(八)",
    duties: ["三(四)-2", "三(八)-2"],
    required: ["name", "idType", "idNumber", "gender", "birthDate"],
    optional: ["ethnicity"],
    derives: { districtId: "district" },
    lines: {
      students: {
        on: "Student",
        by: "childId",
        term: "学籍",
        description: "The school record.",
        required: ["studentNo", "category", "since"],
        derives: { districtId: "district" },
        atLeast: 1,
        atMost: 1,
      },
    },
  },
});
