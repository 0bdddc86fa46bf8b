// A post is vacant or held by its appointments; HR freezes what is vacant, and opens it again.
import { machine } from "../../../catalogue/index.ts";

export const postMachine = machine({
  on: "Post",
  field: "status",
  initial: "vacant",
  steps: {
    freezePost: {
      from: ["vacant"],
      to: "frozen",
      clause: "四(三)",
      holds: "nobody is appointed, now or later",
    },
    thawPost: { from: ["frozen"], to: "vacant", clause: "四(三)" },
  },
  derived: {
    refresh_posts: {
      steps: [
        ["vacant", "filled"],
        ["filled", "vacant"],
      ],
      clause: "三(五)",
      holds: "an appointment begins or ends",
    },
  },
});
