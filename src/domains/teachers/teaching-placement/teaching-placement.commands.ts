// Who teaches where: the school its own staff, education those that it sends. No placement moves a quota.
import { commands } from "../../../catalogue/index.ts";

const subjects = {
  subjects: {
    on: "PlacementSubject",
    by: "placementId",
    term: "任教学科",
    description: "Subjects with their periods a week.",
    required: ["subject", "periodsPerWeek"],
    atLeast: 0,
    atMost: 12,
  },
} as const;
const placement = { on: "TeachingPlacement", source: "三(三)(五)" } as const;

export const teachingPlacementCommands = commands({
  placeTeacher: {
    ...placement,
    kind: "create",
    term: "安排任教",
    description: "The school gives one of its staff subjects and periods.",
    duties: ["三(三)-13"],
    required: ["teacherId", "stage", "validFrom"],
    optional: ["schoolId", "validTo"],
    derives: { schoolId: { only: "school" }, kind: { code: "home" } },
    lines: subjects,
  },
  sendTeacher: {
    ...placement,
    kind: "create",
    term: "安排交流任教",
    description:
      "Education sends somebody to another school: rotation, support, several schools, secondment.",
    duties: ["三(三)-7", "三(三)-8", "三(三)-9", "三(五)-19", "三(五)-20", "二-11", "三(四)-11"],
    required: ["teacherId", "schoolId", "kind", "stage", "validFrom"],
    optional: ["validTo"],
    lines: subjects,
  },
  endTeachingPlacement: {
    ...placement,
    kind: "update",
    term: "结束任教",
    description: "Ends a placement on a day.",
    duties: ["三(三)-7"],
    required: ["validTo"],
  },
  addPlacementSubject: {
    on: "PlacementSubject",
    kind: "create",
    term: "增加任教学科",
    description: "Adds a subject to a placement.",
    source: "三(三)",
    duties: ["三(三)-13"],
    required: ["placementId", "subject", "periodsPerWeek"],
  },
  setPlacementPeriods: {
    on: "PlacementSubject",
    kind: "update",
    term: "调整周课时",
    description: "Changes the periods a week of a subject.",
    source: "三(三)(五)",
    duties: ["三(三)-13", "三(五)-17"],
    required: ["periodsPerWeek"],
  },
});
