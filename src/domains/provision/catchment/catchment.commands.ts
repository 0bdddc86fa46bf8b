// Education draws catchments and plans the entrants of a year.
import { commands } from "../../../catalogue/index.ts";

const division = { on: "CatchmentDivision", source: "三(四)", duties: ["三(四)-1"] } as const;
const plan = { on: "EnrolmentPlan", source: "三(四)", duties: ["三(四)-2", "三(四)-13"] } as const;

export const catchmentCommands = commands({
  drawCatchment: {
    on: "Catchment",
    kind: "create",
    term: "划定片区",
    description: "Draws the catchment of a school, year and stage with its villages, whole or in parts.",
    source: "三(四)",
    duties: ["三(一)-9", "三(四)-1", "二-4"],
    required: ["schoolId", "schoolYear", "stage"],
    optional: ["documentId"],
    lines: {
      divisions: {
        on: "CatchmentDivision",
        by: "catchmentId",
        term: "片内村居",
        description: "Villages and communities of the catchment.",
        required: ["villageId"],
        optional: ["partText"],
        atLeast: 0,
        atMost: 100,
      },
    },
  },
  addCatchmentDivision: {
    ...division,
    kind: "create",
    term: "划入村居",
    description: "Adds a village, or a part of one, to a catchment.",
    required: ["catchmentId", "villageId"],
    optional: ["partText"],
  },
  redrawCatchmentDivision: {
    ...division,
    kind: "update",
    term: "调整片区",
    description: "Moves a village to another catchment, or says which part of it belongs there.",
    duties: ["三(四)-1", "三(四)-14"],
    optional: ["catchmentId", "partText"],
  },
  dropCatchmentDivision: {
    ...division,
    kind: "archive",
    term: "划出村居",
    description: "Takes a village out of a catchment: to a primary school it belongs as before.",
  },
  planEnrolment: {
    ...plan,
    kind: "create",
    term: "制定招生计划",
    description: "Plans the entrants of a school, year and stage.",
    duties: ["三(四)-2", "三(四)-13", "三(九)-5"],
    required: ["schoolId", "schoolYear", "stage", "planned"],
  },
  changeEnrolmentPlan: {
    ...plan,
    kind: "update",
    term: "调整招生计划",
    description: "Changes the number of entrants that are planned.",
    required: ["planned"],
  },
});
