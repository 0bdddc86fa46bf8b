// From the plan of a school to its end. What a rural school must go through before it idles or ends is the closure's.
import { machine } from "../../../catalogue/index.ts";

const closure = "of a rural school, after its closure was decided; no pupil and no staff is left";

export const schoolMachine = machine({
  on: "School",
  field: "status",
  initial: "planned",
  steps: {
    buildSchool: { from: ["planned"], to: "building", clause: "三(一)" },
    openSchool: {
      from: ["planned", "building"],
      to: "operating",
      clause: "三(一)",
      holds: "a branch's central school operates",
    },
    reopenSchool: { from: ["idle"], to: "operating", clause: "三(一)" },
    idleSchool: { from: ["operating"], to: "idle", clause: "三(八)", holds: closure },
    mergeSchool: { from: ["operating", "idle"], to: "merged", clause: "三(八)", holds: closure },
    closeSchool: {
      from: ["planned", "building", "operating", "idle"],
      to: "closed",
      clause: "三(八)",
      holds: closure,
    },
  },
});
