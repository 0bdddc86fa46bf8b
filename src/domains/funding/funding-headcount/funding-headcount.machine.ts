// A funded number is reported by education and certified by finance, and then stands.
import { machine } from "../../../catalogue/index.ts";

export const fundingHeadcountMachine = machine({
  on: "FundingHeadcount",
  field: "status",
  initial: "reported",
  steps: {
    correctFundingHeadcount: { from: ["reported"], clause: "三(二)" },
    withdrawFundingHeadcount: { from: ["reported"], clause: "三(二)" },
    certifyFundingHeadcount: {
      from: ["reported"],
      to: "certified",
      clause: "三(二), 四(三)",
      holds: "it is the certified count of its day, within the rule of its standard",
    },
  },
});
