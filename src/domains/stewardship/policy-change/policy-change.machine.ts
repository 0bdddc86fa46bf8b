// Drafted by one, judged by the platform, approved by another, put into force by whoever applies it.
import { machine } from "../../../catalogue/index.ts";

const clause = "四(四); GB/T 22239";

export const policyChangeMachine = machine({
  on: "PolicyChange",
  field: "status",
  initial: "draft",
  steps: {
    submitPolicyChange: { from: ["draft"], to: "submitted", clause, holds: "it has edits" },
    revisePolicyChange: {
      from: ["draft", "submitted", "judged", "unsound", "endorsed", "failed"],
      to: "draft",
      clause,
      holds: "what was judged and signed counts no more",
    },
    endorsePolicyChange: {
      from: ["judged"],
      to: "endorsed",
      clause,
      holds: "by another person, of that hash",
    },
    approvePolicyChange: {
      from: ["judged", "endorsed"],
      to: "approved",
      clause,
      holds: "by another person, of that hash; the second of two where it touches L4",
    },
    rejectPolicyChange: {
      from: ["judged", "unsound", "endorsed", "approved"],
      to: "rejected",
      clause,
      holds: "by another person; approved, only what ends an urgent one",
    },
    withdrawPolicyChange: {
      from: ["draft", "submitted", "judged", "unsound", "endorsed", "approved", "failed"],
      to: "withdrawn",
      clause,
    },
  },
  derived: {
    judge_policy_change: {
      steps: [
        ["submitted", "judged"],
        ["submitted", "unsound"],
        ["submitted", "approved"],
      ],
      clause,
      holds: "over the rights in force; what ends an urgent change needs nobody",
    },
    draft_policy_expiry: {
      steps: [],
      begins: ["submitted"],
      clause,
      holds: "once an urgent change is in force: it says when the rights come back",
    },
    policy_change_overtaken: {
      steps: [
        ["judged", "submitted"],
        ["endorsed", "submitted"],
        ["approved", "submitted"],
        ["unsound", "submitted"],
      ],
      clause,
      holds: "other rights came into force meanwhile: it is judged anew",
    },
    policy_change_applied: {
      steps: [
        ["approved", "in-force"],
        ["approved", "failed"],
      ],
      clause,
      holds: "with the rights themselves, in one transaction",
    },
  },
});
