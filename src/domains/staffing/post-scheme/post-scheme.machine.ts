// The way of a scheme of posts: the school drafts, education reviews, HR approves (三(五), 四(三)).
import { machine } from "../../../catalogue/index.ts";

export const postSchemeMachine = machine({
  on: "PostScheme",
  field: "status",
  initial: "draft",
  steps: {
    reviewPostScheme: {
      from: ["draft"],
      to: "reviewed",
      clause: "三(五)",
      holds: "no more posts than the quota, of each kind too",
    },
    returnPostScheme: { from: ["reviewed"], to: "draft", clause: "三(五)" },
    approvePostScheme: {
      from: ["reviewed"],
      to: "approved",
      clause: "三(五)(六)",
      holds: "senior posts within the ratio, or the reason is given",
    },
  },
});
