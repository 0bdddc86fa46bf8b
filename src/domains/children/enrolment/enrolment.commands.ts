// Where a pupil sits: the school within its own classes, education into a school and between schools.
import { commands } from "../../../catalogue/index.ts";

export const enrolmentCommands = commands({
  placePupil: {
    on: "Enrolment",
    kind: "create",
    term: "编班·转班",
    description:
      "Places a pupil in a class from a day on, as a boarder or not; where the pupil sits until then ends with it.",
    source: "三(四)(八)",
    duties: ["三(一)-9", "三(四)-2", "三(四)-14", "三(八)-2", "三(九)-3", "三(九)-4", "三(九)-6"],
    required: ["studentId", "classId", "kind", "validFrom"],
    optional: ["boarding"],
    succeeds: { by: ["studentId"], sets: { endReason: { code: "转入他班" } } },
  },
  recordPupilLeft: {
    on: "Enrolment",
    kind: "update",
    term: "登记离校",
    description: "Puts down the day from which a pupil is no longer at the school, and why.",
    source: "三(八)",
    duties: ["三(八)-2", "三(八)-3"],
    required: ["validTo", "endReason"],
  },
});
