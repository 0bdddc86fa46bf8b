// Conditions of a school: the school enters them, education judges and publishes them; stages are education's.
import { commands } from "../../../catalogue/index.ts";

const condition = { on: "SchoolCondition", source: "三(二)" } as const;
const counts = [
  "teachingAreaDm2",
  "sportsAreaDm2",
  "dormAreaDm2",
  "beds",
  "canteenAreaDm2",
  "teacherFlats",
  "equipmentFen",
  "books",
  "computers",
  "multimediaRooms",
  "musicRooms",
  "artRooms",
  "bandwidthMbps",
];

export const schoolConditionCommands = commands({
  recordSchoolCondition: {
    ...condition,
    kind: "create",
    term: "填报办学条件",
    description: "Enters the conditions of a school year.",
    duties: ["三(二)-3", "三(二)-4", "三(二)-5", "三(二)-6", "二-6"],
    required: ["schoolYear", ...counts],
    optional: ["schoolId"],
    derives: { schoolId: { only: "school" } },
  },
  correctSchoolCondition: {
    ...condition,
    kind: "update",
    term: "更正办学条件",
    description: "Corrects conditions that are not published.",
    duties: ["三(二)-3"],
    optional: counts,
    before: "publishedOn",
  },
  judgeWeakSchool: {
    ...condition,
    kind: "update",
    term: "认定薄弱学校",
    description: "Says whether a school is a weak one, and on what grounds.",
    duties: ["三(二)-1"],
    required: ["weakSchool"],
    optional: ["weakBasis"],
  },
  publishSchoolCondition: {
    ...condition,
    kind: "update",
    term: "公布办学条件",
    description: "Publishes the conditions of a school year as of today.",
    duties: ["三(二)-5", "四(五)-2"],
    derives: { publishedOn: "today" },
    before: "publishedOn",
  },
  setSchoolStage: {
    on: "SchoolStage",
    kind: "create",
    term: "核定学段",
    description: "Says which grades of a stage a school teaches from a day on, and for how many places.",
    source: "三(一)",
    duties: ["三(一)-1", "三(一)-8"],
    required: ["schoolId", "stage", "gradeFrom", "gradeTo", "validFrom"],
    optional: ["places"],
    succeeds: { by: ["schoolId", "stage"] },
  },
  endSchoolStage: {
    on: "SchoolStage",
    kind: "update",
    term: "终止学段",
    description: "Ends a stage of a school on a day: of a rural school after its closure was decided.",
    source: "三(一)(八)",
    duties: ["三(八)-13"],
    required: ["validTo"],
  },
});
