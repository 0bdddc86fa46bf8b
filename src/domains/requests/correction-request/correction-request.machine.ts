// Asked by a guardian or a teacher, answered by the owner of the record.
import { machine } from "../../../catalogue/index.ts";

const answer = { from: ["submitted"], clause: "三(五)(八); PIPL 46" } as const;

export const correctionRequestMachine = machine({
  on: "CorrectionRequest",
  field: "status",
  initial: "submitted",
  steps: {
    withdrawCorrectionRequest: answer,
    grantCorrection: { ...answer, to: "corrected", holds: "within the working days of the parameter" },
    declineCorrection: { ...answer, to: "declined", holds: "within the working days of the parameter" },
  },
});
