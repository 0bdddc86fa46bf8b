// Asked by the school that a pupil leaves, accepted by the one that takes it, approved by education.
import { machine } from "../../../catalogue/index.ts";

const clause = "三(八)";

export const pupilTransferMachine = machine({
  on: "PupilTransfer",
  field: "status",
  initial: "requested",
  steps: {
    withdrawTransfer: { from: ["requested", "accepted"], clause },
    acceptTransfer: {
      from: ["requested"],
      to: "accepted",
      clause,
      holds: "a class of the school that accepts, of the pupil's grade",
    },
    approveTransfer: {
      from: ["requested", "accepted"],
      to: "approved",
      clause,
      holds:
        "accepted, or out of the district; the class has the place, and the placement moves on the agreed day",
    },
    refuseTransfer: { from: ["requested", "accepted"], to: "refused", clause },
  },
});
