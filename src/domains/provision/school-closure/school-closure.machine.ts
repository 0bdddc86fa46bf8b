// Before a rural school may merge, close, idle or lose grades (三(八)).
import { machine } from "../../../catalogue/index.ts";

export const schoolClosureMachine = machine({
  on: "SchoolClosure",
  field: "status",
  initial: "proposed",
  steps: {
    openClosureHearing: { from: ["proposed"], to: "hearing", clause: "三(八)" },
    decideClosure: {
      from: ["proposed", "hearing"],
      to: "decided",
      clause: "三(八)",
      holds:
        "a document; but for a new locale a hearing whose last vote was for it, a travel plan, and a school with the places",
    },
    withdrawClosure: {
      from: ["proposed", "hearing"],
      to: "withdrawn",
      clause: "三(八)",
    },
  },
});
