// What is kept of the staff: the school keeps its own up to date; education owns what quota and rotation rest on.
import { commands } from "../../../catalogue/index.ts";

const teacher = { on: "Teacher", kind: "update", source: "三(三)(五)" } as const;

export const teacherCommands = commands({
  registerTeacher: {
    ...teacher,
    kind: "create",
    term: "登记教职工",
    description: "Enters somebody with the unit that they belong to from a day on.",
    duties: ["三(三)-10", "三(五)-2", "三(五)-18", "三(三)-11"],
    required: [
      "name",
      "idType",
      "idNumber",
      "gender",
      "birthDate",
      "education",
      "staffKind",
      "category",
      "duty",
    ],
    optional: ["politicalStatus", "certificateStage", "certificateSubject", "certificateNo", "backbone"],
    derives: { districtId: "district" },
    lines: {
      relations: {
        on: "PersonnelRelation",
        by: "teacherId",
        term: "人事关系",
        description: "The school or the township's pool, and the place of the quota.",
        required: ["unit", "validFrom"],
        optional: ["schoolId", "townshipId", "quotaCategory"],
        derives: { writtenByIds: "person" },
        atLeast: 1,
        atMost: 1,
      },
    },
  },
  updateTeacher: {
    ...teacher,
    term: "更新教职工信息",
    description: "Keeps somebody's record up to date.",
    duties: ["三(三)-7"],
    optional: [
      "name",
      "education",
      "politicalStatus",
      "staffKind",
      "category",
      "duty",
      "certificateStage",
      "certificateSubject",
      "certificateNo",
      "backbone",
      "phone",
    ],
  },
  recordOffenceCheck: {
    ...teacher,
    list: true,
    term: "登记从业查询",
    description: "Puts down the day of the yearly check and whether it was passed, never what it says.",
    source: "三(十); 未成年人保护法62",
    required: ["offenceCheckOn", "offenceCheckPassed"],
  },
});
