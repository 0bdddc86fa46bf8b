// How a change of rights comes about: one steward drafts it, another person approves exactly what was judged.
import { sql } from "drizzle-orm";
import { commands } from "../../../catalogue/index.ts";

const change = { on: "PolicyChange", source: "GB/T 22239" } as const;
const edit = { on: "PolicyEdit", by: "changeId" } as const;

export const policyChangeCommands = commands({
  draftPolicyChange: {
    ...change,
    kind: "create",
    term: "起草权限变更",
    description: "Begins a change of rights, and says why. Its edits are added one by one.",
    required: ["title", "reason"],
    optional: ["effectiveAt"],
    derives: {
      kind: { code: "ordinary" },
      baseHash: { code: "-" },
      draftedBy: "personName",
      writtenByIds: "person",
    },
  },
  submitPolicyChange: {
    ...change,
    kind: "update",
    term: "提交权限变更",
    description:
      "Says that a draft is complete: within seconds it is reckoned, over the rights in force, what it would do.",
    derives: { submittedAt: "now", writtenByIds: "person" },
  },
  revisePolicyChange: {
    ...change,
    kind: "update",
    term: "退回起草",
    description:
      "Takes a change back to its draft, or corrects the draft's words. What was judged of it and who signed it counts no more.",
    optional: ["title", "reason", "effectiveAt"],
    derives: { writtenByIds: "person" },
    requires: { policy_change_ordinary: ({ column }) => sql`${column("kind")} = 'ordinary'` },
  },
  endorsePolicyChange: {
    ...change,
    kind: "update",
    term: "会签权限变更",
    description:
      "The first of the two signatures under a change that touches protected facts (L4): says the hash of what was judged. Not by whoever wrote it.",
    required: ["resultHash"],
    derives: { endorsedById: "person", endorsedBy: "personName", endorsedAt: "now" },
    otherThan: ["draftPolicyChange"],
  },
  approvePolicyChange: {
    ...change,
    kind: "update",
    term: "批准权限变更",
    description:
      "Approves exactly what was judged, by its hash: it comes into force at its time. Not by whoever wrote or endorsed it.",
    required: ["resultHash"],
    derives: { approvedById: "person", approvedBy: "personName", approvedAt: "now" },
    otherThan: ["draftPolicyChange", "endorsePolicyChange"],
    requires: {
      policy_change_two_of_three: ({ column }) =>
        sql`${column("touchesProtected")} is false or ${column("endorsedById")} is not null`,
    },
  },
  rejectPolicyChange: {
    ...change,
    kind: "update",
    term: "驳回权限变更",
    description:
      "Rejects a change, and says why. Of what would give back the rights that an urgent one took: they stay taken. Not by whoever wrote it.",
    required: ["decisionReason"],
    derives: { rejectedById: "person", rejectedBy: "personName", rejectedAt: "now" },
    otherThan: ["draftPolicyChange"],
    requires: {
      policy_change_decided: ({ column }) =>
        sql`${column("status")} <> 'approved' or ${column("kind")} = 'expiry'`,
    },
  },
  withdrawPolicyChange: {
    ...change,
    kind: "update",
    term: "撤回权限变更",
    description: "Gives a change up before it comes into force.",
    derives: { writtenByIds: "person" },
    requires: { policy_change_ordinary: ({ column }) => sql`${column("kind")} = 'ordinary'` },
  },
  revokeAtOnce: {
    ...change,
    kind: "create",
    begins: "approved",
    term: "紧急停用权限",
    description:
      "In an emergency: takes rights away at once, on one steward's word, until a moment within fourteen days. It gives none. All stewards see it; another one keeps it by rejecting what would give the rights back.",
    required: ["title", "reason", "expiresAt"],
    derives: {
      kind: { code: "urgent" },
      baseHash: { code: "-" },
      draftedBy: "personName",
      writtenByIds: "person",
    },
    lines: {
      edits: {
        ...edit,
        term: "变更条目",
        description: "What is taken from whom.",
        atLeast: 1,
        atMost: 20,
        required: ["kind", "role", "onType"],
        optional: ["fields", "uses", "commands"],
        derives: { number: { code: "0" } },
      },
    },
  },
});
