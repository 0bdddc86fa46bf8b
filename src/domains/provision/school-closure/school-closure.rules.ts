// What the refusals of school closure mean: those that school-closure.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolClosureRules = rules({
  school_closure_after_hearing: {
    clause: "三(八)",
    fields: ["status", "decided_on"],
    zh: "未经听证不得作出撤并决定。",
    en: "No closure is decided without a hearing.",
  },
  school_may_close: {
    clause: "三(八)",
    fields: ["status", "locale", "was_rural"],
    zh: "乡村学校须完成撤并的全部程序方可撤并。",
    en: "A rural school closes after all steps of a closure.",
  },
  closure_hearing_votes: {
    fields: ["votes_for", "votes_against", "votes_abstained"],
    zh: "票数不为负。",
    en: "No number of votes is negative.",
  },
  school_closure_decided: {
    clause: "三(八)",
    fields: ["status", "travel_plan", "receiving_school_id", "decided_on", "proposed_on"],
    zh: "撤并决定须有交通方案、接收学校和日期，且不早于提出之日。",
    en: "A decided closure has a travel plan, a receiving school and a day after its proposal.",
  },
});
