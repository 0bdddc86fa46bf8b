// Asked by the teacher, decided by education.
import { machine } from "../../../catalogue/index.ts";

const decision = { from: ["submitted"], clause: "三(三)" } as const;

export const rotationApplicationMachine = machine({
  on: "RotationApplication",
  field: "status",
  initial: "submitted",
  steps: {
    withdrawRotationApplication: decision,
    approveRotationApplication: {
      ...decision,
      to: "approved",
      holds: "where the teacher goes is a placement of its own",
    },
    declineRotationApplication: { ...decision, to: "declined" },
  },
});
