// A proposal waits for finance, and is adopted or declined.
import { machine } from "../../../catalogue/index.ts";

const decision = { from: ["proposed"], clause: "四(三)" } as const;

export const fundStandardProposalMachine = machine({
  on: "FundStandardProposal",
  field: "decision",
  initial: "proposed",
  steps: {
    withdrawFundProposal: decision,
    adoptFundProposal: { ...decision, to: "adopted" },
    declineFundProposal: { ...decision, to: "declined" },
  },
});
