// Asked for by a school, a township or education; admitted, matched or rejected by somebody else of education.
import { machine } from "../../../catalogue/index.ts";

const decision = { from: ["submitted"], clause: "三(七)(八)" } as const;

export const pupilRegistrationMachine = machine({
  on: "PupilRegistration",
  field: "status",
  initial: "submitted",
  steps: {
    withdrawPupilRegistration: decision,
    admitPupil: { ...decision, to: "admitted", holds: "neither number is on record" },
    matchPupil: { ...decision, to: "matched", holds: "one of the numbers is on record" },
    moveMatchedChild: {
      from: ["matched"],
      clause: "三(八)(十)",
      holds: "a township asked, and the child has no such place there",
    },
    rejectPupil: { ...decision, to: "rejected" },
  },
});
