// Education moves people between schools and pools; the staffing office confirms the real-name list.
import { commands } from "../../../catalogue/index.ts";

const relation = { on: "PersonnelRelation", source: "三(五)" } as const;

export const personnelRelationCommands = commands({
  moveTeacher: {
    ...relation,
    kind: "create",
    term: "调动人事关系",
    description:
      "Takes somebody into a school or a township's pool from a day on; the relation in force ends with it.",
    duties: ["三(五)-9", "三(五)-18"],
    required: ["teacherId", "unit", "validFrom"],
    optional: ["schoolId", "townshipId", "quotaCategory"],
    succeeds: { by: ["teacherId"] },
    derives: { writtenByIds: "person" },
  },
  endPersonnelRelation: {
    ...relation,
    kind: "update",
    term: "解除人事关系",
    description: "Ends a relation on a day: who still teaches or holds a post does not leave.",
    duties: ["三(五)-2", "三(五)-15"],
    required: ["validTo"],
  },
  confirmRealName: {
    ...relation,
    kind: "update",
    term: "实名制确认",
    description: "The staffing office confirms a line of the real-name list, as of today.",
    duties: ["三(五)-16"],
    derives: { confirmedOn: "today", confirmedById: "person" },
    before: "confirmedOn",
    otherThan: ["moveTeacher", "registerTeacher"],
  },
});
